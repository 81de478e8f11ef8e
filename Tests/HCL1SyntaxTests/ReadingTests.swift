import HCL1Syntax
import SourceText
import Testing

/// What a document reads as, according to the specification.
struct ReadingTests {
  private func json(_ text: String) -> String {
    let tree = SyntaxTree(parsing: SourceFile(name: "a.tfvars", bytes: Array(text.utf8)))
    let (members, found) = Decoder.decode(tree)
    guard !tree.diagnostics.hasErrors, !found.hasErrors else {
      return (tree.diagnostics + found).map(\.code).joined(separator: " ")
    }
    var writer = JSONWriter.compact
    writer.object(members, secrets: .revealing)
    return String(Text(writer.take()))
  }

  @Test(arguments: [
    ("a = 1 b = \"x\"", #"{"a":1,"b":"x"}"#),
    ("a {} b = {}", #"{"a":{},"b":{}}"#),
    ("a \"x\" \"y\" { c = 0x1F }", #"{"a":{"x":{"y":{"c":31}}}}"#),
    ("a {} a { b = 1 }", #"{"a":[{},{"b":1}]}"#),
    (
      "a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9 j \"x\" { k {} }",
      #"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":{"x":{"k":{}}}}"#
    ),
    ("a = [1,,2,] a = [3]", #"{"a":[1,2,3]}"#),
    ("a = \"${f(\"x\")} \\\"\"", #"{"a":"${f(\"x\")} \""}"#),
    ("a = <<-E\n  x\n   y\n  E\n", #"{"a":"x\n y\n"}"#),
    ("{\"a\": [true, [1]], }", #"{"a":[true,[1]]}"#),
  ])
  func valuesAreThoseOfTheReference(text: String, value: String) {
    #expect(json(text) == value)
  }

  /// A word is scanned eight bytes at a time. It must end at any byte that can't be part of a word, wherever that is.
  @Test func aWordHoldsLettersDigitsAndThreeMarks() {
    for byte in UInt8(0x21)...0x7E where !"\"#/'{=".utf8.contains(byte) {
      let character = Character(Unicode.Scalar(byte))
      let isWord = character.isLetter || character.isNumber || "_-.".contains(character)
      for count in 1...17 {
        let before = String(repeating: "é", count: count % 3) + String(repeating: "k", count: count)
        let word = before + String(character) + "z"
        #expect((json("\(word) = 1") == "{\"\(word)\":1}") == isWord, "\(word)")
      }
    }
  }

  /// A value that no file holds is asked for its keys like one of a file.
  @Test func keyOfAMadeValueIsFound() {
    let members = ["a", "b"].map { name in
      Member(key: Text(name), keyRange: .start, value: Value(.string(Text(name + "!")), at: .start))
    }
    let value = Value(.object(members), at: .start)
    #expect(value["a"]?.string == "a!" && value["b"]?.string == "b!" && value["c"] == nil)
    #expect(Value(.list([value]), at: .start)["a"] == nil)
  }

  /// In a file with mistakes too, as long as it is text.
  @Test(arguments: [
    ("a = 1 # one\n// two\n", ["# one", "// two"]), ("a = 1 # one\nb =\n# two\n", ["# one", "# two"]),
    ("a = 1 # one\nb = \"# x\n# two\n", ["# one", "# two"]), ("= # one\n", ["# one"]), ("a = \0 # one\n", []),
    ("{\"a\": 1} # one\n", []),
  ])
  func commentsAreFound(text: String, comments: [String]) {
    let file = SourceFile(name: "a.tfvars", bytes: Array(text.utf8))
    #expect(SyntaxTree(parsing: file).comments.map { String(file.text($0.range)) } == comments)
  }

  @Test(arguments: [
    ("a = \nb = 1", "missing-value"), ("a = b", "bare-word"), ("a = 'x'", "single-quotes"),
    ("a = [1 2]", "missing-comma"),
    ("a = {", "unclosed-brace"), ("a = [", "unclosed-bracket"), ("a = \"x\nb = 1", "unterminated-string"),
    ("a = \"\\q\"", "bad-escape"), ("a = true a = 1", "key-of-two-kinds"), ("a \"x\" {} a {}", "mixed-labels"),
    ("a = 1\nb = 'y'\nc = d\n", "single-quotes bare-word"), ("a = \0", "null-byte"),
  ])
  func oneMistakeGivesOneError(text: String, codes: String) {
    #expect(json(text) == codes)
  }
}
