import SourceText

/// The type and value of a plain scalar. Source: the implicit resolver of PyYAML's safe loader, which is YAML 1.1's,
/// except that a date stays a string.
enum YAMLPlainType {
  private static let nulls: Set<Text> = ["", "~", "null", "Null", "NULL"]
  private static let truths: Set<Text> = ["yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]
  private static let untruths: Set<Text> = ["no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]
  private static let specials: Set<Text> = [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"]

  static func type(of text: Text) -> YAMLScalar.Kind {
    if nulls.contains(text) { return .null }
    if truths.contains(text) { return .boolean(true) }
    if untruths.contains(text) { return .boolean(false) }
    let first = text[0]
    guard Byte.isDigit(first) || first == Byte.plus || first == Byte.hyphen || first == Byte.dot else { return .string }
    let isSigned = first == Byte.plus || first == Byte.hyphen
    let body = isSigned ? text[1..<text.count] : text
    if specials.contains(body), !(isSigned && body[1] | Byte.caseBit == UInt8(ascii: "n")) {
      return .float(first == Byte.hyphen ? "-" + body.lowercasedASCII : body.lowercasedASCII)
    }
    let digits = Text(body.bytes.filter { $0 != Byte.underscore })
    if let integer = integer(body, digits) { return .integer(signed(integer, first == Byte.hyphen)) }
    return float(body, digits, text).map { .float($0) } ?? .string
  }

  private static func signed(_ digits: Text, _ isNegative: Bool) -> Text {
    isNegative && digits != "0" ? "-" + digits : digits
  }

  // MARK: whole numbers

  /// The decimal digits of an integer without its sign; nil when it is not an integer.
  private static func integer(_ body: Text, _ digits: Text) -> Text? {
    guard !body.isEmpty, Byte.isDigit(body[0]) else { return nil }
    if body.contains(":") { return sexagesimal(body, digits) }
    if digits == "0" { return "0" }
    if body[0] != UInt8(ascii: "0") { return digits.bytes.allSatisfy(Byte.isDigit) ? digits : nil }
    let (base, start): (Int, Int) =
      switch body.count > 1 ? body[1] : 0 {
      case UInt8(ascii: "b"): (2, 2)
      case UInt8(ascii: "x"): (16, 2)
      default: (8, 1)
      }
    return digits.count > start ? decimal(digits[start..<digits.count], base: base) : nil
  }

  /// A longer number in another base is a text: converting takes quadratic time.
  private static let mostConverted = 256

  /// The decimal digits of a number in another base, for up to 256 digits; nil when a digit is not valid.
  private static func decimal(_ digits: Text, base: Int) -> Text? {
    guard digits.count <= mostConverted else { return nil }
    var result: [Int] = [0]
    for byte in digits.bytes {
      guard let digit = Byte.hexadecimalValue(byte).map(Int.init), digit < base else { return nil }
      advance(&result, times: base, plus: digit)
    }
    return spelling(result)
  }

  /// Multiplies a number and adds to it; its decimal digits are reversed.
  private static func advance(_ number: inout [Int], times factor: Int, plus addend: Int) {
    var carry = addend
    for index in number.indices {
      let next = number[index] * factor + carry
      number[index] = next % 10
      carry = next / 10
    }
    while carry > 0 {
      number.append(carry % 10)
      carry /= 10
    }
  }

  private static func spelling(_ reversedDigits: [Int]) -> Text {
    Text(reversedDigits.reversed().map { UInt8(ascii: "0") + UInt8($0) })
  }

  /// `1:30` is 90: each part after the first counts sixtieths and is at most 59.
  private static func sexagesimal(_ body: Text, _ digits: Text) -> Text? {
    guard body[0] != UInt8(ascii: "0") else { return nil }
    return sixtieths(digits.split(separator: Byte.colon), rawParts: body.split(separator: Byte.colon))
  }

  /// The decimal digits of the whole number that the parts make, for up to 256 characters.
  private static func sixtieths(_ parts: [Text], rawParts: [Text]) -> Text? {
    guard let first = parts.first, !first.isEmpty, first.bytes.allSatisfy(Byte.isDigit),
      parts.reduce(0, { $0 + $1.count + 1 }) <= mostConverted
    else { return nil }
    var total = first.bytes.reversed().map { Int($0 - UInt8(ascii: "0")) }
    for (part, rawPart) in zip(parts, rawParts).dropFirst() {
      let isShort = part.count == 1 || part.count == 2 && part[0] <= UInt8(ascii: "5")
      guard isShort, rawPart.count == part.count, part.bytes.allSatisfy(Byte.isDigit),
        let number = Int(part.description)
      else { return nil }
      advance(&total, times: 60, plus: number)
    }
    return spelling(total)
  }

  // MARK: floats

  private static func float(_ body: Text, _ digits: Text, _ text: Text) -> Text? {
    guard let point = body.firstIndex(of: Byte.dot) else { return nil }
    let isNegative = text[0] == Byte.hyphen
    if body.contains(":") { return sexagesimalFloat(body, digits, isNegative) }
    var end = point + 1
    while end < body.count, Byte.isDigit(body[end]) || body[end] == Byte.underscore { end += 1 }
    let whole = body[0..<point]
    if whole.isEmpty {
      // `.5` has no sign, and a digit directly after the point.
      guard body.count == text.count, body.count > 1, Byte.isDigit(body[1]) else { return nil }
    } else {
      guard Byte.isDigit(whole[0]), whole.bytes.allSatisfy({ Byte.isDigit($0) || $0 == Byte.underscore }) else {
        return nil
      }
    }
    guard end == body.count || isExponent(body[end..<body.count]) else { return nil }
    return json(digits, isNegative)
  }

  /// `e+5`: YAML 1.1 requires the sign.
  private static func isExponent(_ text: Text) -> Bool {
    text.count >= 3 && text[0] | Byte.caseBit == UInt8(ascii: "e") && (text[1] == Byte.plus || text[1] == Byte.hyphen)
      && text[2..<text.count].bytes.allSatisfy(Byte.isDigit)
  }

  private static func sexagesimalFloat(_ body: Text, _ digits: Text, _ isNegative: Bool) -> Text? {
    guard let point = digits.firstIndex(of: Byte.dot), let rawPoint = body.firstIndex(of: Byte.dot) else { return nil }
    let fraction = digits[point + 1..<digits.count]
    guard !body.isEmpty, Byte.isDigit(body[0]), fraction.bytes.allSatisfy(Byte.isDigit),
      let whole = sixtieths(
        digits[0..<point].split(separator: Byte.colon), rawParts: body[0..<rawPoint].split(separator: Byte.colon)),
      digits[0..<point].contains(":")
    else { return nil }
    return json(whole + "." + fraction, isNegative)
  }

  /// A float's JSON spelling; nil when it exceeds the largest double.
  private static func json(_ digits: Text, _ isNegative: Bool) -> Text? {
    var spelling = digits.description
    if spelling.hasPrefix(".") { spelling = "0" + spelling }
    guard let value = Double(spelling.replacingPoint), value.isFinite else { return nil }
    return Text("\(isNegative ? -value : value)")
  }

}

extension String {
  /// `1.` and `1.e+5` with the zero that Swift requires after the point.
  fileprivate var replacingPoint: String {
    guard let point = firstIndex(of: ".") else { return self }
    let next = index(after: point)
    let isBare = next == endIndex || !self[next].isNumber
    return isBare ? self[..<next] + "0" + self[next...] : self
  }
}
