import SourceText

/// Scalars in quotes.
extension YAMLParser {
  /// `'…'`: two quotes stand for one, line breaks fold.
  mutating func parseSingleQuoted() -> YAMLNode {
    let start = cursor.position
    var text: [UInt8] = []
    cursor.advance()
    var map = YAMLSourceMap(from: cursor.position)
    while !cursor.isAtEnd {
      let byte = cursor.current
      map.note(text: text.count, source: cursor.position)
      if byte == 0x27 {
        cursor.advance()
        if cursor.current != 0x27 { return quoted(text, .singleQuoted, map, from: start) }
        text.append(0x27)
        cursor.advance()
      } else if byte == 0x20 || byte == 0x09 || YAMLCursor.isBreak(byte) {
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
      if byte == 0x22 {
        cursor.advance()
        return quoted(text, .doubleQuoted, map, from: start)
      } else if byte == 0x5C {
        guard takeEscape(into: &text) else { break }
      } else if byte == 0x20 || byte == 0x09 || YAMLCursor.isBreak(byte) {
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
      "yaml-unterminated", "this quote is never closed", at: SourceRange(start, start + 1),
      help: "close it; if it is meant as text, put the whole value in the other kind of quotes")
    return node
  }

  /// Blanks inside quotes: kept within a line; around line breaks they go, one break is a space and n are n - 1.
  /// False at a document marker or the end, where the scalar can't go on.
  private mutating func takeQuotedBlanks(into text: inout [UInt8]) -> Bool {
    let start = cursor.position
    skipTabsAndSpaces()
    guard YAMLCursor.isBreak(cursor.current) else {
      text.append(contentsOf: cursor.bytes[start..<cursor.position])
      return true
    }
    cursor.takeLineBreak()
    guard let further = takeLineBreaks() else { return false }
    text.append(contentsOf: further == 0 ? [0x20] : Array(repeating: 0x0A, count: further))
    return true
  }

  private mutating func skipTabsAndSpaces() {
    while cursor.current == 0x20 || cursor.current == 0x09 { cursor.advance() }
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

  /// The character that the backslash here stands for; false at the end of the text.
  private mutating func takeEscape(into text: inout [UInt8]) -> Bool {
    let start = cursor.position
    cursor.advance()
    if cursor.takeLineBreak() {
      guard let further = takeLineBreaks() else { return false }
      text.append(contentsOf: repeatElement(0x0A, count: further))
      return true
    }
    let byte = cursor.current
    cursor.advance()
    switch byte {
    case 0x78: return takeCode(digits: 2, from: start, into: &text)
    case 0x75: return takeCode(digits: 4, from: start, into: &text)
    case 0x55: return takeCode(digits: 8, from: start, into: &text)
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
    0x30: 0, 0x61: 7, 0x62: 8, 0x74: 9, 0x09: 9, 0x6E: 10, 0x76: 11, 0x66: 12, 0x72: 13, 0x65: 27, 0x20: 32, 0x22: 34,
    0x2F: 47, 0x5C: 92, 0x4E: 0x85, 0x5F: 0xA0, 0x4C: 0x2028, 0x50: 0x2029,
  ]

  private mutating func refuseEscape(from start: Int) {
    while cursor.current & 0xC0 == 0x80 { cursor.advance() }
    report(
      "yaml-bad-escape", "'\(file.text(SourceRange(start, cursor.position)))' is no escape of double quotes",
      at: SourceRange(start, cursor.position), help: #"write \\ for a backslash, or use single quotes"#)
  }

  private mutating func takeCode(digits: Int, from start: Int, into text: inout [UInt8]) -> Bool {
    guard let code = takeHexadecimal(digits) else {
      report(
        "yaml-bad-escape", "\(digits) hexadecimal digits must follow here", at: SourceRange(start, cursor.position),
        help: #"write \\ for a backslash, or use single quotes"#)
      return !cursor.isAtEnd
    }
    var scalar = code
    if (0xD800..<0xDC00).contains(code), cursor.current == 0x5C, cursor.peek(1) == 0x75 {
      // JSON writes a character beyond U+FFFF as two halves; YAML readers take such a pair, too.
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
        "yaml-bad-escape", "there is no character of this code", at: SourceRange(start, cursor.position),
        help: "the largest code is 10FFFF, and D800 to DFFF are none")
    } else {
      append(scalar, to: &text)
    }
    return !cursor.isAtEnd
  }

  private mutating func takeHexadecimal(_ digits: Int) -> UInt32? {
    var code: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = Self.digit(cursor.current) else { return nil }
      code = code << 4 | digit
      cursor.advance()
    }
    return code
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x41 + 10
    case 0x61...0x66: UInt32(byte) - 0x61 + 10
    default: nil
    }
  }

  private func append(_ scalar: UInt32, to text: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    text.append(contentsOf: Array(String(Character(scalar)).utf8))
  }
}
