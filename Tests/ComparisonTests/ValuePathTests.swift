import Comparison
import Testing

/// Paths of values as text: words that would be mistaken for something else are quoted.
struct ValuePathTests {
  private static let keys: [(key: String, text: String)] = [
    ("owner", "owner"), ("ü-1_x", "ü-1_x"), ("a b", #""a b""#), ("a.b", #""a.b""#), ("", #""""#), ("a\tb", #""a\tb""#),
    ("2", #""2""#),
  ]

  @Test(arguments: keys)
  func keyIsQuotedWhereItMust(key: String, text: String) {
    #expect(ValuePath([.key("tags"), .key(.init(key))]).text.description == "tags." + text)
    #expect(ValuePath([.key("tags"), .entry(name: .init(key), index: 0)]).text.description == "tags[\(text)]")
  }

  @Test func positionsStandInBrackets() {
    #expect(ValuePath([.key("ports"), .index(2), .key("name")]).text.description == "ports[2].name")
  }
}
