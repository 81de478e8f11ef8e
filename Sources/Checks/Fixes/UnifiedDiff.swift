public import SourceText

/// The difference between two texts in the format of `diff -u`.
///
/// Meant for texts with few differences: after a change, it looks for the nearest line that both sides share.
public struct UnifiedDiff {
  /// The text of the difference.
  public private(set) var bytes: [UInt8] = []
  private let before: Lines
  private let after: Lines
  private let secrets: SecretPolicy
  private var redactor: DiagnosticRedactor

  /// The lines of a file, each including its line feed if it has one.
  private struct Lines {
    let file: SourceFile
    let ranges: [Range<Int>]

    init(_ file: SourceFile) {
      self.file = file
      var ranges: [Range<Int>] = []
      var start = 0
      for (index, byte) in file.bytes.enumerated() where byte == Byte.lineFeed {
        ranges.append(start..<index + 1)
        start = index + 1
      }
      if start < file.bytes.count { ranges.append(start..<file.bytes.count) }
      self.ranges = ranges
    }

    func text(_ index: Int) -> Text { file.text(SourceRange(ranges[index].lowerBound, ranges[index].upperBound)) }
  }

  private enum Edit { case keep, remove, add }

  private static let context = 3
  /// How many lines ahead to look in the other side for the same line before the lines count as changed.
  private static let reach = 64

  /// The difference between two versions of a file; no bytes if they are equal.
  ///
  /// - Parameter secrets: what to mask in the lines that are shown.
  public init(from old: SourceFile, to new: SourceFile, secrets: SecretPolicy) {
    before = Lines(old)
    after = Lines(new)
    self.secrets = secrets
    redactor = DiagnosticRedactor(secrets)
    let edits = Self.edits(before.ranges.indices.map(before.text), after.ranges.indices.map(after.text))
    let hunks = Self.hunks(edits)
    guard !hunks.isEmpty else { return }
    for (mark, folder) in [("---", "a"), ("+++", "b")] {
      bytes += Array("\(mark) \(folder)".utf8)
      if !old.name.hasPrefix("/") { bytes.append(Byte.slash) }
      bytes.append(DiagnosticTextWriter.visible(old.name))
      bytes.append(Byte.lineFeed)
    }
    var position = Position()
    for hunk in hunks { add(hunk, edits, &position) }
  }

  /// The current edit, and the next line of each side.
  private struct Position {
    var edit = 0
    var before = 0
    var after = 0

    mutating func pass(_ kind: Edit) {
      edit += 1
      if kind != .add { before += 1 }
      if kind != .remove { after += 1 }
    }
  }

  /// The edits that turn one list of lines into the other.
  private static func edits(_ before: [Text], _ after: [Text]) -> [Edit] {
    var edits: [Edit] = []
    var i = 0
    var j = 0
    while i < before.count || j < after.count {
      if i < before.count, j < after.count, before[i] == after[j] {
        edits.append(.keep)
        (i, j) = (i + 1, j + 1)
        continue
      }
      let (removed, added) = nextAgreement(before, i, after, j)
      edits += Array(repeating: .remove, count: removed) + Array(repeating: .add, count: added)
      (i, j) = (i + removed, j + added)
    }
    return edits
  }

  /// How many lines of each side to skip until both agree again, with the smallest sum.
  private static func nextAgreement(_ before: [Text], _ i: Int, _ after: [Text], _ j: Int) -> (Int, Int) {
    for distance in 1...reach {
      for removed in 0...distance {
        let added = distance - removed
        if i + removed < before.count, j + added < after.count, before[i + removed] == after[j + added] {
          return (removed, added)
        }
      }
    }
    return (min(1, before.count - i), min(1, after.count - j))
  }

  /// The runs of edits around the changes, with their context.
  private static func hunks(_ edits: [Edit]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, edit) in edits.enumerated() where edit != .keep {
      let range = max(0, index - context)..<min(edits.count, index + context + 1)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private mutating func add(_ hunk: Range<Int>, _ edits: [Edit], _ position: inout Position) {
    while position.edit < hunk.lowerBound { position.pass(edits[position.edit]) }
    let removed = edits[hunk].count { $0 != .add }
    let added = edits[hunk].count { $0 != .remove }
    bytes += Array("@@ -\(Self.span(position.before, removed)) +\(Self.span(position.after, added)) @@\n".utf8)
    for edit in edits[hunk] {
      switch edit {
      case .keep: addLine(Byte.space, position.before, of: before)
      case .remove: addLine(Byte.hyphen, position.before, of: before)
      case .add: addLine(Byte.plus, position.after, of: after)
      }
      position.pass(edit)
    }
  }

  private static func span(_ start: Int, _ count: Int) -> String {
    let first = count == 0 ? start : start + 1
    return count == 1 ? "\(first)" : "\(first),\(count)"
  }

  private mutating func addLine(_ mark: UInt8, _ index: Int, of lines: Lines) {
    let range = lines.ranges[index]
    let isEnded = lines.file.bytes[range.upperBound - 1] == Byte.lineFeed
    let content = range.lowerBound..<(isEnded ? range.upperBound - 1 : range.upperBound)
    bytes.append(mark)
    bytes.append(
      secrets.isMasking
        ? redactor.line(content, of: lines.file, marking: content.lowerBound..<content.lowerBound).text
        : lines.file.text(SourceRange(content.lowerBound, content.upperBound)))
    bytes.append(Byte.lineFeed)
    if !isEnded { bytes += Array("\\ No newline at end of file\n".utf8) }
  }
}
