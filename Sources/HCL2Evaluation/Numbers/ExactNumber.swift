/// A number as in Terraform: a binary float with an explicit precision, like Go's `big.Float`.
///
/// The value is `mantissa * 2^exponent`; results are rounded to nearest, ties to even. There are infinities and a
/// negative zero, but no NaN. Two numbers with the same value are equal, whatever their precision. Source: go-cty,
/// and math/big of the Go version that Terraform 1.11 is built with.
public struct ExactNumber: Sendable {
  /// True for numbers below zero and for negative zero.
  public let isNegative: Bool
  /// True for both infinities.
  public let isInfinite: Bool
  /// Odd, or zero for zero and infinities.
  let mantissa: BigNatural
  let exponent: Int
  /// The size of the mantissa in bits, which determines the shortest decimal text.
  public let precision: Int

  /// The precision of literals, and of numbers parsed from text.
  public static let literalPrecision = 512
  /// The precision of counts and positions.
  public static let countPrecision = 64
  /// Numbers with larger exponents would need more than about 120,000 digits, so they are refused.
  static let exponentLimit = 400_000

  static let zero = ExactNumber(0)
  static let infinity = ExactNumber(infinity: false)

  init(infinity isNegative: Bool, precision: Int = literalPrecision) {
    self.isNegative = isNegative
    isInfinite = true
    mantissa = .zero
    exponent = 0
    self.precision = precision
  }

  /// Rounds `mantissa * 2^exponent` to `precision` bits. `hasMore` is true when further bits follow below.
  init(isNegative: Bool, mantissa: BigNatural, exponent: Int, hasMore: Bool = false, precision: Int) {
    var mantissa = mantissa
    var exponent = exponent
    let surplus = mantissa.bitLength - precision
    if surplus > 0 {
      let half = mantissa.bit(surplus - 1)
      let below = hasMore || mantissa.hasBit(below: surplus - 1)
      mantissa = mantissa >> surplus
      exponent += surplus
      if half, below || mantissa.isOdd { mantissa = mantissa + .one }
    }
    let zeros = mantissa.trailingZeroBits
    self.isNegative = isNegative
    isInfinite = false
    self.mantissa = mantissa >> zeros
    self.exponent = mantissa.isZero ? 0 : exponent + zeros
    self.precision = precision
  }

  /// A whole number, such as a count or a position: 64 bits.
  public init(_ value: Int, precision: Int = countPrecision) {
    self.init(
      isNegative: value < 0, mantissa: BigNatural(UInt64(value.magnitude)), exponent: 0, precision: precision)
  }

  /// A number from a double, with its 53 bits; nil for NaN.
  init?(_ value: Double) {
    if value.isNaN { return nil }
    if value.isInfinite {
      self.init(infinity: value < 0, precision: 53)
    } else if value == 0 {
      self.init(isNegative: value.sign == .minus, mantissa: .zero, exponent: 0, precision: 53)
    } else {
      self.init(
        isNegative: value < 0, mantissa: BigNatural(UInt64(value.significand * 0x1p52)),
        exponent: Int(value.exponent) - 52, precision: 53)
    }
  }

  public var isZero: Bool { mantissa.isZero && !isInfinite }
  /// True for a finite number without a fraction.
  public var isWhole: Bool { !isInfinite && exponent >= 0 }

  /// The value as a machine integer; nil when it has a fraction or is too large.
  public var asInt: Int? {
    guard isWhole, mantissa.bitLength + exponent <= 64, let magnitude = (mantissa << exponent).asUInt64 else {
      return nil
    }
    return isNegative
      ? (magnitude <= UInt64(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil)
      : Int(exactly: magnitude)
  }

  /// The absolute value of a whole number.
  var wholeMagnitude: BigNatural { exponent >= 0 ? mantissa << exponent : mantissa >> -exponent }

  /// The nearest double.
  var asDouble: Double {
    if isInfinite { return isNegative ? -Double.infinity : .infinity }
    if isZero { return isNegative ? -0.0 : 0 }
    let top = mantissa.bitLength + exponent
    // Below the normal range, a double has fewer bits.
    let bits = top < -1021 ? max(0, 53 - (-1021 - top)) : 53
    guard bits > 0 else { return isNegative ? -0.0 : 0 }
    let rounded = ExactNumber(isNegative: false, mantissa: mantissa, exponent: exponent, precision: bits)
    let magnitude = Double(rounded.mantissa.asUInt64 ?? 0)
    if rounded.mantissa.bitLength + rounded.exponent > 1024 { return isNegative ? -.infinity : .infinity }
    let value = Double(sign: .plus, exponent: rounded.exponent, significand: magnitude)
    return isNegative ? -value : value
  }

  /// The number rounded to another precision.
  func withPrecision(_ bits: Int) -> ExactNumber {
    isInfinite
      ? ExactNumber(infinity: isNegative, precision: bits)
      : ExactNumber(isNegative: isNegative, mantissa: mantissa, exponent: exponent, precision: bits)
  }
}

extension ExactNumber: Hashable, Comparable {
  public static func == (left: ExactNumber, right: ExactNumber) -> Bool {
    if left.isZero || right.isZero { return left.isZero && right.isZero }
    return left.isNegative == right.isNegative && left.isInfinite == right.isInfinite
      && left.exponent == right.exponent && left.mantissa == right.mantissa
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(exponent)
    hasher.combine(mantissa)
    hasher.combine(isInfinite)
    hasher.combine(isNegative && !isZero)
  }

  public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    if left.isZero && right.isZero { return false }
    let a = left.signum
    let b = right.signum
    if a != b { return a < b }
    return a < 0 ? right.isMagnitudeBelow(left) : left.isMagnitudeBelow(right)
  }

  /// -1, 0 or 1.
  var signum: Int { isZero ? 0 : isNegative ? -1 : 1 }

  private func isMagnitudeBelow(_ other: ExactNumber) -> Bool {
    if isInfinite || other.isInfinite { return !isInfinite && other.isInfinite }
    let top = mantissa.bitLength + exponent
    let otherTop = other.mantissa.bitLength + other.exponent
    if top != otherTop { return top < otherTop }
    let base = min(exponent, other.exponent)
    return mantissa << (exponent - base) < other.mantissa << (other.exponent - base)
  }
}
