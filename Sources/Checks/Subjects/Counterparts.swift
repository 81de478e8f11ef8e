import SourceText

/// Units that are the same thing in several environments: `dev/eu-west-1/vpc` and `prod/eu-west-1/vpc`.
struct Counterparts: Sendable {
  /// Each group has the units of one thing, in their order, at most one per environment.
  let groups: [[UnitFacts]]
  /// The environments that folders of the estate name.
  let environments: Set<KnownEnvironment>
  /// The names of environments, those that the tree shows too.
  let names: EnvironmentNames
  /// The environments of units for which the tree shows another one than the common words.
  private let learned: [ObjectIdentifier: EnvironmentFolder]

  /// If more units than this match one pattern, they are not one thing in several environments.
  private static let mostCounterparts = 24

  init(_ units: [UnitFacts]) {
    let names = LearnedEnvironments.names(in: units)
    self.names = names
    var learned: [ObjectIdentifier: EnvironmentFolder] = [:]
    if !names.areCommon {
      for unit in units where names.named(partsOf: unit.path.parts).contains(where: { $0 != nil }) {
        learned[ObjectIdentifier(unit)] = EnvironmentFolder(unit.path, names)
      }
    }
    self.learned = learned
    var positions: [Text: Int] = [:]
    var groups: [[UnitFacts]] = []
    for unit in units {
      guard let environment = learned[ObjectIdentifier(unit)] ?? unit.commonEnvironment else { continue }
      if let position = positions[environment.pattern] {
        groups[position].append(unit)
      } else {
        positions[environment.pattern] = groups.count
        groups.append([unit])
      }
    }
    self.groups = groups.filter { $0.count > 1 && $0.count <= Self.mostCounterparts }
    environments = Set(
      units.compactMap { (learned[ObjectIdentifier($0)] ?? $0.commonEnvironment)?.environment })
  }

  /// The environment of a unit's folder; nil when it names none.
  func environment(of unit: UnitFacts) -> EnvironmentFolder? {
    learned[ObjectIdentifier(unit)] ?? unit.commonEnvironment
  }
}
