import SourceText

/// Units that are the same thing in several environments: `dev/eu-west-1/vpc` and `prod/eu-west-1/vpc`.
struct Counterparts: Sendable {
  /// Each group has the units of one thing, in their order, at most one per environment.
  let groups: [[UnitFacts]]
  /// The same over all regions: `dev/eu-west-1/vpc` and `prod/us-east-1/vpc`. Several may be of one environment.
  let acrossRegions: [[UnitFacts]]
  /// The environments that folders of the estate name.
  let environments: Set<KnownEnvironment>
  /// The names of environments, those that the tree shows too.
  let names: EnvironmentNames
  /// Where the tree shows names of its own, the environments of units whose folders name one.
  private let learned: [ObjectIdentifier: EnvironmentFolder]

  /// If more units than this match one pattern, they are not one thing in several environments.
  private static let mostCounterparts = 24

  init(_ units: [UnitFacts]) {
    let names = LearnedEnvironments.names(in: units)
    self.names = names
    var learned: [ObjectIdentifier: EnvironmentFolder] = [:]
    if !names.areCommon {
      for unit in units { learned[ObjectIdentifier(unit)] = EnvironmentFolder(unit.path, names) }
    }
    self.learned = learned
    var positions: [Text: Int] = [:]
    var groups: [[UnitFacts]] = []
    var environments: Set<KnownEnvironment> = []
    for unit in units {
      guard let environment = learned[ObjectIdentifier(unit)] ?? unit.commonEnvironment else { continue }
      environments.insert(environment.environment)
      if let position = positions[environment.pattern] {
        groups[position].append(unit)
      } else {
        positions[environment.pattern] = groups.count
        groups.append([unit])
      }
    }
    self.groups = groups.filter { $0.count > 1 && $0.count <= Self.mostCounterparts }
    acrossRegions = Self.acrossRegions(groups, positions)
    self.environments = environments
  }

  private static func acrossRegions(_ groups: [[UnitFacts]], _ positions: [Text: Int]) -> [[UnitFacts]] {
    var patterns: [Text: Int] = [:]
    var wide: [[UnitFacts]] = []
    for (pattern, position) in positions.sorted(by: { $0.value < $1.value }) {
      let parts = Path(pattern).parts.map { CloudRegion($0).map { !$0.isZone } == true ? "*" : $0 }
      let key = Path.joined(parts, absolute: false).text
      if let known = patterns[key] {
        wide[known] += groups[position]
      } else {
        patterns[key] = wide.count
        wide.append(groups[position])
      }
    }
    return wide.filter { $0.count > 1 && $0.count <= mostCounterparts }
  }

  /// The environment of a unit's folder; nil when it names none.
  func environment(of unit: UnitFacts) -> EnvironmentFolder? {
    learned[ObjectIdentifier(unit)] ?? unit.commonEnvironment
  }
}
