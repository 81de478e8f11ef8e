import SourceText

/// The grammar of a JSON number.
enum JSONNumber {
  /// True for an optional minus, digits without leading zeros, an optional fraction, and an optional exponent.
  static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    if index < range.upperBound, bytes[index] == Byte.hyphen { index += 1 }
    let whole = digits(bytes, &index, range)
    if whole == 0 || whole > 1 && bytes[index - whole] == UInt8(ascii: "0") { return false }
    if index < range.upperBound, bytes[index] == Byte.dot {
      index += 1
      if digits(bytes, &index, range) == 0 { return false }
    }
    if index < range.upperBound, bytes[index] | Byte.caseBit == UInt8(ascii: "e") {
      index += 1
      if index < range.upperBound, bytes[index] == Byte.plus || bytes[index] == Byte.hyphen { index += 1 }
      if digits(bytes, &index, range) == 0 { return false }
    }
    let start = bytes[range.lowerBound] == Byte.hyphen ? range.lowerBound + 1 : range.lowerBound
    return index == range.upperBound && NumberForm.isNumber(bytes, start..<range.upperBound)
  }

  /// Skips digits; returns how many.
  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ range: Range<Int>) -> Int {
    let start = index
    while index < range.upperBound, Byte.isDigit(bytes[index]) { index += 1 }
    return index - start
  }
}
