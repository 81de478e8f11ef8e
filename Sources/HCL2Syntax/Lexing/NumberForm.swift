import SourceText

/// Checks whether a run of digits, points and exponents is a number.
enum NumberForm {
  /// The largest power of ten in a number that Terraform can hold: its 512-bit floats have 32-bit exponents.
  private static let largestPower = 646_456_993
  private static let smallestPower = -2_147_483_648

  /// True for digits, an optional point with digits, and an optional exponent that is not too large.
  static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    var hasPoint = false
    /// The number of digits to the left of the point, from the first that is not 0; and the number to its right.
    var significant = 0
    var fraction = 0
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == Byte.dot {
        if hasPoint { return false }
        hasPoint = true
      } else if Byte.isDigit(byte) {
        if significant > 0 || byte != UInt8(ascii: "0") { significant += 1 }
        if hasPoint { fraction += 1 }
      } else {
        break
      }
      index += 1
    }
    if index == range.upperBound { return true }
    index += 1
    let isNegative = bytes[index] == Byte.hyphen
    if isNegative || bytes[index] == Byte.plus { index += 1 }
    var exponent = 0
    while index < range.upperBound {
      guard Byte.isDigit(bytes[index]) else { return false }
      if exponent < Int.max / 100 { exponent = exponent * 10 + Int(bytes[index] - UInt8(ascii: "0")) }
      index += 1
    }
    if significant == 0 { return true }
    let power = (isNegative ? -exponent : exponent) - fraction
    return power >= smallestPower && power + significant - 1 <= largestPower
  }
}
