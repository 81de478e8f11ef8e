/// The formats of Go's `%e`, `%f`, `%g` for big floats, without the sign.
extension ExactNumber {
  private func leadingDigits(atLeast count: Int) -> DecimalDigits {
    DecimalDigits(atLeast: count, of: mantissa, exponent: exponent)
  }

  /// What `%d`, `%f` and `%e` cost in steps, with that many digits after the point: their time grows with the square of
  /// the number of digits.
  func formattingCost(places: Int) -> Int {
    let words = (max(0, exponent) + mantissa.bitLength) / 32 + min(places, 1 << 24) / 9
    return words * words / 40
  }

  /// `%f` with the given number of places.
  func formatted(fixed places: Int) -> [UInt8] {
    // A number below one has no more digits at those places than there are places.
    var digits = exponent > 0 ? DecimalDigits(mantissa, exponent: exponent) : leadingDigits(atLeast: places + 2)
    digits.round(to: digits.exponent + places)
    if digits.exponent + places < 0 { digits = DecimalDigits(.zero, exponent: 0) }
    return digits.plain(places: places)
  }

  /// `%e` with the given number of places.
  func formatted(scientific places: Int, letter: UInt8 = UInt8(ascii: "e")) -> [UInt8] {
    var digits = leadingDigits(atLeast: places + 3)
    digits.round(to: places + 1)
    return digits.scientific(places: places, letter: letter)
  }

  /// `%g` with the given number of significant digits; nil for the shortest text.
  func formatted(general precision: Int?, letter: UInt8 = UInt8(ascii: "e")) -> [UInt8] {
    let significant = precision.map { max(1, $0) }
    var digits = significant.map { leadingDigits(atLeast: $0 + 2) } ?? DecimalDigits(shortestOf: self)
    if let significant { digits.round(to: significant) }
    var limit = significant ?? 6
    if limit > digits.digits.count, digits.digits.count >= digits.exponent { limit = digits.digits.count }
    if precision == nil { limit = 6 }
    let power = digits.exponent - 1
    return power < -4 || power >= limit
      ? digits.scientific(places: nil, letter: letter) : digits.plain(places: nil)
  }

  /// `%g` of big floats, as `String()` writes it: ten digits, with the sign.
  func formatted(general precision: Int) -> [UInt8] {
    let digits = formatted(general: Optional(precision))
    if isInfinite { return Array((isNegative ? "-Inf" : "+Inf").utf8) }
    return isNegative ? [UInt8(ascii: "-")] + digits : digits
  }
}
