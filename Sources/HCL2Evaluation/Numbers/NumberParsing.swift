public import SourceText

extension ExactNumber {
  /// Further digits can't change the result, except by not being zero.
  private static let digitLimit = 20_000

  /// A number from decimal text: an optional sign, digits with an optional point, an optional exponent; no spaces.
  /// Also `inf` and `Inf`, as in Go. Nil for any other text, and for an exponent beyond the limit.
  public init?(decimal text: Text) {
    var cursor = DecimalCursor(text)
    let isNegative = cursor.takeSign()
    if cursor.isInfinity {
      self.init(infinity: isNegative)
      return
    }
    var mantissa = BigNatural.zero
    guard var power = cursor.takeDigits(limit: Self.digitLimit, into: &mantissa) else { return nil }
    guard let exponent = cursor.takeExponent(), cursor.isAtEnd else { return nil }
    power += exponent
    if mantissa.isZero {
      self.init(isNegative: isNegative, mantissa: .zero, exponent: 0, precision: Self.literalPrecision)
      return
    }
    guard abs(power) <= Self.exponentLimit / 3 else { return nil }
    let plain = ExactNumber(
      isNegative: isNegative, mantissa: mantissa, exponent: power, precision: max(1, mantissa.bitLength))
    if power == 0 {
      self = plain.withPrecision(Self.literalPrecision)
      return
    }
    let scale = Self.powerOfFive(abs(power), precision: Self.literalPrecision + 64)
    let scaled =
      power < 0
      ? plain.quotient(by: scale, precision: Self.literalPrecision)
      : plain.product(with: scale, precision: Self.literalPrecision)
    guard let scaled else { return nil }
    self = scaled
  }

  /// A power of five with the same intermediate rounding as in `math/big`, which affects the last bit of long
  /// fractions.
  private static func powerOfFive(_ power: Int, precision: Int) -> ExactNumber {
    let direct = 27
    func exact(_ power: Int, _ bits: Int) -> ExactNumber {
      ExactNumber(isNegative: false, mantissa: .power(5, power), exponent: 0, precision: bits)
    }
    guard power > direct else { return exact(power, precision) }
    var result = exact(direct, precision)
    var factor = exact(1, precision + 64)
    var rest = power - direct
    while rest > 0 {
      if rest & 1 == 1 { result = result.product(with: factor, precision: precision) ?? result }
      factor = factor.product(with: factor, precision: precision + 64) ?? factor
      rest >>= 1
    }
    return result
  }
}

/// Reads the parts of a decimal number.
private struct DecimalCursor {
  private let text: Text
  private var index = 0

  init(_ text: Text) { self.text = text }

  var isAtEnd: Bool { index == text.count }
  private var next: UInt8? { index < text.count ? text[index] : nil }
  private var digit: UInt8? { next.flatMap { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") ? $0 - 48 : nil } }

  /// True for a minus.
  mutating func takeSign() -> Bool {
    guard next == UInt8(ascii: "-") || next == UInt8(ascii: "+") else { return false }
    index += 1
    return text[index - 1] == UInt8(ascii: "-")
  }

  var isInfinity: Bool {
    let rest = text[index..<text.count]
    return rest == "inf" || rest == "Inf"
  }

  /// Reads digits and a point. Returns the power of ten by which to multiply the digits; nil when there is no digit.
  mutating func takeDigits(limit: Int, into mantissa: inout BigNatural) -> Int? {
    var power = 0
    var count = 0
    var seen = false
    var isAfterPoint = false
    var isCut = false
    // Nine digits at a time.
    var group: UInt32 = 0
    var scale: UInt32 = 1
    while let byte = next {
      if byte == UInt8(ascii: "."), !isAfterPoint {
        isAfterPoint = true
      } else if let digit {
        seen = true
        if count < limit {
          group = group * 10 + UInt32(digit)
          scale *= 10
          if count > 0 || digit > 0 { count += 1 }
          if isAfterPoint { power -= 1 }
          if scale == 1_000_000_000 {
            mantissa.multiply(by: scale, adding: group)
            (group, scale) = (0, 1)
          }
        } else {
          isCut = isCut || digit > 0
          if !isAfterPoint { power += 1 }
        }
      } else {
        break
      }
      index += 1
    }
    if scale > 1 { mantissa.multiply(by: scale, adding: group) }
    if isCut {
      mantissa.multiply(by: 10, adding: 1)
      power -= 1
    }
    return seen ? power : nil
  }

  /// The exponent; 0 when there is none, nil for one without digits or with more than 32 bits.
  mutating func takeExponent() -> Int? {
    guard let letter = next, letter | 0x20 == UInt8(ascii: "e") else { return 0 }
    index += 1
    let isNegative = takeSign()
    guard digit != nil else { return nil }
    var exponent = 0
    while let digit {
      exponent = min(exponent * 10 + Int(digit), 1 << 40)
      index += 1
    }
    return exponent < 1 << 31 ? (isNegative ? -exponent : exponent) : nil
  }
}
