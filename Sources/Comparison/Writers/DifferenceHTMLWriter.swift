public import SourceText

/// Writes differences as one self-contained HTML page.
public struct DifferenceHTMLWriter {
  private let redaction: Redaction
  private let grouping: DifferenceGrouping
  /// The heads of the columns of values.
  private var titles = (a: "A", b: "B")

  /// A writer.
  ///
  /// - Parameters:
  ///   - secrets: what is masked.
  ///   - grouping: what is shown together.
  public init(secrets: SecretPolicy, grouping: DifferenceGrouping) {
    redaction = Redaction(secrets)
    self.grouping = grouping
  }

  /// The whole page.
  public mutating func page(of difference: TreeDifference) -> [UInt8] {
    titles = difference.titles
    var page = HTMLPage(title: Text("\(difference.a.title) → \(difference.b.title)"))
    page.add("<p>\(DifferenceSummary.line(of: difference))</p>\n")
    let singles = unpaired(difference)
    if !singles.isEmpty { page.add("<ul>\n\(singles.joined())</ul>\n") }
    for block in DifferenceBlock.blocks(of: difference, by: grouping) { page.add(section(block)) }
    for move in difference.moves {
      let note = move.changesState ? DifferenceSummary.stateNote : nil
      if let block = DifferenceBlock(move.difference, note: note) { page.add(section(block)) }
    }
    return page.bytes
  }

  private func unpaired(_ difference: TreeDifference) -> [HTML] {
    var items = difference.moves.map { item("moved: \($0.a) → \($0.b)", "") }
    if let verdict = difference.unitVerdict {
      items += verdict.violations.map { item("\($0.path): \($0.message)", "removed") }
    } else {
      items += difference.onlyA.map { item("only in \(titles.a): \($0)", "removed") }
      items += difference.onlyB.map { item("only in \(titles.b): \($0)", "added") }
    }
    return items + difference.failed.map { item("not compared: \($0)", "") }
  }

  private func item(_ text: String, _ kind: String) -> HTML { "<li class=\"\(kind)\">\(text)</li>\n" }

  private func section(_ block: DifferenceBlock) -> HTML {
    let names = block.units.map { unit -> HTML in "\(unit)" }
    var html: HTML = "<section data-name=\"\(names.joined(separator: " "))\">\n"
    html += "<h2>\(block.title): \(block.headline)</h2>\n"
    if names.count > 1 {
      html += "<details><summary>which units</summary><p>\(names.joined(separator: ", "))</p></details>\n"
    }
    if !block.changedFiles.isEmpty {
      let files = block.changedFiles.map { file -> HTML in "\(file)" }.joined(separator: ", ")
      html += "<p class=\"note\">because of \(files)</p>\n"
    }
    if let note = block.note { html += "<p class=\"note\">\(note)</p>\n" }
    let rows = block.entries.flatMap { entry in
      entry.map { variant in
        let names = entry.count > 1 ? DifferenceBlock.names(of: variant.units).joined(separator: ", ") : nil
        return row(ShownChange(variant.finding, redaction: redaction), in: names)
      }
    }
    let table: HTML = """
      <table class="stacked">
      <thead><tr><th scope="col" class="marker"><span class="unseen">change</span></th><th scope="col">name</th>\
      <th scope="col">\(titles.a)</th><th scope="col">\(titles.b)</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      """
    return html + HTMLPage.scrolling(table, label: Text("differences of \(block.title)")) + "</section>\n"
  }

  private func row(_ change: ShownChange, in units: String?) -> HTML {
    let kind = change.marker == .added ? "added" : change.marker == .removed ? "removed" : ""
    let notes = [change.remark, change.verdict, units.map { "in \($0)" }].compactMap { $0 }
      .map { note -> HTML in "<span class=\"note\">\(note)</span>" }.joined()
    return "<tr><td class=\"marker \(kind)\">\(change.marker.text)</td>"
      + "<th scope=\"row\" class=\"\(kind)\">\(change.name)\(notes)</th>"
      + cell(change.a, titles.a) + cell(change.b, titles.b) + "</tr>\n"
  }

  private func cell(_ side: ShownChange.Side?, _ name: String) -> HTML {
    guard let side else { return "<td class=\"absent\" data-side=\"\(name)\">–</td>" }
    return "<td data-side=\"\(name)\" title=\"\(side.origin)\"><code>\(value(side))</code>"
      + "<span class=\"origin\">\(side.origin)</span></td>"
  }

  /// The value, with the part of a long one marked that differs.
  private func value(_ side: ShownChange.Side) -> HTML {
    guard let pieces = side.pieces else { return "\(side.value)" }
    return "\(pieces.before)<mark>\(pieces.differing)</mark>\(pieces.after)"
  }
}
