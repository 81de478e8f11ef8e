import HCL1Syntax
import SourceText
import Testing

/// Files at the limits: they are read or refused with one error, whatever their size.
struct LimitTests {
  private func codes(_ text: String) -> [String] {
    let tree = SyntaxTree(parsing: SourceFile(name: "limit.tfvars", bytes: Array(text.utf8)))
    return (tree.diagnostics + Decoder.decode(tree).diagnostics).map(\.code)
  }

  private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  @Test(arguments: [("[", "]"), ("{ a = ", " }")])
  func nestingIsAcceptedTo500(open: String, close: String) {
    let innermost = open == "[" ? "" : "1"
    #expect(codes("a = " + times(500, open) + innermost + times(500, close)) == [])
    #expect(codes("a = " + times(501, open) + innermost + times(501, close)) == ["nested-too-deeply"])
    #expect(codes("a = " + times(600, open) + innermost + times(600, close)) == ["nested-too-deeply"])
    #expect(codes("a = " + times(100_000, open)) == ["nested-too-deeply"])
  }

  @Test
  func blocksAndLabelsNestTo500() {
    #expect(codes(times(500, "a { ") + times(500, "}")) == [])
    #expect(codes(times(600, "a { ") + times(600, "}")) == ["nested-too-deeply"])
    #expect(codes("a " + times(499, "\"x\" ") + "{}") == [])
    #expect(codes("a " + times(600, "\"x\" ") + "{}") == ["nested-too-deeply"])
    #expect(
      codes("a " + times(400, "\"x\" ") + "{ b = " + times(200, "[") + times(200, "]") + "}") == ["nested-too-deeply"])
  }

  @Test
  func jsonNestsTo500() {
    #expect(codes("{\"a\":" + times(499, "[") + times(499, "]") + "}") == [])
    #expect(codes("{\"a\":" + times(600, "[") + times(600, "]") + "}") == ["nested-too-deeply"])
    #expect(codes(times(600, "{\"a\":") + "1" + times(600, "}")) == ["nested-too-deeply"])
  }

  /// Each of these once took quadratic time.
  @Test(arguments: [
    "]", "''", "a = [x 'y', ", "a = x\n", "a = \"${\n", "a = \"\\q", "/*/ x", "a b = 1 ", "a \"x\" {}\na {}\n",
    "a = 1\na = \"x\"\n",
    "a = <<E\n", "\"", "${", "= ",
  ])
  func manyMistakesAreReadInOneGo(mistake: String) {
    #expect(codes(times(10_000, mistake)).isEmpty == false)
  }

  @Test(arguments: ["a = [1]\n", "a {}\n", "a \"x\" {}\n", "a = {}\na = [{}]\n"])
  func aKeyManyTimesIsReadInOneGo(item: String) throws {
    let tree = SyntaxTree(parsing: SourceFile(name: "limit.tfvars", bytes: Array(times(10_000, item).utf8)))
    let decoded = Decoder.decode(tree)
    #expect(decoded.diagnostics.isEmpty)
    #expect((decoded.members["a"]?.elements?.count ?? 0) >= 10_000)
  }

  @Test
  func manyEqualsSignsAreOneMistake() {
    #expect(codes("a " + times(200_000, "=") + " 1") == ["unexpected-token"])
  }
}
