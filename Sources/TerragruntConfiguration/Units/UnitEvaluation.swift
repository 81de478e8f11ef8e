import HCL2Evaluation
import SourceText

/// The evaluation of a unit's configuration with everything that it includes.
struct UnitEvaluation {
  private let reader: ConfigurationReader
  private let places: FunctionPlaces
  private let own: FileEvaluation
  /// The configuration file of the unit: another one than `own` for what is laid over it.
  private let unit: Path

  init(_ reader: ConfigurationReader, _ places: FunctionPlaces) {
    self.init(reader, places, FileEvaluation(reader, places), of: places.file)
  }

  private init(_ reader: ConfigurationReader, _ places: FunctionPlaces, _ own: FileEvaluation, of unit: Path) {
    self.reader = reader
    self.places = places
    self.own = own
    self.unit = unit
  }

  /// What is laid over the unit: the `autoinclude` block of its stack, or `terragrunt.autoinclude.hcl` beside it.
  private func over() -> UnitEvaluation? {
    guard own.file == unit else { return nil }
    let folder = unit.parent
    if let block = reader.generated[folder]?.autoinclude {
      return UnitEvaluation(reader, places, FileEvaluation(reader, places.autoinclude(block), block), of: unit)
    }
    let file = folder.appending(Path(Autoinclude.fileName))
    guard reader.files.kind(of: file) == .file else { return nil }
    let beside = places.beside(file)
    return UnitEvaluation(reader, beside, FileEvaluation(reader, beside), of: unit)
  }

  /// A file that the unit includes, with its evaluation.
  private struct Included {
    let block: IncludeBlock
    let evaluation: FileEvaluation
  }

  /// Runs all steps.
  func run() -> EvaluatedConfiguration {
    let (included, early) = prepare()
    var diagnostics = early
    let over = over()?.run()
    let dependencies = mergedDependencies(included, over, &diagnostics)
    if places.isOfUnit, own.file == unit { reader.note(edges: targets(of: dependencies), of: unit) }
    let outputs = DependencyOutputs(reader, places, unit)
    let object = outputs.object(of: dependencies)
    let told = Set(over?.configuration.dependencies.map(\.label) ?? [])
    diagnostics += outputs.diagnostics(of: dependencies.filter { !told.contains($0.label) })
    if included.contains(where: \.block.isExposed) {
      own.scope.roots["include"] = exposed(included, isComplete: true)
    }
    var result = own.configuration(dependency: object)
    var layers = [result.inputs]
    if let over {
      own.forgetMissingAttributes()
      layers.insert(over.configuration.inputs, at: 0)
      result = laid(over, on: result, &diagnostics)
    }
    for item in included.reversed() {
      let parent = item.evaluation.configuration(dependency: object)
      if item.block.strategy != .noMerge { layers.append(parent.inputs) }
      var merge = ConfigurationMerge(item.block)
      result = merge.merged(parent, result)
      diagnostics += merge.diagnostics
    }
    diagnostics += DependencyFolders(reader, places).diagnostics(of: result) + GeneratedFiles.diagnostics(of: result)
    return EvaluatedConfiguration(
      file: own.file, source: try? reader.source(own.file), configuration: result, includes: included.map(\.block),
      locals: own.locals,
      dependencyOutputs: object, inputLayers: layers.reversed().compactMap(\.self),
      filesRead: places.log.read, missingFiles: places.log.missing,
      filesDecoded: places.log.decoded, localsRead: places.log.locals,
      commands: places.log.commands, outputsRead: places.log.outputs,
      diagnostics: (own.diagnostics + included.flatMap(\.evaluation.diagnostics) + diagnostics).sortedByPlace)
  }

  /// Merges what a stack lays over the unit, which wins, as Terragrunt merges an include.
  private func laid(
    _ over: EvaluatedConfiguration, on result: Configuration, _ diagnostics: inout [Diagnostic]
  ) -> Configuration {
    var merge = ConfigurationMerge(over.asInclude)
    let merged = merge.merged(result, over.configuration)
    diagnostics += over.diagnostics + merge.diagnostics
    return merged
  }

  /// The configuration files of the units in enabled `dependency` blocks, as far as they are known.
  func dependencyTargets() -> [Path] {
    let over = over()
    if over == nil, let targets = writtenTargets() { return targets }
    let (included, _) = prepare()
    var ignored: [Diagnostic] = []
    return targets(of: mergedDependencies(included, over?.run(), &ignored))
  }

  /// The same, where nothing but the includes needs to be evaluated: the unit writes out where its dependencies are, and
  /// what it includes has none. Nil for any other unit.
  private func writtenTargets() -> [Path]? {
    var paths: [Text] = []
    for section in own.body.sections(ConfigurationSchema.file) where section.kind == "dependency" {
      guard !section.body.sets("enabled"), let path = section.body.text("config_path") else { return nil }
      if !path.isEmpty { paths.append(path) }
    }
    own.readValues()
    var includes = IncludeReading(reader, places)
    for include in includes.read(own.readIncludeBlocks()) {
      guard let tree = try? reader.tree(include.path) else { return nil }
      let body = ConfigurationBody(tree)
      if body.sections(ConfigurationSchema.file).contains(where: { $0.kind == "dependency" }) { return nil }
    }
    return paths.map { reader.configurationFile(at: places.absolute($0)) }
  }

  private func targets(of blocks: [BlockValue]) -> [Path] {
    blocks.compactMap { block in
      guard block.bool("enabled") != false, let path = block.text("config_path"), !path.isEmpty else { return nil }
      return reader.configurationFile(at: places.absolute(path))
    }
  }

  // MARK: steps

  /// All steps up to the locals.
  private func prepare() -> (included: [Included], diagnostics: [Diagnostic]) {
    own.readValues()
    var includes = IncludeReading(reader, places)
    let written = own.readIncludeBlocks()
    let blocks = includes.read(written)
    own.scope.includes = blocks.map { FunctionPlaces.Include(label: $0.label, folder: $0.path.parent) }
    var diagnostics = includes.diagnostics
    let included = blocks.map { Included(block: $0, evaluation: FileEvaluation(reader, places.included($0.path))) }
    for item in included {
      diagnostics += item.evaluation.body.sections(ConfigurationSchema.file).lazy.filter { $0.kind == "include" }
        .prefix(1).map { nested in
          Diagnostic(
            .error, ConfigurationCode.nestedInclude, "an included file can't include another one", at: nested.place,
            notes: [Diagnostic.Note("it is included here", at: item.block.place)],
            help: "include both files from the unit")
        }
      item.evaluation.readValues()
      item.evaluation.readFeatures()
      item.evaluation.scope.roots["feature"] = Features.object(
        item.evaluation.features, reader.options, &diagnostics)
      item.evaluation.readLocals()
    }
    // What a broken or missing file does not give is a consequence of its error.
    if included.contains(where: \.evaluation.isBroken) {
      own.scope.incomplete.formUnion(["include", "feature", "dependency"])
    } else if blocks.count < written.count {
      own.scope.incomplete.insert("include")
    }
    own.readFeatures()
    var features = own.features
    for item in included.reversed() {
      var merge = ConfigurationMerge(item.block)
      features = merge.features(item.evaluation.features, features)
    }
    own.scope.roots["feature"] = Features.object(features, reader.options, &diagnostics)
    if !included.isEmpty { own.scope.roots["include"] = exposed(included, isComplete: false) }
    own.readLocals()
    own.readDependencies()
    for item in included { item.evaluation.readDependencies() }
    return (included, diagnostics)
  }

  private func mergedDependencies(
    _ included: [Included], _ over: EvaluatedConfiguration?, _ diagnostics: inout [Diagnostic]
  ) -> [BlockValue] {
    var result = own.dependencies
    if let over {
      var merge = ConfigurationMerge(over.asInclude)
      result = merge.dependencies(result, over.configuration.dependencies)
    }
    for item in included.reversed() {
      var merge = ConfigurationMerge(item.block)
      result = merge.dependencies(item.evaluation.dependencies, result)
      diagnostics += merge.diagnostics
    }
    return result
  }

  /// The value of `include`: an object of the exposed includes by label, or the single bare include itself. Before
  /// dependencies are known, a file with dependencies contributes only its locals.
  private func exposed(_ included: [Included], isComplete: Bool) -> TypedValue {
    let shown = included.filter(\.block.isExposed)
    if included.count == 1, let only = shown.first, only.block.label.isEmpty { return object(of: only, isComplete) }
    return .object(shown.map { ($0.block.label, object(of: $0, isComplete)) })
  }

  private func object(of item: Included, _ isComplete: Bool) -> TypedValue {
    let evaluation = item.evaluation
    if evaluation.isBroken { return .unknown(.any, UnknownReason(failureAt: item.block.place)) }
    if evaluation.hasDependencies, !isComplete {
      return ConfigurationShape(Configuration(), evaluation.locals).object(outputs: nil)
    }
    if isComplete { evaluation.readDependencies() }
    let outputs = DependencyOutputs(reader, places, evaluation.file).object(of: evaluation.dependencies)
    return ConfigurationShape(evaluation.configuration(dependency: outputs), evaluation.locals).object(outputs: nil)
  }
}

extension EvaluatedConfiguration {
  /// What is laid over a unit, as the include that it is merged like.
  fileprivate var asInclude: IncludeBlock {
    IncludeBlock(
      label: "", path: file, isExposed: false, strategy: .shallow, writtenStrategy: nil,
      place: Place(source ?? SourceFile(name: file.text, bytes: []), .start))
  }
}
