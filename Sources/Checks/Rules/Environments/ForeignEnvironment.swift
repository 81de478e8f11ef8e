import Hierarchy
import SourceText

/// A unit names a different environment from its own: in a stage, a name copied from a counterpart, a dependency or a
/// source.
enum ForeignEnvironment: EstateCheck {
  static let code = "foreign-environment"
  static let severity = Severity.warning
  static let summary = "a unit of one environment that names another one"

  static func findings(in estate: Estate) -> [Diagnostic] {
    // Several modules may read one file.
    let ofModules = copiesInModules(estate).onePerPlace("of the other modules")
    guard estate.counterparts.environments.count > 1 else { return ofModules }
    var known = KnownFolders(estate)
    let standing = Once<Set<Standing>>()
    var found: [Diagnostic] = []
    for unit in estate.units {
      found.add(stages(of: unit, &known))
      found.add(paths(of: unit, standing, in: estate, &known))
    }
    found += CounterpartCopies(estate).findings()
    // A var file of an environment is judged by its name and by its folder: one mistake, one finding.
    return ofModules + found.elsewhere(than: ofModules)
  }

  /// What folders and files name, for all the units that share them.
  private struct KnownFolders {
    let names: EnvironmentNames
    private let estate: Estate
    private var named: [Path: [KnownEnvironment]] = [:]
    private var sources: [Path: [KnownEnvironment]] = [:]
    /// What was said of the last stage: neighbours mostly read it from one file.
    private var last: (file: SourceFile, content: Text, folder: EnvironmentFolder?)?

    init(_ estate: Estate) { (self.estate, names) = (estate, estate.counterparts.names) }

    /// The folder of the file that sets a stage, if it is of another environment than that which the stage names.
    mutating func folder(contradicting stage: UnitFacts.Value) -> EnvironmentFolder? {
      let (file, content) = (stage.place.file, stage.content)
      if let last, last.file === file, last.content == content { return last.folder }
      let folder = names.named(content).flatMap { named in
        estate.environment(of: file).flatMap { folder in
          folder.all.contains(named) || ForeignEnvironment.isBroader(folder, than: named) ? nil : folder
        }
      }
      last = (file, content, folder)
      return folder
    }

    /// True for a folder of another environment.
    mutating func isForeign(_ folder: Path, to own: EnvironmentFolder) -> Bool {
      !own.holds(folder) && ForeignEnvironment.isForeign(environments(in: folder), own)
    }

    /// The environments that parts of a module's path name, an absolute one; none for a folder outside the tree.
    mutating func environments(ofSource folder: Path) -> [KnownEnvironment] {
      if let known = sources[folder] { return known }
      let root = estate.tree.root
      let found = folder.isWithin(root) ? environments(in: folder.relative(to: root)) : []
      sources[folder] = found
      return found
    }

    /// The environments that whole parts of a path name.
    private mutating func environments(in path: Path) -> [KnownEnvironment] {
      if let known = named[path] { return known }
      let found = names.named(partsOf: path.parts).compactMap { $0 }
      named[path] = found
      return found
    }
  }

  // MARK: variables that name the unit's environment

  private static func stages(of unit: UnitFacts, _ known: inout KnownFolders) -> [Diagnostic] {
    unit.stages.compactMap { value in
      guard let folder = known.folder(contradicting: value) else { return nil }
      let file = Path(value.place.file.name)
      let isOfFolder = EnvironmentFolder(file.parent, known.names)?.environment == folder.environment
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
  static func isBroader(_ folder: EnvironmentFolder, than named: KnownEnvironment) -> Bool {
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
        unit.stages.compactMap { value in
          guard let owner = owners[value.content.lowercasedASCII], owner !== unit,
            let name = unit.environmentName, isOfEnvironments(value.name, name, units),
            value.place.file.name == unit.varFile?.file.name, value.place.file.name != owner.varFile?.file.name
          else { return nil }
          return finding(
            "'\(value.name)' of '\(unit.path)' is '\(value.content)', which is another environment of the module",
            at: value.place, help: "correct the value if the file was copied")
        }
      }
    }
  }

  /// True when an environment has a common name, or when others of the module name themselves in the variable.
  private static func isOfEnvironments(_ variable: Text, _ name: Text, _ units: [UnitFacts]) -> Bool {
    EnvironmentNames.common.named(name) != nil
      || units.count { other in
        other.stages.contains {
          $0.name == variable && $0.content.lowercasedASCII == other.environmentName?.lowercasedASCII
        }
      } > 1
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
    of unit: UnitFacts, _ standing: Once<Set<Standing>>, in estate: Estate, _ known: inout KnownFolders
  ) -> [Diagnostic] {
    guard let own = estate.environment(of: unit) else { return [] }
    var found = dependencies(of: unit, own, standing, in: estate, &known)
    let foreignParent = unit.includes.first.flatMap { include in
      known.isForeign(include.parent, to: own) && !unit.path.isWithin(include.parent) ? include : nil
    }
    if let include = foreignParent {
      found.append(
        finding(
          "the included file '\(include)' belongs to another environment",
          at: estate.includePlace(of: unit) ?? unit.place,
          help: "include the file of this environment"))
    }
    if let source = foreignSource(of: unit, own, in: estate, &known) { found.append(source) }
    // What the parent of another environment passes is a consequence.
    // What lies above the unit is of its own environment.
    for file in unit.optionalFiles
    where file.exists && known.isForeign(file.path.parent, to: own) && !unit.path.isWithin(file.path.parent)
      && file.place.file.name != foreignParent?.text
    {
      found.append(
        finding(
          "the var file '\(file.path)' of another environment is passed to '\(unit.path)'", at: file.place,
          help: "pass the file of this environment"))
    }
    return found
  }

  private static func dependencies(
    of unit: UnitFacts, _ own: EnvironmentFolder, _ standing: Once<Set<Standing>>, in estate: Estate,
    _ known: inout KnownFolders
  ) -> [Diagnostic] {
    unit.dependencies.compactMap { dependency in
      let folder = dependency.value.relative(to: estate.tree.root)
      guard known.isForeign(folder, to: own), let other = EnvironmentFolder(folder, known.names) else { return nil }
      let all = standing.value {
        Set(estate.units.compactMap { estate.environment(of: $0).map { Standing($0.pattern, in: $0.environment) } })
      }
      // A unit that this environment does not have is shared between environments.
      guard other.pattern == own.pattern || all.contains(Standing(other.pattern, in: own.environment)) else {
        return nil
      }
      return finding(
        "the dependency '\(folder)' is a unit of another environment, and this one has its own", at: dependency.place,
        help: "name the unit of this environment")
    }
  }

  private static func foreignSource(
    of unit: UnitFacts, _ own: EnvironmentFolder, in estate: Estate, _ known: inout KnownFolders
  ) -> Diagnostic? {
    guard case .local(let folder) = unit.moduleSource, isForeign(known.environments(ofSource: folder), own),
      let source = unit.source
    else { return nil }
    return finding(
      "the source '\(folder.relative(to: estate.tree.root))' lies in the folder of another environment",
      at: source.place,
      help: "name the module of this environment")
  }

  /// True when a whole part of a path is the name of another environment, and no part names the unit's own.
  ///
  /// - Parameter named: the environments that parts of the path name.
  private static func isForeign(_ named: [KnownEnvironment], _ own: EnvironmentFolder) -> Bool {
    // Most paths name the unit's own.
    if named.isEmpty || named.contains(where: { $0 != .nonProduction && own.all.contains($0) }) { return false }
    // The account that holds environments says less than the folder of one.
    let narrow = named.filter { $0 != .nonProduction }
    let judged = narrow.isEmpty ? named : narrow
    return !judged.isEmpty && judged.allSatisfy { !own.all.contains($0) && !isBroader(own, than: $0) }
  }
}
