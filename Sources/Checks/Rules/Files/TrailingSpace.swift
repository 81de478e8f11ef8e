import HCL1Syntax
import SourceText

/// Lines end with blanks. One finding per file; the fix removes all of them.
enum TrailingSpace: FileCheck, ConfigurationCheck {
  static let code = "trailing-space"
  static let severity = Severity.info
  static let summary = "lines that end in white space"

  static func findings(in checked: CheckedFile) -> [Diagnostic] {
    findings(in: checked.file) { LongTexts(checked.syntax) }
  }

  static func findings(in checked: CheckedConfiguration) -> [Diagnostic] {
    if checked.syntax.diagnostics.hasErrors { return [] }
    return findings(in: checked.file) {
      var ranges: [SourceRange] = []
      checked.forEachExpression { expression in
        guard case .template = expression.content,
          checked.file.text(expression.range).firstIndex(of: Byte.lineFeed) != nil
        else { return }
        ranges.append(expression.range)
      }
      return LongTexts(ranges)
    }
  }

  private static func findings(in file: SourceFile, _ texts: () -> LongTexts) -> [Diagnostic] {
    var blanks = blanksAtLineEnds(file.bytes)
    guard !blanks.isEmpty else { return [] }
    let texts = texts()
    blanks.removeAll { texts.cover($0) }
    guard let first = blanks.first else { return [] }
    let more = blanks.count - 1
    let diagnostic = finding(
      more == 0
        ? "the line ends in white space"
        : "the line ends in white space, and so \(more == 1 ? "does 1 other" : "do \(more) others") of this file",
      at: Place(file, first), help: "strata check --fix removes it")
    return [diagnostic.mended(by: blanks.map { Diagnostic.Replacement($0, with: "") })]
  }

  private static func blanksAtLineEnds(_ bytes: [UInt8]) -> [SourceRange] {
    bytes.withUnsafeBufferPointer { bytes in
      var found: [SourceRange] = []
      var lineEnd = -1
      while lineEnd < bytes.count {
        lineEnd = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: lineEnd + 1)
        let hasReturn = lineEnd < bytes.count && lineEnd > 0 && bytes[lineEnd - 1] == Byte.carriageReturn
        let end = hasReturn ? lineEnd - 1 : lineEnd
        var start = end
        while start > 0, bytes[start - 1] == Byte.space || bytes[start - 1] == Byte.tab { start -= 1 }
        if start < end { found.append(SourceRange(start, end)) }
      }
      return found
    }
  }
}

/// The multi-line strings of a file, where trailing blanks are content.
private struct LongTexts {
  private var ranges: [SourceRange] = []

  init(_ syntax: SyntaxTree) {
    add(syntax.body, in: syntax.file)
    ranges.sort { $0.lower < $1.lower }
  }

  /// - Parameter ranges: one may lie in another.
  init(_ ranges: [SourceRange]) {
    var last = 0
    for range in ranges.sorted(by: { $0.lower < $1.lower }) where Int(range.upper) > last {
      self.ranges.append(range)
      last = Int(range.upper)
    }
  }

  private mutating func add(_ body: Body, in file: SourceFile) {
    for item in body.items { add(item.value, in: file) }
  }

  private mutating func add(_ expression: Expression, in file: SourceFile) {
    switch expression.content {
    case .object(let body): add(body, in: file)
    case .list(let elements): for element in elements { add(element, in: file) }
    case .string:
      if file.text(expression.range).firstIndex(of: Byte.lineFeed) != nil { ranges.append(expression.range) }
    case .boolean, .number: return
    }
  }

  /// True when the range lies inside one of these strings.
  func cover(_ range: SourceRange) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lower <= range.lower { low = middle + 1 } else { high = middle }
    }
    return low > 0 && range.lower < ranges[low - 1].upper
  }
}
