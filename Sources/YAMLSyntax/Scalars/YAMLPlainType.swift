import SourceText

/// What a plain scalar means. Source: the implicit resolver of PyYAML's safe loader, which is YAML 1.1's, except that a
/// date stays a string.
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
    guard isDigit(first) || first == 0x2B || first == 0x2D || first == 0x2E else { return .string }
    let isSigned = first == 0x2B || first == 0x2D
    let body = isSigned ? text[1..<text.count] : text
    if specials.contains(body), !(isSigned && body[1] | 0x20 == 0x6E) {
      return .float(first == 0x2D ? "-" + body.lowercasedASCII : body.lowercasedASCII)
    }
    let digits = Text(body.bytes.filter { $0 != 0x5F })
    if let integer = integer(body, digits) { return .integer(signed(integer, first == 0x2D)) }
    return float(body, digits, text).map { .float($0) } ?? .string
  }

  private static func signed(_ digits: Text, _ isNegative: Bool) -> Text {
    isNegative && digits != "0" ? "-" + digits : digits
  }

  // MARK: whole numbers

  /// The decimal digits of an integer without its sign; nil when it is none.
  private static func integer(_ body: Text, _ digits: Text) -> Text? {
    guard !body.isEmpty, isDigit(body[0]) else { return nil }
    if body.contains(":") { return sexagesimal(body, digits) }
    if digits == "0" { return "0" }
    if body[0] != 0x30 { return digits.bytes.allSatisfy(isDigit) ? digits : nil }
    let (base, start): (Int, Int) =
      switch body.count > 1 ? body[1] : 0 {
      case 0x62: (2, 2)
      case 0x78: (16, 2)
      default: (8, 1)
      }
    return digits.count > start ? decimal(digits[start..<digits.count], base: base) : nil
  }

  /// The decimal digits of a number in another base, of any length up to 256 digits; nil when a digit does not fit.
  private static func decimal(_ digits: Text, base: Int) -> Text? {
    guard digits.count <= 256 else { return nil }
    var result: [Int] = [0]
    for byte in digits.bytes {
      guard var carry = value(ofDigit: byte), carry < base else { return nil }
      for index in result.indices {
        let next = result[index] * base + carry
        result[index] = next % 10
        carry = next / 10
      }
      while carry > 0 {
        result.append(carry % 10)
        carry /= 10
      }
    }
    return Text(result.reversed().map { UInt8(0x30 + $0) })
  }

  private static func value(ofDigit byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x41 + 10
    case 0x61...0x66: Int(byte) - 0x61 + 10
    default: nil
    }
  }

  /// `1:30` is 90: each part after the first counts sixtieths and is at most 59.
  private static func sexagesimal(_ body: Text, _ digits: Text) -> Text? {
    guard body[0] != 0x30 else { return nil }
    return sixtieths(digits.split(separator: 0x3A), rawParts: body.split(separator: 0x3A)).map { Text(String($0)) }
  }

  private static func sixtieths(_ parts: [Text], rawParts: [Text]) -> Int? {
    var total = 0
    for (index, part) in parts.enumerated() {
      guard !part.isEmpty, part.bytes.allSatisfy(isDigit), let number = Int(part.description) else { return nil }
      if index > 0 {
        let isShort = part.count == 1 || part.count == 2 && part[0] <= 0x35
        guard isShort, rawParts[index].count == part.count else { return nil }
      }
      let (product, overflow) = total.multipliedReportingOverflow(by: 60)
      let (sum, carried) = product.addingReportingOverflow(number)
      if overflow || carried { return nil }
      total = sum
    }
    return total
  }

  // MARK: floats

  private static func float(_ body: Text, _ digits: Text, _ text: Text) -> Text? {
    guard let point = body.firstIndex(of: 0x2E) else { return nil }
    let isNegative = text[0] == 0x2D
    if body.contains(":") { return sexagesimalFloat(body, digits, isNegative) }
    var end = point + 1
    while end < body.count, isDigit(body[end]) || body[end] == 0x5F { end += 1 }
    let whole = body[0..<point]
    if whole.isEmpty {
      // `.5` has no sign, and a digit right after its point.
      guard body.count == text.count, body.count > 1, isDigit(body[1]) else { return nil }
    } else {
      guard isDigit(whole[0]), whole.bytes.allSatisfy({ isDigit($0) || $0 == 0x5F }) else { return nil }
    }
    guard end == body.count || isExponent(body[end..<body.count]) else { return nil }
    return json(digits, isNegative)
  }

  /// `e+5`: YAML 1.1 wants the sign.
  private static func isExponent(_ text: Text) -> Bool {
    text.count >= 3 && text[0] | 0x20 == 0x65 && (text[1] == 0x2B || text[1] == 0x2D)
      && text[2..<text.count].bytes.allSatisfy(isDigit)
  }

  private static func sexagesimalFloat(_ body: Text, _ digits: Text, _ isNegative: Bool) -> Text? {
    guard let point = digits.firstIndex(of: 0x2E), let rawPoint = body.firstIndex(of: 0x2E) else { return nil }
    let fraction = digits[point + 1..<digits.count]
    guard !body.isEmpty, isDigit(body[0]), fraction.bytes.allSatisfy(isDigit),
      let whole = sixtieths(
        digits[0..<point].split(separator: 0x3A), rawParts: body[0..<rawPoint].split(separator: 0x3A)),
      digits[0..<point].contains(":")
    else { return nil }
    return json(Text(String(whole)) + "." + fraction, isNegative)
  }

  /// A float's JSON spelling; nil when it is beyond the largest double.
  private static func json(_ digits: Text, _ isNegative: Bool) -> Text? {
    var spelling = digits.description
    if spelling.hasPrefix(".") { spelling = "0" + spelling }
    guard let value = Double(spelling.replacingPoint), value.isFinite else { return nil }
    return Text("\(isNegative ? -value : value)")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

extension String {
  /// `1.` and `1.e+5` with the zero that Swift wants after the point.
  fileprivate var replacingPoint: String {
    guard let point = firstIndex(of: ".") else { return self }
    let next = index(after: point)
    let isBare = next == endIndex || !self[next].isNumber
    return isBare ? self[..<next] + "0" + self[next...] : self
  }
}
