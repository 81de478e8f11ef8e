import HCL2Evaluation
import HCL2Syntax
import SourceText

/// Evaluates one expression for tests: `unknown` is an unknown value, `local` contains two templates.
enum ExpressionRun {
  /// The value and all diagnostics.
  static func evaluate(
    _ text: String, _ variables: [Text: TypedValue] = [:], context: EvaluationContext = EvaluationContext()
  ) -> (TypedValue, [Diagnostic]) {
    let tree = SyntaxTree(parsingExpression: SourceFile(name: "expression", bytes: Array(text.utf8)))
    let evaluator = Evaluator(scope: GivenScope(variables.merging(Self.usual) { given, _ in given }), context: context)
    if tree.diagnostics.hasErrors { return (.null(), tree.diagnostics) }
    let value = evaluator.value(of: tree.expression)
    return (value, evaluator.allDiagnostics)
  }

  private static let usual: [Text: TypedValue] = {
    let file = SourceFile(name: "variables", bytes: Array("unknown".utf8))
    let reason = UnknownReason("it is known after apply", at: Place(file, SourceRange(0, 7)))
    return [
      "unknown": .unknown(.any, reason),
      "local": .object([("greeting", .string("Hello, ${name}!")), ("broken", .string("${name"))]),
    ]
  }()
}

/// A scope with the given values.
final class GivenScope: EvaluationScope {
  private let variables: [Text: TypedValue]

  init(_ variables: [Text: TypedValue]) { self.variables = variables }

  func mistake(in reference: Reference) -> Diagnostic? {
    variables[reference.root] != nil
      ? nil : Diagnostic(.error, "undeclared-name", "there is no '\(reference.root)'", at: reference.place)
  }

  func resolve(_ reference: Reference, with evaluator: Evaluator) -> ResolvedReference {
    ResolvedReference(variables[reference.root] ?? .null(), usedAttributes: 0)
  }
}
