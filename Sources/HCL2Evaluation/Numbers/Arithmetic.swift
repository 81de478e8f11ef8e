/// The operators on numbers. They return nil when no number can hold the result: `0 / 0`, or an exponent beyond the
/// limit.
extension ExactNumber {
  /// The number with the opposite sign.
  var negated: ExactNumber {
    isInfinite
      ? ExactNumber(infinity: !isNegative, precision: precision)
      : ExactNumber(isNegative: !isNegative, mantissa: mantissa, exponent: exponent, precision: precision)
  }

  /// The number without its sign.
  var magnitude: ExactNumber { isNegative ? negated : self }

  func adding(_ other: ExactNumber) -> ExactNumber? {
    let bits = max(precision, other.precision)
    if isInfinite || other.isInfinite {
      if isInfinite, other.isInfinite, isNegative != other.isNegative { return nil }
      return (isInfinite ? self : other).withPrecision(bits)
    }
    if isZero, other.isZero {
      let isNegative = isNegative && other.isNegative
      return ExactNumber(isNegative: isNegative, mantissa: .zero, exponent: 0, precision: bits)
    }
    let base = min(isZero ? other.exponent : exponent, other.isZero ? exponent : other.exponent)
    let a = isZero ? .zero : mantissa << (exponent - base)
    let b = other.isZero ? .zero : other.mantissa << (other.exponent - base)
    if isNegative == other.isNegative {
      return ExactNumber(isNegative: isNegative, mantissa: a + b, exponent: base, precision: bits)
    }
    if a == b { return ExactNumber(isNegative: false, mantissa: .zero, exponent: 0, precision: bits) }
    return a > b
      ? ExactNumber(isNegative: isNegative, mantissa: a - b, exponent: base, precision: bits)
      : ExactNumber(isNegative: other.isNegative, mantissa: b - a, exponent: base, precision: bits)
  }

  func subtracting(_ other: ExactNumber) -> ExactNumber? {
    // The difference of two zeros is plain zero, whatever the sign of the second.
    if isZero, other.isZero {
      let bits = max(precision, other.precision)
      let isNegative = isNegative && !other.isNegative
      return ExactNumber(isNegative: isNegative, mantissa: .zero, exponent: 0, precision: bits)
    }
    return adding(other.negated)
  }

  /// The product: computed with 512 bits, then rounded to the larger precision of the two, or to what the product
  /// needs.
  func multiplied(by other: ExactNumber) -> ExactNumber? {
    let wide = product(with: other, precision: Self.literalPrecision)
    guard let wide else { return nil }
    return wide.withPrecision(max(precision, other.precision, wide.mantissa.bitLength))
  }

  /// The product rounded to `bits`.
  func product(with other: ExactNumber, precision bits: Int) -> ExactNumber? {
    let sign = isNegative != other.isNegative
    if isInfinite || other.isInfinite {
      return isZero || other.isZero ? nil : ExactNumber(infinity: sign, precision: bits)
    }
    return ExactNumber(
      isNegative: sign, mantissa: mantissa * other.mantissa, exponent: exponent + other.exponent, precision: bits
    ).bounded
  }

  /// The quotient, with the larger precision of the two.
  func divided(by other: ExactNumber) -> ExactNumber? {
    quotient(by: other, precision: max(precision, other.precision))
  }

  /// The quotient rounded to `bits`; `x / 0` is infinite.
  func quotient(by other: ExactNumber, precision bits: Int) -> ExactNumber? {
    let sign = isNegative != other.isNegative
    if isInfinite { return other.isInfinite ? nil : ExactNumber(infinity: sign, precision: bits) }
    if other.isZero { return isZero ? nil : ExactNumber(infinity: sign, precision: bits) }
    if isZero || other.isInfinite {
      return ExactNumber(isNegative: sign, mantissa: .zero, exponent: 0, precision: bits)
    }
    let shift = max(0, bits + 2 + other.mantissa.bitLength - mantissa.bitLength)
    let (quotient, rest) = (mantissa << shift).dividedWithRemainder(by: other.mantissa)
    return ExactNumber(
      isNegative: sign, mantissa: quotient, exponent: exponent - shift - other.exponent, hasMore: !rest.isZero,
      precision: bits
    ).bounded
  }

  /// The remainder of the division that rounds towards zero, with the sign of the left side; `x % 0` is x.
  /// Nil for an infinity on either side, except before `% 0`.
  func remainder(by other: ExactNumber) -> ExactNumber? {
    if other.isZero { return self }
    if isInfinite || other.isInfinite { return nil }
    guard let ratio = divided(by: other) else { return nil }
    let whole = ExactNumber(
      isNegative: ratio.isNegative, mantissa: ratio.wholeMagnitude, exponent: 0, precision: precision)
    guard let multiple = other.product(with: whole, precision: precision) else { return nil }
    return subtracting(multiple)?.withPrecision(precision)
  }

  /// The largest whole number that is not greater.
  var floor: ExactNumber { wholeNumber(roundingAwayIf: isNegative) }
  /// The smallest whole number that is not less.
  var ceiling: ExactNumber { wholeNumber(roundingAwayIf: !isNegative) }

  private func wholeNumber(roundingAwayIf away: Bool) -> ExactNumber {
    guard !isInfinite else { return self }
    let magnitude = wholeMagnitude + (exponent < 0 && away ? .one : .zero)
    return ExactNumber(
      isNegative: isNegative && !magnitude.isZero, mantissa: magnitude, exponent: 0,
      precision: max(precision, magnitude.bitLength))
  }

  private var bounded: ExactNumber? { abs(exponent) > Self.exponentLimit ? nil : self }
}
