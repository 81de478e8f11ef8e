import Hierarchy
import SourceText

/// Every variable with each of its values, and the units that get it.
struct ValuesPage {
  private static let widestValue = 200
  private static let mostValues = 20
  private static let mostUnits = 3

  private let estate: ReportedEstate
  private let secrets: SecretPolicy

  init(_ estate: ReportedEstate, _ secrets: SecretPolicy) {
    self.estate = estate
    self.secrets = secrets
  }

  /// The units that get one value, which is grouped by what is shown of it: masked values count as one.
  private typealias UnitsByValue = [String: [Int]]

  func bytes(workers: Int) -> [UInt8] {
    let shown = ParallelMap.results(estate.units.count, workers: workers) { position in
      let unit = estate.units[position].resolved
      return unit.diagnostics.hasErrors
        ? []
        : unit.settings.map { setting in
          (
            name: setting.name,
            value: ShownAssignment.value(setting.value, named: setting.name, within: Self.widestValue, secrets)
          )
        }
    }
    var variables: [Text: UnitsByValue] = [:]
    for (position, settings) in shown.enumerated() {
      for setting in settings { variables[setting.name, default: [:]][setting.value, default: []].append(position) }
    }
    let names = variables.keys.sorted { NaturalOrder.precedes($0, $1) }
    var page = PageParts.page(PageNames.values, title: "Values")
    page.add(
      "<p>\(names.count.counted("variable")) in \(estate.units.count.counted("unit"))</p>\n"
    )
    let table: HTML = """
      <table class="stacked">
      <thead><tr><th scope="col">variable</th><th scope="col">value</th><th scope="col">units</th></tr></thead>
      <tbody>
      \(names.map { rows($0, variables[$0] ?? [:]) }.joined())</tbody>
      </table>
      """
    page.add(HTMLPage.scrolling(table, label: "values"))
    return page.bytes
  }

  /// The values that most units get come first.
  private func rows(_ name: Text, _ values: UnitsByValue) -> HTML {
    let sorted = values.sorted { left, right in
      left.value.count != right.value.count ? left.value.count > right.value.count : left.key < right.key
    }
    var rows = sorted.prefix(Self.mostValues).map { value, units in row(name, "<code>\(value)</code>", units) }
    if sorted.count > Self.mostValues {
      let rest = sorted[Self.mostValues...]
      rows.append(row(name, "\(rest.count) more values", rest.flatMap(\.value).sorted()))
    }
    return rows.joined()
  }

  private func row(_ name: Text, _ value: HTML, _ units: [Int]) -> HTML {
    let first = units.prefix(Self.mostUnits).map(PageParts(estate: estate).link).joined(separator: ", ")
    let more: HTML = units.count > Self.mostUnits ? " and \(units.count - Self.mostUnits) more" : ""
    return "<tr><th scope=\"row\">\(name)</th><td>\(value)</td><td data-side=\"units\">\(first)\(more)</td></tr>\n"
  }
}
