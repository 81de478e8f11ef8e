import Comparison
import HCL1Syntax
import SourceText
import Testing

/// How lists are compared.
struct ListDifferenceTests {
  private static func subject(_ text: String) -> Subject {
    let file = SourceFile(name: "list.tfvars", bytes: Array(text.utf8))
    let members = Decoder.decode(SyntaxTree(parsing: file)).members
    return Subject(Value(.object(members), at: .start), at: Place(file, .start))
  }

  private static func changes(_ a: String, _ b: String) -> [String] {
    ValueDifference.changes(from: subject(a), to: subject(b), named: ValuePath([])).map { change in
      "\(change.kind.rawValue) \(change.path.text)"
    }
  }

  @Test func insertionInTheMiddleIsOneAddition() {
    #expect(Self.changes("p = [1, 2, 3, 4]", "p = [1, 2, 9, 3, 4]") == ["added p[2]"])
    #expect(Self.changes("p = [1, 2, 9, 3, 4]", "p = [1, 2, 3, 4]") == ["removed p[2]"])
  }

  @Test func replacementIsAChangeOfTheElement() {
    #expect(Self.changes("p = [1, 2, 3]", "p = [1, 7, 3]") == ["changed p[1]"])
    #expect(Self.changes("p = [1, {a = 1}, 3]", "p = [1, {a = 2}, 3]") == ["changed p[1].a"])
    #expect(Self.changes("p = [1, 2]", "p = [1, \"2\"]") == ["changed_type p[1]"])
  }

  @Test func namedEntriesAreComparedByName() {
    let a = #"v = [{name = "A" value = 1}, {name = "B" value = 2}]"#
    let b = #"v = [{name = "N" value = 0}, {name = "A" value = 1}, {name = "B" value = 3}]"#
    #expect(Self.changes(a, b) == ["changed v[B].value", "added v[N]"])
    #expect(Self.changes("v = []", b) == ["added v[A]", "added v[B]", "added v[N]"])
    let tags = #"t = [{key = "x.y" value = 1}]"#
    #expect(Self.changes(tags, #"t = [{key = "x.y" value = 2}]"#) == [#"changed t["x.y"].value"#])
  }

  @Test func entriesOfOneNameAreComparedByPosition() {
    let a = #"v = [{name = "A" value = 1}, {name = "A" value = 2}]"#
    #expect(Self.changes(a, #"v = [{name = "A" value = 1}, {name = "A" value = 3}]"#) == ["changed v[1].value"])
  }

  @Test func anotherOrderIsItsOwnKind() {
    #expect(Self.changes("p = [1, 2, 3]", "p = [3, 1, 2]") == ["reordered p"])
    let a = #"v = [{name = "A" value = 1}, {name = "B" value = 2}]"#
    let b = #"v = [{name = "B" value = 5}, {name = "A" value = 1}]"#
    #expect(Self.changes(a, b) == ["reordered v", "changed v[B].value"])
  }

  @Test func numbersAreComparedByValueAndKindsAreNot() {
    #expect(Self.changes("n = 1.50", "n = 1.5").isEmpty)
    #expect(Self.changes("n = 0x10", "n = 16").isEmpty)
    #expect(Self.changes("n = 1", "n = \"1\"") == ["changed_type n"])
    #expect(Self.changes("n = true", "n = []") == ["changed_type n"])
  }

  /// Both the shortest alignment and its substitute beyond the limit must be fast and keep equal elements.
  @Test func longListsAreAligned() {
    func list(_ numbers: [Int]) -> String { "p = [" + numbers.map(String.init).joined(separator: ", ") + "]" }
    let numbers = Array(0..<4_000)
    #expect(Self.changes(list(numbers), list([-1] + numbers)) == ["added p[0]"])
    let holes = numbers.filter { $0 % 4 != 0 }
    #expect(Self.changes(list(numbers), list(holes)).count == 1_000)
    let unrelated = numbers.map { $0 % 7 }
    #expect(Self.changes(list(numbers), list(unrelated)).count >= 3_000)
  }
}
