import Files
import HCL2Evaluation
import HCL2Syntax
import Hierarchy
import SourceText

/// The evaluation of one file, in the order of Terragrunt's steps. Source:
/// `config/config_partial.go` of Terragrunt 1.1.3.
final class FileEvaluation {
  let body: ConfigurationBody
  let file: Path
  let reader: ConfigurationReader
  let scope: ConfigurationScope
  private(set) var diagnostics: [Diagnostic]
  private(set) var locals: TypedValue?
  private(set) var features: [BlockValue] = []
  private(set) var dependencies: [BlockValue] = []
  /// True for a file with syntax errors, in which anything may be missing.
  private(set) var isBroken = false
  private let context: EvaluationContext
  private let evaluator: Evaluator
  private let mentionsDependency: Bool
  private var kept: Configuration?
  /// How many diagnostics there are of what is read before the dependencies.
  private var early = 0
  private let places: FunctionPlaces
  /// True for an `autoinclude` block: its names come from the stack's file.
  private let isAutoinclude: Bool
  /// What stands for the values of the locals that units share.
  private var localIDs: [Text: Int] = [:]

  init(
    _ reader: ConfigurationReader, _ places: FunctionPlaces, _ autoinclude: Autoinclude? = nil,
    budget: EvaluationBudget = EvaluationBudget()
  ) {
    self.reader = reader
    isAutoinclude = autoinclude != nil
    file = places.file
    self.places = places
    scope = ConfigurationScope(places, reader)
    context = EvaluationContext(
      files: LoggingFileSystem(reader.files, places.log), source: places.log.source(of: reader),
      workingFolder: file.parent,
      homeFolder: reader.options.environment["HOME"].map(Path.init),
      budget: budget)
    evaluator = Evaluator(scope: scope, functions: ConfigurationFunctions.table, context: context)
    if let autoinclude {
      body = autoinclude.body
      diagnostics = []
      mentionsDependency = true
      scope.roots = autoinclude.roots
      return
    }
    do throws(FileSystemError) {
      let tree = try reader.tree(file)
      places.log.note(read: reader.generated.actual(file))
      body = ConfigurationBody(tree)
      diagnostics = tree.diagnostics
      mentionsDependency = Text(tree.file.bytes).contains("dependency")
      isBroken = tree.diagnostics.hasErrors
      scope.incomplete = isBroken ? ["local", "include", "feature", "dependency"] : MisspeltBlocks.names(in: body)
    } catch {
      let empty = SyntaxTree(parsing: SourceFile(name: file.text, bytes: []), as: .native)
      body = ConfigurationBody(empty)
      diagnostics = [
        Diagnostic(.error, TreeFailure.unreadableFile, "'\(file)' can't be read: \(words: error.reason)", at: nil)
      ]
      mentionsDependency = false
    }
  }

  var hasDependencies: Bool {
    body.sections(ConfigurationSchema.file).contains { $0.kind == "dependency" || $0.kind == "dependencies" }
  }

  func report(_ code: ConfigurationCode, _ message: Message, at place: Place?, help: Message? = nil) {
    diagnostics.append(Diagnostic(.error, code, message, at: place, help: help))
  }

  private func decode<Result>(_ body: (inout BlockDecoder) -> Result) -> Result {
    var decoder = BlockDecoder(evaluator, sharing: { self.shared($0, $1) })
    decoder.takesRemoved = reader.options.version?.isBefore(ConfigurationSchema.removal) ?? false
    let result = body(&decoder)
    diagnostics += decoder.diagnostics
    return result
  }

  /// The value of an expression, which units that include this file share where they can.
  private func shared(
    _ expression: Expression, _ plainly: () -> (value: TypedValue, diagnostics: [Diagnostic])
  ) -> SharedExpressions.Result {
    guard places.isIncluded else {
      let (value, found) = plainly()
      return SharedExpressions.Result(value: value, diagnostics: found, id: nil)
    }
    return reader.shared.result(
      of: expression, localIDs, places.log,
      lookup: { call in
        let (value, found) = evaluator.separately(call)
        return found.isEmpty ? value.text : nil
      }, plainly: plainly)
  }

  private func failure(_ place: Place?) -> TypedValue { .unknown(.any, UnknownReason(failureAt: place)) }

  // MARK: values, includes, features

  /// Reads `terragrunt.values.hcl` next to the file; its attributes become `values`.
  func readValues() {
    if isAutoinclude { return }
    if let folder = reader.generated[file.parent] {
      places.log.note(folder.log)
      if let values = folder.values { scope.roots["values"] = values }
      return
    }
    let path = file.parent.appending("terragrunt.values.hcl")
    guard reader.files.kind(of: path) == .file else { return }
    let values = FileEvaluation(reader, FunctionPlaces(values: path, of: places))
    scope.roots["values"] = values.plainValues()
    diagnostics += values.diagnostics
  }

  /// All attributes of a file that must contain nothing else.
  func plainValues() -> TypedValue {
    decode { decoder in
      .object(body.attributes.map { ($0.name, decoder.value($0.expression)) })
    }
  }

  /// The `include` blocks, evaluated.
  func readIncludeBlocks() -> [BlockValue] {
    decode { $0.blocks(of: body, in: ConfigurationSchema.file) { $0 == "include" } }
  }

  /// The blocks of a file that must contain nothing else, such as a stack file, or of a block in it.
  func blocks(of body: ConfigurationBody, in schema: BlockSchema, wanted: (Text) -> Bool) -> [BlockValue] {
    decode { $0.blocks(of: body, in: schema, wanted: wanted) }
  }

  /// The same without diagnostics, for what is read again in full.
  func quietBlocks(of body: ConfigurationBody, in schema: BlockSchema, wanted: (Text) -> Bool) -> [BlockValue] {
    let known = diagnostics
    defer { diagnostics = known }
    return blocks(of: body, in: schema, wanted: wanted)
  }

  /// Reports what the schema does not have.
  func checkNames(of body: ConfigurationBody, in schema: BlockSchema) {
    decode { $0.checkNames(of: body, schema) }
  }

  func readFeatures() {
    features = decode { $0.blocks(of: body, in: ConfigurationSchema.file) { $0 == "feature" } }
  }

  // MARK: locals

  func readLocals() {
    let sections = body.sections(ConfigurationSchema.file).filter { $0.kind == "locals" }
    if isAutoinclude {
      for section in sections {
        report(
          .unsupportedBlock, "an 'autoinclude' block has no locals", at: section.place,
          help: "write them in the locals of the stack's file")
      }
      return
    }
    guard let section = sections.first else {
      scope.roots["local"] = .object([])
      return
    }
    for other in sections.dropFirst() {
      diagnostics.append(
        Diagnostic(
          .error, ConfigurationCode.duplicateBlock, "there is a second 'locals' block, and one is allowed",
          at: other.place,
          notes: [Diagnostic.Note("the first is here", at: section.place)], help: "put all of it into one block"))
    }
    if let label = section.labels.first {
      report(.wrongLabels, "a 'locals' block has no label, but this has '\(label)'", at: section.place)
    }
    for block in section.body.sections(BlockSchema("locals", nil)) {
      report(
        .unsupportedBlock, "a 'locals' block holds attributes, and no blocks", at: block.place,
        help: "for a map value write \(block.kind) = { … }")
    }
    let attributes = section.body.attributes
    for attribute in attributes { checkReferences(of: attribute) }
    let definitions = DefinitionScope(attributes, spelt: [.under("local")], within: scope)
    definitions.evaluating = { attribute, plainly in
      let found = self.shared(attribute.expression, plainly)
      if let id = found.id { self.localIDs[attribute.name] = id }
      return (found.value, found.diagnostics)
    }
    let evaluator = Evaluator(scope: definitions, functions: ConfigurationFunctions.table, context: context)
    let object = definitions.object(with: evaluator)
    diagnostics += definitions.diagnostics
    locals = object
    places.log.note(locals: object)
    scope.roots["local"] = object
  }

  /// Terragrunt finds the dependencies of a local by their names, so `local` as a whole can't be used in it.
  private func checkReferences(of attribute: Attribute) {
    for reference in References.all(in: attribute.expression)
    where reference.root == "local" && reference.attributes.isEmpty {
      report(
        .wholeLocals, "locals can't refer to 'local' as a whole", at: reference.place,
        help: "name one local, as in local.name")
    }
  }

  // MARK: dependencies and the rest

  func readDependencies() {
    dependencies = decode { $0.blocks(of: body, in: ConfigurationSchema.file) { $0 == "dependency" } }
  }

  /// Drops what is said of missing attributes in everything that is read after the dependencies: Terragrunt passes over
  /// them in a unit that something is laid over.
  func forgetMissingAttributes() {
    diagnostics =
      diagnostics.prefix(early) + diagnostics.dropFirst(early).filter { !$0.has(EvaluationCode.noSuchAttribute) }
  }

  /// The contents of this file alone. They are evaluated again only if `dependency` may have changed.
  func configuration(dependency: TypedValue) -> Configuration {
    if let kept, !mentionsDependency { return kept }
    scope.roots["dependency"] = dependency
    early = diagnostics.count
    let configuration = decode { LateReading(self.body).read(&$0) }
    let refused = diagnostics.filter { $0.has(ConfigurationCode.dependencyInputs) }.compactMap(\.place)
    diagnostics.removeAll { diagnostic in
      diagnostic.has(EvaluationCode.noSuchAttribute)
        && refused.contains { diagnostic.place?.lies(within: $0) ?? false }
    }
    var result = configuration
    result.features = features
    result.dependencies = dependencies
    kept = result
    return result
  }
}
