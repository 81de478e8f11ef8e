public import SourceText

/// A number with its source spelling, so that printing it back changes nothing.
public struct Number: Sendable, Equatable {
  /// The characters of the source: `0755`, `0x1F`, `1.10`.
  public let spelling: Text
  /// True for a whole number written without point or exponent.
  public let isInteger: Bool
  /// True when every digit counts; otherwise a number that is not whole is a double, as in HCL1.
  private let isExact: Bool

  /// A number with the given spelling; an invalid spelling has no value.
  package init(spelling: Text, isInteger: Bool) {
    self.spelling = spelling
    self.isInteger = isInteger
    isExact = false
  }

  /// An HCL2 number in plain decimal; every digit counts.
  public init(exactly decimal: Text) {
    spelling = decimal
    isInteger = decimal.firstIndex(of: Byte.dot) == nil
    isExact = true
  }

  /// A whole number in decimal.
  public init(_ value: Int64) {
    spelling = Text(String(value))
    isInteger = true
    isExact = false
  }

  /// The whole number's value: `0x` is base 16, a leading `0` base 8; nil for a float or beyond 64 bits signed.
  public var integer: Int64? { isInteger ? Self.integer(of: spelling) : nil }

  /// The value of a spelling by Go's `ParseInt` with base 0, as the reference reads integers; nil when it is not an
  /// integer.
  static func integer(of spelling: Text) -> Int64? {
    let negative = spelling.count > 0 && spelling[0] == Byte.hyphen
    var digits = spelling[(negative ? 1 : 0)..<spelling.count]
    var radix: Int64 = 10
    if digits.count > 1, digits[0] == UInt8(ascii: "0") {
      radix = digits[1] | Byte.caseBit == UInt8(ascii: "x") ? 16 : 8
      digits = digits[(radix == 16 ? 2 : 1)..<digits.count]
    }
    guard !digits.isEmpty else { return nil }
    var value: Int64 = 0
    for index in 0..<digits.count {
      guard let digit = Byte.hexadecimalValue(digits[index]).map(Int64.init), digit < radix else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: radix)
      let (sum, carried) = product.subtractingReportingOverflow(digit)
      if overflow || carried { return nil }
      value = sum
    }
    if negative { return value }
    return value == .min ? nil : -value
  }

  /// The nearest IEEE double; nil when the number is too large.
  public var double: Double? {
    if let integer { return Double(integer) }
    guard let value = Double(spelling.description), value.isFinite else { return nil }
    return value
  }

  /// True when both are the same number, however they are spelt.
  func isSameNumber(as other: Number) -> Bool {
    if spelling == other.spelling { return true }
    if isExact, other.isExact { return false }
    if let a = integer, let b = other.integer { return a == b }
    return double == other.double
  }

  /// True when the number is within its type's limits.
  var isInRange: Bool {
    isInteger ? spelling.count <= 18 && spelling[0] != UInt8(ascii: "0") || integer != nil : double != nil
  }

  /// The number in JSON's spelling: decimal; a float keeps its spelling if JSON allows it and a double can hold it.
  public var jsonSpelling: Text {
    if isExact { return spelling }
    if isInteger {
      if isPlainDecimal { return spelling }
      return integer.map { Text(String($0)) } ?? spelling
    }
    guard let double else { return spelling }
    return isExactJSON(double) ? spelling : Text(double == 0 ? "0" : "\(double)")
  }

  /// The text that Terraform 0.11 makes of the number where it needs a string: decimal without an exponent, a float with
  /// the fewest digits that give it back.
  ///
  /// Source: `strconv.FormatFloat(x, 'f', -1, 64)` in Terraform 0.11's interpolation.
  public var terraform011Text: Text {
    if let integer { return Text(String(integer)) }
    guard let double else { return spelling }
    let parts = "\(double)".split(separator: "e")
    let isNegative = double.sign == .minus
    let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    var digits = String(mantissa[0]) + fraction
    // Where the point goes, counted from the first digit.
    var point = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    if point <= 0 {
      digits = String(repeating: "0", count: 1 - point) + digits
      point = 1
    }
    digits += String(repeating: "0", count: max(0, point - digits.count))
    let whole = digits.prefix(point)
    let rest = digits.dropFirst(point)
    return Text((isNegative ? "-" : "") + whole + (rest.isEmpty ? "" : "." + rest))
  }

  private var isPlainDecimal: Bool {
    let start = spelling[0] == Byte.hyphen ? 1 : 0
    return spelling.count > start && spelling[start] != UInt8(ascii: "0") || spelling == "0"
  }

  /// True when the spelling is valid JSON with at most 15 digits, which a double represents without loss.
  private func isExactJSON(_ double: Double) -> Bool {
    let bytes = spelling.bytes
    var index = bytes.first == Byte.hyphen ? 1 : 0
    let start = index
    while index < bytes.count, Byte.isDigit(bytes[index]) { index += 1 }
    guard index > start, bytes[start] != UInt8(ascii: "0") || index == start + 1 else { return false }
    var digits = index - start
    if index < bytes.count, bytes[index] == Byte.dot {
      let fraction = index + 1
      index = fraction
      while index < bytes.count, Byte.isDigit(bytes[index]) { index += 1 }
      guard index > fraction else { return false }
      digits += index - fraction
    }
    let isSubnormal = double.magnitude < Double.leastNormalMagnitude
    return digits <= 15 && !isSubnormal
  }

}
