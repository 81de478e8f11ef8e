import HCL1Syntax
public import SourceText

/// Pairs of words that are expected to differ: where A has one and B the other, nothing differs.
///
/// The name of a region, a stage or an account occurs in many values of an environment, alone or inside longer texts.
public struct Equivalence: Sendable {
  /// A word in A and its counterpart in B.
  public struct Pair: Sendable {
    /// The word in A.
    public let a: Text
    /// The word in B.
    public let b: Text
    /// Whether adjacent letters and digits make it a different word.
    public let isWholeWord: Bool
    /// Whether the user asked for it, so that the differences it hides are counted.
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

  /// The result of comparing two texts.
  enum Judgement {
    /// They are equal, or differ only by pairs that always apply.
    case same
    /// They differ only as expected, at least partly by pairs that the user gave.
    case expected
    case different
  }

  private let pairs: [Pair]
  /// The pairs that always apply, without the user's; nil when no pair is the user's.
  private let uncounted: [Pair]?

  /// Pairs whose words are neither empty nor equal.
  public init(_ pairs: [Pair]) {
    self.pairs = pairs.filter { $0.a != $0.b && !$0.a.isEmpty && !$0.b.isEmpty }
    uncounted = self.pairs.contains(where: \.isCounted) ? self.pairs.filter { !$0.isCounted } : nil
  }

  /// True when nothing is expected to differ.
  var isEmpty: Bool { pairs.isEmpty }

  /// The same pairs, seen from B.
  public var mirrored: Equivalence {
    Equivalence(pairs.map { Pair(a: $0.b, b: $0.a, isWholeWord: $0.isWholeWord, isCounted: $0.isCounted) })
  }

  /// True when `a` becomes `b` by replacing some occurrences of paired words with their counterparts.
  func matches(_ a: Text, _ b: Text) -> Bool { a == b || Self.matches(a, b, pairs) }

  /// The result of comparing the two texts.
  func judgement(_ a: Text, _ b: Text) -> Judgement {
    if a == b { return .same }
    guard Self.matches(a, b, pairs) else { return .different }
    guard let uncounted else { return .same }
    return Self.matches(a, b, uncounted) ? .same : .expected
  }

  /// True when two values are equal, or are texts that differ only in what is expected to differ without being asked
  /// for.
  func areSame(_ a: Value, _ b: Value) -> Bool {
    if a == b { return true }
    guard let first = a.string, let second = b.string else { return false }
    return judgement(first, second) == .same
  }

  private static func matches(_ a: Text, _ b: Text, _ pairs: [Pair]) -> Bool {
    pairs.withUnsafeBufferPointer { pairs in
      a.withBytes { left in
        b.withBytes { right in
          var search = EquivalenceSearch(left, right, pairs)
          return search.run()
        }
      }
    }
  }

  /// A text of A as B would have it: each paired word replaced by its counterpart.
  func translated(_ text: Text) -> Text {
    replacing(in: text, of: .a) { pairs[$0].b.bytes }
  }

  /// The text with each paired word replaced by a mark of its pair, so that matching texts mostly become equal. This
  /// finds the counterpart among many without trying each.
  func canonical(_ text: Text, of side: Side) -> Text {
    replacing(in: text, of: side) { [0xFF, UInt8(truncatingIfNeeded: $0)] }
  }

  /// The text with each paired word of a side replaced by what `replacement` gives for the number of its pair.
  private func replacing(in text: Text, of side: Side, by replacement: (Int) -> [UInt8]) -> Text {
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
            && EquivalenceSearch.word(words[number], standsIn: bytes, at: index, isWhole: pairs[number].isWholeWord)
        }) {
          output += bytes[copied..<index]
          output += replacement(number)
          index += words[number].count
          copied = index
        } else {
          index += 1
        }
      }
      if copied == 0 { return text }
      output += bytes[copied...]
      return Text(output)
    }
  }
}
