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
  public mutating func page(of difference: TreeDifference) -> String {
    titles = difference.titles
    var page = HTMLPage(title: "\(Self.visible(difference.a.title)) → \(Self.visible(difference.b.title))")
    page.add("<p>\(HTMLPage.escaped(DifferenceSummary.line(of: difference)))</p>\n")
    let singles = unpaired(difference)
    if !singles.isEmpty { page.add("<ul>\n" + singles.joined() + "</ul>\n") }
    for block in DifferenceBlock.blocks(of: difference, by: grouping) { page.add(section(block)) }
    for move in difference.moves {
      let note = move.changesState ? DifferenceSummary.stateNote : nil
      if let block = DifferenceBlock(move.difference, note: note) { page.add(section(block)) }
    }
    return page.text
  }

  private func unpaired(_ difference: TreeDifference) -> [String] {
    var items = difference.moves.map { item("moved: \($0.a) → \($0.b)", "") }
    if let verdict = difference.unitVerdict {
      items += verdict.violations.map { item("\($0.path): \($0.message)", "removed") }
    } else {
      items += difference.onlyA.map { item("only in A: \($0)", "removed") }
      items += difference.onlyB.map { item("only in B: \($0)", "added") }
    }
    return items + difference.failed.map { item("not compared: \($0)", "") }
  }

  private func item(_ text: String, _ kind: String) -> String {
    "<li class=\"\(kind)\">\(HTMLPage.escaped(Self.visible(text)))</li>\n"
  }

  private func section(_ block: DifferenceBlock) -> String {
    let names = block.units.map { HTMLPage.escaped(Self.visible($0.description)) }
    var html = "<section data-name=\"\(names.joined(separator: " "))\">\n"
    html += "<h2>\(HTMLPage.escaped(block.title)): \(block.headline)</h2>\n"
    if names.count > 1 {
      html += "<details><summary>which units</summary><p>\(names.joined(separator: ", "))</p></details>\n"
    }
    if !block.changedFiles.isEmpty {
      let files = block.changedFiles.map { Self.visible($0.description) }.joined(separator: ", ")
      html += "<p class=\"note\">because of \(HTMLPage.escaped(files))</p>\n"
    }
    if let note = block.note { html += "<p class=\"note\">\(note)</p>\n" }
    html += "<div class=\"scroll\"><table class=\"diff\">\n<thead><tr><th scope=\"col\" class=\"marker\"></th>"
    html += "<th scope=\"col\">name</th><th scope=\"col\">\(HTMLPage.escaped(titles.a))</th>"
    html += "<th scope=\"col\">\(HTMLPage.escaped(titles.b))</th></tr></thead>\n<tbody>\n"
    for entry in block.entries {
      for variant in entry {
        let names = entry.count > 1 ? DifferenceBlock.names(of: variant.units).joined(separator: ", ") : nil
        html += Self.row(ShownChange(variant.finding, redaction: redaction), in: names)
      }
    }
    return html + "</tbody>\n</table></div>\n</section>\n"
  }

  private static func row(_ change: ShownChange, in units: String?) -> String {
    let kind = change.marker == .added ? "added" : change.marker == .removed ? "removed" : ""
    let notes = [change.remark, change.verdict, units.map { "in \($0)" }].compactMap { $0 }
      .map { "<span class=\"note\">\(HTMLPage.escaped($0))</span>" }.joined()
    return "<tr><td class=\"marker \(kind)\">\(HTMLPage.escaped(change.marker.text))</td>"
      + "<th scope=\"row\" class=\"\(kind)\">\(HTMLPage.escaped(change.name.description))\(notes)</th>"
      + cell(change.a, "A") + cell(change.b, "B") + "</tr>\n"
  }

  private static func cell(_ side: ShownChange.Side?, _ name: String) -> String {
    guard let side else { return "<td class=\"absent\" data-side=\"\(name)\">–</td>" }
    let origin = HTMLPage.escaped(side.origin.description)
    return "<td data-side=\"\(name)\" title=\"\(origin)\"><code>\(value(side))</code>"
      + "<span class=\"origin\">\(origin)</span></td>"
  }

  /// The value, with the part of a long one marked that differs.
  private static func value(_ side: ShownChange.Side) -> String {
    guard let pieces = side.pieces else { return HTMLPage.escaped(side.value.description) }
    let parts = [pieces.before, pieces.differing, pieces.after].map { HTMLPage.escaped($0.description) }
    return "\(parts[0])<mark>\(parts[1])</mark>\(parts[2])"
  }

  private static func visible(_ text: String) -> String { DiagnosticTextWriter.visible(text) }
}
