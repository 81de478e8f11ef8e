/// A non-negative whole number of any size: words of 32 bits, lowest first, without leading zeros.
struct BigNatural: Sendable, Hashable {
  private(set) var words: [UInt32]

  static let zero = BigNatural(words: [])
  static let one = BigNatural(1)

  private init(words: [UInt32]) { self.words = words }

  init(_ value: UInt64) {
    words = []
    var rest = value
    while rest > 0 {
      words.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
  }

  /// A number from its big-endian bytes.
  init(bigEndian bytes: some BidirectionalCollection<UInt8>) {
    words = []
    var word: UInt32 = 0
    var shift: UInt32 = 0
    for byte in bytes.reversed() {
      word |= UInt32(byte) << shift
      shift += 8
      if shift == 32 {
        words.append(word)
        word = 0
        shift = 0
      }
    }
    if shift > 0 { words.append(word) }
    trim()
  }

  /// The number as bytes, highest first, padded with zeros to `count` bytes.
  func bigEndian(count: Int) -> [UInt8] {
    (0..<count).reversed().map { index in
      let word = index / 4
      return word < words.count ? UInt8(truncatingIfNeeded: words[word] >> UInt32(index % 4 * 8)) : 0
    }
  }

  var isZero: Bool { words.isEmpty }
  var isOdd: Bool { (words.first ?? 0) & 1 == 1 }

  /// The number of bits without leading zeros.
  var bitLength: Int {
    guard let top = words.last else { return 0 }
    return words.count * 32 - top.leadingZeroBitCount
  }

  /// The number of trailing zero bits; 0 for zero.
  var trailingZeroBits: Int {
    guard let first = words.firstIndex(where: { $0 != 0 }) else { return 0 }
    return first * 32 + words[first].trailingZeroBitCount
  }

  /// The value, if it fits.
  var asUInt64: UInt64? {
    guard words.count <= 2 else { return nil }
    return words.reversed().reduce(0) { $0 << 32 | UInt64($1) }
  }

  func bit(_ index: Int) -> Bool {
    index >= 0 && index / 32 < words.count && words[index / 32] >> UInt32(index % 32) & 1 == 1
  }

  private mutating func trim() { while words.last == 0 { words.removeLast() } }
}

extension BigNatural: Comparable {
  static func < (left: BigNatural, right: BigNatural) -> Bool {
    if left.words.count != right.words.count { return left.words.count < right.words.count }
    for index in left.words.indices.reversed() where left.words[index] != right.words[index] {
      return left.words[index] < right.words[index]
    }
    return false
  }
}

extension BigNatural {
  static func + (left: BigNatural, right: BigNatural) -> BigNatural {
    let (long, short) = left.words.count >= right.words.count ? (left, right) : (right, left)
    var result = long.words
    var carry: UInt64 = 0
    for index in result.indices {
      if index >= short.words.count, carry == 0 { break }
      let sum = UInt64(result[index]) + (index < short.words.count ? UInt64(short.words[index]) : 0) + carry
      result[index] = UInt32(truncatingIfNeeded: sum)
      carry = sum >> 32
    }
    if carry > 0 { result.append(UInt32(carry)) }
    return BigNatural(words: result)
  }

  /// The difference; zero when `right` is larger.
  static func - (left: BigNatural, right: BigNatural) -> BigNatural {
    guard left > right else { return .zero }
    var result = left
    var borrow: Int64 = 0
    for index in result.words.indices {
      if index >= right.words.count, borrow == 0 { break }
      var difference = Int64(result.words[index]) - borrow
      if index < right.words.count { difference -= Int64(right.words[index]) }
      borrow = difference < 0 ? 1 : 0
      result.words[index] = UInt32(truncatingIfNeeded: difference)
    }
    result.trim()
    return result
  }

  static func * (left: BigNatural, right: BigNatural) -> BigNatural {
    guard !left.isZero, !right.isZero else { return .zero }
    var result = [UInt32](repeating: 0, count: left.words.count + right.words.count)
    for (i, a) in left.words.enumerated() where a != 0 {
      var carry: UInt64 = 0
      for (j, b) in right.words.enumerated() {
        let sum = UInt64(a) * UInt64(b) + UInt64(result[i + j]) + carry
        result[i + j] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      result[i + right.words.count] = UInt32(carry)
    }
    var product = BigNatural(words: result)
    product.trim()
    return product
  }

  static func << (left: BigNatural, bits: Int) -> BigNatural {
    guard bits > 0, !left.isZero else { return left }
    let shift = UInt64(bits % 32)
    var result = [UInt32](repeating: 0, count: bits / 32)
    result.reserveCapacity(result.count + left.words.count + 1)
    var carry: UInt64 = 0
    for word in left.words {
      let wide = UInt64(word) << shift | carry
      result.append(UInt32(truncatingIfNeeded: wide))
      carry = wide >> 32
    }
    if carry > 0 { result.append(UInt32(carry)) }
    return BigNatural(words: result)
  }

  static func >> (left: BigNatural, bits: Int) -> BigNatural {
    guard bits > 0 else { return left }
    let skipped = bits / 32
    guard skipped < left.words.count else { return .zero }
    let shift = UInt64(bits % 32)
    var result: [UInt32] = []
    result.reserveCapacity(left.words.count - skipped)
    for index in skipped..<left.words.count {
      let high = index + 1 < left.words.count ? UInt64(left.words[index + 1]) : 0
      result.append(UInt32(truncatingIfNeeded: (high << 32 | UInt64(left.words[index])) >> shift))
    }
    var shifted = BigNatural(words: result)
    shifted.trim()
    return shifted
  }

  /// True when one of the lowest `count` bits is set.
  func hasBit(below count: Int) -> Bool { !isZero && trailingZeroBits < count }

  /// Multiplies by a small number and adds another.
  mutating func multiply(by factor: UInt32, adding addend: UInt32) {
    var carry = UInt64(addend)
    for index in words.indices {
      let wide = UInt64(words[index]) * UInt64(factor) + carry
      words[index] = UInt32(truncatingIfNeeded: wide)
      carry = wide >> 32
    }
    if carry > 0 { words.append(UInt32(carry)) }
  }

  /// Divides by a small number other than 0, and returns the remainder.
  mutating func divide(by divisor: UInt32) -> UInt32 {
    var rest: UInt64 = 0
    for index in words.indices.reversed() {
      let wide = rest << 32 | UInt64(words[index])
      words[index] = UInt32(wide / UInt64(divisor))
      rest = wide % UInt64(divisor)
    }
    trim()
    return UInt32(rest)
  }

  /// Quotient and remainder; `divisor` must not be zero. Long division by words (Knuth's algorithm D).
  func dividedWithRemainder(by divisor: BigNatural) -> (quotient: BigNatural, remainder: BigNatural) {
    guard self >= divisor, let top = divisor.words.last else { return (.zero, self) }
    if divisor.words.count == 1 {
      var quotient = self
      let rest = quotient.divide(by: top)
      return (quotient, BigNatural(UInt64(rest)))
    }
    let shift = top.leadingZeroBitCount
    let v = (divisor << shift).words
    var u = (self << shift).words
    while u.count <= words.count { u.append(0) }
    let n = v.count
    var quotient = [UInt32](repeating: 0, count: u.count - n)
    for j in quotient.indices.reversed() { quotient[j] = Self.quotientWord(&u, at: j, v) }
    var result = BigNatural(words: quotient)
    result.trim()
    var rest = BigNatural(words: Array(u[0..<n]))
    rest.trim()
    return (result, rest >> shift)
  }

  /// One word of the quotient; subtracts its multiple of `v` from `u`.
  private static func quotientWord(_ u: inout [UInt32], at j: Int, _ v: [UInt32]) -> UInt32 {
    let n = v.count
    let high = UInt64(u[j + n]) << 32 | UInt64(u[j + n - 1])
    var guess = high / UInt64(v[n - 1])
    var rest = high % UInt64(v[n - 1])
    while guess >> 32 != 0 || guess * UInt64(v[n - 2]) > rest << 32 | UInt64(u[j + n - 2]) {
      guess -= 1
      rest += UInt64(v[n - 1])
      if rest >> 32 != 0 { break }
    }
    var carry: UInt64 = 0
    var borrow: Int64 = 0
    for i in 0..<n {
      let product = guess * UInt64(v[i]) + carry
      carry = product >> 32
      let difference = Int64(u[i + j]) - borrow - Int64(product & 0xFFFF_FFFF)
      u[i + j] = UInt32(truncatingIfNeeded: difference)
      borrow = difference < 0 ? 1 : 0
    }
    let last = Int64(u[j + n]) - borrow - Int64(carry)
    u[j + n] = UInt32(truncatingIfNeeded: last)
    guard last < 0 else { return UInt32(truncatingIfNeeded: guess) }
    var back: UInt64 = 0
    for i in 0..<n {
      let sum = UInt64(u[i + j]) + UInt64(v[i]) + back
      u[i + j] = UInt32(truncatingIfNeeded: sum)
      back = sum >> 32
    }
    u[j + n] = u[j + n] &+ UInt32(truncatingIfNeeded: back)
    return UInt32(truncatingIfNeeded: guess - 1)
  }

  /// `base` to the power of `exponent`.
  static func power(_ base: UInt64, _ exponent: Int) -> BigNatural {
    var result = one
    var factor = BigNatural(base)
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * factor }
      rest >>= 1
      if rest > 0 { factor = factor * factor }
    }
    return result
  }

  /// The decimal digits (ASCII, no leading zeros; empty for zero).
  var decimalDigits: [UInt8] { isZero ? [] : digits(base: 10) }

  /// The digits in a base from 2 to 36, lowercase; `0` for zero.
  func digits(base: UInt32) -> [UInt8] {
    if isZero { return [UInt8(ascii: "0")] }
    let letters = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
    // As many digits at a time as fit into a word.
    var (groupSize, divisor) = (1, base)
    while case (let next, let overflow) = divisor.multipliedReportingOverflow(by: base), !overflow {
      (groupSize, divisor) = (groupSize + 1, next)
    }
    var rest = self
    var digits: [UInt8] = []
    while !rest.isZero {
      var group = rest.divide(by: divisor)
      for _ in 0..<groupSize where group > 0 || !rest.isZero {
        digits.append(letters[Int(group % base)])
        group /= base
      }
    }
    return digits.reversed()
  }
}
