extension Int {
  /// Calls `body` with the number in decimal; the pointer is valid only inside `body`.
  func withDigits(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      var rest = magnitude
      repeat {
        start -= 1
        digits[start] = UInt8(truncatingIfNeeded: UInt(UInt8(ascii: "0")) + rest % 10)
        rest /= 10
      } while rest > 0
      if self < 0 {
        start -= 1
        digits[start] = Byte.hyphen
      }
      body(UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }
}

/// Helpers for building output as bytes.
extension [UInt8] {
  /// Appends a number in decimal.
  public mutating func append(decimal number: Int) { number.withDigits { append(contentsOf: $0) } }

  /// Appends fixed text of this program.
  public mutating func append(literal: StaticString) { literal.withUTF8Buffer { append(contentsOf: $0) } }

  /// Appends `count` spaces.
  public mutating func append(blanks count: Int) { append(contentsOf: repeatElement(Byte.space, count: count)) }
}
