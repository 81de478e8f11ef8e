import SourceText

extension Lexer {
  /// Reads a quoted string; the cursor stands on its opening quote.
  ///
  /// Source: the scanner and the unquoting of hashicorp/hcl 1.0.0. Inside `${…}` every brace counts, quoted or not,
  /// and quotes and line ends are kept.
  @inline(never)
  mutating func scanString() -> Token.Kind {
    let start = position
    position += 1
    holdsInterpolation = false
    var kind = Token.Kind.plainString
    while position < bytes.count {
      // Up to a quote, backslash, dollar or line feed.
      position = ByteScan.firstIndex(
        of: Byte.quote, Byte.backslash, Byte.dollar, Byte.lineFeed, in: bytes, from: position)
      switch byte(position) {
      case Byte.quote:
        position += 1
        return kind
      case Byte.lineFeed, 0: return unterminated(from: start)
      case Byte.backslash:
        if !scanEscape(&kind) { kind = .invalid }
      case Byte.dollar where byte(position + 1) == Byte.leftBrace:
        if kind == .plainString { kind = .string }
        holdsInterpolation = true
        if !scanInterpolation(&kind) { return .invalid }
      default: position += 1
      }
    }
    return unterminated(from: start)
  }

  private mutating func unterminated(from start: Int) -> Token.Kind {
    var end = lineEnd(from: start)
    if end > start, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    report(
      "unterminated-string", "the string is not closed on its line", start, end,
      help: "close it with \"; text over several lines goes in a heredoc (<<EOT)")
    position = end
    return .invalid
  }

  private mutating func scanInterpolation(_ kind: inout Token.Kind) -> Bool {
    let start = position
    let known = (count: diagnostics.count, mistakes: mistakes)
    let limit = hasUnclosedInterpolation ? lineEnd(from: start) : bytes.count
    position += 2
    var braces = 1
    while position < limit {
      switch bytes[position] {
      case Byte.leftBrace: braces += 1
      case Byte.rightBrace: braces -= 1
      case Byte.backslash:
        if !scanEscape(&kind) { kind = .invalid }
        continue
      case 0xEF where byte(position + 1) == 0xBF && byte(position + 2) == 0xBD:
        report(
          "illegal-character", "the replacement character U+FFFD can't stand inside ${…}", position, position + 3,
          help: "the text was damaged when it was saved; write the character that was meant")
        kind = .invalid
      default: break
      }
      position += 1
      if braces == 0 { return true }
    }
    diagnostics.removeLast(diagnostics.count - known.count)
    mistakes = known.mistakes
    hasUnclosedInterpolation = true
    report(
      "unterminated-interpolation", "the '${' is never closed", start, start + 2,
      help: "close it with }; a plain ${ is written \\044{")
    position = max(lineEnd(from: start), start + 2)
    return false
  }

  /// Reads an escape sequence; false when it is none, which is then reported.
  private mutating func scanEscape(_ kind: inout Token.Kind) -> Bool {
    if kind == .plainString { kind = .string }
    let start = position
    position += 1
    switch byte(position) {
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "t"), UInt8(ascii: "v"), Byte.backslash, Byte.quote:
      position += 1
      return true
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      return scanDigits(3, from: start) { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") }
    case UInt8(ascii: "x"):
      position += 1
      return scanDigits(2, from: start, where: Byte.isHexadecimal)
    case UInt8(ascii: "u"):
      position += 1
      return scanDigits(4, from: start, where: Byte.isHexadecimal)
    case UInt8(ascii: "U"):
      position += 1
      return scanDigits(8, from: start, where: Byte.isHexadecimal)
    default: return badEscape(from: start)
    }
  }

  private mutating func scanDigits(_ count: Int, from start: Int, where isDigit: (UInt8) -> Bool) -> Bool {
    let first = position
    while position < first + count, isDigit(byte(position)) { position += 1 }
    guard position == first + count else { return badEscape(from: start) }
    let value = Number.scalarValue(of: bytes[first..<position], radix: count == 3 ? 8 : 16)
    if count < 4, value >= 0x80 { holdsRawBytes = true }
    let largest: UInt64 = count == 3 ? 0xFF : 0x10FFFF
    if value > largest { return badEscape(from: start) }
    return true
  }

  private mutating func badEscape(from start: Int) -> Bool {
    let isLineEnd = byte(position) == Byte.lineFeed || position >= bytes.count
    if position == start + 1, !isLineEnd, byte(position) != Byte.quote { position += scalar(at: position).length }
    let shown = Text(file.bytes, in: SourceRange(start, position))
    report(
      "bad-escape", "'\(shown)' is no escape sequence", start, position,
      help:
        "write \\\\ for a backslash; known are \\a \\b \\f \\n \\r \\t \\v \\\\ \\\" \\ooo \\xHH \\uHHHH \\UHHHHHHHH")
    return false
  }
}

extension Number {
  static func scalarValue(of digits: Slice<UnsafeBufferPointer<UInt8>>, radix: UInt64) -> UInt64 {
    digits.reduce(0) {
      $0 * radix
        + UInt64($1 <= UInt8(ascii: "9") ? $1 - UInt8(ascii: "0") : ($1 | Byte.caseBit) - UInt8(ascii: "a") + 10)
    }
  }
}
