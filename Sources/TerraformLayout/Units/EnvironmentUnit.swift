import HCL1Syntax
import HCL2Evaluation
import HCL2Syntax
import Hierarchy
import SourceText

/// An environment of a root module in the model of all commands.
struct EnvironmentUnit {
  private let environment: ModuleEnvironment
  private let context: LayoutContext
  private let module: ModuleVariables?

  /// True when files of the repository configure backends in arguments.
  private let configuresBackends: Bool
  /// The names of the files that run Terraform and may edit its code before.
  private let editors: Set<Text>

  init(_ environment: ModuleEnvironment, _ context: LayoutContext, configuresBackends: Bool, editors: Set<Text>) {
    self.environment = environment
    self.configuresBackends = configuresBackends
    self.editors = editors
    self.context = context
    module = context.module(in: environment.module)
  }

  /// The unit.
  func unit() -> ResolvedUnit {
    var variables = UnitVariables(of: environment.module, module: module, in: context)
    lay(&variables)
    variables.report(undeclaredArguments)
    variables.validate(in: environment.workspace)
    let path = context.displayName(of: environment.path)
    let isDeclared = isDeclared
    return ResolvedUnit(
      layout: .terraform, path: path, folder: environment.module, configurationFile: configurationFile,
      configuration: nil, includes: [], region: context.region(of: path), command: context.options.command,
      terragrunt: TerragruntBlock(), ownSource: nil, arguments: [], environment: [], absentVarFiles: [],
      settings: variables.settings.filter { isDeclared($0.name) },
      undeclared: variables.settings.filter { !isDeclared($0.name) }, sources: variables.sources,
      filesRead: variables.filesRead + environment.backendFiles.map { context.displayName(of: $0) },
      missingFiles: variables.missingFiles.map { context.displayName(of: $0) }, listedEnvironment: listed,
      details: environment,
      diagnostics: variables.diagnostics + absentBackends)
  }

  /// The given files for the backend that do not exist.
  private var absentBackends: [Diagnostic] {
    environment.backendFiles.filter { context.files.kind(of: $0) == nil }.map { file in
      let names = ((try? context.files.entries(of: file.parent)) ?? []).map(\.name.description).sorted()
      let meant = NearestName.of(file.name.description, among: names)
      return Diagnostic(
        .error, ResolutionCode.missingBackendFile,
        "the file '\(context.displayName(of: file))' for the backend does not exist", at: nil,
        help: meant.map { "did you mean '\($0)'?" } ?? "its path counts from the current folder")
    }
  }

  /// Whether Terraform takes a variable; of a module that can't be read completely, and for a var file alone, any.
  private var isDeclared: (Text) -> Bool {
    guard let module, module.isComplete else { return { _ in true } }
    return { module[$0] != nil }
  }

  private var listed: ListedEnvironment {
    let stated = statedBackend
    return ListedEnvironment(
      name: environment.name, workspace: environment.workspace,
      varFiles: environment.varFiles.map { context.displayName(of: $0) },
      sharedFiles: Set(environment.varFiles.filter(EnvironmentName.isCommon).map { context.displayName(of: $0) }),
      backend: isBackendSure ? stated : nil, remoteState: stated.map(Self.remoteState(of:)),
      reasons: environment.reasons.map {
        ListedEnvironment.Reason(kind: Text($0.kind.rawValue), sentence: $0.sentence, place: $0.place)
      }, isGiven: environment.isGiven)
  }

  /// The file to edit first: the last var file, or the module's own.
  private var configurationFile: Path {
    let file = environment.varFiles.last.map { context.displayName(of: $0) }
    return file ?? module?.filesRead.first ?? context.displayName(of: environment.module)
  }

  // MARK: layers, lowest first

  private func lay(_ variables: inout UnitVariables) {
    variables.layTypedDefaults()
    let known = environment.variables.compactMap { variable in
      variable.value.map { (name: ShellVariables.prefix + variable.name, value: Located($0, at: variable.place)) }
    }
    let words = variables.layEnvironment(own: known)
    for variable in environment.variables where variable.value == nil {
      variables.add(variable.name, unknown(variable.name, variable.place), as: .environment, at: variable.place)
    }
    variables.layAutomaticFiles(in: [environment.module], takesHidden: true)
    variables.layCommandLine(words)
    for argument in environment.arguments {
      switch argument {
      case .file(let path, let place): variables.layRequiredFile(path, passedAt: place, help: help(forMissing: path))
      case .fileFromElsewhere(let path, let place): variables.noteFileFromElsewhere(path, passedAt: place)
      case .variable(let name, let value?, let place):
        variables.layCommandLine([Located("-var=" + name + "=" + value, at: place)])
      case .variable(let name, nil, let place):
        variables.add(name, unknown(name, place), as: .variableArgument, at: place)
      }
    }
    variables.convert()
  }

  /// The way from the module to the file that a path leads to from the top folder, or from another folder above.
  private func help(forMissing path: Path) -> Message? {
    guard environment.reasons.contains(where: { $0.kind == .automation }) else { return nil }
    var base = environment.module
    let way = path.relative(to: base)
    while base != context.root, base.isWithin(context.root) {
      base = base.parent
      let meant = base.appending(way).cleaned
      if context.files.kind(of: meant) == .file {
        return
          "paths count from '\(context.displayName(of: environment.module))': did you mean '\(meant.relative(to: environment.module))'?"
      }
    }
    return nil
  }

  /// The `-var` arguments of variables that the module does not declare, which Terraform 0.12 and later refuse: errors where
  /// the user gives them. A file that edits the code may declare more.
  private var undeclaredArguments: [Diagnostic] {
    guard let module else { return [] }
    return environment.arguments.compactMap { argument in
      guard case .variable(let name, _, let place) = argument, environment.surelyGiven.contains(name),
        !editors.contains(place.file.name)
      else { return nil }
      return module.refusal(ofArgument: name, at: place)
    }
  }

  private func unknown(_ name: Text, _ place: Place) -> Value {
    let type = ValueType.any
    return Value(
      .unknown(type, UnknownReason("known when '\(place.file.name)' runs: \(name)", at: place)), fallback: place)
  }
}

// MARK: the backend

extension EnvironmentUnit {
  /// True when a file for the backend is named after the environment: any other may be for all of them, with a part of the
  /// state's place that only a run can tell.
  fileprivate var hasOwnBackendFile: Bool {
    let words = Set(VarFileName.words(of: environment.name))
    return environment.backendFiles.contains { file in
      let path = file.relative(to: context.root)
      return path.parts.contains { !words.isDisjoint(with: VarFileName.words(of: $0)) }
    }
  }

  /// True when it is known for sure where the state is kept: by the module's own block, with what `init` is given for
  /// this environment.
  fileprivate var isBackendSure: Bool {
    let isGiven = !environment.backendFiles.isEmpty || !environment.backendSettings.isEmpty
    let isRun = environment.reasons.contains { $0.kind == .automation }
    // Environments of one module share its block, and what is given for each may stand anywhere.
    let isWhole = environment.isInitialized && environment.backendFiles.isEmpty && !makesBackends
    if isGiven, !environment.name.isEmpty, !hasOwnBackendFile, !isWhole { return false }
    if isGiven ? !isRun : !environment.name.isEmpty && !isWhole || configuresBackends { return false }
    let folders = environment.module.relative(to: context.root).parts
    if folders.contains(where: NamingWords.helperFolders.contains) { return false }
    return environment.backendSettings.allSatisfy { $0.value != nil }
  }

  /// True when the file that runs it may write or edit the block.
  private var makesBackends: Bool {
    environment.reasons.contains { reason in
      reason.kind == .automation && reason.place.map { editors.contains($0.file.name) } ?? false
    }
  }

  /// Where the state is kept, as far as that is written down.
  fileprivate var statedBackend: ModuleBackend? {
    guard let module, module.backendBlocks.count == 1, let block = module.backendBlocks.first else { return nil }
    var settings = block.settings
    for path in environment.backendFiles {
      guard let bytes = try? context.files.read(path) else { return nil }
      let file = SourceFile(name: context.displayName(of: path).text, bytes: bytes)
      for attribute in SyntaxTree(parsing: file, as: .native).body.attributes {
        guard case .template(let template) = attribute.expression.content, let text = template.text else { continue }
        settings[attribute.name] = Located(text, at: Place(file, attribute.expression.range))
      }
    }
    for setting in environment.backendSettings {
      if let value = setting.value { settings[setting.name] = value }
    }
    return ModuleBackend(type: block.type, place: block.place, settings: settings)
  }

  /// The backend in the form in which Terragrunt's is compared.
  fileprivate static func remoteState(of backend: ModuleBackend) -> RemoteState {
    let members = backend.settings.sorted { $0.key < $1.key }.map { name, setting in
      Member(key: name, keyRange: setting.place.range, value: Value(.string(setting.value), fallback: setting.place))
    }
    return RemoteState(backend: Located(backend.type, at: backend.place), config: members)
  }
}
