import Hierarchy
import SourceText

/// Units that depend on one another in a cycle, so no order of deployment works.
enum DependencyCycle: EstateCheck {
  static let code = "dependency-cycle"
  static let severity = Severity.error
  static let summary = "units that depend on one another in a cycle"

  private static let mostNamed = 8

  static func findings(in estate: Estate) -> [Diagnostic] {
    // Most estates have none.
    if DependencyGraph(dependencies: estate.graph.dependencies).cycles.isEmpty { return [] }
    // Sorted by path, so that the finding is the same whichever unit of the cycle was asked for.
    let units = (estate.units + estate.others).sorted { $0.path < $1.path }
    var indices: [Path: Int] = [:]
    for (index, unit) in units.enumerated() { indices[unit.folder] = index }
    let graph = DependencyGraph(
      dependencies: units.map { unit in unit.dependencies.compactMap { indices[$0.value] } })
    return graph.cycles.compactMap { cycle in finding(cycle.map { units[$0] }) }
  }

  /// The finding for a cycle. Each unit is followed by one that it depends on; the last depends on the first.
  private static func finding(_ cycle: [UnitFacts]) -> Diagnostic? {
    guard let first = cycle.first, let last = cycle.last else { return nil }
    let names = (cycle + [first]).map { "'\($0.path)'" }
    let left = names.count - mostNamed
    let shown = left > 0 ? names.prefix(mostNamed - 2) + ["\(left + 1) more"] + names.suffix(1) : names
    return finding(
      cycle.count == 1
        ? "the unit '\(first.path)' depends on itself"
        : "the dependencies form a cycle: \(shown.joined(separator: " needs "))",
      at: last.dependencies.first { $0.value == first.folder }?.place,
      help: "take one of them out: units are deployed after what they depend on")
  }
}
