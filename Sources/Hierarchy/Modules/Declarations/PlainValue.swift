import HCL2Evaluation
import HCL2Syntax
import SourceText

/// The value of an expression that may neither name anything nor call a function: a default, `sensitive`.
struct PlainValue {
  let value: TypedValue
  /// What Terraform refuses in the expression, the first only.
  let mistake: Diagnostic?

  init(_ expression: HCL2Syntax.Expression) {
    let evaluator = Evaluator(
      scope: EmptyScope(help: "a variable block holds plain values: write the value itself"), functions: nil,
      context: EvaluationContext())
    value = evaluator.value(of: expression)
    mistake = evaluator.allDiagnostics.first { $0.severity == .error && $0.has(oneOf: Self.refused) }
  }

  /// The boolean, as Terraform converts it; nil for everything else.
  var truth: Bool? { (try? value.converted(to: .bool))?.bool }

  /// What Terraform surely refuses; limits of this program are none of it.
  private static let refused: Set<EvaluationCode> = [
    .functionsNotAllowed, .variablesNotAllowed, .wrongOperand, .noSuchAttribute, .noSuchElement,
  ]
}
