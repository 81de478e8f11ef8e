import HCL2Evaluation
import SourceText

/// A unit or stack that a stack's file describes.
struct StackComponent: Sendable {
  let block: BlockValue
  /// What is laid over the unit.
  var autoinclude: Autoinclude?
  /// What is added to the stack.
  var added: [StackComponent] = []

  var kind: Text { block.kind }
  /// Such as `unit.dns`.
  var address: Text { block.kind + "." + block.label }
  var isDirect: Bool { block.bool("no_dot_terragrunt_stack") == true }

  /// The folder that Terragrunt writes, for the folder of the stack's file; nil without a known path.
  func target(in folder: Path) -> Path? {
    guard let path = block.text("path") else { return nil }
    return base(in: folder).appending(Path(path)).cleaned
  }

  /// The folder in which the component's own must lie.
  func base(in folder: Path) -> Path { isDirect ? folder : folder.appending(StackGeneration.folderName) }
}

/// Reads a `terragrunt.stack.hcl` with what it includes. Source: Terragrunt 1.1.3, `pkg/config/stack.go`.
struct StackFile {
  private static let attributes: [AttributeSchema] = [
    AttributeSchema.string("source").required, AttributeSchema.string("path").required, .object("values"),
    .bool("no_dot_terragrunt_stack"), .bool("no_validation"), .bool("mutable"), .bool("update_source_with_cas"),
  ]

  private static let kinds: [Text] = ["unit", "stack"]

  private static let components: [BlockSchema] = kinds.map { kind in
    BlockSchema(
      kind, labels: .one, isRepeatable: true, attributes,
      blocks: [BlockSchema("autoinclude", nil, isOpaque: true)], isOpen: true)
  }

  private static let schema = BlockSchema(
    "file", [],
    blocks: [
      ConfigurationSchema.locals,
      BlockSchema("include", labels: .one, isRepeatable: true, [AttributeSchema.string("path").required]),
    ] + components)

  /// What an `autoinclude` block of a stack may hold.
  private static let added = BlockSchema("autoinclude", [], blocks: components)

  /// The parts of a component that tell where it is.
  private static let headers = BlockSchema(
    "file", [],
    blocks: kinds.map { kind in
      BlockSchema(kind, labels: .one, isRepeatable: true, [.string("path"), .bool("no_dot_terragrunt_stack")])
    })

  private let evaluation: FileEvaluation
  private let places: FunctionPlaces
  private let reader: ConfigurationReader

  init(_ reader: ConfigurationReader, _ places: FunctionPlaces) {
    self.reader = reader
    self.places = places
    evaluation = FileEvaluation(reader, places)
  }

  private var folder: Path { places.unitFolder }

  /// The units and stacks, and the diagnostics.
  func components() -> (components: [StackComponent], diagnostics: [Diagnostic]) {
    evaluation.readValues()
    evaluation.readLocals()
    evaluation.checkNames(of: evaluation.body, in: Self.schema)
    var files = [evaluation]
    for block in evaluation.blocks(of: evaluation.body, in: Self.schema, wanted: { $0 == "include" }) {
      if let file = included(block) { files.append(file) }
    }
    let added = reader.generated[folder]?.added ?? []
    let beside = beside()
    let all = files + (beside.map { [$0] } ?? [])
    let headers = files.flatMap(headers) + added.map(\.block) + (beside.map(headers) ?? [])
    publishPaths(of: headers.map { StackComponent(block: $0) }, to: all)
    let own = files.flatMap { components(of: $0.body, $0, Self.schema) }
    let over = added + (beside.map { components(of: $0.body, $0, Self.added) } ?? [])
    return (merged(own, over), all.flatMap(\.diagnostics))
  }

  /// The object for `read_terragrunt_config`, and the diagnostics.
  func object() -> (value: TypedValue, diagnostics: [Diagnostic]) {
    let (components, diagnostics) = components()
    var members: [(Text, TypedValue)] = []
    if let locals = evaluation.locals { members.append(("local", locals.plainData)) }
    for kind in Self.kinds {
      let found = components.filter { $0.kind == kind }
      if !found.isEmpty { members.append((kind, .object(found.map { ($0.block.label, Self.shape($0.block)) }))) }
    }
    return (.object(members), diagnostics)
  }

  private static func shape(_ block: BlockValue) -> TypedValue {
    let name: (Text, TypedValue) = ("name", .string(block.label))
    return .object([name] + block.values.map { ($0.key, $0.value.plainData) })
  }

  // MARK: files

  /// The evaluation of an included file, which sees the names of this one.
  private func included(_ block: BlockValue) -> FileEvaluation? {
    guard let path = block.values["path"] else { return nil }
    let place = block.place(of: "path")
    guard let text = path.text else {
      if path.unknown?.reason.isFailure != true {
        evaluation.report(.notKnownOffline, "the path of the include can't be known offline", at: place)
      }
      return nil
    }
    let file = places.absolute(text)
    guard reader.files.kind(of: file) == .file else {
      evaluation.report(
        .includeNotFound, "there is no file '\(file)' to include", at: place,
        help: "a relative path counts from the folder of the stack's file")
      return nil
    }
    let included = FileEvaluation(reader, places.beside(file))
    let own = included.body.sections(Self.schema).first { $0.kind == "locals" || $0.kind == "include" }
    if let own {
      evaluation.report(
        own.kind == "include" ? .nestedInclude : .unsupportedBlock,
        "a file that a stack includes has no '\(own.kind)' block", at: own.place,
        help: "move it to the stack's file: the included file sees its locals")
      return nil
    }
    included.scope.roots = evaluation.scope.roots
    included.checkNames(of: included.body, in: Self.schema)
    return included
  }

  /// The evaluation of the file that Terragrunt has written for what a stack above adds.
  private func beside() -> FileEvaluation? {
    let file = folder.appending(Path(Autoinclude.stackFileName))
    guard reader.generated[folder] == nil, reader.files.kind(of: file) == .file else { return nil }
    let beside = FileEvaluation(reader, places.beside(file))
    beside.scope.roots = evaluation.scope.roots
    beside.checkNames(of: beside.body, in: Self.added)
    return beside
  }

  // MARK: components

  /// What the components of a file say of where they are.
  private func headers(of file: FileEvaluation) -> [BlockValue] {
    file.quietBlocks(of: file.body, in: Self.headers) { Self.kinds.contains($0) }
  }

  /// Defines `unit.NAME.path` and `stack.NAME.path` in files.
  private func publishPaths(of headers: [StackComponent], to files: [FileEvaluation]) {
    for kind in Self.kinds {
      let paths = headers.filter { $0.kind == kind }.map { header in
        let path: TypedValue =
          header.target(in: folder).map { .string($0.text) }
          ?? .unknown(.string, header.block.values["path"]?.unknown?.reason ?? UnknownReason(failureAt: nil))
        return (header.block.label, TypedValue.object([("path", path)]))
      }
      for file in files { file.scope.roots[kind] = .object(paths) }
    }
  }

  private func components(
    of body: ConfigurationBody, _ file: FileEvaluation, _ schema: BlockSchema
  ) -> [StackComponent] {
    file.blocks(of: body, in: schema, wanted: { Self.kinds.contains($0) }).map { component($0, file) }
  }

  private func component(_ block: BlockValue, _ file: FileEvaluation) -> StackComponent {
    let over = block.body?.sections(Self.components[0]).first { $0.kind == "autoinclude" }?.body
    guard let over else { return StackComponent(block: block) }
    if block.kind == "unit" {
      let autoinclude = Autoinclude(body: over, file: file.file, stack: evaluation.file, roots: file.scope.roots)
      return StackComponent(block: block, autoinclude: autoinclude)
    }
    file.checkNames(of: over, in: Self.added)
    return StackComponent(block: block, added: components(of: over, file, Self.added))
  }

  /// What is laid over has the place of the component of its name, or comes last.
  private func merged(_ own: [StackComponent], _ over: [StackComponent]) -> [StackComponent] {
    if over.isEmpty { return own }
    var result = own
    var indices: [Text: Int] = [:]
    for (index, component) in own.enumerated() { indices[component.address] = index }
    for component in over {
      if let index = indices[component.address] {
        result[index] = component
      } else {
        result.append(component)
      }
    }
    return result
  }
}
