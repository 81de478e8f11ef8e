import SourceText

/// Units that are the same thing in several environments: `dev/eu-west-1/vpc` and `prod/eu-west-1/vpc`.
struct Counterparts: Sendable {
  /// Each group has the units of one thing, in their order, at most one per environment.
  let groups: [[UnitFacts]]
  /// The environments that folders of the estate name.
  let environments: Set<KnownEnvironment>

  /// If more units than this match one pattern, they are not one thing in several environments.
  private static let mostCounterparts = 24

  init(_ units: [UnitFacts]) {
    var positions: [Text: Int] = [:]
    var groups: [[UnitFacts]] = []
    for unit in units {
      guard let environment = unit.environment else { continue }
      if let position = positions[environment.pattern] {
        groups[position].append(unit)
      } else {
        positions[environment.pattern] = groups.count
        groups.append([unit])
      }
    }
    self.groups = groups.filter { $0.count > 1 && $0.count <= Self.mostCounterparts }
    environments = Set(units.compactMap { $0.environment?.environment })
  }
}
