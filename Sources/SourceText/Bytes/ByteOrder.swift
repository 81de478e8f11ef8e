/// Sorts items by the byte order of their names.
///
/// Compares eight bytes at a time, as one number, and looks at later bytes only when those are equal. Names with a
/// long common beginning, such as the folders of a tree, are therefore not compared from the start each time.
public enum ByteOrder {
  /// Up to eight bytes of a text, as a number that sorts the same way.
  public struct Piece: Sendable {
    /// The bytes, the first one most significant, padded with zeros.
    let number: UInt64
    /// How many bytes there are, 0 to 8; 9 when more follow.
    fileprivate let length: UInt8

    /// The bytes of `text` from `start`.
    @inline(__always)
    public init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
      let rest = text.count - start
      length = UInt8(min(9, max(0, rest)))
      if rest >= 8 {
        number = UInt64(
          bigEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: start, as: UInt64.self))
        return
      }
      var number: UInt64 = 0
      for index in start..<max(start, text.count) { number = number << 8 | UInt64(text[index]) }
      self.number = rest > 0 ? number << UInt64(8 * (8 - rest)) : 0
    }
  }

  /// An item, represented by the piece being compared.
  private struct Key {
    var number: UInt64
    var position: UInt32
    var length: UInt8

    static func < (left: Key, right: Key) -> Bool {
      left.number != right.number ? left.number < right.number : left.length < right.length
    }
  }

  /// Ranges up to this length are sorted by insertion.
  private static let insertionLimit = 16

  /// The positions of `count` items in the byte order of their texts; items with equal texts keep their order.
  ///
  /// - Parameter piece: the piece of an item's text that starts at a byte offset; the position is 0-based.
  public static func positions(_ count: Int, piece: (_ position: Int, _ start: Int) -> Piece) -> [Int] {
    withUnsafeTemporaryAllocation(of: Key.self, capacity: count) { keys in
      for position in 0..<count {
        keys.initializeElement(
          at: position, to: Key(number: 0, position: UInt32(truncatingIfNeeded: position), length: 9))
      }
      order(keys, piece)
      return keys.map { Int($0.position) }
    }
  }

  /// Sorts keys by their texts; keys with equal pieces are compared by their next piece.
  private static func order(_ keys: UnsafeMutableBufferPointer<Key>, _ piece: (Int, Int) -> Piece) {
    var waiting: [(range: Range<Int>, start: Int)] = []
    var current: (range: Range<Int>, start: Int)? = keys.count > 1 ? (0..<keys.count, 0) : nil
    while let (range, start) = current {
      for index in range {
        let next = piece(Int(keys[index].position), start)
        keys[index].number = next.number
        keys[index].length = next.length
      }
      sort(keys, range)
      current = nil
      var lower = range.lowerBound
      while lower < range.upperBound {
        var upper = lower + 1
        guard keys[lower].length == 9 else {
          lower = upper
          continue
        }
        while upper < range.upperBound, keys[upper].number == keys[lower].number, keys[upper].length == 9 { upper += 1 }
        if upper - lower > 1 {
          if let current { waiting.append(current) }
          current = (lower..<upper, start + 8)
        }
        lower = upper
      }
      current = current ?? waiting.popLast()
    }
  }

  /// Sorts by the current piece only; equal keys keep their order.
  private static func sort(_ keys: UnsafeMutableBufferPointer<Key>, _ range: Range<Int>) {
    if range.count > insertionLimit { return keys[range].sort { $0 < $1 } }
    for index in range.dropFirst() {
      let key = keys[index]
      var hole = index
      while hole > range.lowerBound, key < keys[hole - 1] {
        keys[hole] = keys[hole - 1]
        hole -= 1
      }
      keys[hole] = key
    }
  }
}

extension [Text] {
  /// The positions of the texts in byte order; equal texts keep their order. Moves only numbers, so large elements
  /// cost nothing.
  public var positionsInOrder: [Int] {
    withUnsafeBufferPointer { texts in
      ByteOrder.positions(texts.count) { position, start in
        texts[position].withBytes { ByteOrder.Piece($0, from: start) }
      }
    }
  }

  /// The texts in byte order.
  public var inOrder: [Text] { positionsInOrder.map { self[$0] } }
}
