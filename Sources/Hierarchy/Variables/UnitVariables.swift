import Files
public import HCL1Syntax
public import HCL2Evaluation
public import SourceText

/// Builds the variables of a unit for Terraform 0.12 and later. Call its steps from the lowest layer to the highest.
///
/// Source: Terraform 1.11's "Variable Definition Precedence".
public struct UnitVariables {
  private let context: LayoutContext
  /// The folder that relative paths start from.
  private let folder: Path
  private let module: ModuleVariables?
  private let texts: VariableText
  /// True where nothing but the module's own files can declare variables, so that a `-var` of any other is a mistake.
  public var refusesUndeclaredArguments = false
  private var layers = VariableLayers(.v012)
  private var knownFiles: Set<Path> = []
  /// Every source of variables, lowest layer first.
  public private(set) var sources: [LayerSource] = []
  /// The files that were read, relative to the tree's top folder.
  public private(set) var filesRead: [Path] = []
  /// The files that were looked for but do not exist, absolute.
  public private(set) var missingFiles: [Path] = []
  /// The mistakes in the files and arguments.
  public private(set) var diagnostics: [Diagnostic] = []

  /// The variables of the unit in `folder`, absolute.
  ///
  /// - Parameter module: its Terraform code; nil when it is not available.
  public init(of folder: Path, module: ModuleVariables?, in context: LayoutContext) {
    self.context = context
    self.folder = folder
    self.module = module
    texts = VariableText(.v012, module: module)
    if let names = context.options.sensitiveNames { module?.noteSensitiveVariables(names) }
  }

  /// The winners, in the order in which the names first appeared.
  public var settings: [Setting] { converted ?? layers.settings }
  /// The settings once they have been converted.
  private var converted: [Setting]?

  /// Converts the values to the types that the module declares, as Terraform does after all layers are known.
  public mutating func convert() {
    guard let types = module?.typed else { return }
    converted = layers.settings.map { setting in
      do throws(Diagnostic) {
        return try types.converted(setting)
      } catch {
        diagnostics.append(error)
        return setting
      }
    }
  }

  /// Evaluates the module's `validation` blocks with the settings. Each that is known to refuse a value is an error.
  ///
  /// - Parameters:
  ///   - workspace: Terraform's workspace; nil for the default one.
  ///   - isCertain: false for a value that may be another one when Terraform runs.
  public mutating func validate(in workspace: Text? = nil, trusting isCertain: (TypedValue) -> Bool = { _ in true }) {
    guard let module, !diagnostics.hasErrors, module.variables.contains(where: { !$0.validations.isEmpty }) else {
      return
    }
    let settings = settings
    let values = settings.map { setting in
      let value = converted == nil ? module.typed.handed(setting) : setting.value.typedForm
      return (setting.name, isCertain(value) ? value : .unknown(.any, UnknownReason("it may change", at: nil)))
    }
    let conditions = VariableConditions(
      of: module, Dictionary(values) { first, _ in first }, workspace: workspace ?? "default", context)
    diagnostics += conditions.failures(in: settings)
  }

  /// Adds what is wrong with what the unit is given.
  public mutating func report(_ found: [Diagnostic]) { diagnostics += found }

  /// Adds the defaults that the module declares, evaluated and converted to their types.
  public mutating func layTypedDefaults() {
    layDefaults { module, variable in module.typed.fallback(of: variable.name) }
  }

  /// Adds one value.
  public mutating func add(_ name: Text, _ value: Value, as layer: Layer, at place: Place) {
    layers.add(name, Assignment(value: value, origin: Origin(layer: layer, place: place)))
  }

  /// Adds something that may set any variable: all that are set so far, and all that the module declares, become unknown.
  public mutating func layUnknown(_ value: Value, as layer: Layer, at place: Place) {
    var names = layers.settings.map(\.name)
    let known = Set(names)
    names += (module?.variables ?? []).map(\.name).filter { !known.contains($0) }
    for name in names { add(name, value, as: layer, at: place) }
  }

  /// Adds the defaults that the module declares, as they are written.
  public mutating func layDefaults() {
    layDefaults { _, variable in variable.defaultValue }
  }

  private mutating func layDefaults(_ value: (ModuleVariables, ModuleVariables.Declaration) -> Value?) {
    guard let module else { return }
    for file in module.filesRead where knownFiles.insert(file).inserted { filesRead.append(file) }
    diagnostics += module.diagnostics + module.mistakes + module.replaced.filter { $0.severity != .info }
    sources += module.filesRead.map { LayerSource(.moduleDefault, $0) }
    for variable in module.variables {
      guard let value = value(module, variable) else { continue }
      add(variable.name, value, as: .moduleDefault, at: variable.defaultPlace ?? variable.place)
    }
  }

  /// Adds `TF_VAR_…`. Returns the arguments in `TF_CLI_ARGS`, for `layCommandLine`.
  ///
  /// - Parameter own: the variables that the configuration adds, which win.
  public mutating func layEnvironment(own: [(name: Text, value: Located<Text>)]) -> [Located<Text>] {
    let options = context.options
    let environment = TerraformEnvironment(
      process: options.usesEnvironment ? options.environment : [:], own: own, command: options.command)
    if options.usesEnvironment { sources.append(LayerSource(.environment, nil)) }
    for (name, given) in environment.variables {
      do throws(Diagnostic) {
        guard let value = try texts.environmentValue(given.value, name: name, at: given.place) else { continue }
        add(name, value, as: .environment, at: given.place)
      } catch {
        diagnostics.append(error)
      }
    }
    return environment.words
  }

  /// Adds the files that Terraform reads automatically: `terraform.tfvars`, `terraform.tfvars.json`, then
  /// `*.auto.tfvars` and `*.auto.tfvars.json` by name. A file in a later folder replaces one of the same name in an
  /// earlier folder.
  ///
  /// - Parameters:
  ///   - takesHidden: whether the names of `*.auto.tfvars` files may start with a dot.
  ///   - beforeAutomatic: called after `terraform.tfvars.json`, before the `*.auto.tfvars` files.
  public mutating func layAutomaticFiles(
    in folders: [Path], takesHidden: Bool = false, beforeAutomatic: (inout UnitVariables) -> Void = { _ in }
  ) {
    var files: [Text: Path] = [:]
    for folder in folders {
      for (name, kind) in context.library.names(in: folder) ?? [:]
      where kind == .file && AutomaticFile.isRead(name, takesHidden: takesHidden) {
        files[name] = folder.appending(Path(name))
      }
    }
    for name in [AutomaticFile.plain, AutomaticFile.json] { if let file = files[name] { layFile(file, as: .unit) } }
    beforeAutomatic(&self)
    for (name, file) in files.sorted(by: { $0.key < $1.key }) where AutomaticFile.isOne(name, takesHidden: takesHidden)
    {
      layFile(file, as: .autoFile)
    }
  }

  /// Adds the `-var` and `-var-file` arguments of the command.
  public mutating func layCommandLine(_ words: [Located<Text>]) {
    let reading = CommandLineReading(
      words, of: context.options.command, knowsFlags: false, severity: .warning, isThere: { _ in true })
    diagnostics += reading.diagnostics
    for source in reading.sources {
      switch source {
      case .file(let file): layVarFile(file)
      case .variable(let argument): layArgument(argument)
      }
    }
  }

  private mutating func layArgument(_ argument: Located<Text>) {
    do throws(Diagnostic) {
      let (name, text) = try VariableArgument.parts(of: argument)
      if let warning = VariableArgument.warning(about: name, at: argument.place) { diagnostics.append(warning) }
      if refusesUndeclaredArguments, let refusal = module?.refusal(ofArgument: name, at: argument.place) {
        diagnostics.append(refusal)
      }
      guard let value = try texts.argumentValue(text, name: name, at: argument.place) else { return }
      add(name, value, as: .variableArgument, at: argument.place)
    } catch {
      diagnostics.append(error)
    }
  }

  // MARK: files

  /// A var file that must exist.
  ///
  /// - Parameters:
  ///   - passedAt: the place that passes it; nil when none does.
  ///   - help: the way out where it does not exist; nil for the usual one.
  public mutating func layRequiredFile(_ path: Path, passedAt: Place?, help: @autoclosure () -> Message? = nil) {
    do throws(FileSystemError) {
      layFile(try context.library.variableFile(path), at: path, as: .varFile, passedAt: passedAt)
    } catch {
      if error == .notFound { missingFiles.append(path) }
      let isMissing = error == .notFound || error.isOnTheWay
      diagnostics.append(
        Diagnostic(
          context.options.allowsMissing && isMissing ? .warning : .error, ResolutionCode.missingVarFile,
          "the var file '\(context.displayName(of: path))' can't be read: \(error.reason)", at: passedAt,
          help: isMissing
            ? help() ?? wayOut(ofMissing: path, isNamed: passedAt == nil)
            : error == .isFolder ? "name a file in it" : nil))
    }
  }

  /// - Parameter isNamed: whether the user names the file.
  private func wayOut(ofMissing path: Path, isNamed: Bool) -> Message {
    let names = (context.library.names(in: path.parent) ?? [:]).filter { $0.value == .file }.keys
    if isNamed, let near = NearestName.ofFile(path.name.description, among: names.sorted().map(\.description)) {
      return "did you mean '\(context.displayName(of: path.parent.appending(Path(Text(near)))))'?"
    }
    let counting: Message = isNamed ? "names count from the current folder; " : ""
    return "\(counting)create the file, or write --allow-missing to go on without it"
  }

  /// A var file that is made or brought before a run, so that its values are not known.
  ///
  /// - Parameter passedAt: the place that passes it.
  public mutating func noteFileFromElsewhere(_ path: Path, passedAt: Place) {
    missingFiles.append(path)
    diagnostics.append(
      Diagnostic(
        .info, ResolutionCode.missingVarFile,
        "the var file '\(context.displayName(of: path))' is not in the repository, so its values are not known",
        at: passedAt))
  }

  private mutating func layVarFile(_ file: Located<Text>) {
    let path = folder.appending(Path(file.value)).cleaned
    do throws(FileSystemError) {
      if file.value.isEmpty { throw .notFound }
      layFile(try context.library.variableFile(path), at: path, as: .varFile, passedAt: file.place)
    } catch {
      if error == .notFound, !file.value.isEmpty { missingFiles.append(path) }
      // Terraform stops here; readers of the configuration still get everything else.
      diagnostics.append(
        Diagnostic(
          .warning, ResolutionCode.missingVarFile,
          "the var file '\(context.displayName(of: path))' can't be read: \(error.reason)",
          at: file.place, help: error == .notFound ? "create the file, or pass it in optional_var_files" : nil))
    }
  }

  private mutating func layFile(_ path: Path, as layer: Layer) {
    do throws(FileSystemError) {
      let file = try context.library.variableFile(path)
      if file.diagnostics.hasErrors, path.name == AutomaticFile.plain, let old = try? context.library.load(path),
        old.hasTerragruntBlock
      {
        return reportOldConfiguration(old.file)
      }
      layFile(file, at: path, as: layer)
    } catch {
      let name = context.displayName(of: path)
      diagnostics.append(
        Diagnostic(
          .error, TreeFailure.unreadableFile, "'\(name)' can't be read: \(error.reason)",
          at: Place(SourceFile(name: name.text, bytes: []), .start)))
    }
  }

  /// The configuration of Terragrunt 0.18 was left beside the new one.
  private mutating func reportOldConfiguration(_ file: SourceFile) {
    diagnostics.append(
      Diagnostic(
        .warning, ResolutionCode.oldConfiguration,
        "this is a configuration of Terragrunt 0.18, which Terraform reads as a var file and refuses; it is left out",
        at: Place(file, .start), help: "remove the file: terragrunt.hcl has taken its place"))
  }

  private mutating func layFile(_ file: VariableFile, at path: Path, as layer: Layer, passedAt: Place? = nil) {
    let name = context.displayName(of: path)
    if knownFiles.insert(name).inserted { filesRead.append(name) }
    sources.append(LayerSource(layer, name, passedAt: passedAt))
    diagnostics += file.diagnostics
    layers.add(file, as: layer, passedAt: passedAt)
  }
}
