import HCL1Syntax
import SourceText
import TestSupport
import Testing

@testable import Comparison

/// Tests for expected differences.
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

  /// Each of many repeated words may match itself or the other word; that must not take long.
  @Test func ambiguousTextsEnd() {
    let pairs = Equivalence([Equivalence.Pair(a: "a", b: "aa", isWholeWord: false)])
    let a = Text(String(repeating: "a", count: 3000) + "x")
    let b = Text(String(repeating: "a", count: 4500) + "y")
    #expect(!pairs.matches(a, b))
    // It must still find a match.
    let dashed = Equivalence([Equivalence.Pair(a: "a", b: "a-a", isWholeWord: true)])
    for count in [80, 81, 120, 159, 160] {
      let left = Text(Array(repeating: "a", count: 80).joined(separator: "-"))
      #expect(dashed.matches(left, Text(Array(repeating: "a", count: count).joined(separator: "-"))))
    }
    // The rest after such words does not matter.
    let tail = String(repeating: "x", count: 1 << 20)
    let start = String(repeating: "a", count: 1000)
    #expect(!pairs.matches(Text(start + tail + "y"), Text(start + "aaaaa" + tail + "z")))
  }

  /// The answer by definition: at each position the bytes are equal, or the words of a pair match.
  private static func matches(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, _ pairs: [Equivalence.Pair]) -> Bool {
    if a.isEmpty, b.isEmpty { return true }
    if let first = a.first, first == b.first, matches(a.dropFirst(), b.dropFirst(), pairs) { return true }
    return pairs.contains { pair in
      a.starts(with: pair.a.bytes) && b.starts(with: pair.b.bytes)
        && matches(a.dropFirst(pair.a.count), b.dropFirst(pair.b.count), pairs)
    }
  }

  @Test(arguments: [UInt64](200...209))
  func textsMatchWhereSomeWayLeadsThroughBoth(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func text(_ longest: Int) -> Text {
      Text((0...generator.number(below: longest)).map { _ in generator.element(of: [0x61, 0x62]) })
    }
    /// The text with some of its words replaced.
    func replaced(_ text: Text, _ pairs: [Equivalence.Pair]) -> Text {
      var rest = text.bytes[...]
      var output: [UInt8] = []
      while let first = rest.first {
        let pair = pairs.first { rest.starts(with: $0.a.bytes) && generator.once(in: 2) }
        output += pair?.b.bytes ?? [first]
        rest = rest.dropFirst(pair?.a.count ?? 1)
      }
      return Text(output)
    }
    var count = 0
    for _ in 0..<400 {
      let pairs = (0..<3).map { _ in Equivalence.Pair(a: text(3), b: text(3), isWholeWord: false) }.filter {
        $0.a != $0.b
      }
      let a = text(12)
      let b = generator.once(in: 3) ? text(12) : replaced(a, pairs)
      let expected = Self.matches(a.bytes[...], b.bytes[...], pairs)
      #expect(Equivalence(pairs).matches(a, b) == expected, "\(a) \(b) \(pairs)")
      count += expected ? 1 : 0
    }
    #expect(count > 100 && count < 390)
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
