import SourceText

/// What the pages of a report share.
struct PageParts {
  let estate: ReportedEstate

  /// The pages that all others link to.
  private static let main = [
    (PageNames.overview, "Overview"), (PageNames.findings, "Findings"), (PageNames.values, "Values"),
    (PageNames.dependencies, "Dependencies"),
  ]

  /// A page with links to the main ones.
  ///
  /// - Parameter name: the file name of the page itself.
  static func page(_ name: String, title: Text) -> HTMLPage {
    let links = main.map { file, title -> HTML in
      file == name
        ? "<a href=\"\(file)\" aria-current=\"page\">\(title)</a>\n" : "<a href=\"\(file)\">\(title)</a>\n"
    }.joined()
    return HTMLPage(title: title, navigation: "<nav aria-label=\"pages\">\n\(links)</nav>\n")
  }

  /// A link to the page of the unit at a position.
  func link(_ unit: Int) -> HTML {
    let unit = estate.units[unit]
    return "<a href=\"\(unit.page)\">\(unit.listed.path)</a>"
  }

  /// A table of findings; nothing for none.
  ///
  /// - Parameter more: a column that names the units of each.
  func findings(_ positions: [Int], label: Text, more: ((Int) -> HTML)? = nil) -> HTML {
    if positions.isEmpty { return "" }
    let rows = positions.map { position -> HTML in
      let finding = estate.findings[position]
      let help = finding.advice.map { advice -> HTML in "<span class=\"note\">\(advice.text)</span>" } ?? ""
      let place = finding.place.map { ShownAssignment.text(of: $0) } ?? ""
      let units = more.map { more -> HTML in "<td data-side=\"units\">\(more(position))</td>" } ?? ""
      return """
        <tr><td class="\(Self.look(of: finding.severity))">\(finding.severity.rawValue)</td>\
        <th scope="row">\(finding.wording.text)\(help)</th>\
        <td data-side="code">\(finding.code)</td><td data-side="place"><code>\(place)</code></td>\(units)</tr>

        """
    }
    let units: HTML = more == nil ? "" : "<th scope=\"col\">units</th>"
    let table: HTML = """
      <table class="stacked">
      <thead><tr><th scope="col">severity</th><th scope="col">finding</th><th scope="col">code</th>\
      <th scope="col">place</th>\(units)</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      """
    return HTMLPage.scrolling(table, label: label)
  }

  private static func look(of severity: Severity) -> String {
    switch severity {
    case .error: ReportedEstate.Look.error.rawValue
    case .warning: ReportedEstate.Look.warning.rawValue
    case .info: ""
    }
  }

  /// What the colours mean.
  static var legend: HTML {
    let keys = ReportedEstate.Look.allCases.map { look -> HTML in
      "<span class=\"\(look.rawValue)\">\(look.meaning)</span>"
    }
    return "<p class=\"legend\">\(keys.joined(separator: "\n"))</p>\n"
  }
}
