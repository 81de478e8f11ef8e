import SourceText

extension Lexer {
  /// Reads a quoted string; the cursor is at its opening quote.
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
    if holdsInterpolation, let open = openInterpolation(from: start + 1, before: end) {
      reportOpen(open.marker)
      position = open.quote + 1
      return .invalid
    }
    report(
      .unterminatedString, "the string is not closed on its line", start, end,
      help: "close it with \"; text over several lines goes in a heredoc (<<EOT)")
    position = end
    return .invalid
  }

  /// The first `${` on the line whose expression ends at a quote that no other follows: a `}` is missing there. Also the
  /// place of that quote, which closes the string.
  private func openInterpolation(from start: Int, before end: Int) -> (marker: Int, quote: Int)? {
    var index = start
    var marker: Int?
    var depth = 0
    while index < end {
      switch bytes[index] {
      case Byte.backslash: index += 1
      case Byte.dollar where byte(index + 1) == Byte.leftBrace && depth == 0:
        marker = index
        depth = 1
        index += 1
      case Byte.leftBrace where depth > 0: depth += 1
      case Byte.rightBrace where depth > 0: depth -= 1
      case Byte.quote:
        guard depth > 0, let marker else { return nil }
        let close = bytes[(index + 1)..<end].firstIndex(of: Byte.quote)
        guard let close else { return endsExpression(before: index) ? (marker, index) : nil }
        index = close
      default: break
      }
      index += 1
    }
    return nil
  }

  /// True when an expression can end before `offset`: there is a `)`, a letter or a digit.
  private func endsExpression(before offset: Int) -> Bool {
    var last = offset - 1
    while last > 0, Byte.isBlank(bytes[last]) { last -= 1 }
    return bytes[last] == Byte.rightParenthesis || Byte.isLetterOrDigit(bytes[last])
  }

  private mutating func reportOpen(_ marker: Int) {
    report(
      .unterminatedInterpolation, "the '${' is never closed", marker, marker + 2,
      help: "close it with }; a plain ${ is written \\044{")
  }

  /// Reads a `${…}`; returns false when it is not closed. Escapes inside it stay as written, but must be valid.
  private mutating func scanInterpolation(_ kind: inout Token.Kind) -> Bool {
    let start = position
    let limit = hasUnclosedInterpolation ? lineEnd(from: start) : bytes.count
    guard let end = StringContents.interpolationEnd(bytes, from: start, before: limit) else {
      hasUnclosedInterpolation = true
      reportOpen(start)
      position = max(lineEnd(from: start), start + 2)
      return false
    }
    position += 2
    // Search only up to the end: few interpolations contain any of these bytes.
    let inner = UnsafeBufferPointer(rebasing: bytes[..<end])
    while position < end {
      position = ByteScan.firstIndex(of: Byte.backslash, Byte.backslash, 0xEF, 0xEF, in: inner, from: position)
      switch byte(position) {
      case Byte.backslash where position < end:
        if !scanEscape(&kind) { kind = .invalid }
      case 0xEF where position < end && byte(position + 1) == 0xBF && byte(position + 2) == 0xBD:
        report(
          .illegalCharacter, "the replacement character U+FFFD can't stand inside ${…}", position, position + 3,
          help: "the text was damaged when it was saved; write the character that was meant")
        kind = .invalid
        position += 3
      default: position += 1
      }
    }
    position = end
    return true
  }

  /// Reads an escape sequence; reports an invalid one and returns false.
  private mutating func scanEscape(_ kind: inout Token.Kind) -> Bool {
    if kind == .plainString { kind = .string }
    let start = position
    switch EscapeSequence.read(bytes, at: start, before: bytes.count) {
    case .sequence(let escape):
      if case .byte(let byte) = escape.meaning, byte >= 0x80 { holdsRawBytes = true }
      position += escape.length
      return true
    case .mistake(let length):
      position += length
      let shown = Text(file.bytes, in: SourceRange(start, position))
      report(
        .badEscape, "'\(shown)' is not a valid escape sequence", start, position,
        help: EscapeSequence.known)
      return false
    }
  }
}
