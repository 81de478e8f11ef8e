import Comparison
import HCL1Syntax
import SourceText
import Testing

/// Laws for any two values, tested with thousands of random ones.
struct DifferenceLawTests {
  private static let name = ValuePath([])
  private static let seeds: [UInt64] = Array(1...15)
  private static let pairsPerSeed = 200

  private static func subject(_ members: [Member]) -> Subject {
    let file = SourceFile(name: "generated", bytes: [])
    return Subject(Value(.object(members), at: .start), at: Place(file, .start))
  }

  private static func pairs(_ seed: UInt64) -> [(a: Subject, b: Subject)] {
    var chance = GeneratedValues(seed: seed)
    return (0..<pairsPerSeed).map { number in
      let a = chance.members(depth: 4)
      let isRelated = number % 3 > 0
      let b =
        isRelated ? chance.mutated(Value(.object(a), at: .start), depth: 4).members ?? a : chance.members(depth: 4)
      return (subject(a), subject(b))
    }
  }

  private static func json(_ changes: [Change]) -> [UInt8] {
    var writer = JSONWriter.indented
    let changeWriter = ChangeJSONWriter(secrets: .revealing)
    changeWriter.write(changes, to: &writer)
    return writer.take()
  }

  @Test(arguments: seeds)
  func nothingDiffersFromItself(seed: UInt64) {
    for (a, _) in Self.pairs(seed) { #expect(ValueDifference.changes(from: a, to: a, named: Self.name).isEmpty) }
  }

  @Test(arguments: seeds)
  func mirroredIsTheDifferenceTheOtherWay(seed: UInt64) {
    for (a, b) in Self.pairs(seed) {
      let there = ValueDifference.changes(from: a, to: b, named: Self.name).map(\.mirrored)
      let back = ValueDifference.changes(from: b, to: a, named: Self.name)
      #expect(Self.json(there) == Self.json(back))
    }
  }

  @Test(arguments: seeds)
  func appliedToAItGivesB(seed: UInt64) throws {
    for (a, b) in Self.pairs(seed) {
      let changes = ValueDifference.changes(from: a, to: b, named: Self.name)
      let applied = try DifferenceApplier.apply(Self.json(changes), to: a.value)
      #expect(applied == b.value, "\(String(Text(Self.json(changes))))")
      #expect(changes.isEmpty == (a.value == b.value))
    }
  }
}
