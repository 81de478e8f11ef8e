import SourceText

/// Scalars in quotes.
extension YAMLParser {
  /// `'…'`: two quotes mean one, line breaks fold.
  mutating func parseSingleQuoted() -> YAMLNode {
    let start = cursor.position
    var text: [UInt8] = []
    cursor.advance()
    var map = YAMLSourceMap(from: cursor.position)
    while !cursor.isAtEnd {
      let byte = cursor.current
      map.note(text: text.count, source: cursor.position)
      if byte == Byte.apostrophe {
        cursor.advance()
        if cursor.current != Byte.apostrophe { return quoted(text, .singleQuoted, map, from: start) }
        text.append(Byte.apostrophe)
        cursor.advance()
      } else if byte == Byte.space || byte == Byte.tab || YAMLCursor.isBreak(byte) {
        guard takeQuotedBlanks(into: &text) else { break }
      } else {
        text.append(byte)
        cursor.advance()
      }
    }
    return refuseUnterminated(text, .singleQuoted, map, from: start)
  }

  /// `"…"`: escapes after a backslash, line breaks fold.
  mutating func parseDoubleQuoted() -> YAMLNode {
    let start = cursor.position
    var text: [UInt8] = []
    cursor.advance()
    var map = YAMLSourceMap(from: cursor.position)
    while !cursor.isAtEnd {
      let byte = cursor.current
      map.note(text: text.count, source: cursor.position)
      if byte == Byte.quote {
        cursor.advance()
        return quoted(text, .doubleQuoted, map, from: start)
      } else if byte == Byte.backslash {
        guard takeEscape(into: &text) else { break }
      } else if byte == Byte.space || byte == Byte.tab || YAMLCursor.isBreak(byte) {
        guard takeQuotedBlanks(into: &text) else { break }
      } else {
        text.append(byte)
        cursor.advance()
      }
    }
    return refuseUnterminated(text, .doubleQuoted, map, from: start)
  }

  private func quoted(
    _ text: [UInt8], _ style: YAMLScalar.Style, _ map: YAMLSourceMap, from start: Int
  ) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(Text(text), style, map)), at: SourceRange(start, cursor.position))
  }

  private mutating func refuseUnterminated(
    _ text: [UInt8], _ style: YAMLScalar.Style, _ map: YAMLSourceMap, from start: Int
  ) -> YAMLNode {
    let node = quoted(text, style, map, from: start)
    stop(
      .unterminated, "this quote is never closed", at: SourceRange(start, start + 1),
      help: "close it; if it is meant as text, put the whole value in the other kind of quotes")
    return node
  }

  /// Blanks inside quotes: kept within a line and removed around line breaks. One line break becomes a space, several
  /// become one fewer. Returns false at a document marker or the end, where the scalar can't continue.
  private mutating func takeQuotedBlanks(into text: inout [UInt8]) -> Bool {
    let start = cursor.position
    skipTabsAndSpaces()
    guard YAMLCursor.isBreak(cursor.current) else {
      text.append(contentsOf: cursor.bytes[start..<cursor.position])
      return true
    }
    cursor.takeLineBreak()
    guard let further = takeLineBreaks() else { return false }
    text.append(contentsOf: further == 0 ? [Byte.space] : Array(repeating: Byte.lineFeed, count: further))
    return true
  }

  private mutating func skipTabsAndSpaces() {
    while cursor.current == Byte.space || cursor.current == Byte.tab { cursor.advance() }
  }

  /// The number of empty lines here; nil when a document marker ends them.
  private mutating func takeLineBreaks() -> Int? {
    var count = 0
    while true {
      if cursor.isAtMarker { return nil }
      skipTabsAndSpaces()
      guard cursor.takeLineBreak() else { return count }
      count += 1
    }
  }

  // MARK: escapes

  /// Appends the character of the escape here; returns false at the end of the text.
  private mutating func takeEscape(into text: inout [UInt8]) -> Bool {
    let start = cursor.position
    cursor.advance()
    if cursor.takeLineBreak() {
      guard let further = takeLineBreaks() else { return false }
      text.append(contentsOf: repeatElement(Byte.lineFeed, count: further))
      return true
    }
    let byte = cursor.current
    cursor.advance()
    switch byte {
    case UInt8(ascii: "x"): return takeCode(digits: 2, from: start, into: &text)
    case UInt8(ascii: "u"): return takeCode(digits: 4, from: start, into: &text)
    case UInt8(ascii: "U"): return takeCode(digits: 8, from: start, into: &text)
    default:
      if let scalar = Self.escapes[byte] {
        append(scalar, to: &text)
      } else if byte != 0 {
        refuseEscape(from: start)
      }
      return !cursor.isAtEnd
    }
  }

  private static let escapes: [UInt8: UInt32] = [
    UInt8(ascii: "0"): 0, UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, Byte.tab: 9,
    UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13, UInt8(ascii: "e"): 27,
    Byte.space: 32, Byte.quote: 34,
    Byte.slash: 47, Byte.backslash: 92, UInt8(ascii: "N"): 0x85, Byte.underscore: 0xA0, UInt8(ascii: "L"): 0x2028,
    UInt8(ascii: "P"): 0x2029,
  ]

  private mutating func refuseEscape(from start: Int) {
    while Byte.isContinuation(cursor.current) { cursor.advance() }
    report(
      .badEscape, "'\(file.text(SourceRange(start, cursor.position)))' is not a valid escape in double quotes",
      at: SourceRange(start, cursor.position), help: #"write \\ for a backslash, or use single quotes"#)
  }

  private mutating func takeCode(digits: Int, from start: Int, into text: inout [UInt8]) -> Bool {
    guard let code = takeHexadecimal(digits) else {
      report(
        .badEscape, "\(digits) hexadecimal digits must follow here", at: SourceRange(start, cursor.position),
        help: #"write \\ for a backslash, or use single quotes"#)
      return !cursor.isAtEnd
    }
    var scalar = code
    if (0xD800..<0xDC00).contains(code), cursor.current == Byte.backslash, cursor.peek(1) == UInt8(ascii: "u") {
      // JSON writes a character beyond U+FFFF as a surrogate pair, which YAML readers accept too.
      let place = cursor
      cursor.advance(2)
      if let low = takeHexadecimal(4), (0xDC00..<0xE000).contains(low) {
        scalar = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
      } else {
        cursor = place
      }
    }
    if Unicode.Scalar(scalar) == nil {
      report(
        .badEscape, "no character has this code", at: SourceRange(start, cursor.position),
        help: "the largest code is 10FFFF, and D800 to DFFF are none")
    } else {
      append(scalar, to: &text)
    }
    return !cursor.isAtEnd
  }

  private mutating func takeHexadecimal(_ digits: Int) -> UInt32? {
    var code: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = Byte.hexadecimalValue(cursor.current).map(UInt32.init) else { return nil }
      code = code << 4 | digit
      cursor.advance()
    }
    return code
  }

  private func append(_ scalar: UInt32, to text: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    text.append(contentsOf: Array(String(Character(scalar)).utf8))
  }
}
