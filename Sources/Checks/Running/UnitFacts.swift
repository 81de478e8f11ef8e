import HCL1Syntax
import Hierarchy
import SourceText

/// What the checks of the whole estate know of one unit: little enough to keep for every unit.
final class UnitFacts: Sendable {
  /// A remote state: where it lies, and where the configuration says so.
  struct State: Sendable {
    /// Backend, bucket and key, as one text.
    let identity: Text
    /// Where the key is written.
    let place: Place
    /// True when the key is written in an included file and no function in it tells units apart.
    let isFixed: Bool
  }

  /// A var file that may be absent.
  struct OptionalFile: Sendable {
    /// Where it is asked for.
    let place: Place
    let exists: Bool
  }

  /// A variable that is set to a scalar.
  struct Value: Sendable {
    /// A name and what it is set to.
    struct Identity: Hashable, Sendable {
      let name: Text
      let content: Text
    }

    let name: Text
    /// The value, spelt.
    let content: Text
    let place: Place
    /// True when the unit's own file sets it.
    let isOwn: Bool

    var identity: Identity { Identity(name: name, content: content) }
  }

  /// The unit's folder, absolute.
  let folder: Path
  /// The unit's folder, relative to the root.
  let path: Path
  /// The folders it depends on, absolute.
  let dependencies: [Located<Path>]
  let state: State?
  /// The module, when it lies in the tree and could be read whole.
  let module: ModuleVariables?
  /// The files of other folders that set variables of the unit: included files and var files.
  let sharedFiles: [Text]
  /// The scalar variables; empty when the module is known, since then its declarations tell what is a typo.
  let values: [Value]
  let optionalFiles: [OptionalFile]

  init(_ unit: ResolvedUnit, module: ModuleVariables?) {
    self.module = module
    sharedFiles = Self.sharedFiles(of: unit)
    values = module == nil ? Self.values(of: unit.settings) : []
    folder = unit.folder
    path = unit.path
    dependencies = (unit.terragrunt.dependencies ?? []).map {
      Located(unit.folder.appending(Path($0.value)).cleaned, at: $0.place)
    }
    state = unit.terragrunt.skip ? nil : unit.terragrunt.remoteState.flatMap { Self.state($0, of: unit) }
    optionalFiles =
      unit.absentVarFiles.map { OptionalFile(place: $0.place, exists: false) }
      + unit.sources.compactMap { source in source.passedAt.map { OptionalFile(place: $0, exists: true) } }
  }

  private static func sharedFiles(of unit: ResolvedUnit) -> [Text] {
    var files: [Text] = []
    // A file is looked at once for all the variables that it sets.
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

  private static let trueText: Text = "true"
  private static let falseText: Text = "false"

  private static func values(of settings: [Setting]) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(settings.count)
    for index in settings.indices {
      let layer = settings[index].origin.layer
      guard layer >= .inherited, let content = spelling(of: settings[index].value) else { continue }
      values.append(
        Value(
          name: settings[index].name, content: content, place: settings[index].origin.place,
          isOwn: layer == .unit || layer == .autoFile))
    }
    return values
  }

  /// The value, spelt; nil for a list or an object.
  private static func spelling(of value: HCL1Syntax.Value) -> Text? {
    if let text = value.string { return text }
    if value.isList || value.isObject { return nil }
    return switch value.content {
    case .boolean(let flag): flag ? trueText : falseText
    case .number(let number): number.spelling
    case .string(let text): text
    case .list, .object: nil
    }
  }

  /// The backends whose state is one object of a store, with the members of `config` that name it; the last is the key.
  private static let stores: [Text: [Text]] = [
    "s3": ["bucket", "key"],
    "gcs": ["bucket", "prefix"],
    "azurerm": ["storage_account_name", "container_name", "key"],
  ]

  private static func state(_ state: RemoteState, of unit: ResolvedUnit) -> State? {
    guard let members = stores[state.backend.value] else { return nil }
    let values = members.map { name in state.config.first { $0.key == name } }
    guard let key = values.last ?? nil else { return nil }
    var identity = state.backend.value.bytes
    for value in values {
      guard let text = value?.value.string else { return nil }
      identity.append(Byte.space)
      identity.append(text)
    }
    let place = Place(state.backend.place.file, key.value.range)
    let isIncluded = place.file.name != unit.configurationFile.text
    return State(identity: Text(identity), place: place, isFixed: isIncluded && !tellsUnitsApart(place))
  }

  /// True when the text as written calls a function whose result is the unit's own.
  private static func tellsUnitsApart(_ place: Place) -> Bool {
    let written = place.file.text(place.range)
    return written.contains("path_relative_to_include") || written.contains("get_tfvars_dir")
      || written.contains("path_relative_from_include")
  }
}
