import Files
import HCL1Syntax
import HCL2Evaluation
import SourceText

/// Resolves one unit: reads its chain, merges the blocks, and layers the variables.
struct UnitResolution {
  private let files: FileLibrary
  private var options: ResolutionOptions { files.options }
  private let folder: Path
  private var diagnostics: [Diagnostic] = []
  private var layers: VariableLayers
  private var sources: [LayerSource] = []
  private var filesRead: [Path] = []
  /// The files in `filesRead`, as a set because a command may name many var files.
  private var knownFiles: Set<Path> = []
  private var missingFiles: [Path] = []
  /// True once an included file sets a variable.
  private var inherits = false
  /// False once a file was read that exact mode reads in another way.
  private var readsAlike = true

  private init(_ folder: Path, _ files: FileLibrary) {
    self.folder = folder
    self.files = files
    layers = VariableLayers(files.options.terraform)
  }

  /// The unit with the configuration file `path`; its diagnostics say whether the result can be trusted.
  static func resolve(_ path: Path, files: FileLibrary) -> ResolvedUnit {
    var resolution = UnitResolution(path.parent, files)
    return resolution.run(path)
  }

  private mutating func run(_ path: Path) -> ResolvedUnit {
    let context = FunctionContext(childFolder: folder, files: files)
    let chain = ConfigurationChain(startingAt: path, context)
    diagnostics += chain.diagnostics
    filesRead = chain.links.indices.map { chain.links[$0].name }
    knownFiles = Set(filesRead)
    missingFiles = chain.missingFile.map { [$0] } ?? []
    let block = chain.mergedBlock
    if !TerraformCommand.isKnown(options.command), let terraform = block.terraform {
      files.note(commands: terraform.commands)
    }
    let arguments = TerraformArguments(block.terraform, for: options.command) { isThere($0) }
    noteSensitiveVariables(of: block.terraform?.source?.value ?? sourceBesideMistake(chain.start))
    missingFiles += arguments.absentFiles.map { absolute($0.value) }
    for file in arguments.absentFiles where file.value.isUnknown {
      if let unknown = UnknownFile.diagnostic(file.value, at: file.place, options) { diagnostics.append(unknown) }
    }
    if !diagnostics.hasErrors { layVariables(chain, block, arguments) }
    let settings = convertedSettings(block)
    let isExact = chain.meansTheSame && isExact(settings, arguments)
    let name = chain.links.isEmpty ? files.displayName(path) : chain.links[0].name
    return ResolvedUnit(
      path: name.parent, folder: folder, configurationFile: name,
      configuration: chain.start.map(TreeFile.init),
      includes: chain.links.indices.dropFirst().map { chain.links[$0].name },
      region: Region.named(in: name.parent), command: options.command, terragrunt: block,
      ownSource: chain.links.isEmpty ? nil : chain.links[0].block.terraform?.source,
      arguments: arguments.words, environment: arguments.environment, absentVarFiles: arguments.absentFiles,
      settings: settings, sources: sources, filesRead: filesRead,
      missingFiles: missingFiles.map { files.displayName($0) }, isSameInExactMode: isExact, diagnostics: diagnostics)
  }

  /// True when exact mode surely gives the same settings, if it gives the same blocks.
  private func isExact(_ settings: [Setting], _ arguments: TerraformArguments) -> Bool {
    guard options.compatibility == .expected, options.terraform == .v011, diagnostics.isEmpty, readsAlike else {
      return false
    }
    // Exact mode does not look for an optional file in the home folder.
    let isAtHome =
      arguments.absentFiles.contains { $0.value.hasPrefix("~") }
      || arguments.words.contains { $0.value.hasPrefix("-var-file=~") }
    return !isAtHome && (!inherits || settings.allSatisfy { !$0.isInherited })
  }

  /// The settings; for Terraform 0.12 and later converted to the types that the module declares.
  private mutating func convertedSettings(_ block: TerragruntBlock) -> [Setting] {
    guard options.terraform == .v012, let module = files.module(block.terraform?.source?.value, for: folder) else {
      return layers.settings
    }
    return layers.settings.map { setting in
      do throws(Diagnostic) {
        return try module.typed.converted(setting)
      } catch {
        diagnostics.append(error)
        return setting
      }
    }
  }

  /// Records the variables that the unit's module declares with `sensitive = true`: always when values are masked,
  /// otherwise only when a diagnostic may show one.
  private func noteSensitiveVariables(of source: Text?) {
    guard let names = options.sensitiveNames, options.needsSensitiveNamesFirst || !diagnostics.isEmpty else { return }
    files.module(source, for: folder)?.noteSensitiveVariables(names)
  }

  /// The module named in a file with a mistake, as far as it can be read.
  private func sourceBesideMistake(_ file: LoadedFile?) -> Text? {
    guard let file, file.diagnostics.hasErrors else { return nil }
    return Decoder.decode(file.tree).members["terragrunt"]?["terraform"]?["source"]?.string
  }

  /// The absolute form of a path that Terraform, started in the unit's folder, would read.
  private func absolute(_ path: Text) -> Path {
    if path.count > 1, path[0] == Byte.tilde, path[1] == Byte.slash, let home = options.environment["HOME"] {
      return Path(home + path[1..<path.count])
    }
    return folder.appending(Path(path))
  }

  /// True when an optional var file exists, so that Terragrunt passes it. Unlike Terraform, Terragrunt does not
  /// expand `~`.
  private func isThere(_ path: Text) -> Bool {
    if path.isEmpty { return false }
    let isExact = options.compatibility == .terragrunt0187
    return files.exists(isExact ? folder.appending(Path(path)) : absolute(path))
  }

  // MARK: layers, lowest first

  private mutating func layVariables(
    _ chain: ConfigurationChain, _ block: TerragruntBlock, _ arguments: TerraformArguments
  ) {
    let environment = TerraformEnvironment(
      process: options.usesEnvironment ? options.environment : [:], own: arguments.environment, command: options.command
    )
    let usesTypes = options.usesModuleDefaults || options.usesEnvironment
    let module =
      usesTypes || options.terraform == .v012 ? files.module(block.terraform?.source?.value, for: folder) : nil
    let texts = VariableText(options.terraform, module: module)
    if usesTypes {
      if let module { layDefaults(of: module) }
      layEnvironment(environment.variables, texts)
    }
    if options.compatibility == .expected, options.inheritsVariables {
      for link in chain.links.dropFirst().reversed() { layInherited(link) }
    }
    layAutomaticFiles(chain)
    if let tooLong = arguments.tooLong { diagnostics.append(tooLong) }
    layCommandLine(environment.words + arguments.words, texts)
  }

  private mutating func layCommandLine(_ words: [Located<Text>], _ texts: VariableText) {
    let reading = CommandLineReading(
      words, of: options.command, knowsFlags: options.terraform == .v011,
      severity: options.compatibility == .terragrunt0187 ? .error : .warning
    ) { [files, folder] in files.exists(folder.appending(Path($0))) }
    diagnostics += reading.diagnostics
    for source in reading.sources {
      switch source {
      case .file(let file): layVarFile(file)
      case .variable(let argument): layArgument(argument, texts)
      }
    }
  }

  private mutating func layInherited(_ link: ConfigurationChain.Link) {
    inherits = inherits || !link.variables.isEmpty
    sources.append(LayerSource(.inherited, link.name))
    // Duplicate `terragrunt` blocks are reported by `TerragruntReader`.
    let repeated = link.loaded.repeatedMaps.filter { !LoadedFile.isTerragrunt($0.key) }
    reportRepeatedMaps(repeated, in: link.loaded.file)
    layers.add(link.variables, of: link.loaded.file, as: .inherited)
  }

  /// Reads from a local module the defaults, if requested, and which of its variables are maps.
  private mutating func layDefaults(of module: ModuleVariables) {
    filesRead += module.filesRead
    knownFiles.formUnion(module.filesRead)
    layers.declaredMaps = module.oldStyleMaps
    guard options.usesModuleDefaults else { return }
    diagnostics += module.diagnostics + module.mistakes
    if options.terraform == .v012 { diagnostics += module.refusals }
    sources += module.filesRead.map { LayerSource(.moduleDefault, $0) }
    for variable in module.variables {
      if options.terraform == .v012, variable.isOnlyFor011 { continue }
      let written = options.terraform == .v012 ? module.typed.fallback(of: variable.name) : variable.defaultValue
      guard let value = written else { continue }
      let origin = Origin(layer: .moduleDefault, place: variable.defaultPlace ?? variable.place)
      layers.add(variable.name, Assignment(value: value, origin: origin))
    }
  }

  private mutating func layEnvironment(_ variables: [(name: Text, value: Located<Text>)], _ texts: VariableText) {
    sources.append(LayerSource(.environment, nil))
    for (name, given) in variables {
      do throws(Diagnostic) {
        guard let value = try texts.environmentValue(given.value, name: name, at: given.place) else { continue }
        layers.add(name, Assignment(value: value, origin: Origin(layer: .environment, place: given.place)))
      } catch {
        diagnostics.append(error)
      }
    }
  }

  /// The unit's `terraform.tfvars`, `terraform.tfvars.json`, then `*.auto.tfvars` and `*.auto.tfvars.json` by name.
  private mutating func layAutomaticFiles(_ chain: ConfigurationChain) {
    guard let names = files.names(in: folder) else {
      diagnostics.append(
        Diagnostic(
          .error, TreeFailure.unreadableFolder, "the folder '\(files.displayName(folder))' can't be listed", at: nil,
          help: "without a list the files that Terraform reads by themselves can't be known"))
      return
    }
    let own = folder.appending(Path(ConfigurationFile.name))
    if !chain.links.isEmpty, chain.links[0].path == own {
      layFile(chain.links[0].variables, chain.links[0].loaded, as: .unit)
    } else if names[ConfigurationFile.name] != nil {
      layFile(at: own, as: .unit)
    }
    if names[AutomaticFile.json] != nil {
      layFile(at: folder.appending(Path(AutomaticFile.json)), as: .unit)
    }
    let automatic = (Array(names.keys) + files.brokenLinks(in: folder)).filter { AutomaticFile.isOne($0) }
    for name in automatic.sorted() {
      let path = folder.appending(Path(name))
      // Terraform skips a folder, but not a link to one.
      if names[name] != .folder || files.linkTarget(of: path) != nil { layFile(at: path, as: .autoFile) }
    }
  }

  private mutating func layVarFile(_ file: Located<Text>) {
    let path = absolute(file.value)
    do throws(FileSystemError) {
      if file.value.isEmpty { throw .notFound }
      if options.terraform == .v012 {
        return layFile(try files.variableFile(path), at: path, as: .varFile, passedAt: file.place)
      }
      let loaded = try files.load(path)
      diagnostics += loaded.diagnostics + uncalled(in: loaded)
      readsAlike = readsAlike && loaded.isReadAlike
      layFile(loaded.variables, loaded, as: .varFile, passedAt: file.place)
    } catch {
      if error == .notFound, !file.value.isEmpty { missingFiles.append(path) }
      let isMissing = error == .notFound || error.isOnTheWay
      if isMissing, let unknown = UnknownFile.diagnostic(file.value, at: file.place, options) {
        diagnostics.append(unknown)
        return
      }
      let severity: Severity = options.allowsMissing && isMissing ? .warning : .error
      diagnostics.append(missing(file, at: path, error, severity))
    }
  }

  /// The diagnostic for a var file that can't be read; its path is shown as written if the way to it already fails.
  private func missing(
    _ file: Located<Text>, at path: Path, _ error: FileSystemError, _ severity: Severity
  ) -> Diagnostic {
    if file.value.isEmpty {
      return Diagnostic(
        severity, ResolutionCode.missingVarFile, "the name of the var file is empty", at: file.place,
        help: "write the name of a file: Terraform refuses an empty one")
    }
    // What a function gave is shown as it gave it: in a path, ${…} is no folder that `..` could leave.
    let isUncalled = file.value.contains("${")
    let name =
      isUncalled ? Path(file.value) : error.isOnTheWay ? files.writtenName(path) : files.displayName(path)
    let help: Message? =
      isUncalled
      ? "what a function gives is not evaluated once more: name the file itself"
      : error == .notFound ? "create the file, or pass it in optional_var_files" : nil
    return Diagnostic(
      severity, ResolutionCode.missingVarFile, "the var file '\(name)' can't be read: \(error.reason)", at: file.place,
      help: help)
  }

  private mutating func layFile(at path: Path, as layer: Layer) {
    do throws(FileSystemError) {
      if options.terraform == .v012 { return layFile(try files.variableFile(path), at: path, as: layer) }
      let loaded = try files.load(path)
      diagnostics += loaded.diagnostics + uncalled(in: loaded)
      readsAlike = readsAlike && loaded.isReadAlike
      layFile(loaded.variables, loaded, as: layer)
    } catch {
      let place = Place(SourceFile(name: files.displayName(path).text, bytes: []), .start)
      diagnostics.append(
        Diagnostic(
          .error, TreeFailure.unreadableFile, "'\(files.displayName(path))' can't be read: \(error.reason)", at: place))
    }
  }

  /// A diagnostic for each `${…}` in the variables of a file that Terraform reads and Terragrunt does not evaluate.
  private func uncalled(in loaded: LoadedFile) -> [Diagnostic] {
    guard options.compatibility == .expected else { return [] }
    // A file that the unit also includes or is configured by may be reported already.
    let told = diagnostics.filter { $0.has(ResolutionCode.interpolationKept) && $0.place?.file === loaded.file }
    if told.isEmpty { return loaded.uncalledTemplates }
    let places = Set(told.compactMap { $0.place?.range.lower })
    return loaded.uncalledTemplates.filter { !places.contains($0.place?.range.lower ?? .max) }
  }

  private mutating func layFile(
    _ members: [Member], _ loaded: LoadedFile, as layer: Layer, passedAt: Place? = nil
  ) {
    if knownFiles.insert(loaded.name).inserted { filesRead.append(loaded.name) }
    sources.append(LayerSource(layer, loaded.name, passedAt: passedAt))
    reportRepeatedMaps(loaded.repeatedMaps, in: loaded.file)
    layers.add(members, of: loaded.file, as: layer, passedAt: passedAt)
  }

  /// Lays a var file of HCL2.
  private mutating func layFile(_ file: VariableFile, at path: Path, as layer: Layer, passedAt: Place? = nil) {
    let name = files.displayName(path)
    if knownFiles.insert(name).inserted { filesRead.append(name) }
    sources.append(LayerSource(layer, name, passedAt: passedAt))
    diagnostics += file.diagnostics
    layers.add(file, as: layer, passedAt: passedAt)
  }

  private mutating func reportRepeatedMaps(_ members: [Member], in file: SourceFile) {
    for member in members {
      diagnostics.append(
        Diagnostic(
          .error, ResolutionCode.repeatedMap, "the map '\(member.key)' is declared more than once",
          at: Place(file, member.keyRange),
          help: "write all its keys in one \(member.key) = { … }: Terraform refuses the file"))
    }
  }

  private mutating func layArgument(_ argument: Located<Text>, _ texts: VariableText) {
    do throws(Diagnostic) {
      let (name, text) = try VariableArgument.parts(of: argument)
      if let warning = VariableArgument.warning(about: name, at: argument.place) { diagnostics.append(warning) }
      guard let value = try texts.argumentValue(text, name: name, at: argument.place) else { return }
      layers.add(name, Assignment(value: value, origin: Origin(layer: .variableArgument, place: argument.place)))
    } catch {
      diagnostics.append(error)
    }
  }
}
