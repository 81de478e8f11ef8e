/// The decimal digits of a finite number: `0.d1d2d3… * 10^exponent`, without trailing zeros.
struct DecimalDigits {
  /// The digits in ASCII.
  private(set) var digits: [UInt8]
  private(set) var exponent: Int

  private static let zero = UInt8(ascii: "0")

  /// The exact digits of `mantissa * 2^exponent`.
  init(_ mantissa: BigNatural, exponent power: Int) {
    if power >= 0 {
      digits = (mantissa << power).decimalDigits
      exponent = digits.count
    } else {
      let zeros = min(mantissa.trailingZeroBits, -power)
      let places = -power - zeros
      digits = ((mantissa >> zeros) * .power(5, places)).decimalDigits
      exponent = digits.count - places
    }
    trim()
  }

  /// The fewest digits that read back as the same value at the number's precision.
  init(shortestOf number: ExactNumber) {
    let count = number.decisiveDigitCount
    self.init(atLeast: count, of: number.mantissa, exponent: number.exponent)
    guard !digits.isEmpty else { return }
    let isShortWhole = number.exponent >= 0 && number.mantissa.bitLength + number.exponent <= number.precision
    if !isShortWhole { roundToShortest(of: number) }
  }

  /// All digits of a short number; of a long one, which has more than `count`, at least the first `count`, cut.
  init(atLeast count: Int, of mantissa: BigNatural, exponent power: Int) {
    if let leading = DecimalDigits(leading: count, of: mantissa, exponent: power) {
      self = leading
    } else {
      self.init(mantissa, exponent: power)
    }
  }

  /// The first `count` digits, or one more, of a long number: cut, not rounded. Nil for a number that may have no more
  /// digits than these, and where the digits behind them would have to decide.
  ///
  /// All digits of a power of two take time with the square of their number. The first ones are those of a product of
  /// leading bits, which lies between two bounds.
  init?(leading count: Int, of mantissa: BigNatural, exponent power: Int) {
    guard abs(power) > 4 * (4 * count + mantissa.bitLength) + 1024 else { return nil }
    // 10^scale moves the point behind the digits.
    let scale = count - Int((Double(mantissa.bitLength + power) * 0.301029995663981).rounded(.down))
    let fives = LeadingBits(powerOfFive: abs(scale), count: 4 * count + mantissa.bitLength + 128)
    let low: BigNatural
    let high: BigNatural
    if scale >= 0 {
      let shift = power + scale + fives.exponent
      guard shift <= 0 else { return nil }
      low = (mantissa * fives.lower) >> -shift
      high = (mantissa * fives.upper) >> -shift
    } else {
      let shift = power + scale - fives.exponent
      guard shift >= 0 else { return nil }
      let shifted = mantissa << shift
      low = shifted.dividedWithRemainder(by: fives.upper).quotient
      high = shifted.dividedWithRemainder(by: fives.lower).quotient
    }
    guard low == high else { return nil }
    digits = low.decimalDigits
    exponent = digits.count - scale
  }

  private mutating func trim() {
    while digits.last == Self.zero { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// The digit at a position; `0` after the last.
  private func digit(at index: Int) -> UInt8 { index < digits.count ? digits[index] : Self.zero }

  private mutating func roundToShortest(of number: ExactNumber) {
    // Give the mantissa one bit more than the precision, so that 1 is half a unit in the last place.
    let shift = number.precision + 1 - number.mantissa.bitLength
    let mantissa = number.mantissa << shift
    let power = number.exponent - shift
    let count = number.decisiveDigitCount
    let lower = DecimalDigits(atLeast: count, of: mantissa - .one, exponent: power)
    let upper = DecimalDigits(atLeast: count, of: mantissa + .one, exponent: power)
    let isInclusive = !mantissa.bit(1)
    for (index, digit) in digits.enumerated() {
      let low = lower.digit(at: index)
      let high = upper.digit(at: index)
      let mayRoundDown = low != digit || isInclusive && index + 1 == lower.digits.count
      let mayRoundUp = digit != high && (isInclusive || digit + 1 < high || index + 1 < upper.digits.count)
      if mayRoundDown && mayRoundUp { return round(to: index + 1) }
      if mayRoundDown { return cut(to: index + 1) }
      if mayRoundUp { return roundUp(to: index + 1) }
    }
  }

  /// Rounds to `count` digits, half to even.
  mutating func round(to count: Int) {
    guard count >= 0, count < digits.count else { return }
    let next = digits[count]
    let isHalf = next == UInt8(ascii: "5") && count + 1 == digits.count
    let goesUp =
      isHalf ? count > 0 && (digits[count - 1] - Self.zero) % 2 == 1 : next >= UInt8(ascii: "5")
    if goesUp { roundUp(to: count) } else { cut(to: count) }
  }

  private mutating func cut(to count: Int) {
    digits.removeLast(max(0, digits.count - count))
    trim()
  }

  private mutating func roundUp(to count: Int) {
    var count = count
    while count > 0, digits[count - 1] == UInt8(ascii: "9") { count -= 1 }
    if count == 0 {
      digits = [UInt8(ascii: "1")]
      exponent += 1
      return
    }
    digits.removeLast(digits.count - count)
    digits[count - 1] += 1
  }
}

/// A power of five by its leading bits: it lies between `lower` and `upper`, each times `2^exponent`.
private struct LeadingBits {
  private(set) var lower = BigNatural.one
  private(set) var upper = BigNatural.one
  private(set) var exponent = 0

  init(powerOfFive power: Int, count: Int) {
    for index in (0..<(Int.bitWidth - power.leadingZeroBitCount)).reversed() {
      lower = lower * lower
      upper = upper * upper
      exponent *= 2
      if power >> index & 1 == 1 {
        lower.multiply(by: 5, adding: 0)
        upper.multiply(by: 5, adding: 0)
      }
      let surplus = lower.bitLength - count
      guard surplus > 0 else { continue }
      lower = lower >> surplus
      upper = (upper >> surplus) + .one
      exponent += surplus
    }
  }
}

extension ExactNumber {
  /// Numbers of this precision that differ in their value differ in so many leading digits.
  fileprivate var decisiveDigitCount: Int { precision * 31 / 100 + 8 }
}

extension DecimalDigits {
  /// Plain decimal with `places` digits after the point; nil for all digits.
  func plain(places: Int?) -> [UInt8] {
    var output: [UInt8] = []
    if exponent > 0 {
      for index in 0..<exponent { output.append(digit(at: index)) }
    } else {
      output.append(Self.zero)
    }
    let places = places ?? max(0, digits.count - exponent)
    if places > 0 {
      output.append(UInt8(ascii: "."))
      for index in 0..<places {
        let position = exponent + index
        output.append(position >= 0 ? digit(at: position) : Self.zero)
      }
    }
    return output
  }

  /// `d.ddde±dd` with `places` digits after the point; nil for all digits.
  func scientific(places: Int?, letter: UInt8) -> [UInt8] {
    var output = [digit(at: 0)]
    let places = places ?? max(0, digits.count - 1)
    if places > 0 {
      output.append(UInt8(ascii: "."))
      for index in 1...places { output.append(digit(at: index)) }
    }
    output.append(letter)
    let power = digits.isEmpty ? 0 : exponent - 1
    output.append(power < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    if abs(power) < 10 { output.append(Self.zero) }
    output.append(contentsOf: String(abs(power)).utf8)
    return output
  }
}
