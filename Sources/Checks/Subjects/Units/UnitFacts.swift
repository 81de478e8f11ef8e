import HCL1Syntax
import Hierarchy
import SourceText
import TerragruntConfiguration

/// The facts about one unit that checks of the whole estate need: small enough to keep for every unit.
final class UnitFacts: Sendable {
  /// A var file that may be absent.
  struct OptionalFile: Sendable {
    /// The place of the argument that names it.
    let place: Place
    /// The file: relative to the tree's top folder if it exists, otherwise absolute.
    let path: Path
    let exists: Bool
  }

  /// The unit's folder, absolute.
  let folder: Path
  /// The unit's folder, relative to the tree's top folder.
  let path: Path
  /// The environment that the folder names with a common word; nil when it names none. See `Estate.environment(of:)`.
  let commonEnvironment: EnvironmentFolder?
  /// The `terragrunt` key of the unit's file, or the start of the file.
  let place: Place?
  /// Of an environment of a module, the start of the last var file that sets something: the file to edit first.
  let varFile: Place?
  /// Of an environment of a module, its name.
  let environmentName: Text?
  /// True when the user names the module and its arguments, so that nothing else is given.
  let isGiven: Bool
  /// True with `skip = true`: nothing in the unit is deployed.
  let isSkipped: Bool
  /// True with `prevent_destroy = true`.
  let preventsDestroy: Bool
  /// Its configuration file, relative to the tree's top folder.
  let file: Path
  /// The folders it depends on, absolute.
  let dependencies: [Located<Path>]
  /// The included files, nearest first, relative to the tree's top folder.
  let includes: [Path]
  let source: Located<Text>?
  let moduleSource: ModuleSource
  let hasRemoteState: Bool
  let state: State?
  /// The bucket of a state without locking, at the place of its backend.
  let unlockedState: Located<Text>?
  /// The variables that the unit's own files set and its module does not declare.
  let undeclared: [Located<Text>]
  /// The inputs that included files of `terragrunt.hcl` give and the module does not declare.
  let undeclaredInIncludes: [Located<Text>]
  /// The module, if it is in the tree and could be read completely.
  let module: ModuleVariables?
  /// The module, if it is in the tree, even with mistakes.
  let readModule: ModuleVariables?
  /// The variables that the module requires and nothing sets; empty when the settings are not reliable.
  let unset: [ModuleVariables.Declaration]
  /// The files from other folders that set variables of the unit: included files and var files.
  let sharedFiles: [Text]
  /// Their hash, in order: most neighbours read the same.
  let sharedFilesHash: Int
  /// The names of all variables, in the order of the layers.
  let names: [Text]
  /// The names that something else than a default of the module sets; known where a name is undeclared.
  let givenNames: Set<Text>
  /// The names that the unit's own files set.
  let ownNames: [Text]
  /// Their hash, in order: most counterparts set the same.
  let ownNamesHash: Int
  /// Its texts, without those that mock outputs give.
  let texts: UnitTexts
  /// Those that rules of the estate look for.
  let sought: SoughtTexts
  /// Those of `values` that name the unit's environment.
  var stages: [Value] { sought.stages }
  /// What it says of AWS accounts.
  let accounts: UnitAccounts
  /// The text that gives the unit's AWS account; nil when none does.
  var account: Value? { accounts.given }
  /// The resources and images that the unit names in other regions.
  let foreignHomes: [RegionMismatch.ForeignHome]
  /// The region that its folder or a variable gives; nil when neither does, and for a unit that can't be checked.
  let region: CloudRegion?
  /// The region that its folder names; nil when it names none.
  let folderRegion: CloudRegion?
  /// What it names that exists in one region only, by a host or an id.
  let regional: [RegionalText]
  let optionalFiles: [OptionalFile]
  /// True when one of them is absent.
  let lacksFile: Bool
  /// True when the unit resolves with an error, or reads a file with a misspelt key. Anything missing may be missing
  /// because of that.
  let hasCause: Bool
  /// What differs in Terragrunt 0.18.7; nil when the checks of exact mode are off.
  let exact: ExactFacts?
  /// How its tree is laid out.
  let layout: UnitLayout
  /// What matters of a unit of `terragrunt.hcl` alone.
  let configuration: ConfigurationFacts

  /// - Parameters:
  ///   - checked: the same unit as the checks see it; nil when it can't be checked.
  ///   - readModule: the module, even with mistakes.
  ///   - exact: the same unit in exact mode, or the unit itself where it is the same; nil when the checks of exact mode
  ///     are off.
  init(
    _ unit: ResolvedUnit, checked: CheckedUnit? = nil, readModule: ModuleVariables? = nil,
    source: ModuleSource = .beside, exact: ResolvedUnit? = nil, foreignHomes: [RegionMismatch.ForeignHome] = []
  ) {
    let module = readModule?.whenComplete
    (self.module, self.readModule) = (module, readModule)
    self.foreignHomes = foreignHomes
    regional = checked?.texts.compactMap(RegionalText.init) ?? []
    region = checked?.region?.region
    let folderRegion = checked.map(\.folderRegion) ?? CloudRegion.named(in: unit.path)
    self.folderRegion = folderRegion
    layout = unit.layout
    let configuration = ConfigurationFacts(unit)
    self.configuration = configuration
    moduleSource = source
    self.source = unit.terragrunt.terraform?.source
    sharedFiles = Self.sharedFiles(of: unit)
    sharedFilesHash = sharedFiles.hashValue
    names = unit.settings.map(\.name)
    ownNames = Self.ownNames(of: unit)
    ownNamesHash = ownNames.hashValue
    let named = checked?.texts ?? NamedText.texts(of: unit)
    let texts = UnitTexts(of: unit, named)
    self.texts = texts
    let commonEnvironment = EnvironmentFolder(unit.path)
    self.commonEnvironment = commonEnvironment
    let sought = SoughtTexts(texts, in: unit.path.name, commonEnvironment, folderRegion, module)
    self.sought = sought
    accounts = UnitAccounts(of: unit, sought, named, isChecked: checked != nil)
    (folder, path, file) = (unit.folder, unit.path, unit.configurationFile)
    place = Self.place(of: unit, configuration)
    environmentName = unit.listedEnvironment?.name
    varFile = unit.listedEnvironment.flatMap { Self.lastVarFile(of: unit, $0) }
    isGiven = unit.listedEnvironment?.isGiven ?? false
    (isSkipped, preventsDestroy) = (unit.terragrunt.skip, unit.terragrunt.preventDestroy)
    includes = unit.includes
    unlockedState = unit.terragrunt.remoteState.flatMap { StateWithoutLock.unlocked($0) }
    let positions = checked?.positions ?? []
    let declared = configuration.generated.mayDeclare(.variable) ? nil : module
    undeclared = declared.map { Self.undeclared(in: unit, $0, positions) } ?? []
    undeclaredInIncludes = declared.map { NameSlips.undeclaredInIncludes(of: unit, $0) } ?? []
    givenNames =
      undeclared.isEmpty && undeclaredInIncludes.isEmpty
      ? [] : Set(unit.settings.lazy.filter { $0.origin.layer != .moduleDefault }.map(\.name))
    hasRemoteState = unit.terragrunt.remoteState != nil || configuration.generated.mayDeclare(.backend)
    dependencies = unit.dependencies
    let state = Self.state(of: unit)
    self.state = state
    self.exact = exact.map { Self.exactFacts(unit, $0, module, state) }
    optionalFiles = Self.optionalFiles(of: unit)
    lacksFile = !unit.absentVarFiles.isEmpty
    hasCause =
      unit.isBroken
      || unit.diagnostics.contains {
        $0.has(oneOf: Self.causes) && ($0.severity <= .warning || $0.has(ResolutionCode.missingVarFile))
      }
    unset = hasCause ? [] : Self.unset(of: unit, module, positions)
  }

  private static func place(of unit: ResolvedUnit, _ configuration: ConfigurationFacts) -> Place? {
    guard let file = unit.configuration else { return configuration.place ?? startOfLastFile(of: unit) }
    let block = file.syntax.body.items.first { $0.isNamed("terragrunt") }
    return Place(file.file, block?.key.range ?? .start)
  }

  /// What differs in the same unit in exact mode.
  private static func exactFacts(
    _ unit: ResolvedUnit, _ exact: ResolvedUnit, _ module: ModuleVariables?, _ state: State?
  ) -> ExactFacts {
    if exact === unit { return ExactFacts() }
    let other = self.state(of: exact)
    return ExactFacts(unit, exact, module: module, state: other?.identity == state?.identity ? nil : other)
  }

  private static func optionalFiles(of unit: ResolvedUnit) -> [OptionalFile] {
    unit.absentVarFiles.map {
      OptionalFile(place: $0.place, path: unit.folder.appending(Path($0.value)).cleaned, exists: false)
    }
      + unit.sources.compactMap { source in
        source.passedAt.map { OptionalFile(place: $0, path: source.file ?? ".", exists: true) }
      }
  }

  /// The mistakes that lose settings.
  private static let causes: Set<ResolutionCode> = [
    .unknownKey, .missingVarFile, .parentNotFound, .repeatedBlock, .unknownFile,
  ]

  /// - Parameter positions: those of the unit's settings among the module's variables.
  private static func undeclared(
    in unit: ResolvedUnit, _ module: ModuleVariables, _ positions: [Int?]
  ) -> [Located<Text>] {
    if unit.isBroken { return [] }
    let left = unit.undeclared.filter { !module.declares($0.name) }
    let passed = positions.indices.filter { positions[$0] == nil }.map { unit.settings[$0] }
    return (left + passed).compactMap { setting in
      placeOfUndeclared(setting, in: unit, module).map { Located(setting.name, at: $0) }
    }
  }

  private static func placeOfUndeclared(
    _ setting: Setting, in unit: ResolvedUnit, _ module: ModuleVariables
  ) -> Place? {
    if let place = placeOfOwnInput(setting, in: unit) { return place }
    guard let own = setting.ownAssignment(in: unit) ?? misspelt(setting, in: unit, module) else { return nil }
    // The line of the input, not of what it refers to.
    if own.origin.layer == .input, let origin = own.value.typed?.origin, case .reference = origin.step {
      return origin.place
    }
    return own.origin.place
  }

  /// Where the unit's own file gives an input its value, though the value may come whole from another file; nil for
  /// anything else.
  private static func placeOfOwnInput(_ setting: Setting, in unit: ResolvedUnit) -> Place? {
    guard setting.origin.layer == .input, let origin = setting.value.typed?.origin,
      origin.place.file.name == unit.configurationFile.text
    else { return nil }
    return origin.place
  }

  private static func ownNames(of unit: ResolvedUnit) -> [Text] {
    let settings = unit.settings
    var names: [Text] = []
    names.reserveCapacity(settings.count)
    for index in settings.indices where settings[index].ownAssignment(in: unit) != nil {
      names.append(settings[index].name)
    }
    return names
  }

  /// The start of an environment's last var file; nil when it sets nothing.
  private static func startOfLastFile(of unit: ResolvedUnit) -> Place? {
    unit.settings.lazy.flatMap { [$0.winner] + $0.overridden }.first { $0.file.name == unit.configurationFile.text }
      .map { Place($0.file, .start) }
  }

  /// What the var file of an environment alone sets under a name close to that of a variable that nothing else sets. A
  /// file for several modules may have other names that one of them lacks.
  private static func misspelt(
    _ setting: Setting, in unit: ResolvedUnit, _ module: ModuleVariables
  ) -> Assignment? {
    guard let environment = unit.listedEnvironment, setting.origin.layer == .varFile,
      !environment.sharedFiles.contains(Path(setting.origin.place.file.name))
    else { return nil }
    let given = Set(unit.settings.filter { $0.origin.layer != .moduleDefault }.map(\.name))
    let free = module.variables.map(\.name).filter { !given.contains($0) }.map(\.description)
    return NearestName.of(setting.name.description, among: free) == nil ? nil : setting.winner
  }

  private static let environmentPrefix: Text = "TF_VAR_"

  private static func unset(
    of unit: ResolvedUnit, _ module: ModuleVariables?, _ positions: [Int?]
  ) -> [ModuleVariables.Declaration] {
    guard let module, !unit.terragrunt.skip, !module.required.isEmpty else { return [] }
    var isSet = Array(repeating: false, count: module.variables.count)
    for case let position? in positions { isSet[position] = true }
    for variable in unit.environment where variable.name.hasPrefix(environmentPrefix) {
      let name = variable.name[environmentPrefix.count..<variable.name.count]
      if let position = module.position(of: name) { isSet[position] = true }
    }
    return module.required.filter { !isSet[$0] }.map { module.variables[$0] }
  }

  private static func sharedFiles(of unit: ResolvedUnit) -> [Text] {
    var files: [Text] = []
    // Each file is examined once for all variables that it sets.
    var seen: [SourceFile] = []
    func add(_ origin: Origin) {
      let file = origin.place.file
      guard origin.layer == .inherited || origin.layer == .varFile, !seen.contains(where: { $0 === file }) else {
        return
      }
      seen.append(file)
      if !files.contains(file.name), !Path(file.name).isWithin(unit.path) { files.append(file.name) }
    }
    for index in unit.settings.indices {
      add(unit.settings[index].origin)
      for assignment in unit.settings[index].overridden { add(assignment.origin) }
    }
    return files
  }

  private static func lastVarFile(of unit: ResolvedUnit, _ environment: ListedEnvironment) -> Place? {
    let files = unit.settings.map { $0.origin.place.file }
    for path in environment.varFiles.reversed() {
      if let file = files.first(where: { $0.name == path.text }) { return Place(file, .start) }
    }
    return nil
  }

  private static let trueText: Text = "true"
  private static let falseText: Text = "false"

  /// The value as text; nil for a list, an object, or an unknown value.
  static func spelling(of value: HCL1Syntax.Value) -> Text? {
    if let text = value.string { return text.isUnknown ? nil : text }
    if value.isList || value.isObject { return nil }
    return switch value.content {
    case .boolean(let flag): flag ? trueText : falseText
    case .number(let number): number.spelling
    case .string(let text): text
    case .list, .object, .null, .unknown: nil
    }
  }
}
