public import SourceText

/// Writes differences as a pull request comment: the summary first, details folded, within GitHub's limit.
public struct DifferenceMarkdownWriter {
  /// GitHub's limit in characters; we count bytes, which are never fewer.
  public static let limit = 65_536
  private static let reserve = 400

  private let redaction: Redaction
  private let marksComment: Bool
  private var output = ""
  /// The heads of the columns of values.
  private var titles = (a: "A", b: "B")
  private var length = 0

  /// A writer.
  ///
  /// - Parameters:
  ///   - secrets: what is masked.
  ///   - marksComment: whether the text starts with a comment that lets a bot find its earlier comment.
  public init(secrets: SecretPolicy, marksComment: Bool) {
    redaction = Redaction(secrets)
    self.marksComment = marksComment
  }

  /// The whole text.
  public mutating func text(of difference: TreeDifference) -> String {
    if marksComment { add("<!-- strata diff -->\n") }
    add("### strata diff: \(MarkdownText.escaped(DifferenceSummary.line(of: difference)))\n\n")
    add("A is \(MarkdownText.code(difference.a.title)), B is \(MarkdownText.code(difference.b.title)).\n")
    var cut: [String] = []
    let left = addUnpaired(difference)
    if left > 0 { cut.append("\(DifferenceSummary.counted(left, "unit")) of one side") }
    var units = 0
    var rows = 0
    let pairs = difference.units.map { (unit: $0, note: "") }
    titles = difference.titles
    let moves = difference.moves.map { (unit: $0.difference, note: $0.changesState ? DifferenceSummary.stateNote : "") }
    for (unit, note) in pairs + moves where !unit.isEmpty {
      let leftRows = add(unit, note: note)
      if leftRows > 0 {
        rows += leftRows
        units += 1
      }
    }
    if rows > 0 {
      cut.append("\(DifferenceSummary.counted(rows, "change")) of \(DifferenceSummary.counted(units, "unit"))")
    }
    if !cut.isEmpty {
      add(
        "\nCut to fit into a comment: \(cut.joined(separator: " and ")) left out; `--format text` shows all.\n",
        isLast: true)
    }
    return output
  }

  /// Adds text if it fits; otherwise returns false.
  @discardableResult
  private mutating func add(_ text: String, isLast: Bool = false) -> Bool {
    let count = text.utf8.count
    guard length + count <= Self.limit - (isLast ? 0 : Self.reserve) else { return false }
    output += text
    length += count
    return true
  }

  /// Adds the units of one side; returns how many did not fit.
  private mutating func addUnpaired(_ difference: TreeDifference) -> Int {
    var lines = difference.moves.map {
      "- moved: \(MarkdownText.code($0.a.description)) → \(MarkdownText.code($0.b.description))\n"
    }
    if let verdict = difference.unitVerdict {
      lines += verdict.violations.map {
        "- \(MarkdownText.code($0.path.description)): \(MarkdownText.escaped($0.message))\n"
      }
    } else {
      lines += difference.onlyA.map { "- only in A: \(MarkdownText.code($0.description))\n" }
      lines += difference.onlyB.map { "- only in B: \(MarkdownText.code($0.description))\n" }
    }
    lines += difference.failed.map { "- not compared: \(MarkdownText.code($0.description))\n" }
    if lines.isEmpty { return 0 }
    add("\n")
    return lines.count { !add($0) }
  }

  /// Adds a unit with as many of its changes as fit; returns how many did not.
  private mutating func add(_ unit: UnitDifference, note: String) -> Int {
    let shown = unit.shown(redaction)
    let head = "\n<details><summary>\(MarkdownText.code(unit.name.description)): \(unit.headline)</summary>\n\n"
    let files = unit.changedFiles.map { MarkdownText.code($0.description) }.joined(separator: ", ")
    let cause = (files.isEmpty ? "" : "Because of \(files).\n\n") + (note.isEmpty ? "" : "\(note).\n\n")
    let heads = "\(MarkdownText.code(titles.a)) | \(MarkdownText.code(titles.b))"
    let table = "| | name | \(heads) |\n|---|---|---|---|\n"
    let end = "\n</details>\n"
    guard let first = shown.first.map(Self.row),
      length + (head + cause + table + first + end).utf8.count <= Self.limit - Self.reserve
    else { return shown.count }
    add(head + cause + table)
    var left = 0
    for change in shown {
      let row = Self.row(change)
      let fits = left == 0 && length + row.utf8.count + end.utf8.count <= Self.limit - Self.reserve
      if !fits || !add(row) { left += 1 }
    }
    add(end)
    return left
  }

  private static func row(_ change: ShownChange) -> String {
    let notes = [change.remark, change.verdict].compactMap { $0 }.map { "<br>" + MarkdownText.escaped($0) }.joined()
    return "| \(MarkdownText.escaped(change.marker.text)) | \(MarkdownText.code(change.name.description))\(notes) "
      + "| \(cell(change.a)) | \(cell(change.b)) |\n"
  }

  private static func cell(_ side: ShownChange.Side?) -> String {
    side.map {
      "\(MarkdownText.code($0.value.description))<br><sub>\(MarkdownText.escaped($0.origin.description))</sub>"
    } ?? ""
  }
}
