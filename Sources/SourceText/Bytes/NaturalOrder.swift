/// Sorts names as people do: `stage_2` before `stage_10`.
public enum NaturalOrder {
  /// The positions of the texts, runs of digits compared as numbers and everything else byte by byte; equal texts keep
  /// their order.
  public static func positions(of texts: [Text]) -> [Int] {
    let order = texts.positionsInOrder
    // Byte order is right where no two names differ in a number.
    guard texts.contains(where: { text in text.bytes.contains(where: Byte.isDigit) }) else { return order }
    return order.sorted { precedes(texts[$0], texts[$1]) }
  }

  /// True when `left` comes before `right`.
  public static func precedes(_ left: Text, _ right: Text) -> Bool {
    left.withBytes { a in right.withBytes { b in precedes(a, b) } }
  }

  private static func precedes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      guard Byte.isDigit(a[i]), Byte.isDigit(b[j]) else {
        if a[i] != b[j] { return a[i] < b[j] }
        i += 1
        j += 1
        continue
      }
      let (first, second) = (digits(a, from: i), digits(b, from: j))
      if first.count != second.count { return first.count < second.count }
      for offset in 0..<first.count where a[first.lowerBound + offset] != b[second.lowerBound + offset] {
        return a[first.lowerBound + offset] < b[second.lowerBound + offset]
      }
      i = first.upperBound
      j = second.upperBound
    }
    // Of names that differ only in leading zeros, the shorter comes first.
    return a.count - i == b.count - j ? a.count < b.count : a.count - i < b.count - j
  }

  /// The run of digits at `start`, without leading zeros.
  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, Byte.isDigit(bytes[end]) { end += 1 }
    var first = start
    while first < end - 1, bytes[first] == UInt8(ascii: "0") { first += 1 }
    return first..<end
  }
}
