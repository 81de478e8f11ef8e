import Testing

@testable import Comparison

/// The fewest slots that give every ladder its value.
struct SmallestEditsTests {
  private typealias Ladder = SmallestEdits.Ladder

  /// What is written; slots with low numbers are tried first, those from 100 on before all others.
  private static func solution(_ ladders: [Ladder]) -> [Int: Int]? {
    var edits = SmallestEdits(ladders) { $0 >= 100 ? $0 - 200 : $0 }
    return edits.solve()?.values
  }

  private static func chosen(_ slots: [Int], wanted: Int) -> Ladder {
    Ladder(slots: slots, now: 0, wanted: wanted, isChosen: true)
  }

  @Test func oneSlotServesSeveralLadders() {
    let ladders = [Self.chosen([0, 1], wanted: 7), Self.chosen([0, 2], wanted: 7), Self.chosen([0, 3], wanted: 8)]
    #expect(Self.solution(Array(ladders[..<2])) == [0: 7])
    #expect(Self.solution(ladders) == [0: 7, 3: 8])
  }

  /// The slot that is tried first stands in the way of the one that two ladders share, and so costs one edit more.
  @Test func theFewestEditsAreFoundAfterOthers() {
    let ladders = [
      Self.chosen([0, 100], wanted: 1), Self.chosen([1, 100, 2], wanted: 2), Self.chosen([1, 100, 3], wanted: 2),
    ]
    #expect(Self.solution(ladders) == [0: 1, 1: 2])
  }

  /// A ladder that was not chosen may be kept by a slot that a chosen one uses, and by no other.
  @Test func nothingIsWrittenForAnotherLaddersSake() {
    let wanted = Self.chosen([0], wanted: 1)
    let kept = Ladder(slots: [0, 5], now: 3, wanted: 3, isChosen: false)
    let helper = Self.chosen([5, 6], wanted: 3)
    #expect(Self.solution([wanted, kept]) == nil)
    #expect(Self.solution([wanted, kept, helper]) == [0: 1, 5: 3])
    #expect(Self.solution([wanted, kept, helper, Self.chosen([6], wanted: 3)]) == nil)
  }
}
