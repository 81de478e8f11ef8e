public import SourceText

/// Pairs of words that are expected to differ: where A says one and B the other, nothing differs.
///
/// A region's name, a stage or an account stands in many values of an environment, alone or inside longer texts.
public struct Equivalence: Sendable {
  /// A word of A and the word that B has in its place.
  public struct Pair: Sendable {
    /// What A says.
    public let a: Text
    /// What B says.
    public let b: Text
    /// Whether letters and digits beside it make it another word.
    public let isWholeWord: Bool
    /// Whether the user asked for it, so that what it hides is counted.
    public let isCounted: Bool

    /// A pair of words.
    public init(a: Text, b: Text, isWholeWord: Bool, isCounted: Bool = true) {
      self.a = a
      self.b = b
      self.isWholeWord = isWholeWord
      self.isCounted = isCounted
    }
  }

  /// A side of the comparison.
  enum Side { case a, b }

  private let pairs: [Pair]
  private static let mostSteps = 100_000

  /// Pairs of which both words say something and differ.
  public init(_ pairs: [Pair]) { self.pairs = pairs.filter { $0.a != $0.b && !$0.a.isEmpty && !$0.b.isEmpty } }

  /// True when nothing is expected to differ.
  var isEmpty: Bool { pairs.isEmpty }

  /// The same pairs seen from B.
  public var mirrored: Equivalence {
    Equivalence(pairs.map { Pair(a: $0.b, b: $0.a, isWholeWord: $0.isWholeWord, isCounted: $0.isCounted) })
  }

  /// The pairs that hold without anyone asking for them.
  var uncounted: Equivalence { Equivalence(pairs.filter { !$0.isCounted }) }

  /// True when `a` becomes `b` by putting the other word of a pair in some places where it stands.
  func matches(_ a: Text, _ b: Text) -> Bool {
    if isEmpty || a == b { return a == b }
    guard pairs.contains(where: { a.contains($0.a) && b.contains($0.b) }) else { return false }
    return a.withBytes { left in b.withBytes { right in search(left, right) } }
  }

  private struct Position: Hashable {
    var a: Int
    var b: Int
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Walks through both texts at once; where words of a pair stand on both sides, either way may lead on.
  private func search(_ left: Bytes, _ right: Bytes) -> Bool {
    var waiting = [Position(a: 0, b: 0)]
    var seen: Set<Position> = []
    var steps = 0
    while var position = waiting.popLast() {
      while true {
        steps += 1
        if steps > Self.mostSteps { return false }
        if position.a == left.count, position.b == right.count { return true }
        for pair in pairs where Self.stands(pair, left, right, position) {
          let next = Position(a: position.a + pair.a.count, b: position.b + pair.b.count)
          if seen.insert(next).inserted { waiting.append(next) }
        }
        guard position.a < left.count, position.b < right.count, left[position.a] == right[position.b] else { break }
        position = Position(a: position.a + 1, b: position.b + 1)
      }
    }
    return false
  }

  private static func stands(_ pair: Pair, _ left: Bytes, _ right: Bytes, _ position: Position) -> Bool {
    word(pair.a, standsIn: left, at: position.a, isWhole: pair.isWholeWord)
      && word(pair.b, standsIn: right, at: position.b, isWhole: pair.isWholeWord)
  }

  private static func word(_ word: Text, standsIn text: Bytes, at start: Int, isWhole: Bool) -> Bool {
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
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte >= 0x80
  }

  /// The text with each word of a pair replaced by a mark of the pair, so that texts that match mostly become equal:
  /// for finding the counterpart among many without trying each.
  func canonical(_ text: Text, of side: Side) -> Text {
    if isEmpty { return text }
    return text.withBytes { bytes in
      var output: [UInt8] = []
      var index = 0
      scan: while index < bytes.count {
        for (number, pair) in pairs.enumerated() {
          let word = side == .a ? pair.a : pair.b
          if Self.word(word, standsIn: bytes, at: index, isWhole: pair.isWholeWord) {
            output += [0xFF, UInt8(truncatingIfNeeded: number)]
            index += word.count
            continue scan
          }
        }
        output.append(bytes[index])
        index += 1
      }
      return Text(output)
    }
  }
}
