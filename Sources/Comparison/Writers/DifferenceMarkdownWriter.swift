public import SourceText

/// Writes differences as a pull request comment: the summary first, details folded, within GitHub's limit.
public struct DifferenceMarkdownWriter {
  /// GitHub's limit in characters; we count bytes, which are never fewer.
  public static let limit = 65_536
  private static let reserve = 400

  private let redaction: Redaction
  private let marksComment: Bool
  private let grouping: DifferenceGrouping
  private let limit: Int
  private var output = ""
  /// The heads of the columns of values.
  private var titles = (a: "A", b: "B")
  private var length = 0

  /// A writer.
  ///
  /// - Parameters:
  ///   - secrets: what is masked.
  ///   - marksComment: whether the text starts with a comment that lets a bot find its earlier comment.
  ///   - grouping: what is shown together.
  ///   - limit: the most bytes that the text may take.
  public init(
    secrets: SecretPolicy, marksComment: Bool = false, grouping: DifferenceGrouping, limit: Int = Self.limit
  ) {
    self.limit = limit
    self.grouping = grouping
    redaction = Redaction(secrets)
    self.marksComment = marksComment
  }

  /// The whole text.
  public mutating func text(of difference: TreeDifference) -> String {
    if marksComment { add("<!-- strata diff -->\n") }
    add("### strata diff: \(MarkdownText.escaped(DifferenceSummary.line(of: difference)))\n\n")
    add("A is \(MarkdownText.code(difference.a.title)), B is \(MarkdownText.code(difference.b.title)).\n")
    return blocks(of: difference, listsSingles: true)
  }

  /// What differs, without a heading.
  ///
  /// - Parameter listsSingles: whether the units that only one side has, and the moved ones, are listed first.
  public mutating func blocks(of difference: TreeDifference, listsSingles: Bool) -> String {
    var cut: [String] = []
    let left = listsSingles ? addUnpaired(difference) : 0
    if left > 0 { cut.append("\(left.counted("unit")) of one side") }
    var units = 0
    var rows = 0
    titles = difference.titles
    let moves = difference.moves.compactMap {
      DifferenceBlock($0.difference, note: $0.changesState ? DifferenceSummary.stateNote : nil)
    }
    for block in DifferenceBlock.blocks(of: difference, by: grouping) + moves {
      let leftRows = add(block)
      if leftRows > 0 {
        rows += leftRows
        units += block.units.count
      }
    }
    if rows > 0 {
      cut.append("\(rows.counted("change")) of \(units.counted("unit"))")
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
    guard length + count <= limit - (isLast ? 0 : Self.reserve) else { return false }
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

  /// Adds a block with as many of its changes as fit; returns how many did not. What several units share stands open, with
  /// the units folded away; what one unit has is folded.
  private mutating func add(_ block: DifferenceBlock) -> Int {
    let redaction = redaction
    let shown = block.entries.flatMap { entry in
      entry.prefix(DifferenceBlock.mostVariants).map { variant in
        (change: ShownChange(variant.finding, redaction: redaction), units: entry.count > 1 ? variant.units : [])
      }
    }
    let left = block.entries.compactMap { DifferenceBlock.rest(of: $0) }
    let isShared = block.units.count > 1
    let names = DifferenceBlock.names(of: block.units, shown: MarkdownText.code).joined(separator: ", ")
    let head =
      isShared
      ? "\n**\(block.units.count) units: \(block.headline)**\n\n"
      : "\n<details><summary>\(MarkdownText.code(block.units[0].description)): \(block.headline)</summary>\n\n"
    let files = block.changedFiles.map { MarkdownText.code($0.description) }.joined(separator: ", ")
    let cause =
      (files.isEmpty ? "" : "Because of \(files).\n\n") + (block.note.map { "\($0).\n\n" } ?? "")
      + left.map { "Left out of one line: \($0).\n\n" }.joined()
    let heads = "\(MarkdownText.code(titles.a)) | \(MarkdownText.code(titles.b))"
    let table = "| | name | \(heads) |\n|---|---|---|---|\n"
    let end =
      isShared
      ? "\n<details><summary>\(block.units.count) units</summary>\n\n\(names)\n\n</details>\n" : "\n</details>\n"
    guard let first = shown.first.map(Self.row),
      length + (head + cause + table + first + end).utf8.count <= limit - Self.reserve
    else { return shown.count }
    add(head + cause + table)
    var count = 0
    for entry in shown {
      let row = Self.row(entry)
      let fits = count == 0 && length + row.utf8.count + end.utf8.count <= limit - Self.reserve
      if !fits || !add(row) { count += 1 }
    }
    add(end)
    return count
  }

  private static func row(_ entry: (change: ShownChange, units: [Path])) -> String {
    let change = entry.change
    let names = DifferenceBlock.names(of: entry.units).joined(separator: ", ")
    let notes = [change.remark, change.verdict, names.isEmpty ? nil : "in \(names)"].compactMap { $0 }.map {
      "<br>" + MarkdownText.escaped($0)
    }.joined()
    return "| \(MarkdownText.escaped(change.marker.text)) | \(MarkdownText.code(change.name.description))\(notes) "
      + "| \(cell(change.a)) | \(cell(change.b)) |\n"
  }

  /// The value, with the part of a long one bold that differs.
  private static func value(_ side: ShownChange.Side) -> String {
    guard let pieces = side.pieces else { return MarkdownText.code(side.value.description) }
    let parts = [pieces.before, pieces.differing, pieces.after].map { MarkdownText.escaped($0.description) }
    return "<code>\(parts[0])<b>\(parts[1])</b>\(parts[2])</code>"
  }

  private static func cell(_ side: ShownChange.Side?) -> String {
    side.map {
      "\(value($0))<br><sub>\(MarkdownText.escaped($0.origin.description))</sub>"
    } ?? ""
  }
}
