import SourceText

/// Turns bytes into tokens, one at a time: a cursor over the file that never looks back.
///
/// What is wrong is reported once, and the token is then `invalid`. The rules are those of hashicorp/hcl 1.0.0.
struct Lexer {
  let file: SourceFile
  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  var diagnostics: [Diagnostic] = []
  /// True when the string read last holds a `${`.
  var holdsInterpolation = false
  /// True once a string held an escape that gives a byte of 0x80 or more, which may not be UTF-8.
  var holdsRawBytes = false
  /// Where the lexer's own mistakes are.
  var mistakes = MistakeLine()
  /// True once a `${` was never closed: from then on each has to end on its line, lest every one be sought to the
  /// file's end.
  var hasUnclosedInterpolation = false

  init(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.file = file
    self.bytes = bytes
    position = SourceCheck.byteOrderMarkLength(file)
  }

  /// The byte at `index`, or 0 past the end; the file itself holds no 0.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// Reads the next token; at the end of the file `endOfFile`, as often as asked.
  mutating func next() -> Token {
    let startsLine = skipBlanksAndComments()
    let start = position
    let first = byte(start)
    let kind: Token.Kind
    switch first {
    case 0x22: kind = scanString()
    case 0x7B: kind = single(.leftBrace)
    case 0x7D: kind = single(.rightBrace)
    case 0x5B: kind = single(.leftBracket)
    case 0x5D: kind = single(.rightBracket)
    case 0x2C: kind = single(.comma)
    case 0x3D: kind = single(.assign)
    case 0x30...0x39: kind = scanNumber()
    case 0x3C: kind = scanHeredoc()
    case 0x2D, 0x2E: kind = Self.isDecimal(byte(start + 1)) ? scanNumber() : single(.symbol)
    case 0x2B: kind = single(.symbol)
    case 0: kind = start >= bytes.count ? .endOfFile : .invalid
    default: kind = scanWord()
    }
    return Token(kind: kind, start: start, end: position, startsLine: startsLine)
  }

  private mutating func single(_ kind: Token.Kind) -> Token.Kind {
    position += 1
    return kind
  }

  /// Reports a mistake, unless its line has one already.
  mutating func report(_ code: String, _ message: Message, _ lower: Int, _ upper: Int, help: Message? = nil) {
    if mistakes.holds(lower) { return }
    mistakes.note(lower, in: bytes)
    diagnostics.append(
      Diagnostic(.error, code, message, at: Place(file, SourceRange(lower, upper)), help: help))
  }

  /// True when a line ends in `lower..<upper`.
  func hasLineEnd(from lower: Int, to upper: Int) -> Bool { lower < upper && bytes[lower..<upper].contains(0x0A) }

  /// The offset where the line of `index` ends: its line feed, or the end of the file.
  func lineEnd(from index: Int) -> Int {
    ByteScan.firstIndex(of: 0x0A, in: bytes, from: index)
  }

  /// Skips blanks and comments; true when a line ended among them.
  private mutating func skipBlanksAndComments() -> Bool {
    // A local cursor stays in a register; the stored one would be written back at each byte.
    var cursor = position
    var startsLine = cursor == 0
    let end = bytes.count
    while cursor < end {
      let byte = bytes[cursor]
      if byte == 0x20 || byte == 0x09 || byte == 0x0D {
        cursor += 1
      } else if byte == 0x0A {
        startsLine = true
        cursor += 1
      } else if byte == 0x23 {
        cursor = lineEnd(from: cursor)
      } else if byte == 0x2F {
        position = cursor
        skipSlashComment()
        cursor = position
      } else {
        break
      }
    }
    position = cursor
    return startsLine
  }

  private mutating func skipSlashComment() {
    switch byte(position + 1) {
    case 0x2F: position = lineEnd(from: position)
    case 0x2A:
      let start = position
      position += 2
      while position < bytes.count, !(bytes[position] == 0x2A && byte(position + 1) == 0x2F) { position += 1 }
      if position >= bytes.count {
        report(
          "unterminated-comment", "the comment is never closed", start, start + 2, help: "close it with */")
      }
      position = min(bytes.count, position + 2)
    default:
      report(
        "lone-slash", "'/' starts no comment here", position, position + 1,
        help: "write // or # for a comment, or put the value in quotes")
      position += 1
    }
  }

  // MARK: words

  private mutating func scanWord() -> Token.Kind {
    let start = position
    guard let length = letterLength(at: start) else { return illegalCharacter() }
    var cursor = start + length
    let end = bytes.count
    while cursor < end {
      let byte = bytes[cursor]
      if Self.isWordByte(byte) {
        cursor += 1
      } else if byte >= 0x80, let length = letterLength(at: cursor) ?? digitLength(at: cursor) {
        cursor += length
      } else {
        break
      }
    }
    position = cursor
    return cursor - start <= 5 && isBooleanWord(start, cursor) ? .boolean : .identifier
  }

  private func isBooleanWord(_ start: Int, _ end: Int) -> Bool {
    switch end - start {
    case 4: bytes[start] == 0x74 && bytes[start + 1] == 0x72 && bytes[start + 2] == 0x75 && bytes[start + 3] == 0x65
    case 5:
      bytes[start] == 0x66 && bytes[start + 1] == 0x61 && bytes[start + 2] == 0x6C && bytes[start + 3] == 0x73
        && bytes[start + 4] == 0x65
    default: false
    }
  }

  private mutating func illegalCharacter() -> Token.Kind {
    let start = position
    let (scalar, length) = scalar(at: start)
    position += length
    switch scalar {
    case "'":
      if let stop = bytes[position...].firstIndex(where: { $0 == 0x27 || $0 == 0x0A }), bytes[stop] == 0x27 {
        position = stop + 1
      }
      report(
        "single-quotes", "strings are written in double quotes, not in single ones", start, position,
        help: "replace ' by \"")
    case ":":
      report(
        "illegal-character", "':' can't stand here", start, start + 1, help: "write '=' between a name and its value")
    default:
      let isSpace = scalar.properties.generalCategory == .spaceSeparator
      report(
        "illegal-character", "'\(isSpace ? "U+\(hexadecimal(scalar))" : String(scalar))' can't stand here", start,
        position, help: isSpace ? "replace this special space by an ordinary one" : Self.wayOut(from: scalar))
    }
    return .invalid
  }

  /// What to write where a character was found that people often bring from elsewhere.
  private static func wayOut(from scalar: Unicode.Scalar) -> Message? {
    switch scalar {
    case "$": "an interpolation stands in double quotes: \"${…}\""
    case "“", "”", "„", "‘", "’": "write straight double quotes: \""
    case ";": "write each item on a line of its own"
    case "(", ")": "a function is called inside double quotes: \"${name(…)}\""
    default: nil
    }
  }

  private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The scalar at `index` and its length in bytes; the file is known to be valid UTF-8.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(byte(index))
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard length > 1 else { return (Unicode.Scalar(UInt8(truncatingIfNeeded: first)), 1) }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(byte(index + offset)) & 0x3F }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The length of the letter or `_` at `index`, or nil when there is none.
  func letterLength(at index: Int) -> Int? {
    let first = byte(index)
    if first < 0x80 { return (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A || first == 0x5F ? 1 : nil }
    let (scalar, length) = scalar(at: index)
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return length
    default: return nil
    }
  }

  /// The length of the decimal digit at `index`, or nil when there is none.
  func digitLength(at index: Int) -> Int? {
    let first = byte(index)
    if first < 0x80 { return Self.isDecimal(first) ? 1 : nil }
    let (scalar, length) = scalar(at: index)
    return scalar.properties.generalCategory == .decimalNumber ? length : nil
  }

  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x2D && byte <= 0x39 && byte != 0x2F || byte == 0x5F
  }

  @inline(__always)
  static func isDecimal(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
