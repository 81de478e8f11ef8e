import SourceText

/// Walks through two texts at once to see whether one becomes the other by replacing some occurrences of paired
/// words. If both sides have words of a pair and the next bytes are also equal, either continuation may succeed; most
/// texts have no such place and need no memory.
struct EquivalenceSearch {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private struct Position: Hashable {
    var a: Int
    var b: Int
  }

  private static let mostSteps = 100_000

  private let left: Bytes
  private let right: Bytes
  private let pairs: UnsafeBufferPointer<Equivalence.Pair>
  /// The marks of the bytes that start words of A.
  private var starts: UInt64 = 0
  /// The starting positions of alternatives that are still to be tried.
  private var waiting: [Position] = []
  /// Branch points visited so far; a linear list while there are few.
  private var forks: [Position] = []
  /// The visited branch points, once there are many.
  private var manyForks: Set<Position> = []
  private static let few = 16

  init(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>,
    _ pairs: UnsafeBufferPointer<Equivalence.Pair>
  ) {
    self.left = left
    self.right = right
    self.pairs = pairs
    for index in pairs.indices { starts |= Self.mark(of: pairs[index].a[0]) }
  }

  /// One of 64 bits for a byte: most bytes of a text start no word of A.
  private static func mark(of byte: UInt8) -> UInt64 { 1 &<< UInt64(byte) }

  /// True when the first text becomes the second.
  mutating func run() -> Bool {
    var position = Position(a: 0, b: 0)
    var steps = 0
    while steps < Self.mostSteps {
      steps += 1 + skipSameBytes(from: &position)
      if position.a == left.count, position.b == right.count { return true }
      guard let next = next(after: position) ?? waiting.popLast() else { return false }
      position = next
    }
    return false
  }

  /// Moves to the next byte that differs or may start a word; returns how far that was.
  private func skipSameBytes(from position: inout Position) -> Int {
    var (a, b) = (position.a, position.b)
    defer { position = Position(a: a, b: b) }
    while a < left.count, b < right.count, left[a] == right[b], starts & Self.mark(of: left[a]) == 0 {
      a += 1
      b += 1
    }
    return a - position.a
  }

  /// True when the branch point was not visited before: all continuations of a visited one have already been tried.
  private mutating func isNew(_ fork: Position) -> Bool {
    if !manyForks.isEmpty { return manyForks.insert(fork).inserted }
    if forks.contains(fork) { return false }
    if forks.isEmpty { forks.reserveCapacity(Self.few) }
    forks.append(fork)
    if forks.count == Self.few { manyForks = Set(forks) }
    return true
  }

  /// The next position, or nil at a dead end. Pushes alternatives for later.
  private mutating func next(after position: Position) -> Position? {
    guard position.a < left.count, position.b < right.count else { return nil }
    let isSame = left[position.a] == right[position.b]
    var next = isSame ? Position(a: position.a + 1, b: position.b + 1) : nil
    if starts & Self.mark(of: left[position.a]) == 0 { return next }
    var isFork = false
    for index in pairs.indices where stands(pairs[index], at: position) {
      if let next {
        if !isFork, !isNew(position) { return nil }
        isFork = true
        waiting.append(next)
      }
      next = Position(a: position.a + pairs[index].a.count, b: position.b + pairs[index].b.count)
    }
    return next
  }

  private func stands(_ pair: Equivalence.Pair, at position: Position) -> Bool {
    Self.word(pair.a, standsIn: left, at: position.a, isWhole: pair.isWholeWord)
      && Self.word(pair.b, standsIn: right, at: position.b, isWhole: pair.isWholeWord)
  }

  static func word(_ word: Text, standsIn text: UnsafeBufferPointer<UInt8>, at start: Int, isWhole: Bool) -> Bool {
    let end = start + word.count
    guard end <= text.count else { return false }
    let isThere = word.withBytes { bytes in
      for index in 0..<bytes.count where bytes[index] != text[start + index] { return false }
      return true
    }
    guard isThere, isWhole else { return isThere }
    return (start == 0 || !isWordByte(text[start - 1])) && (end == text.count || !isWordByte(text[end]))
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte >= 0x80
  }
}
