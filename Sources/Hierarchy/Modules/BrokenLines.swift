import SourceText

/// The lines of a file that contain mistakes.
struct BrokenLines {
  private let lines: [Int]
  private let file: SourceFile

  /// The lines of the errors among `diagnostics`.
  init(_ diagnostics: [Diagnostic], in file: SourceFile) {
    self.file = file
    lines = diagnostics.filter { $0.severity == .error }.compactMap { $0.place?.start.line }.sorted()
  }

  /// True when `range` contains one of these lines.
  func touch(_ range: SourceRange) -> Bool {
    if lines.isEmpty { return false }
    let first = file.lines.position(of: range.lower).line
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] < first { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low] <= file.lines.position(of: range.upper).line
  }
}
