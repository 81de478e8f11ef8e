import SourceText

/// The first page: a row for each thing, a column for each environment.
struct OverviewPage {
  private let estate: ReportedEstate

  init(_ estate: ReportedEstate) { self.estate = estate }

  var bytes: [UInt8] {
    var page = PageParts.page(PageNames.overview, title: Text(estate.title))
    page.add("<p>\(estate.summary)</p>\n")
    page.add(PageParts.legend)
    let heads = estate.columns.map { title -> HTML in "<th scope=\"col\">\(title)</th>" }.joined()
    let differences: HTML = estate.columns.count > 1 ? "<th scope=\"col\">differences</th>" : ""
    let table: HTML = """
      <table class="wide">
      <thead><tr><th scope="col">unit</th>\(heads)\(differences)</tr></thead>
      <tbody>
      \(estate.rows.map(row).joined())</tbody>
      </table>
      """
    page.add(HTMLPage.scrolling(table, label: "units by environment"))
    return page.bytes
  }

  private func row(_ row: ReportedEstate.Row) -> HTML {
    let cells = row.units.map { $0.map(cell) ?? "<td class=\"absent\">–</td>" }.joined()
    return "<tr><th scope=\"row\">\(row.name)</th>\(cells)\(differences(row))</tr>\n"
  }

  private func cell(_ position: Int) -> HTML {
    let unit = estate.units[position]
    let odd: HTML = unit.oddCount == 0 ? "" : "<span class=\"note\">\(unit.oddCount) unlike most</span>"
    return "<td class=\"\(unit.look.rawValue)\"><a href=\"\(unit.page)\">\(words(for: unit))</a>\(odd)</td>"
  }

  private func words(for unit: ReportedEstate.Unit) -> String {
    var parts = [Severity.error, .warning].compactMap { severity -> String? in
      let count = unit.ownFindings.count { estate.findings[$0].severity == severity }
      return count == 0 ? nil : count.counted(severity.rawValue)
    }
    if parts.isEmpty, unit.resolved.diagnostics.hasErrors { parts.append("not resolved") }
    return parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
  }

  private func differences(_ row: ReportedEstate.Row) -> HTML {
    guard estate.columns.count > 1 else { return "" }
    guard let matrix = row.matrix else {
      let isAlone = row.units.count { $0 != nil } == 1
      return "<td class=\"absent\">\(isAlone ? "only one" : "not compared")</td>"
    }
    let count = matrix.rows.count(where: \.differs)
    return "<td><a href=\"\(row.page)\">\(count) of \(matrix.rows.count) values</a></td>"
  }
}
