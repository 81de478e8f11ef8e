/// Parses the text after a backslash in a pattern.
struct EscapeParser {
  /// The meaning of an escape.
  enum Escape {
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
  }

  private let scalars: [Unicode.Scalar]
  private(set) var index: Int

  init(_ scalars: [Unicode.Scalar], at index: Int) {
    self.scalars = scalars
    self.index = index
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  mutating func parse() throws(RegularExpressionError) -> Escape {
    guard let scalar = next else { throw RegularExpressionError(message: "trailing backslash at end of expression") }
    index += 1
    if let set = NamedScalarSets.perl(scalar) { return .set(set) }
    switch scalar {
    case "p", "P": return .set(try parseUnicodeClass(isNegated: scalar == "P"))
    case "a": return .scalar("\u{07}")
    case "f": return .scalar("\u{0C}")
    case "n": return .scalar("\n")
    case "r": return .scalar("\r")
    case "t": return .scalar("\t")
    case "v": return .scalar("\u{0B}")
    case "x": return .scalar(try parseHexadecimal())
    case "0": return .scalar(takeOctal(first: 0))
    case "1"..."7":
      // A single digit would be a backreference, which a linear-time matcher can't support.
      guard let digit = next, ("0"..."7").contains(digit) else { throw invalid(scalar) }
      return .scalar(takeOctal(first: scalar.value - 48))
    default:
      guard scalar.isASCII, !scalar.isLetter, !scalar.isDecimalDigit else { throw invalid(scalar) }
      return .scalar(scalar)
    }
  }

  private func invalid(_ scalar: Unicode.Scalar) -> RegularExpressionError {
    RegularExpressionError(message: "invalid escape sequence \\\(scalar)")
  }

  private mutating func takeOctal(first: UInt32) -> Unicode.Scalar {
    var value = first
    for _ in 0..<2 {
      guard let digit = next, ("0"..."7").contains(digit) else { break }
      value = value * 8 + digit.value - 48
      index += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func parseHexadecimal() throws(RegularExpressionError) -> Unicode.Scalar {
    var digits = ""
    if next == "{" {
      index += 1
      while let scalar = next, scalar != "}", digits.count < 10 {
        digits.unicodeScalars.append(scalar)
        index += 1
      }
      guard next == "}" else { throw invalid("x") }
      index += 1
    } else {
      for _ in 0..<2 {
        guard let scalar = next else { throw invalid("x") }
        digits.unicodeScalars.append(scalar)
        index += 1
      }
    }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 != 43 && $0 != 45 }), let value = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw invalid("x") }
    return scalar
  }

  private mutating func parseUnicodeClass(isNegated: Bool) throws(RegularExpressionError) -> ScalarSet {
    var name = ""
    guard let first = next else { throw RegularExpressionError(message: "invalid character class range") }
    index += 1
    if first == "{" {
      while let scalar = next, scalar != "}" {
        name.unicodeScalars.append(scalar)
        index += 1
      }
      guard next == "}" else { throw RegularExpressionError(message: "invalid character class range") }
      index += 1
    } else {
      name.unicodeScalars.append(first)
    }
    var isNegated = isNegated
    if name.hasPrefix("^") {
      isNegated.toggle()
      name.removeFirst()
    }
    guard let set = NamedScalarSets.unicode(name) else {
      throw RegularExpressionError(message: "'\(name)' is not a known Unicode category or script")
    }
    return isNegated ? set.inverted : set
  }
}
