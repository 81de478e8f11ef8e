import HCL1Syntax
import HCL2Evaluation
import Hierarchy
import SourceText

/// Converts a unit of `terragrunt.hcl` to the model that all commands use.
struct UnitModel {
  private let evaluated: EvaluatedConfiguration
  private let reader: ConfigurationReader
  private let context: LayoutContext
  private let folder: Path
  /// The place of anything that no line sets.
  private let whole: Place

  init(_ evaluated: EvaluatedConfiguration, _ reader: ConfigurationReader, _ context: LayoutContext) {
    self.evaluated = evaluated
    self.reader = reader
    self.context = context
    folder = evaluated.file.parent
    whole = Place(SourceFile(name: context.displayName(of: evaluated.file).text, bytes: []), .start)
  }

  /// The unit.
  ///
  /// - Parameter diagnostics: what there is to say beside its own files.
  func unit(saying diagnostics: [Diagnostic] = []) -> ResolvedUnit {
    let run = TerraformRun(evaluated, reader)
    let block = block()
    let environment = located(run.environment)
    let arguments = (run.arguments.elements ?? []).map { text($0) }
    let source = moduleSource(block)
    var variables = UnitVariables(of: folder, module: context.module(at: source, for: folder), in: context)
    if !evaluated.diagnostics.hasErrors {
      lay(&variables, source, run)
      let mocks = MockedValues(evaluated.configuration.dependencies)
      variables.validate(trusting: { !mocks.made($0) })
    }
    let name = context.displayName(of: folder)
    context.note(commands: block.terraform?.extraArguments.flatMap { $0.commands.map(\.value) } ?? [])
    return ResolvedUnit(
      layout: .terragrunt, path: name, folder: folder, configurationFile: context.displayName(of: evaluated.file),
      configuration: nil, includes: evaluated.includes.map { context.displayName(of: $0.path) },
      region: context.region(of: name), command: reader.options.command, terragrunt: block,
      ownSource: block.terraform?.source, arguments: arguments, environment: environment,
      absentVarFiles: run.absentFiles.map { text($0) }, settings: variables.settings, sources: variables.sources,
      filesRead: evaluated.filesRead.map { context.displayName(of: $0) } + variables.filesRead,
      missingFiles: missing(variables, run).map { context.displayName(of: $0) },
      dependencies: dependencies().flatMap { path in targets(of: path.value).map { Located($0, at: path.place) } },
      document: { document(run) }, details: evaluated,
      diagnostics: diagnostics + evaluated.diagnostics + variables.diagnostics)
  }

  /// What was looked for and not found, optional var files included; absolute, each once.
  private func missing(_ variables: UnitVariables, _ run: TerraformRun) -> [Path] {
    var seen: Set<Path> = []
    let absent = run.absentFiles.compactMap(\.text).map { folder.appending(Path($0)).cleaned }
    return (evaluated.missingFiles + variables.missingFiles + absent).filter { seen.insert($0).inserted }
  }

  private func document(_ run: TerraformRun) -> UnitDocument {
    UnitDocument(
      configuration: Value(ConfigurationDocument(evaluated).value, fallback: whole),
      arguments: Value(run.arguments, fallback: whole), environment: Value(run.environment, fallback: whole),
      locals: evaluated.locals.map { Value($0.plainData, fallback: whole) })
  }

  // MARK: variables

  private func lay(_ variables: inout UnitVariables, _ source: ModuleSource, _ run: TerraformRun) {
    if context.options.usesModuleDefaults { variables.layDefaults() }
    let arguments = UnknownArguments(run, whole)
    let inputs = evaluated.variables.members?.all ?? []
    if !evaluated.variables.isKnown { arguments.layAll(evaluated.variables, as: .input, &variables) }
    for input in inputs where !input.value.isNull { add(input, to: &variables) }
    let known = run.environment.members?.all.filter(\.value.isKnown) ?? []
    let words = variables.layEnvironment(own: known.map { ($0.name, text($0.value)) })
    arguments.layEnvironment(&variables)
    let module: [Path] = if case .local(let path) = source { [path] } else { [] }
    // Terragrunt writes null inputs to an automatic var file.
    variables.layAutomaticFiles(in: module + [folder]) { variables in
      for input in inputs where input.value.isNull { add(input, to: &variables) }
    }
    variables.refusesUndeclaredArguments = isModuleWhole(source)
    arguments.layCommandLine(after: words, &variables) { text($0) }
  }

  /// True when nothing but the module's own files makes its code: neither Terragrunt, nor files beside the unit, nor a hook.
  private func isModuleWhole(_ source: ModuleSource) -> Bool {
    let terraform = evaluated.configuration.blocks["terraform"]
    let hasHooks = (["before_hook", "after_hook"] as [Text]).contains { terraform?.blocks($0).isEmpty == false }
    guard case .local(let module) = source, evaluated.configuration.generate.isEmpty, !hasHooks else { return false }
    return module == folder || context.module(in: folder) == nil
  }

  /// Adds the values from included files, lowest first, then the one that counts; before each, the values that it
  /// replaced itself.
  private func add(_ input: Members.Member, to variables: inout UnitVariables) {
    var given = evaluated.inputLayers.compactMap { $0.members?[input.name]?.plainData }
    if !given.isEmpty { given.removeLast() }
    // What a deep merge takes in is not beaten.
    let parts = input.value.origin?.chain ?? []
    given.removeAll { lower in parts.contains { $0 === lower.origin } }
    for value in given + [input.value] {
      for value in value.beaten + [value] {
        let value = Value(value, fallback: whole)
        variables.add(input.name, value, as: .input, at: value.place(in: whole.file))
      }
    }
  }

  private func moduleSource(_ block: TerragruntBlock) -> ModuleSource {
    guard let terraform = block.terraform, let source = terraform.source else {
      let actual = reader.generated.actual(folder)
      return actual == folder || context.module(in: actual) == nil ? .beside : .local(actual)
    }
    guard terraform.isSourceKnown else { return .remote(source.value) }
    let found = context.moduleSource(source.value, of: folder)
    return if case .local(let path) = found { .local(reader.generated.actual(path)) } else { found }
  }

  // MARK: the configuration in the form of Terragrunt 0.18

  private func block() -> TerragruntBlock {
    let configuration = evaluated.configuration
    var block = TerragruntBlock()
    block.terraform = configuration.blocks["terraform"].map(terraform)
    block.remoteState = configuration.blocks["remote_state"].flatMap(remoteState)
    let dependencies = dependencies()
    if !dependencies.isEmpty { block.dependencies = dependencies }
    block.preventDestroySetting = flag("prevent_destroy")
    block.skipSetting = flag("skip") ?? (isExcluded ? Located(true, at: whole) : nil)
    block.iamRole = configuration.attributes["iam_role"].map { text($0) }
    return block
  }

  /// A flag that the configuration sets, with its place.
  private func flag(_ name: Text) -> Located<Bool>? {
    guard let value = evaluated.configuration.attributes[name], let isSet = value.bool else { return nil }
    let place = value.origin?.root.place ?? whole
    return Located(isSet, at: place)
  }

  /// True when `exclude` leaves the unit out of everything.
  private var isExcluded: Bool {
    guard let exclude = evaluated.configuration.blocks["exclude"], exclude.values["if"]?.bool == true else {
      return false
    }
    return exclude.values["actions"]?.elements?.contains { $0.text == "all" } ?? false
  }

  private func terraform(_ block: BlockValue) -> TerraformBlock {
    var result = TerraformBlock()
    if let source = block.values["source"], source.text != "" {
      result.source = text(source, block.place)
      result.isSourceKnown = source.isKnown
    }
    result.extraArguments = block.blocks("extra_arguments").map { extra in
      var result = ExtraArguments(labelled: Located(extra.label, at: extra.place))
      result.commands = texts(extra.values["commands"])
      result.arguments = texts(extra.values["arguments"])
      result.requiredVarFiles = texts(extra.values["required_var_files"])
      result.optionalVarFiles = texts(extra.values["optional_var_files"])
      result.environment = extra.values["env_vars"].map { located($0) } ?? []
      return result
    }
    result.beforeHooks = block.blocks("before_hook").map(hook)
    result.afterHooks = block.blocks("after_hook").map(hook)
    return result
  }

  private func hook(_ block: BlockValue) -> Hook {
    var result = Hook(labelled: Located(block.label, at: block.place))
    result.commands = texts(block.values["commands"])
    result.execute = texts(block.values["execute"])
    result.runOnError = block.bool("run_on_error") ?? false
    return result
  }

  private func remoteState(_ block: BlockValue) -> RemoteState? {
    guard let backend = block.values["backend"] else { return nil }
    let config = block.values["config"].map { Value($0.plainData, fallback: block.place) }
    return RemoteState(backend: text(backend, block.place), config: config?.members ?? [])
  }

  /// The folders in `dependency` and `dependencies` blocks, as written.
  private func dependencies() -> [Located<Text>] {
    let named = evaluated.configuration.dependencies.compactMap { block in
      block.bool("enabled") == false ? nil : block.values["config_path"]
    }
    let paths = evaluated.configuration.blocks["dependencies"]?.values["paths"]?.elements ?? []
    return (named + paths).filter { $0.text?.isEmpty == false }.map { text($0) }
  }

  /// The folders of the units that a dependency names: of a stack, those of its units; none for a folder that a stack
  /// would generate if it had no mistake.
  private func targets(of path: Text) -> [Path] {
    let path = folder.appending(Path(path)).cleaned
    switch reader.files.kind(of: path) {
    case .file: return [path.parent]
    case .folder:
      let units = reader.isStack(path) ? StackGeneration(reader, context.files).units(ofStackIn: path) : []
      return units.isEmpty ? [path] : units.map(\.parent)
    case .other: return [path]
    case nil: return reader.generated.mayHide(path) ? [] : [path]
    }
  }

  // MARK: texts

  /// The text; if it is unknown, the reason in parentheses.
  private func text(_ value: TypedValue, _ fallback: Place? = nil) -> Located<Text> {
    let text = value.text ?? value.unknown.map { "(" + $0.reason.sentence.text + ")" } ?? ""
    return Located(text, at: value.origin?.root.place ?? fallback ?? whole)
  }

  private func texts(_ value: TypedValue?) -> [Located<Text>] { (value?.elements ?? []).map { text($0) } }

  private func located(_ values: TypedValue) -> [(name: Text, value: Located<Text>)] {
    (values.members?.all ?? []).map { (name: $0.name, value: text($0.value)) }
  }
}
