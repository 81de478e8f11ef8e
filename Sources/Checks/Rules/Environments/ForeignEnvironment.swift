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
    var known = KnownFolders()
    var found: [Diagnostic] = []
    for unit in estate.units {
      found += stages(of: unit, &known)
      found += paths(of: unit, places, in: estate, &known)
    }
    found += estate.counterparts.groups.flatMap(copies)
    // A var file of an environment is judged by its name and by its folder: one mistake, one finding.
    let told = Set(ofModules.compactMap { $0.place?.spot })
    return ofModules + found.filter { !($0.place.map { told.contains($0.spot) } ?? false) }
  }

  /// What folders and files name, for all the units that share them.
  private struct KnownFolders {
    private var environments: [Text: EnvironmentFolder?] = [:]
    private var named: [Path: [KnownEnvironment]] = [:]

    /// The environment of the folder that holds a file.
    mutating func environment(of file: SourceFile) -> EnvironmentFolder? {
      if let known = environments[file.name] { return known }
      let folder = EnvironmentFolder(ofFile: Path(file.name))
      environments[file.name] = .some(folder)
      return folder
    }

    /// The environments that whole parts of a path name.
    mutating func named(in path: Path) -> [KnownEnvironment] {
      if let known = named[path] { return known }
      let found = path.parts.compactMap { KnownEnvironment.named($0) }
      named[path] = found
      return found
    }
  }

  // MARK: variables that name the unit's environment

  private static let stageNames: Set<Text> = [
    "environment", "env", "stage", "environment_name", "env_name", "stage_name", "deploy_env", "environment_type",
  ]

  private static func stages(of unit: UnitFacts, _ known: inout KnownFolders) -> [Diagnostic] {
    unit.values.indices.compactMap { index in
      guard let named = unit.values[index].environment else { return nil }
      let value = unit.values[index]
      guard stageNames.contains(value.name), let folder = known.environment(of: value.place.file),
        !folder.all.contains(named),
        !isBroader(folder, than: named)
      else { return nil }
      let file = Path(value.place.file.name)
      let isOfFolder = EnvironmentFolder(file.parent)?.environment == folder.environment
      // Which environments a module has is known without Terragrunt: see `copiesInModules`.
      if !isOfFolder, unit.layout == .terraform { return nil }
      return finding(
        isOfFolder
          ? "'\(value.name)' is '\(value.content)' in a folder of another environment"
          : "'\(value.name)' is '\(value.content)' in '\(file.name)', which is for another environment",
        at: value.place,
        help: isOfFolder
          ? "correct the value, or move the file to the folder of its environment"
          : "correct the value if it was copied")
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
        guard let foreign = value.environments.first, value.environments.isDisjoint(with: own.all),
          value.isOwn || isOfEnvironment(value.place, own),
          !isBroader(own, than: foreign), !stageNames.contains(value.name), !DeliberateName.isOne(value.name),
          isCopied(value, of: unit, from: foreign, group)
        else { return nil }
        return finding(
          value.isOwn
            ? "'\(value.name)' names another environment than the unit's folder, as in its counterpart there"
            : "'\(value.name)' names another environment than the file's folder, as in its counterpart there",
          at: value.place, help: "correct it if it was copied")
      }
    }
  }

  /// True for a place in a file that only the units of the environment share.
  private static func isOfEnvironment(_ place: Place, _ own: EnvironmentFolder) -> Bool {
    EnvironmentFolder(Path(place.file.name).parent)?.environment == own.environment
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
      counterpart(in: other).map { (other, $0.environments) }
    }
    if rest.isEmpty {
      let plain = value.name.lowercasedASCII
      return ownNames.contains { plain.contains($0) } && unit.environment?.environment.isLow != true
    }
    return rest.contains { other, named in
      guard let environment = other.environment else { return false }
      return !named.isDisjoint(with: environment.all)
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

  private static func paths(
    of unit: UnitFacts, _ places: Set<Standing>, in estate: Estate, _ known: inout KnownFolders
  ) -> [Diagnostic] {
    guard let own = unit.environment else { return [] }
    var found: [Diagnostic] = []
    for dependency in unit.dependencies {
      let folder = dependency.value.relative(to: estate.tree.root)
      guard isForeign(known.named(in: folder), own), let other = EnvironmentFolder(folder) else { continue }
      // A unit that this environment does not have is shared between environments.
      guard other.pattern == own.pattern || places.contains(Standing(other.pattern, in: own.environment)) else {
        continue
      }
      found.append(
        finding(
          "the dependency '\(folder)' is a unit of another environment, and this one has its own", at: dependency.place,
          help: "name the unit of this environment"))
    }
    let foreignParent = unit.includes.first.flatMap { isForeign(known.named(in: $0.parent), own) ? $0 : nil }
    if let include = foreignParent {
      found.append(
        finding(
          "the included file '\(include)' belongs to another environment", at: unit.includePlace ?? unit.place,
          help: "include the file of this environment"))
    }
    if let source = unit.source, case .local(let folder) = unit.moduleSource {
      let name = folder.relative(to: estate.tree.root)
      if folder.isWithin(estate.tree.root), isForeign(known.named(in: name), own) {
        found.append(
          finding(
            "the source '\(name)' lies in the folder of another environment", at: source.place,
            help: "name the module of this environment"))
      }
    }
    // What the parent of another environment passes is a consequence.
    for file in unit.optionalFiles
    where file.exists && isForeign(known.named(in: file.path.parent), own)
      && file.place.file.name != foreignParent?.text
    {
      found.append(
        finding(
          "the var file '\(file.path)' of another environment is passed to '\(unit.path)'", at: file.place,
          help: "pass the file of this environment"))
    }
    return found
  }

  /// True when a whole part of a path is the name of another environment, and no part names the unit's own.
  ///
  /// - Parameter named: the environments that parts of the path name.
  private static func isForeign(_ named: [KnownEnvironment], _ own: EnvironmentFolder) -> Bool {
    !named.isEmpty && named.allSatisfy { !own.all.contains($0) && !isBroader(own, than: $0) }
  }
}
