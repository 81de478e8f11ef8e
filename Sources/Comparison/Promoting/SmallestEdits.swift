/// Finds the fewest slots to write so that every ladder gives the value that is wanted of it.
///
/// A slot is a place that can hold a value. A ladder is what one unit reads of one name, lowest first: the highest slot that
/// is written gives the value, otherwise the value stays what it is.
struct SmallestEdits {
  /// What one unit reads.
  struct Ladder {
    /// The slots that would beat the present value, lowest first.
    let slots: [Int]
    /// The value now.
    let now: Int
    /// The value that is wanted.
    let wanted: Int
    /// True when the value is to be carried; otherwise it is only to stay as it is.
    let isChosen: Bool
  }

  private let ladders: [Ladder]
  private let preference: (_ slot: Int) -> Int
  /// For each slot and value, whether a chosen ladder asks for it: nothing is written for the others alone.
  private let wantedByChosen: Set<[Int]>
  private var written: [Int: Int] = [:]
  private var best: [Int: Int]?
  private var stepsLeft: Int

  /// Enough for estates whose files lie as their folders do; where they do not, the result is what was found until then.
  private static let mostSteps = 20_000

  /// - Parameter preference: of several slots that serve, those with the lowest number are tried first.
  init(_ ladders: [Ladder], preference: @escaping (_ slot: Int) -> Int) {
    self.ladders = ladders
    self.preference = preference
    stepsLeft = Self.mostSteps
    wantedByChosen = Set(
      ladders.filter(\.isChosen).flatMap { ladder in ladder.slots.map { [$0, ladder.wanted] } })
  }

  /// The value to write into each slot; nil when no slots serve. `isProven` is false when there may be fewer.
  mutating func solve() -> (values: [Int: Int], isProven: Bool)? {
    search()
    return best.map { ($0, stepsLeft > 0) }
  }

  private mutating func search() {
    guard stepsLeft > 0 else { return }
    stepsLeft -= 1
    var least: (options: [Int], ladder: Int)?
    var taken: Set<[Int]> = []
    var fewest = 0
    for (index, ladder) in ladders.enumerated() {
      let top = ladder.slots.lastIndex { written[$0] != nil }
      let value = top.flatMap { written[ladder.slots[$0]] } ?? ladder.now
      guard value != ladder.wanted else { continue }
      let options = ladder.slots[(top.map { $0 + 1 } ?? 0)...].filter { wantedByChosen.contains([$0, ladder.wanted]) }
      if options.isEmpty { return }
      if least.map({ options.count < $0.options.count }) ?? true { least = (options, index) }
      // Ladders that no slot serves together need one each.
      let pairs = options.map { [$0, ladder.wanted] }
      if taken.isDisjoint(with: pairs) {
        taken.formUnion(pairs)
        fewest += 1
      }
    }
    if let best, written.count + fewest >= best.count { return }
    guard let least else {
      if isPurposeful { best = written }
      return
    }
    for slot in least.options.sorted(by: { (preference($0), $0) < (preference($1), $1) }) {
      written[slot] = ladders[least.ladder].wanted
      search()
      written[slot] = nil
    }
  }

  /// True when every written slot gives a chosen ladder its value.
  private var isPurposeful: Bool {
    var used: Set<Int> = []
    for ladder in ladders where ladder.isChosen {
      if let slot = ladder.slots.last(where: { written[$0] != nil }) { used.insert(slot) }
    }
    return used.count == written.count
  }
}
