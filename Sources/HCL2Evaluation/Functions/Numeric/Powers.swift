import SourceText

/// Computes logarithms and powers as doubles, by the methods of Go's `math` on amd64. The last digit of a power with a
/// fraction in its exponent differs once in fifteen: see docs/differences.md.
extension NumericFunctions {
  static func logarithm(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    try double(naturalLogarithm(call.number(0).asDouble) / naturalLogarithm(call.number(1).asDouble), "logarithm")
  }

  static func power(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    try double(power(call.number(0).asDouble, call.number(1).asDouble), "power")
  }

  private static func double(_ value: Double, _ what: String) throws(FunctionFailure) -> TypedValue {
    guard let number = ExactNumber(value) else {
      throw FunctionFailure("the \(words: what) of these numbers is not a number")
    }
    return .number(number)
  }

  /// `x` as a fraction between 0.5 and 1, and a power of two.
  private static func split(_ x: Double) -> (fraction: Double, exponent: Int) {
    (x.sign == .minus ? -x.significand / 2 : x.significand / 2, Int(x.exponent) + 1)
  }

  /// Uses the method of FreeBSD's `e_log.c`.
  private static func naturalLogarithm(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x < 0 { return .nan }
    if x == 0 { return -.infinity }
    let high = 6.93147180369123816490e-01
    let low = 1.90821492927058770002e-10
    var (fraction, exponent) = split(x)
    if fraction < 2.0.squareRoot() / 2 {
      fraction *= 2
      exponent -= 1
    }
    let f = fraction - 1
    let k = Double(exponent)
    let s = f / (2 + f)
    let s2 = s * s
    let s4 = s2 * s2
    let t1 =
      s2
      * (6.666666666666735130e-01 + s4
        * (2.857142874366239149e-01 + s4 * (1.818357216161805012e-01 + s4 * 1.479819860511658591e-01)))
    let t2 = s4 * (3.999999999940941908e-01 + s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01))
    let half = 0.5 * f * f
    return k * high - ((half - (s * (half + (t1 + t2)) + k * low)) - f)
  }

  /// Multiplies squares of the fraction, and tracks the power of two separately.
  private static func power(_ x: Double, _ y: Double) -> Double {
    if let special = specialPower(x, y) { return special }
    var whole = abs(y).rounded(.towardZero)
    var part = abs(y) - whole
    if part != 0, x < 0 { return .nan }
    if whole >= 0x1p63 { return x == -1 ? 1 : (abs(x) < 1) == (y > 0) ? 0 : .infinity }
    var result = 1.0
    var resultExponent = 0
    if part != 0 {
      if part > 0.5 {
        part -= 1
        whole += 1
      }
      result = exponential(part * naturalLogarithm(x))
    }
    var (factor, exponent) = split(x)
    var bits = Int64(whole)
    while bits != 0 {
      if exponent < -4096 || exponent > 4096 {
        resultExponent += exponent
        break
      }
      if bits & 1 == 1 {
        result *= factor
        resultExponent += exponent
      }
      factor *= factor
      exponent <<= 1
      if factor < 0.5 {
        factor += factor
        exponent -= 1
      }
      bits >>= 1
    }
    if y < 0 {
      result = 1 / result
      resultExponent = -resultExponent
    }
    return Double(sign: .plus, exponent: resultExponent, significand: result)
  }

  private static func specialPower(_ x: Double, _ y: Double) -> Double? {
    if y == 0 || x == 1 { return 1 }
    if y == 1 { return x }
    if y == 0.5 { return x.squareRoot() }
    if y == -0.5 { return 1 / x.squareRoot() }
    let isOdd = abs(y) < 0x1p53 && y.remainder(dividingBy: 2).magnitude == 1
    if x == 0 { return y < 0 ? (isOdd && x.sign == .minus ? -.infinity : .infinity) : isOdd ? x : 0 }
    if y.isInfinite { return x == -1 ? 1 : (abs(x) < 1) == (y > 0) ? 0 : .infinity }
    guard x.isInfinite else { return nil }
    let magnitude: Double = y < 0 ? 0 : .infinity
    return x < 0 && isOdd ? -magnitude : magnitude
  }

  /// A Taylor series for a sixteenth of what is left of `x` beside a power of two, squared four times: N.
  /// Shibata's method of 2010.
  private static func exponential(_ x: Double) -> Double {
    let k = (1.4426950408889634 * x).rounded(.toNearestOrEven)
    let high = 0.69314718055966295651160180568695068359375
    let low = 0.28235290563031577122588448175013436025525412068e-12
    let r = x.addingProduct(-k, high).addingProduct(-k, low) * 0.0625
    var series = 2.4801587301587301587e-5
    for coefficient in [
      1.9841269841269841270e-4, 1.3888888888888888889e-3, 8.3333333333333333333e-3, 4.1666666666666666667e-2,
      1.6666666666666666667e-1, 0.5, 1.0,
    ] {
      series = coefficient.addingProduct(series, r)
    }
    var excess = r * series
    for _ in 0..<4 { excess *= excess + 2 }
    return Double(sign: .plus, exponent: Int(k), significand: excess + 1)
  }
}
