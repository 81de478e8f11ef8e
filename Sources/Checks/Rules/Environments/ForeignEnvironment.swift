import Hierarchy
import SourceText

/// A unit names a different environment from its own: in a stage, a name copied from a counterpart, a dependency or a
/// source.
enum ForeignEnvironment: EstateCheck {
  static let code = "foreign-environment"
  static let severity = Severity.warning
  static let summary = "a unit of one environment that names another one"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let ofModules = copiesInModules(estate)
    guard estate.counterparts.environments.count > 1 else { return ofModules }
    let places = Set(estate.units.compactMap { $0.environment.map { Standing($0.pattern, in: $0.environment) } })
    return ofModules + estate.units.flatMap { stages(of: $0) + paths(of: $0, places, in: estate) }
      + estate.counterparts.groups.flatMap(copies)
  }

  // MARK: variables that name the unit's environment

  private static let stageNames: Set<Text> = [
    "environment", "env", "stage", "environment_name", "env_name", "stage_name", "deploy_env", "environment_type",
  ]

  private static func stages(of unit: UnitFacts) -> [Diagnostic] {
    unit.values.compactMap { value in
      guard stageNames.contains(value.name), let named = KnownEnvironment.named(value.content),
        let folder = EnvironmentFolder(Path(value.place.file.name).parent), !folder.all.contains(named),
        !isBroader(folder, than: named)
      else { return nil }
      return finding(
        "'\(value.name)' is '\(value.content)' in a folder of another environment", at: value.place,
        help: "correct the value, or move the file to the folder of its environment")
    }
  }

  /// True for any environment below production in a `non-prod` folder that has no folder of one environment below it.
  private static func isBroader(_ folder: EnvironmentFolder, than named: KnownEnvironment) -> Bool {
    folder.environment == .nonProduction && named != .production
  }

  // MARK: environments of modules

  /// Values of a stage that two environments of one module have: it was copied to the one that it does not name.
  private static func copiesInModules(_ estate: Estate) -> [Diagnostic] {
    var modules: [Path: [UnitFacts]] = [:]
    for unit in estate.units where unit.layout == .terraform && unit.environmentName?.isEmpty == false {
      modules[unit.folder, default: []].append(unit)
    }
    return modules.keys.sorted().flatMap { folder -> [Diagnostic] in
      let units = modules[folder] ?? []
      var owners: [Text: UnitFacts] = [:]
      for unit in units { if let name = unit.environmentName { owners[name.lowercasedASCII] = unit } }
      return units.flatMap { unit in
        unit.values.compactMap { value in
          guard stageNames.contains(value.name), let owner = owners[value.content.lowercasedASCII], owner !== unit,
            let name = unit.environmentName, KnownEnvironment.named(name) != nil,
            value.place.file.name == unit.varFile?.file.name, value.place.file.name != owner.varFile?.file.name
          else { return nil }
          return finding(
            "'\(value.name)' of '\(unit.path)' is '\(value.content)', which is another environment of the module",
            at: value.place, help: "correct the value if the file was copied")
        }
      }
    }
  }

  // MARK: names copied from a counterpart

  private static let ownNames: [StaticString] = [
    "name", "prefix", "namespace", "identifier", "cluster", "bucket", "pipeline", "project", "workspace", "label",
    "domain", "stack", "table", "queue", "topic", "tag", "hostname", "key",
  ]

  private static func copies(_ group: [UnitFacts]) -> [Diagnostic] {
    group.flatMap { unit -> [Diagnostic] in
      guard let own = unit.environment else { return [] }
      return unit.values.compactMap { value in
        guard value.isOwn, !stageNames.contains(value.name), !DeliberateName.isOne(value.name) else { return nil }
        let named = KnownEnvironment.all(in: value.content)
        guard let foreign = KnownEnvironment.allCases.first(where: { named.contains($0) }),
          named.isDisjoint(with: own.all),
          !isBroader(own, than: foreign), isCopied(value, of: unit, from: foreign, group)
        else { return nil }
        return finding(
          "'\(value.name)' names another environment than the unit's folder, as in its counterpart there",
          at: value.place, help: "correct it if it was copied")
      }
    }
  }

  /// True when the counterpart in the named environment has the same value, and either other counterparts name their
  /// own environments, or there are no others and the variable names a thing (`bucket`, `prefix` …).
  private static func isCopied(
    _ value: UnitFacts.Value, of unit: UnitFacts, from foreign: KnownEnvironment, _ group: [UnitFacts]
  ) -> Bool {
    func counterpart(in other: UnitFacts) -> UnitFacts.Value? { other.values.first { $0.name == value.name } }
    guard let origin = group.first(where: { $0.environment?.environment == foreign }),
      counterpart(in: origin)?.content == value.content
    else { return false }
    let rest = group.filter { $0 !== unit && $0 !== origin }.compactMap { other in
      counterpart(in: other).map { (other, $0.content) }
    }
    if rest.isEmpty {
      let plain = value.name.lowercasedASCII
      return ownNames.contains { plain.contains($0) } && unit.environment?.environment.isLow != true
    }
    return rest.contains { other, content in
      guard let environment = other.environment else { return false }
      return !KnownEnvironment.all(in: content).isDisjoint(with: environment.all)
    }
  }

  // MARK: paths

  /// A folder pattern, and an environment that has such a folder.
  private struct Standing: Hashable {
    let pattern: Text
    let environment: KnownEnvironment

    init(_ pattern: Text, in environment: KnownEnvironment) {
      self.pattern = pattern
      self.environment = environment
    }
  }

  private static func paths(of unit: UnitFacts, _ places: Set<Standing>, in estate: Estate) -> [Diagnostic] {
    guard let own = unit.environment else { return [] }
    var found: [Diagnostic] = []
    for dependency in unit.dependencies {
      let folder = dependency.value.relative(to: estate.tree.root)
      guard isForeign(folder, own), let other = EnvironmentFolder(folder) else { continue }
      // A unit that this environment does not have is shared between environments.
      guard other.pattern == own.pattern || places.contains(Standing(other.pattern, in: own.environment)) else {
        continue
      }
      found.append(
        finding(
          "the dependency '\(folder)' is a unit of another environment, and this one has its own", at: dependency.place,
          help: "name the unit of this environment"))
    }
    if let include = unit.includes.first, isForeign(include.parent, own) {
      found.append(
        finding(
          "the included file '\(include)' belongs to another environment", at: unit.includePlace ?? unit.place,
          help: "include the file of this environment"))
    }
    if let source = unit.source, case .local(let folder) = unit.moduleSource {
      let name = folder.relative(to: estate.tree.root)
      if folder.isWithin(estate.tree.root), isForeign(name, own) {
        found.append(
          finding(
            "the source '\(name)' lies in the folder of another environment", at: source.place,
            help: "name the module of this environment"))
      }
    }
    for file in unit.optionalFiles where file.exists && isForeign(file.path.parent, own) {
      found.append(
        finding(
          "the var file '\(file.path)' of another environment is passed to '\(unit.path)'", at: file.place,
          help: "pass the file of this environment"))
    }
    return found
  }

  /// True when a whole part of the path is the name of another environment, and no part names the unit's own.
  private static func isForeign(_ path: Path, _ own: EnvironmentFolder) -> Bool {
    let named = path.parts.compactMap { KnownEnvironment.named($0) }
    return !named.isEmpty && named.allSatisfy { !own.all.contains($0) && !isBroader(own, than: $0) }
  }
}
