import HCL2Evaluation
import SourceText

/// The value of a `terragrunt.stack.hcl` for `read_terragrunt_config`: the units and stacks that it generates, and
/// its locals.
struct StackFile {
  private static let attributes: [AttributeSchema] = [
    AttributeSchema.string("source").required, AttributeSchema.string("path").required, .object("values"),
    .bool("no_dot_terragrunt_stack"), .bool("no_validation"),
  ]

  private static let schema = BlockSchema(
    "file", [],
    blocks: [
      ConfigurationSchema.locals, BlockSchema("unit", labels: .one, isRepeatable: true, attributes),
      BlockSchema("stack", labels: .one, isRepeatable: true, attributes),
    ])

  private let evaluation: FileEvaluation

  init(_ evaluation: FileEvaluation) { self.evaluation = evaluation }

  /// The `unit` and `stack` blocks, and the diagnostics.
  func blocks() -> (blocks: [BlockValue], diagnostics: [Diagnostic]) {
    evaluation.readValues()
    evaluation.readLocals()
    let blocks = evaluation.blocks(in: Self.schema)
    return (blocks, evaluation.diagnostics)
  }

  /// The object and the diagnostics.
  func object() -> (value: TypedValue, diagnostics: [Diagnostic]) {
    let (blocks, diagnostics) = blocks()
    var members: [(Text, TypedValue)] = []
    if let locals = evaluation.locals { members.append(("local", locals.plainData)) }
    for kind in ["unit", "stack"] as [Text] {
      let found = blocks.filter { $0.kind == kind }
      if !found.isEmpty { members.append((kind, .object(found.map { ($0.label, Self.shape($0)) }))) }
    }
    return (.object(members), diagnostics)
  }

  private static func shape(_ block: BlockValue) -> TypedValue {
    let name: (Text, TypedValue) = ("name", .string(block.label))
    return .object([name] + block.values.map { ($0.key, $0.value.plainData) })
  }
}
