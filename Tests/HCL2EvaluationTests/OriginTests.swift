import HCL2Evaluation
import HCL2Syntax
import SourceText
import Testing

/// The origins that values report.
struct OriginTests {
  /// The places that contributed to a part of the value `name` in `text`, as the source words at these places.
  private func chain(_ text: String, _ name: Text, _ path: [Text] = []) -> [String] {
    let file = SourceFile(name: "a.hcl", bytes: Array(text.utf8))
    let tree = SyntaxTree(parsing: file)
    let scope = DefinitionScope(tree.body.attributes, spelt: [.under("local")], within: EmptyScope())
    let evaluator = Evaluator(scope: scope, context: EvaluationContext())
    var value = scope.value(of: name, with: evaluator)
    for step in path { value = value?.part(step) }
    return (value?.origin?.chain ?? []).map { file.text($0.place.range).description }
  }

  @Test func aLiteralIsItsOwnOrigin() { #expect(chain("a = 12\n", "a") == ["12"]) }

  @Test func aReferenceLeadsToTheLiteral() {
    #expect(chain("a = 12\nb = local.a\nc = local.b\n", "c") == ["local.b", "local.a", "12"])
  }

  @Test func aMemberKeepsTheWayOfItsObject() {
    #expect(chain("a = { x = 1, y = 2 }\nb = local.a\n", "b", ["y"]) == ["local.a", "2"])
  }

  @Test func aMergedMemberComesFromTheMapThatHadIt() {
    let text = "d = { x = 1, y = 2 }\nb = merge(local.d, { y = 3 })\n"
    #expect(chain(text, "b", ["x"]) == ["merge(local.d, { y = 3 })", "local.d", "1"])
    #expect(chain(text, "b", ["y"]) == ["merge(local.d, { y = 3 })", "3"])
  }

  @Test func aTemplateNamesAllItsParts() {
    #expect(chain("a = \"x\"\nb = \"${local.a}-1\"\n", "b") == ["\"${local.a}-1\"", "local.a", "\"x\""])
  }

  @Test func aConditionNamesTheChosenBranchAndWhatDecided() {
    #expect(chain("a = true ? 1 : 2\n", "a") == ["true ? 1 : 2", "1", "true"])
    #expect(chain("c = true\na = merge({}, local.c ? { k = 1 } : {})\n", "a", ["k"]).contains("local.c"))
  }

  @Test func anElementOfAnEncodedListComesFromTheCall() {
    #expect(chain("a = jsondecode(\"{\\\"k\\\": 1}\")\n", "a", ["k"]).first == "jsondecode(\"{\\\"k\\\": 1}\")")
  }

  @Test func aLongChainForgetsItsFarEnd() {
    let lines = (1...300).map { "a\($0) = local.a\($0 - 1)\n" }.joined()
    let places = chain("a0 = 1\n" + lines, "a300")
    #expect(places.first == "local.a299")
    #expect(places.count < 100)
  }
}
