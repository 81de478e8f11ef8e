import SourceText

extension NumericFunctions {
  static func parseInteger(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard let text = call.arguments[0].text else {
      throw FunctionFailure("a string is required, but this is \(words: call.arguments[0].type.kind)", argument: 0)
    }
    guard let base = call.number(1).asInt, (2...62).contains(base) else {
      throw FunctionFailure("the base must be a whole number from 2 to 62", argument: 1)
    }
    try call.context.budget.spend(bytes: text.count * max(1, text.count / 256))
    guard let value = integer(text, base: base) else {
      throw FunctionFailure("'\(text)' is not a whole number in base \(base)", argument: 0)
    }
    return .number(value)
  }

  private static func integer(_ text: Text, base: Int) -> ExactNumber? {
    var digits = text
    var isNegative = false
    if let first = text.count > 0 ? text[0] : nil, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      digits = text[1..<text.count]
    }
    guard !digits.isEmpty else { return nil }
    var value = BigNatural.zero
    for byte in digits.bytes {
      guard let digit = digitValue(byte, base: base) else { return nil }
      value.multiply(by: UInt32(base), adding: UInt32(digit))
    }
    return ExactNumber(
      isNegative: isNegative && !value.isZero, mantissa: value, exponent: 0,
      precision: max(ExactNumber.countPrecision, value.bitLength))
  }

  /// In bases above 36, lowercase letters precede uppercase ones.
  private static func digitValue(_ byte: UInt8, base: Int) -> Int? {
    let value: Int
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) - 48
    case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(byte) - 97 + 10
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = Int(byte) - 65 + (base <= 36 ? 10 : 36)
    default: return nil
    }
    return value < base ? value : nil
  }
}
