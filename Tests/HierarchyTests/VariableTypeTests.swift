import HCL1Syntax
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Which values Terraform accepts for a declared type, and the messages about those that it does not accept.
struct VariableTypeTests {
  private static func value(_ text: String) throws -> Value {
    let tree = SyntaxTree(parsing: SourceFile(name: "x", bytes: Array("x = \(text)\n".utf8)))
    return try #require(Decoder.decode(tree).members["x"])
  }

  @Test(arguments: [
    ("string", "\"a\""), ("string", "1"), ("string", "true"), ("\"string\"", "1.5"), ("number", "3"),
    ("number", "\"3.5e2\""), ("number", "\"-1\""), ("bool", "\"true\""), ("bool", "\"0\""), ("any", "[1, \"a\"]"),
    ("list(string)", "[1, true, \"a\"]"), ("set(number)", "[\"1\"]"), ("map(string)", "{ a = 1 }"), ("\"map\"", "{}"),
    ("\"list\"", "[[1], \"a\"]"), ("object({ a = string, b = optional(number) })", "{ a = 1, more = [] }"),
    ("tuple([string, number])", "[\"a\", \"1\"]"), ("list(any)", "[]"), ("list(object({ a = any }))", "[{ a = [] }]"),
  ])
  func valueIsTaken(type: String, value: String) throws {
    let type = try #require(try ModuleVariablesTests.type(type))
    #expect(type.mismatch(of: try Self.value(value)) == nil)
    #expect(type.accepts(try Self.value(value)))
  }

  @Test(arguments: [
    ("string", "[]", "'x' is a list, where string is expected"),
    ("string", "{}", "'x' is an object, where string is expected"),
    ("number", "\"three\"", "'x' is a string that spells no number, where number is expected"),
    ("number", "\"0x1F\"", "'x' is a string that spells no number, where number is expected"),
    ("number", "true", "'x' is a boolean, where number is expected"),
    ("bool", "\"yes\"", "'x' is a string that is neither true nor false, where bool is expected"),
    ("bool", "1", "'x' is a number, where bool is expected"),
    ("list(string)", "\"a\"", "'x' is a string, where list(string) is expected"),
    ("list(string)", "[\"a\", []]", "'x[1]' is a list, where string is expected"),
    ("map(number)", "{ a = 1, b = \"c\" }", "'x.b' is a string that spells no number, where number is expected"),
    ("map(string)", "[]", "'x' is a list, where map(string) is expected"),
    ("list(object({ a = list(bool) }))", "[{ a = [true, {}] }]", "'x[0].a[1]' is an object, where bool is expected"),
    ("object({ a = string })", "{ b = 1 }", "'x' lacks 'a', which its type object({ a = string }) requires"),
    ("tuple([string])", "[]", "'x' has 0 elements, where its type tuple([string]) has 1"),
    ("tuple([string])", "[{}]", "'x[0]' is an object, where string is expected"),
  ])
  func otherValueIsNotTaken(type: String, value: String, sentence: String) throws {
    let type = try #require(try ModuleVariablesTests.type(type))
    let mismatch = try #require(type.mismatch(of: try Self.value(value)))
    #expect(mismatch.sentence(about: "x").description == sentence)
  }
}
