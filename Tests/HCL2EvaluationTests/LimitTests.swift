import HCL2Evaluation
import HCL2Syntax
import SourceText
import Testing

/// A stranger's file can't take all the time or memory, or end the program.
struct LimitTests {
  @Test(arguments: [
    "[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]",
    "format(\"%1000000000d\", 1)", "format(\"%.1000000000f\", 1)", "indent(1000000000, \"a\\nb\")",
    "setproduct(range(1000), range(1000), range(1000))",
    "join(\"\", [for a in range(1000) : join(\"\", [for b in range(1000) : format(\"%1000s\", \"x\")])])",
    "regex(\"(x+x+)+y\", format(\"%01000000s\", \"x\"))",
    "replace(format(\"%0100000s\", \"\"), \"0\", format(\"%0100000s\", \"\"))",
    "format(\"%d\", 1e100000)", "format(\"%.100000e\", 1e-9)", "1e400000 * 1e400000", "1e1000000000",
    "pow(2, 1023) * 1e90000 * 1e90000",
  ])
  func aHugeExpressionIsRefused(expression: String) {
    let (_, diagnostics) = ExpressionRun.evaluate(expression, context: Self.small)
    #expect(!diagnostics.isEmpty)
  }

  /// A tenth of the usual limit keeps the test short.
  private static var small: EvaluationContext { EvaluationContext(budget: EvaluationBudget(limit: 200_000)) }

  @Test func tryDoesNotCatchTheLimit() {
    let text = "try([for a in range(1000) : [for b in range(1000) : b]], \"caught\")"
    let (value, diagnostics) = ExpressionRun.evaluate(text, context: Self.small)
    #expect(diagnostics.map(\.code) == ["evaluation-too-large"])
    #expect(value.text == nil)
  }

  @Test(arguments: ["(a+)+b", "(a|aa)+c", "(.*)*d", "((a?){50}){20}e", "(a|b|ab)*bc"])
  func aPatternThatHauntsOthersTakesLinearTime(pattern: String) {
    let context = EvaluationContext()
    let short = ExpressionRun.evaluate("can(regex(\"\(pattern)\", format(\"%02000s\", \"a\")))", context: context)
    #expect(short.1.isEmpty)
  }

  @Test func chainsOfDefinitionsDoNotNest() {
    let count = 20_000
    let lines = (1...count).map { "a\($0) = local.a\($0 - 1) + 1\n" }.joined()
    let file = SourceFile(name: "a.hcl", bytes: Array(("a0 = 0\n" + lines).utf8))
    let scope = DefinitionScope(
      SyntaxTree(parsing: file).body.attributes, spelt: [.under("local")], within: EmptyScope())
    let evaluator = Evaluator(scope: scope, context: EvaluationContext())
    #expect(scope.value(of: "a\(count)", with: evaluator)?.number?.asInt == count)
  }

  @Test func circlesAreReportedOnce() {
    let file = SourceFile(name: "a.hcl", bytes: Array("a = local.b\nb = local.c\nc = local.a\nd = local.a\n".utf8))
    let scope = DefinitionScope(
      SyntaxTree(parsing: file).body.attributes, spelt: [.under("local")], within: EmptyScope())
    let evaluator = Evaluator(scope: scope, context: EvaluationContext())
    _ = scope.object(with: evaluator)
    #expect(scope.diagnostics.map(\.code) == ["circular-reference"])
  }

  @Test func valuesThatNestTooDeeplyAreRefused() {
    let lines = (1...400).map { "a\($0) = [local.a\($0 - 1)]\n" }.joined()
    let file = SourceFile(name: "a.hcl", bytes: Array(("a0 = 0\n" + lines).utf8))
    let scope = DefinitionScope(
      SyntaxTree(parsing: file).body.attributes, spelt: [.under("local")], within: EmptyScope())
    let evaluator = Evaluator(scope: scope, context: EvaluationContext())
    _ = scope.object(with: evaluator)
    #expect(scope.diagnostics.map(\.code) == ["value-too-deep"])
  }

  @Test(arguments: ["[local.aK, local.aK]", "{ x = local.aK, y = local.aK }", "concat(local.aK, local.aK)"])
  func valuesThatDoubleFromLineToLineAreRefused(expression: String) {
    let lines = (1...60).map { "a\($0) = " + expression.replacing("K", with: "\($0 - 1)") + "\n" }.joined()
    let file = SourceFile(name: "a.hcl", bytes: Array(("a0 = [0]\n" + lines).utf8))
    let scope = DefinitionScope(
      SyntaxTree(parsing: file).body.attributes, spelt: [.under("local")], within: EmptyScope())
    let evaluator = Evaluator(scope: scope, context: EvaluationContext())
    _ = scope.object(with: evaluator)
    let codes = Set((scope.diagnostics + evaluator.allDiagnostics).map(\.code))
    #expect(!codes.isDisjoint(with: ["value-too-large", "evaluation-too-large", "call-failed"]), "\(codes)")
  }
}
