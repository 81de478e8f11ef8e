public import SourceText

/// Writes differences as one self-contained HTML page.
public struct DifferenceHTMLWriter {
  private let redaction: Redaction
  /// The heads of the columns of values.
  private var titles = (a: "A", b: "B")

  /// A writer that masks according to the given policy.
  public init(secrets: SecretPolicy) { redaction = Redaction(secrets) }

  /// The whole page.
  public mutating func page(of difference: TreeDifference) -> String {
    titles = difference.titles
    var page = HTMLPage(title: "\(Self.visible(difference.a.title)) → \(Self.visible(difference.b.title))")
    page.add("<p>\(HTMLPage.escaped(DifferenceSummary.line(of: difference)))</p>\n")
    let singles = unpaired(difference)
    if !singles.isEmpty { page.add("<ul>\n" + singles.joined() + "</ul>\n") }
    for unit in difference.units where !unit.isEmpty { page.add(section(unit, note: nil)) }
    for move in difference.moves where !move.difference.isEmpty {
      page.add(section(move.difference, note: move.changesState ? DifferenceSummary.stateNote : nil))
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

  private mutating func section(_ unit: UnitDifference, note: String?) -> String {
    let name = HTMLPage.escaped(Self.visible(unit.name.description))
    var html = "<section data-name=\"\(name)\">\n<h2>\(name): \(unit.headline)</h2>\n"
    if !unit.changedFiles.isEmpty {
      let files = unit.changedFiles.map { Self.visible($0.description) }.joined(separator: ", ")
      html += "<p class=\"note\">because of \(HTMLPage.escaped(files))</p>\n"
    }
    if let note { html += "<p class=\"note\">\(note)</p>\n" }
    html += "<div class=\"scroll\"><table class=\"diff\">\n<thead><tr><th scope=\"col\" class=\"marker\"></th>"
    html += "<th scope=\"col\">name</th><th scope=\"col\">\(HTMLPage.escaped(titles.a))</th>"
    html += "<th scope=\"col\">\(HTMLPage.escaped(titles.b))</th></tr></thead>\n<tbody>\n"
    for change in unit.shown(redaction) { html += Self.row(change) }
    return html + "</tbody>\n</table></div>\n</section>\n"
  }

  private static func row(_ change: ShownChange) -> String {
    let kind = change.marker == .added ? "added" : change.marker == .removed ? "removed" : ""
    let notes = [change.remark, change.verdict].compactMap { $0 }
      .map { "<span class=\"note\">\(HTMLPage.escaped($0))</span>" }.joined()
    return "<tr><td class=\"marker \(kind)\">\(HTMLPage.escaped(change.marker.text))</td>"
      + "<th scope=\"row\" class=\"\(kind)\">\(HTMLPage.escaped(change.name.description))\(notes)</th>"
      + cell(change.a, "A") + cell(change.b, "B") + "</tr>\n"
  }

  private static func cell(_ side: ShownChange.Side?, _ name: String) -> String {
    guard let side else { return "<td class=\"absent\" data-side=\"\(name)\">–</td>" }
    let origin = HTMLPage.escaped(side.origin.description)
    return "<td data-side=\"\(name)\" title=\"\(origin)\"><code>\(HTMLPage.escaped(side.value.description))</code>"
      + "<span class=\"origin\">\(origin)</span></td>"
  }

  private static func visible(_ text: String) -> String { DiagnosticTextWriter.visible(text) }
}
