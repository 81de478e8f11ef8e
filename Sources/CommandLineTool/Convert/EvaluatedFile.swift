import HCL2Evaluation
import HCL2Syntax
import SourceText

/// The attributes of an HCL2 file with their values, as `convert` shows them.
struct EvaluatedFile {
  /// The values by name, in source order.
  private(set) var values: [(name: Text, value: TypedValue)] = []
  /// The mistakes and the unknown values.
  private(set) var diagnostics: [Diagnostic] = []

  /// Evaluates a var file, whose expressions can't use names or functions.
  init(variableFile file: SourceFile) {
    let variables = VariableFile(file)
    diagnostics = variables.diagnostics
    values = variables.assignments.map { ($0.name, $0.value) }
    checkValues()
  }

  /// Evaluates a file whose attributes may refer to one another, as `NAME` or `local.NAME`, and call functions.
  init(definitions file: SourceFile, context: EvaluationContext) {
    let tree = SyntaxTree(parsing: file)
    diagnostics = tree.diagnostics
    if let mistake = VariableFile.rootMistake(tree) { diagnostics.append(mistake) }
    for block in tree.body.blocks where !tree.diagnostics.hasErrors {
      diagnostics.append(
        Diagnostic(
          .error, "block-not-evaluated", "the block '\(block.type)' can't be evaluated",
          at: Place(file, block.typeRange), help: "'--evaluate' takes files of attributes only"))
    }
    let scope = DefinitionScope(
      tree.body.attributes, spelt: [.bare, .under("local")],
      within: EmptyScope(help: "define it in this file", allowsNames: true))
    let evaluator = Evaluator(scope: scope, context: context)
    for name in scope.names { values.append((name, scope.value(of: name, with: evaluator) ?? .null())) }
    if !tree.diagnostics.hasErrors { diagnostics += scope.diagnostics + evaluator.allDiagnostics }
    checkValues()
  }

  /// Reports values that can't be written: an infinite number is an error, an unknown value becomes null.
  private mutating func checkValues() {
    for (name, value) in values {
      if value.hasInfinity {
        diagnostics.append(
          Diagnostic(
            .error, "infinite-number", "'\(name)' holds an infinite number, which can't be written",
            at: value.origin?.place, help: "something is divided by zero"))
      }
      if let unknown = value.firstUnknown, !unknown.reason.isFailure {
        diagnostics.append(
          Diagnostic(
            .warning, "unknown-value", "'\(name)' is not known: \(unknown.reason.sentence)", at: unknown.reason.place,
            help: "it is written as null"))
      }
    }
  }

  /// Writes the values as one object.
  func write(to writer: inout some StructuredWriter, secrets: SecretPolicy) {
    writer.beginObject()
    for (name, value) in values.sorted(by: { $0.name < $1.name }) {
      writer.key(name)
      writer.value(value, named: name, secrets: secrets)
    }
    writer.endObject()
  }
}
