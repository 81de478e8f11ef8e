import SourceText

/// Turns bytes into tokens, one at a time. It never looks back and never reports: bytes that are not a token become
/// `invalid`, which the parser reports.
///
/// Text inside strings does not become tokens: the parser reads it directly, from `position`. The rules are those of
/// hashicorp/hcl 2.
struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  var position: Int
  /// True where a line end is a token; false inside parentheses, brackets and interpolations.
  var hasNewlines = true
  /// The ranges of the comments, where invalid UTF-8 is permitted. Recorded only for a file with invalid UTF-8.
  var comments: [Range<Int>]?

  /// The byte at `index`, or 0 past the end.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// Reads the next token. At the end of the file it returns `endOfFile`, however often it is called.
  mutating func next() -> Token {
    if let newline = skipBlanks() { return newline }
    let start = position
    guard start < bytes.count else { return Token(kind: .endOfFile, lower: start, upper: start) }
    let kind = scan(bytes[start], start)
    return Token(kind: kind, lower: start, upper: position)
  }

  /// Skips blanks and comments, and line ends where they are not tokens. Stops at a line end that is a token.
  @inline(__always)
  private mutating func skipBlanks() -> Token? {
    while position < bytes.count {
      switch bytes[position] {
      case Byte.space, Byte.tab: position += 1
      case Byte.lineFeed:
        position += 1
        if hasNewlines { return Token(kind: .newline, lower: position - 1, upper: position) }
      case Byte.carriageReturn:
        guard byte(position + 1) == Byte.lineFeed else { return nil }
        position += 2
        if hasNewlines { return Token(kind: .newline, lower: position - 2, upper: position) }
      case Byte.hash:
        if let newline = skipLineComment() { return newline }
      case Byte.slash:
        if byte(position + 1) == Byte.slash {
          if let newline = skipLineComment() { return newline }
        } else if byte(position + 1) != Byte.asterisk || !skipBlockComment() {
          return nil
        }
      default: return nil
      }
    }
    return nil
  }

  @inline(never)
  private mutating func skipLineComment() -> Token? {
    let start = position
    let end = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: start)
    position = min(end + 1, bytes.count)
    comments?.append(start..<end)
    return hasNewlines && end < bytes.count ? Token(kind: .newline, lower: start, upper: position) : nil
  }

  /// Skips `/* … */`; false when it is not closed.
  @inline(never)
  private mutating func skipBlockComment() -> Bool {
    var index = position + 2
    while true {
      index = ByteScan.firstIndex(of: Byte.asterisk, in: bytes, from: index)
      if index + 1 >= bytes.count { return false }
      if bytes[index + 1] == Byte.slash { break }
      index += 1
    }
    comments?.append(position..<index)
    position = index + 2
    return true
  }

  @inline(__always)
  private mutating func scan(_ first: UInt8, _ start: Int) -> Token.Kind {
    if Byte.isLetter(first) || first == Byte.underscore || first >= 0x80 { return scanIdentifier(start) }
    if Byte.isDigit(first) { return scanNumber() }
    if first == Byte.quote { return take(1, .quote) }
    return scanSymbol(first)
  }

  private mutating func scanSymbol(_ first: UInt8) -> Token.Kind {
    let second = byte(position + 1)
    switch first {
    case Byte.leftBrace: return take(1, .leftBrace)
    case Byte.rightBrace: return take(1, .rightBrace)
    case Byte.leftBracket: return take(1, .leftBracket)
    case Byte.rightBracket: return take(1, .rightBracket)
    case Byte.leftParenthesis: return take(1, .leftParenthesis)
    case Byte.rightParenthesis: return take(1, .rightParenthesis)
    case Byte.comma: return take(1, .comma)
    case Byte.dot:
      return second == Byte.dot && byte(position + 2) == Byte.dot ? take(3, .ellipsis) : take(1, .dot)
    case Byte.colon: return second == Byte.colon ? take(2, .doubleColon) : take(1, .colon)
    case Byte.questionMark: return take(1, .question)
    case Byte.equals:
      return second == Byte.equals ? take(2, .equal) : second == Byte.greater ? take(2, .arrow) : take(1, .assign)
    case Byte.exclamationMark: return second == Byte.equals ? take(2, .notEqual) : take(1, .bang)
    case Byte.less:
      if second == Byte.less, let end = heredocEnd(position) {
        position = end
        return .heredoc
      }
      return second == Byte.equals ? take(2, .lessOrEqual) : take(1, .less)
    case Byte.greater: return second == Byte.equals ? take(2, .greaterOrEqual) : take(1, .greater)
    case Byte.pipe: return second == Byte.pipe ? take(2, .or) : take(1, .invalid)
    case Byte.ampersand: return second == Byte.ampersand ? take(2, .and) : take(1, .invalid)
    case Byte.plus: return take(1, .plus)
    case Byte.hyphen: return take(1, .minus)
    case Byte.asterisk: return take(1, .star)
    case Byte.slash: return take(1, .slash)
    case Byte.percent: return take(1, .percent)
    case Byte.tilde: return second == Byte.rightBrace ? take(2, .stripBrace) : take(1, .invalid)
    default: return take(1, .invalid)
    }
  }

  @inline(__always)
  private mutating func take(_ length: Int, _ kind: Token.Kind) -> Token.Kind {
    position += length
    return kind
  }

  /// The longest run of digits, points and exponents that does not end with a point. Whether it is a number is
  /// checked later.
  private mutating func scanNumber() -> Token.Kind {
    var index = position + 1
    var end = index
    while index < bytes.count {
      let byte = bytes[index]
      if Byte.isDigit(byte) {
        index += 1
        end = index
      } else if byte == Byte.dot {
        index += 1
      } else if byte | Byte.caseBit == UInt8(ascii: "e"), let digit = exponentDigit(index + 1) {
        index = digit + 1
        end = index
      } else {
        break
      }
    }
    position = end
    return .number
  }

  private func exponentDigit(_ index: Int) -> Int? {
    let digit = byte(index) == Byte.plus || byte(index) == Byte.hyphen ? index + 1 : index
    return Byte.isDigit(byte(digit)) ? digit : nil
  }

  // MARK: names

  private mutating func scanIdentifier(_ start: Int) -> Token.Kind {
    guard let end = identifierEnd(from: start) else {
      position = start + CharacterLength.of(bytes, at: start)
      return .invalid
    }
    position = end
    return .identifier
  }

  /// The offset after the identifier at `start`; nil when there is none.
  func identifierEnd(from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    var index = start
    let first = bytes[start]
    if first >= 0x80 {
      guard let (scalar, length) = CharacterLength.scalar(bytes, at: start), scalar.properties.isIDStart else {
        return nil
      }
      index += length
    } else if Byte.isLetter(first) || first == Byte.underscore {
      index += 1
    } else {
      return nil
    }
    while index < bytes.count {
      let byte = bytes[index]
      if Byte.isLetterOrDigit(byte) || byte == Byte.underscore || byte == Byte.hyphen {
        index += 1
      } else if byte >= 0x80, let (scalar, length) = CharacterLength.scalar(bytes, at: index),
        scalar.properties.isIDContinue
      {
        index += length
      } else {
        break
      }
    }
    return index
  }

  /// The offset after the newline of `<<NAME` at `start`; nil when no heredoc starts there.
  private func heredocEnd(_ start: Int) -> Int? {
    let name = start + (byte(start + 2) == Byte.hyphen ? 3 : 2)
    guard let end = identifierEnd(from: name) else { return nil }
    if byte(end) == Byte.lineFeed { return end + 1 }
    return byte(end) == Byte.carriageReturn && byte(end + 1) == Byte.lineFeed ? end + 2 : nil
  }
}

/// The length of a character in bytes.
enum CharacterLength {
  /// The scalar at `index` and its length in bytes; nil when the bytes are not UTF-8.
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (Unicode.Scalar(UInt8(truncatingIfNeeded: first)), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return nil }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard Byte.isContinuation(byte) else { return nil }
      value = value << 6 | UInt32(byte) & 0x3F
    }
    let least: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// The length of the character at `index` in bytes; 1 for invalid UTF-8.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    scalar(bytes, at: index)?.length ?? 1
  }
}
