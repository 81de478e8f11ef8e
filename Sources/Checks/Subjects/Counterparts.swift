import SourceText

/// Units that are the same thing in several environments: `dev/eu-west-1/vpc` and `prod/eu-west-1/vpc`.
final class Counterparts: Sendable {
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
    var positions = [Text: Int](minimumCapacity: units.count)
    var patterns: [Text] = []
    var groups: [[UnitFacts]] = []
    var environments: Set<KnownEnvironment> = []
    var latest: KnownEnvironment?
    for unit in units {
      guard let folder = Self.environment(of: unit, learned) else { continue }
      // Neighbours mostly lie in one environment.
      if folder.environment != latest { environments.insert(folder.environment) }
      latest = folder.environment
      if let position = positions[folder.pattern] {
        groups[position].append(unit)
      } else {
        positions[folder.pattern] = groups.count
        patterns.append(folder.pattern)
        groups.append([unit])
      }
    }
    self.groups = groups.filter { $0.count > 1 && $0.count <= Self.mostCounterparts }
    acrossRegions = Self.acrossRegions(groups, patterns)
    self.environments = environments
  }

  private static let anyRegion: Text = "*"

  /// - Parameter patterns: those of the groups.
  private static func acrossRegions(_ groups: [[UnitFacts]], _ patterns: [Text]) -> [[UnitFacts]] {
    var positions: [Text: Int] = [:]
    var wide: [[UnitFacts]] = []
    for (group, pattern) in zip(groups, patterns) {
      let parts = Path(pattern).parts.map { CloudRegion($0).map { !$0.isZone } == true ? anyRegion : $0 }
      let key = Path.joined(parts, absolute: false).text
      if let known = positions[key] {
        wide[known] += group
      } else {
        positions[key] = wide.count
        wide.append(group)
      }
    }
    return wide.filter { $0.count > 1 && $0.count <= mostCounterparts }
  }

  /// The environment of a unit's folder; nil when it names none.
  func environment(of unit: UnitFacts) -> EnvironmentFolder? { Self.environment(of: unit, learned) }

  private static func environment(
    of unit: UnitFacts, _ learned: [ObjectIdentifier: EnvironmentFolder]
  ) -> EnvironmentFolder? {
    // Most trees show no names of their own.
    learned.isEmpty ? unit.commonEnvironment : learned[ObjectIdentifier(unit)] ?? unit.commonEnvironment
  }
}

extension Collection {
  /// True when all have the same hash; mostly, counterparts do, and rules that compare them need not look closer.
  func agree(on hash: (Element) -> Int) -> Bool {
    guard let own = first.map(hash) else { return true }
    return allSatisfy { hash($0) == own }
  }
}
