import HCLSyntax
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

  /// What a comparison makes of two texts.
  enum Judgement {
    /// They are equal, or differ only in what is expected to differ without anyone asking for it.
    case same
    /// They differ only in what is expected to differ, some of it because the user asked for it.
    case expected
    case different
  }

  private let pairs: [Pair]
  /// The pairs that hold without anyone asking for them, where there are others too.
  private let uncounted: [Pair]?
  private static let mostSteps = 100_000

  /// Pairs of which both words say something and differ.
  public init(_ pairs: [Pair]) {
    self.pairs = pairs.filter { $0.a != $0.b && !$0.a.isEmpty && !$0.b.isEmpty }
    uncounted = self.pairs.contains(where: \.isCounted) ? self.pairs.filter { !$0.isCounted } : nil
  }

  /// True when nothing is expected to differ.
  var isEmpty: Bool { pairs.isEmpty }

  /// The same pairs seen from B.
  public var mirrored: Equivalence {
    Equivalence(pairs.map { Pair(a: $0.b, b: $0.a, isWholeWord: $0.isWholeWord, isCounted: $0.isCounted) })
  }

  /// True when `a` becomes `b` by putting the other word of a pair in some places where it stands.
  func matches(_ a: Text, _ b: Text) -> Bool { a == b || Self.matches(a, b, pairs) }

  /// What a comparison makes of the two.
  func judgement(_ a: Text, _ b: Text) -> Judgement {
    if a == b { return .same }
    guard Self.matches(a, b, pairs) else { return .different }
    guard let uncounted else { return .same }
    return Self.matches(a, b, uncounted) ? .same : .expected
  }

  /// True when two values are equal, or texts that differ only in what is expected to differ without anyone asking for it.
  func areSame(_ a: Value, _ b: Value) -> Bool {
    if let first = a.string, let second = b.string { return judgement(first, second) == .same }
    return a == b
  }

  private static func matches(_ a: Text, _ b: Text, _ pairs: [Pair]) -> Bool {
    let found = pairs.filter { a.contains($0.a) && b.contains($0.b) }
    return !found.isEmpty && a.withBytes { left in b.withBytes { right in search(left, right, found) } }
  }

  private struct Position: Hashable {
    var a: Int
    var b: Int
  }

  /// The positions that were reached: few are looked through, many are hashed.
  private struct Reached {
    private var few: [Position] = []
    private var many: Set<Position> = []
    static let mostLookedThrough = 16

    init() { few.reserveCapacity(Self.mostLookedThrough) }

    /// True when the position was not reached before.
    mutating func insert(_ position: Position) -> Bool {
      guard many.isEmpty else { return many.insert(position).inserted }
      if few.contains(position) { return false }
      few.append(position)
      if few.count > Self.mostLookedThrough { many = Set(few) }
      return true
    }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Walks through both texts at once; where words of a pair stand on both sides, either way may lead on.
  private static func search(_ left: Bytes, _ right: Bytes, _ pairs: [Pair]) -> Bool {
    var startsWord = [Bool](repeating: false, count: 256)
    for pair in pairs { startsWord[Int(pair.a[0])] = true }
    var waiting = [Position(a: 0, b: 0)]
    waiting.reserveCapacity(Reached.mostLookedThrough)
    var reached = Reached()
    var steps = 0
    while var position = waiting.popLast() {
      while true {
        steps += 1
        if steps > mostSteps { return false }
        if position.a == left.count, position.b == right.count { return true }
        guard position.a < left.count, position.b < right.count else { break }
        if startsWord[Int(left[position.a])] {
          for pair in pairs where stands(pair, left, right, position) {
            let next = Position(a: position.a + pair.a.count, b: position.b + pair.b.count)
            if reached.insert(next) { waiting.append(next) }
          }
        }
        guard left[position.a] == right[position.b] else { break }
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
    let words = pairs.map { side == .a ? $0.a : $0.b }
    let starts = words.map { $0[0] }
    return text.withBytes { bytes in
      var output: [UInt8] = []
      var copied = 0
      var index = 0
      while index < bytes.count {
        if let number = starts.indices.first(where: { number in
          starts[number] == bytes[index]
            && Self.word(words[number], standsIn: bytes, at: index, isWhole: pairs[number].isWholeWord)
        }) {
          output += bytes[copied..<index]
          output += [0xFF, UInt8(truncatingIfNeeded: number)]
          index += words[number].count
          copied = index
        } else {
          index += 1
        }
      }
      if output.isEmpty { return text }
      output += bytes[copied...]
      return Text(output)
    }
  }
}
