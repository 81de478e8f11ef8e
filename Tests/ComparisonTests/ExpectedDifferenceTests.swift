import HCLSyntax
import SourceText
import Testing

@testable import Comparison

/// What is expected to differ.
struct ExpectedDifferenceTests {
  private static let stage = Equivalence.Pair(a: "dev", b: "prod", isWholeWord: true)
  private static let region = Equivalence.Pair(a: "eu-west-1", b: "eu-west-2", isWholeWord: false)

  @Test(arguments: [
    ("dev", "prod", true), ("x-dev.y", "x-prod.y", true), ("devops", "prodops", false), ("dev prod", "prod prod", true),
    ("dev dev", "prod dev", true), ("dev", "test", false), ("prod", "dev", false), ("eu-west-1a", "eu-west-2a", true),
    ("eu-west-1/dev", "eu-west-2/prod", true), ("eu-west-1 eu-west-1", "eu-west-2 eu-west-1", true),
    ("eu-west-2", "eu-west-1", false), ("", "", true), ("dev", "", false), ("dévdev", "dévprod", false),
  ])
  func wordsStandForOneAnother(a: String, b: String, isSame: Bool) {
    let pairs = Equivalence([Self.stage, Self.region])
    #expect(pairs.matches(Text(a), Text(b)) == isSame)
    #expect(pairs.mirrored.matches(Text(b), Text(a)) == isSame)
  }

  /// Each of many repeated words may stand for itself or for the other: that must not take long.
  @Test func ambiguousTextsEnd() {
    let pairs = Equivalence([Equivalence.Pair(a: "a", b: "aa", isWholeWord: false)])
    let a = Text(String(repeating: "a", count: 3000) + "x")
    let b = Text(String(repeating: "a", count: 4500) + "y")
    #expect(!pairs.matches(a, b))
  }

  @Test(arguments: [UInt64](100...105))
  func mirroredIsTheDifferenceTheOtherWay(seed: UInt64) {
    let pairs = Equivalence([
      Equivalence.Pair(a: "a", b: "b", isWholeWord: true), Equivalence.Pair(a: "c", b: "7", isWholeWord: true),
    ])
    let place = Place(SourceFile(name: "generated", bytes: []), .start)
    let top = ValuePath([])
    var chance = GeneratedValues(seed: seed)
    for _ in 0..<150 {
      let members = chance.members(depth: 3)
      let a = Subject(Value(.object(members), at: .start), at: place)
      let b = Subject(chance.mutated(a.value, depth: 3), at: place)
      var there = ValueDifference(pairs)
      there.compare(a, b, top, top)
      var back = ValueDifference(pairs.mirrored)
      back.compare(b, a, top, top)
      #expect(Self.json(there.changes.map(\.mirrored)) == Self.json(back.changes))
      #expect(there.expectedCount == back.expectedCount)
    }
  }

  private static func json(_ changes: [Change]) -> [UInt8] {
    var writer = JSONWriter.indented
    let changeWriter = ChangeJSONWriter(secrets: .revealing)
    changeWriter.write(changes, to: &writer)
    return writer.take()
  }
}
