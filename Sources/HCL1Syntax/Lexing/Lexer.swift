import SourceText

/// Turns bytes into tokens, one at a time: a cursor over the file that never moves back.
///
/// Each error is reported once and gives an `invalid` token. The rules are those of hashicorp/hcl 1.0.0.
struct Lexer {
  let file: SourceFile
  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  let dialect: Dialect
  var diagnostics: [Diagnostic] = []
  /// True when the last string contained a `${`.
  var holdsInterpolation = false
  /// True once a string contained an escape for a byte of 0x80 or more, which may not be UTF-8.
  var holdsRawBytes = false
  /// The line of the lexer's last mistake.
  var mistakes = MistakeLine()
  /// True after an unclosed `${`; after that, each must close on its own line, so that scanning stays linear.
  var hasUnclosedInterpolation = false

  init(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ dialect: Dialect = .current) {
    self.dialect = dialect
    self.file = file
    self.bytes = bytes
    position = SourceCheck.byteOrderMarkLength(file)
  }

  /// The byte at `index`, or 0 past the end; the file itself contains no 0.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// Reads the next token; at the end of the file returns `endOfFile`, however often it is called.
  mutating func next() -> Token {
    let startsLine = skipBlanksAndComments()
    let start = position
    let first = byte(start)
    let kind: Token.Kind
    switch first {
    case Byte.quote:
      // Fast path: most strings contain no escapes and no interpolation.
      let end = ByteScan.firstIndex(
        of: Byte.quote, Byte.backslash, Byte.dollar, Byte.lineFeed, in: bytes, from: start + 1)
      if byte(end) == Byte.quote {
        holdsInterpolation = false
        position = end + 1
        kind = .plainString
      } else {
        kind = scanString()
      }
    case Byte.leftBrace: kind = single(.leftBrace)
    case Byte.rightBrace: kind = single(.rightBrace)
    case Byte.leftBracket: kind = single(.leftBracket)
    case Byte.rightBracket: kind = single(.rightBracket)
    case Byte.comma: kind = single(.comma)
    case Byte.equals: kind = single(.assign)
    case Byte.digits: kind = scanNumber()
    case Byte.less: kind = scanHeredoc()
    case Byte.hyphen, Byte.dot: kind = Byte.isDigit(byte(start + 1)) ? scanNumber() : single(.symbol)
    case Byte.plus: kind = single(.symbol)
    case 0: kind = start >= bytes.count ? .endOfFile : .invalid
    default: kind = scanWord()
    }
    return Token(kind: kind, start: start, end: position, startsLine: startsLine)
  }

  private mutating func single(_ kind: Token.Kind) -> Token.Kind {
    position += 1
    return kind
  }

  /// Reports a mistake, unless its line already has one.
  mutating func report(_ code: HCL1Code, _ message: Message, _ lower: Int, _ upper: Int, help: Message? = nil) {
    if mistakes.holds(lower) { return }
    mistakes.note(lower, in: bytes)
    diagnostics.append(
      Diagnostic(.error, code, message, at: Place(file, SourceRange(lower, upper)), help: help))
  }

  /// True when `lower..<upper` contains a line end.
  func hasLineEnd(from lower: Int, to upper: Int) -> Bool {
    lower < upper && bytes[lower..<upper].contains(Byte.lineFeed)
  }

  /// The offset of the end of the line at `index`: its line feed, or the end of the file.
  func lineEnd(from index: Int) -> Int {
    ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: index)
  }

  /// Skips white space and comments; returns true if that includes a line end.
  @inline(__always)
  private mutating func skipBlanksAndComments() -> Bool {
    let start = position
    var startsLine = skipBlanks() || start == 0
    while byte(position) == Byte.hash || byte(position) == Byte.slash {
      skipComment()
      if skipBlanks() { startsLine = true }
    }
    return startsLine
  }

  /// Skips white space; returns true if that includes a line end.
  @inline(__always)
  private mutating func skipBlanks() -> Bool {
    // A local cursor stays in a register; the stored property would be written at each byte.
    var cursor = position
    var hasLineEnd = false
    // One comparison and a bit test instead of a branch for each kind of white space.
    while cursor < bytes.count, bytes[cursor] <= Byte.space, Self.blanks &>> UInt64(bytes[cursor]) & 1 != 0 {
      if bytes[cursor] == Byte.lineFeed { hasLineEnd = true }
      cursor += 1
    }
    position = cursor
    return hasLineEnd
  }

  /// One bit for each of space, tab, line feed and carriage return, at the position of its byte value.
  private static let blanks: UInt64 = 1 << Byte.space | 1 << Byte.tab | 1 << Byte.lineFeed | 1 << Byte.carriageReturn

  /// Skips the comment at the cursor; reports a `/` that does not start one.
  @inline(never)
  private mutating func skipComment() {
    if bytes[position] == Byte.hash { position = lineEnd(from: position) } else { skipSlashComment() }
  }

  private mutating func skipSlashComment() {
    switch byte(position + 1) {
    case Byte.slash: position = lineEnd(from: position)
    case Byte.asterisk:
      let start = position
      position += 2
      while position < bytes.count, !(bytes[position] == Byte.asterisk && byte(position + 1) == Byte.slash) {
        position += 1
      }
      if position >= bytes.count {
        report(
          .unterminatedComment, "the comment is never closed", start, start + 2, help: "close it with */")
      }
      position = min(bytes.count, position + 2)
    default:
      report(
        .loneSlash, "'/' starts no comment here", position, position + 1,
        help: "write // or # for a comment, or put the value in quotes")
      position += 1
    }
  }

  // MARK: words

  private mutating func scanWord() -> Token.Kind {
    let start = position
    var cursor = start + 1
    if !Self.isLetter(bytes[start]) {
      guard let length = letterLength(at: start) else { return illegalCharacter() }
      cursor = start + length
    }
    cursor = asciiWordEnd(from: cursor)
    while byte(cursor) >= 0x80, let length = letterLength(at: cursor) ?? digitLength(at: cursor) {
      cursor = asciiWordEnd(from: cursor + length)
    }
    position = cursor
    return cursor - start <= 5 && isBooleanWord(start, cursor) ? .boolean : .identifier
  }

  /// The offset after the ASCII letters, digits and `_`, `-`, `.` at `start`, read eight bytes at a time.
  private func asciiWordEnd(from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= raw.count {
      let others = Self.marksOfOthers(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      if others != 0 { return index + others.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < raw.count, Self.isWordByte(raw[index]) { index += 1 }
    return index
  }

  /// The high bit of each of the eight bytes that is not an ASCII word character.
  @inline(__always)
  private static func marksOfOthers(_ eight: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones << 7
    // SWAR: with the high bit cleared, per-byte additions cannot carry into the next byte; the high bit then flags
    // bytes at or above the limit.
    let low = eight & ~tops
    func isAtLeast(_ least: UInt8, _ bytes: UInt64) -> UInt64 { bytes &+ ones &* UInt64(0x80 - least) }
    let small = low | ones << 5
    let letters = isAtLeast(UInt8(ascii: "a"), small) & ~isAtLeast(UInt8(ascii: "z") + 1, small)
    let digits =
      isAtLeast(Byte.hyphen, low) & ~isAtLeast(UInt8(ascii: "9") + 1, low)
      & isAtLeast(1, low ^ ones &* UInt64(Byte.slash))
    let underscores = ~isAtLeast(1, low ^ ones &* UInt64(Byte.underscore))
    return ~(letters | digits | underscores) & tops | eight & tops
  }

  private func isBooleanWord(_ start: Int, _ end: Int) -> Bool {
    switch end - start {
    case 4:
      bytes[start] == UInt8(ascii: "t") && bytes[start + 1] == UInt8(ascii: "r")
        && bytes[start + 2] == UInt8(ascii: "u") && bytes[start + 3] == UInt8(ascii: "e")
    case 5:
      bytes[start] == UInt8(ascii: "f") && bytes[start + 1] == UInt8(ascii: "a")
        && bytes[start + 2] == UInt8(ascii: "l") && bytes[start + 3] == UInt8(ascii: "s")
        && bytes[start + 4] == UInt8(ascii: "e")
    default: false
    }
  }

  private mutating func illegalCharacter() -> Token.Kind {
    let start = position
    let (scalar, length) = scalar(at: start)
    position += length
    switch scalar {
    case "'":
      if let stop = bytes[position...].firstIndex(where: { $0 == Byte.apostrophe || $0 == Byte.lineFeed }),
        bytes[stop] == Byte.apostrophe
      {
        position = stop + 1
      }
      report(
        .singleQuotes, "strings are written in double quotes, not in single ones", start, position,
        help: "replace ' by \"")
    case ":":
      report(
        .illegalCharacter, "':' is not allowed here", start, start + 1, help: "write '=' between a name and its value"
      )
    default:
      let isSpace = scalar.properties.generalCategory == .spaceSeparator
      report(
        .illegalCharacter, "'\(isSpace ? "U+\(hexadecimal(scalar))" : String(scalar))' is not allowed here", start,
        position, help: isSpace ? "replace this special space by an ordinary one" : Self.wayOut(from: scalar))
    }
    return .invalid
  }

  /// What to write instead of a character that is often pasted from elsewhere.
  private static func wayOut(from scalar: Unicode.Scalar) -> Message? {
    switch scalar {
    case "$": "an interpolation belongs in double quotes: \"${…}\""
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

  /// The length of the letter or `_` at `index`; nil when there is none.
  func letterLength(at index: Int) -> Int? {
    let first = byte(index)
    if first < 0x80 { return Self.isLetter(first) ? 1 : nil }
    let (scalar, length) = scalar(at: index)
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return length
    default: return nil
    }
  }

  /// The length of the decimal digit at `index`; nil when there is none.
  func digitLength(at index: Int) -> Int? {
    let first = byte(index)
    if first < 0x80 { return Byte.isDigit(first) ? 1 : nil }
    let (scalar, length) = scalar(at: index)
    return scalar.properties.generalCategory == .decimalNumber ? length : nil
  }

  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.hyphen || byte == Byte.dot || byte == Byte.underscore
  }

  /// True for an ASCII letter or `_`.
  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool {
    Byte.isLetter(byte) || byte == Byte.underscore
  }

}
