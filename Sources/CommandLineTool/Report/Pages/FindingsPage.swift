import SourceText

/// All findings.
struct FindingsPage {
  private static let mostUnits = 3

  private let estate: ReportedEstate

  init(_ estate: ReportedEstate) { self.estate = estate }

  var bytes: [UInt8] {
    var page = PageParts.page(PageNames.findings, title: "Findings")
    page.add("<p>\(estate.summary)</p>\n")
    let units = units
    let sorted = estate.findings.indices.sorted { left, right in
      let (a, b) = (estate.findings[left].severity, estate.findings[right].severity)
      return a != b ? a < b : left < right
    }
    let parts = PageParts(estate: estate)
    page.add(
      parts.findings(sorted, label: "findings") { position in
        let first = units[position].prefix(Self.mostUnits).map(parts.link).joined(separator: ", ")
        let more = units[position].count - Self.mostUnits
        return more > 0 ? "\(first) and \(more) more" : first
      })
    return page.bytes
  }

  /// The units that each finding concerns.
  private var units: [[Int]] {
    var units = [[Int]](repeating: [], count: estate.findings.count)
    for (position, unit) in estate.units.enumerated() {
      for finding in unit.ownFindings + unit.sharedFindings { units[finding].append(position) }
    }
    return units
  }
}
