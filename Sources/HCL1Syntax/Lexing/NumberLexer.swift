import SourceText

extension Lexer {
  /// Reads a number; the cursor is at a digit, or at a `-` or `.` followed by a digit.
  ///
  /// Source: the scanner of hashicorp/hcl 1.0.0, and Go's `ParseInt` and `ParseFloat`, which validate its tokens.
  mutating func scanNumber() -> Token.Kind {
    let start = position
    if byte(position) == Byte.hyphen { position += 1 }
    if byte(position) == Byte.dot { return scanLeadingPoint(from: start) }
    if byte(position) == UInt8(ascii: "0"), byte(position + 1) | Byte.caseBit == UInt8(ascii: "x") {
      return scanHexadecimal(from: start)
    }
    let hasLeadingZero = byte(position) == UInt8(ascii: "0")
    let digits = position
    skipDecimals()
    var isFloat = false
    if byte(position) == Byte.dot {
      isFloat = true
      position += 1
      skipDecimals()
    }
    if byte(position) | Byte.caseBit == UInt8(ascii: "e") {
      isFloat = true
      guard scanExponent() else { return malformed(from: start, "has no digits in its exponent") }
    }
    if !isFloat, hasLeadingZero, bytes[digits..<position].contains(where: { $0 >= UInt8(ascii: "8") }) {
      return malformed(from: start, "starts with 0, so it is octal, where 8 and 9 are not digits")
    }
    return checked(isFloat ? .float : .integer, from: start)
  }

  private mutating func scanLeadingPoint(from start: Int) -> Token.Kind {
    position += 1
    skipDecimals()
    if byte(position) | Byte.caseBit == UInt8(ascii: "e") {
      return malformed(from: start, "needs a digit before its point to have an exponent")
    }
    return checked(.float, from: start)
  }

  private mutating func scanHexadecimal(from start: Int) -> Token.Kind {
    position += 2
    let digits = position
    while Byte.isHexadecimal(byte(position)) { position += 1 }
    guard position > digits else { return malformed(from: start, "has no digits after 0x") }
    return checked(.integer, from: start)
  }

  private mutating func scanExponent() -> Bool {
    position += 1
    if byte(position) == Byte.plus || byte(position) == Byte.hyphen { position += 1 }
    let digits = position
    skipDecimals()
    return position > digits
  }

  private mutating func skipDecimals() {
    while Byte.isDigit(byte(position)) { position += 1 }
  }

  private mutating func checked(_ kind: Token.Kind, from start: Int) -> Token.Kind {
    let isShortInteger = kind == .integer && position - start < 16 && bytes[start] != UInt8(ascii: "0")
    if isShortInteger { return kind }
    let spelling = Text(file.bytes, in: SourceRange(start, position))
    if Number(spelling: spelling, isInteger: kind == .integer).isInRange { return kind }
    let limit = kind == .integer ? "64 bits: it must lie within \(Int64.min) and \(Int64.max)" : "a double"
    report(
      .numberOutOfRange, "the number does not fit \(limit)", start, position,
      help: "put it in quotes to keep it as text")
    return .invalid
  }

  private mutating func malformed(from start: Int, _ why: String) -> Token.Kind {
    while Self.isWordByte(byte(position)) { position += 1 }
    report(.badNumber, "the number \(why)", start, position, help: "put it in quotes if it is text")
    return .invalid
  }
}
