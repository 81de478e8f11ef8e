import Comparison
import Hierarchy
import SourceText

/// What the pages show: units with their place in the overview, their findings, and how they differ from their
/// counterparts.
struct ReportedEstate: Sendable {
  /// A unit.
  struct Unit: Sendable {
    let resolved: ResolvedUnit
    /// What a listing says of it.
    let listed: ListedUnit
    /// The folder, relative to the tree's top folder; for environments of one module, the module's.
    let folder: Path
    /// The page's file name.
    let page: String
    /// The position of its row in the overview.
    let row: Int
    /// The findings in its own folder, by position.
    let ownFindings: [Int]
    /// The findings in files that it shares with others, by position.
    let sharedFindings: [Int]
    /// How many of its values differ from those that most of its counterparts have.
    let oddCount: Int
    let look: Look
  }

  /// A row of the overview: one thing in several environments.
  struct Row: Sendable {
    let name: Text
    /// For each column the unit, by position, or nil.
    let units: [Int?]
    /// The units that could be resolved, by position: the columns of the matrix.
    let compared: [Int]
    /// Their values side by side; nil when there are fewer than two.
    let matrix: Matrix?
    /// The page's file name.
    let page: String
  }

  /// What a unit looks like at first sight, worst first.
  enum Look: String, CaseIterable, Sendable {
    case error = "is-error"
    case warning = "is-warning"
    case odd = "is-odd"
    case fine = "is-fine"

    /// What it means, for the legend.
    var meaning: String {
      switch self {
      case .error: "errors"
      case .warning: "warnings"
      case .odd: "values unlike most of the others"
      case .fine: "nothing found"
      }
    }
  }

  let title: String
  /// The titles of the overview's columns.
  let columns: [Text]
  let rows: [Row]
  /// In the order of the listing.
  let units: [Unit]
  /// With secrets masked, sorted by place.
  let findings: [Diagnostic]
  /// The units that depend on each unit, by position.
  let users: [[Int]]
  /// The position of each unit, by its own absolute path.
  let positions: [Path: Int]

  /// Gathers everything.
  ///
  /// - Parameters:
  ///   - tree: keeps the units that it resolves.
  ///   - findings: with secrets masked.
  init(title: String, tree: Tree, _ selection: Tree.Selection, findings: [Diagnostic], workers: Int) {
    let listing = tree.listing(of: selection, workers: workers)
    let resolved = ParallelMap.results(selection.units.count, workers: workers) { tree.resolve(selection.units[$0]) }
    let byPath = Dictionary(resolved.map { ($0.path, $0) }) { first, _ in first }
    let found = listing.units.compactMap { listed in byPath[listed.path].map { (listed: listed, resolved: $0) } }
    let table = EnvironmentTable(found.map(\.resolved))
    let rows = Self.rows(table, found.map(\.resolved), workers: workers)
    var oddCounts = [Int](repeating: 0, count: found.count)
    for row in rows {
      for matrixRow in row.matrix?.rows ?? [] {
        for (unit, isOdd) in zip(row.compared, matrixRow.isOdd) where isOdd { oddCounts[unit] += 1 }
      }
    }
    let affected = FindingsByFile(findings)
    var pages = PageNames()
    units = found.enumerated().map { index, unit in
      let (own, shared) = affected.findings(of: unit.listed)
      let worst = own.map { findings[$0].severity }.min() ?? .info
      let look: Look =
        unit.resolved.diagnostics.hasErrors || worst == .error
        ? .error : worst == .warning ? .warning : oddCounts[index] > 0 ? .odd : .fine
      return Unit(
        resolved: unit.resolved, listed: unit.listed, folder: unit.listed.folder.relative(to: tree.root),
        page: pages.name(of: unit.listed.path.text, prefix: PageNames.unitPrefix), row: table.positions[index].row,
        ownFindings: own, sharedFindings: shared, oddCount: oddCounts[index], look: look)
    }
    self.title = title
    self.rows = rows
    self.findings = findings
    columns = table.columns
    positions = Dictionary(found.enumerated().map { ($0.element.listed.ownPath, $0.offset) }) { first, _ in first }
    var users = [[Int]](repeating: [], count: found.count)
    for (index, unit) in found.enumerated() {
      for dependency in unit.listed.dependencies { positions[dependency.folder].map { users[$0].append(index) } }
    }
    self.users = users
  }

  private static func rows(_ table: EnvironmentTable, _ units: [ResolvedUnit], workers: Int) -> [Row] {
    let compared = ParallelMap.results(table.rows.count, workers: workers) { index -> (units: [Int], matrix: Matrix?) in
      let row = table.rows[index]
      let columns = row.units.indices.filter { column in
        row.units[column].map { !units[$0].diagnostics.hasErrors } ?? false
      }
      let positions = columns.compactMap { row.units[$0] }
      let titles = columns.map { table.columns[$0] }
      return (positions, positions.count < 2 ? nil : Matrix(of: positions.map { units[$0] }, titles: titles))
    }
    var pages = PageNames()
    return zip(table.rows, compared).map { row, compared in
      Row(
        name: row.name, units: row.units, compared: compared.units, matrix: compared.matrix,
        page: pages.name(of: row.name, prefix: PageNames.rowPrefix))
    }
  }

  /// The whole estate in a few words.
  var summary: String {
    let parts = [Severity.error, .warning].compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : count.counted(severity.rawValue)
    }
    let found = parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
    let environments = columns.count > 1 ? " in \(columns.count) environments" : ""
    return "\(units.count.counted("unit"))\(environments), \(found)"
  }

}

/// Finds the findings that concern a unit.
private struct FindingsByFile {
  private var positions: [Text: [Int]] = [:]

  init(_ findings: [Diagnostic]) {
    for (index, finding) in findings.enumerated() {
      if let name = finding.place?.file.name { positions[name, default: []].append(index) }
    }
  }

  /// The findings in the unit's folder or its configuration file, and those in other files that it reads.
  func findings(of unit: ListedUnit) -> (own: [Int], shared: [Int]) {
    guard !positions.isEmpty else { return ([], []) }
    var own: [Int] = []
    var shared: [Int] = []
    for file in Set(unit.files + [unit.configurationFile]) {
      guard let found = positions[file.text] else { continue }
      let isOwn = file == unit.configurationFile || unit.path != "." && file.isWithin(unit.path)
      if isOwn { own += found } else { shared += found }
    }
    return (own.sorted(), shared.sorted())
  }
}
