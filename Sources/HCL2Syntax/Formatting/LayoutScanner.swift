import SourceText

/// Splits a file without mistakes into all its tokens.
struct LayoutScanner {
  /// The context of the next byte, innermost last.
  private enum Mode {
    /// Outside strings, with this number of open braces.
    case code(braces: Int)
    case quoted
    /// A heredoc, with the name that ends it.
    case heredoc(Range<Int>)
  }

  private let file: SourceFile
  private let bytes: UnsafeBufferPointer<UInt8>
  private var lexer: Lexer
  private var modes: [Mode] = [.code(braces: 0)]
  private var tokens: [LayoutToken] = []

  /// The tokens of `file`, in order; with the blanks between them they make up the whole file.
  static func tokens(of file: SourceFile) -> [LayoutToken] {
    file.bytes.withUnsafeBufferPointer { bytes in
      var scanner = LayoutScanner(file, bytes)
      scanner.scan()
      return scanner.tokens
    }
  }

  private init(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.file = file
    self.bytes = bytes
    lexer = Lexer(bytes: bytes, position: bytes.starts(with: Parser.byteOrderMark) ? Parser.byteOrderMark.count : 0)
  }

  private mutating func scan() {
    while lexer.position < bytes.count, let mode = modes.last {
      switch mode {
      case .code(let braces): scanCode(braces)
      case .quoted: scanQuoted()
      case .heredoc(let name): scanHeredoc(name)
      }
    }
  }

  private mutating func add(_ kind: LayoutToken.Kind, _ lower: Int, _ upper: Int) {
    tokens.append(LayoutToken(kind, file.text(SourceRange(lower, upper)), at: lower))
    lexer.position = upper
  }

  private mutating func scanCode(_ braces: Int) {
    let start = lexer.position
    switch bytes[start] {
    case Byte.space, Byte.tab: lexer.position += 1
    case Byte.hash: scanLineComment(start)
    case Byte.slash where lexer.byte(start + 1) == Byte.slash: scanLineComment(start)
    case Byte.slash where lexer.byte(start + 1) == Byte.asterisk: scanBlockComment(start)
    default:
      let token = lexer.next()
      scan(token, braces)
    }
  }

  private mutating func scanLineComment(_ start: Int) {
    let end = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: start)
    add(.comment, start, min(end + 1, bytes.count))
  }

  private mutating func scanBlockComment(_ start: Int) {
    var end = start + 2
    while end + 1 < bytes.count, bytes[end] != Byte.asterisk || bytes[end + 1] != Byte.slash { end += 1 }
    add(.comment, start, min(end + 2, bytes.count))
  }

  private mutating func scan(_ token: Token, _ braces: Int) {
    switch token.kind {
    case .leftBrace:
      modes[modes.count - 1] = .code(braces: braces + 1)
      add(.leftBrace, token.lower, token.upper)
    case .rightBrace, .stripBrace:
      if braces == 0, modes.count > 1 {
        modes.removeLast()
        add(.partEnd, token.lower, token.upper)
      } else {
        modes[modes.count - 1] = .code(braces: max(0, braces - 1))
        add(.rightBrace, token.lower, token.upper)
      }
    case .quote:
      modes.append(.quoted)
      add(.quoteStart, token.lower, token.upper)
    case .heredoc:
      let name = token.lower + (bytes[token.lower + 2] == Byte.hyphen ? 3 : 2)
      modes.append(.heredoc(name..<(lexer.identifierEnd(from: name) ?? name)))
      add(.heredocStart, token.lower, token.upper)
    case .endOfFile: break
    default: add(Self.kind(token.kind), token.lower, token.upper)
    }
  }

  private static func kind(_ kind: Token.Kind) -> LayoutToken.Kind {
    switch kind {
    case .newline: .newline
    case .identifier, .invalid, .endOfFile, .quote, .heredoc, .leftBrace, .rightBrace, .stripBrace: .identifier
    case .number: .number
    case .leftBracket: .leftBracket
    case .rightBracket: .rightBracket
    case .leftParenthesis: .leftParenthesis
    case .rightParenthesis: .rightParenthesis
    case .comma: .comma
    case .dot: .dot
    case .ellipsis: .ellipsis
    case .colon: .colon
    case .doubleColon: .doubleColon
    case .question: .question
    case .assign: .assign
    case .arrow: .arrow
    case .bang: .bang
    case .minus: .minus
    case .or, .and, .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .plus, .star, .slash, .percent:
      .sign
    }
  }

  private mutating func scanQuoted() {
    let start = lexer.position
    var index = start
    while index < bytes.count, bytes[index] != Byte.quote, !startsPart(index) {
      index += textLength(index, escapes: true)
    }
    if index > start { return add(.text, start, min(index, bytes.count)) }
    if bytes[start] == Byte.quote {
      modes.removeLast()
      return add(.quoteEnd, start, start + 1)
    }
    scanPartStart(start)
  }

  private mutating func scanHeredoc(_ name: Range<Int>) {
    let start = lexer.position
    let startsLine = start == 0 || bytes[start - 1] == Byte.lineFeed
    if startsLine, let end = markerEnd(start, name) {
      modes.removeLast()
      return add(.heredocEnd, start, end)
    }
    var index = start
    while index < bytes.count, !startsPart(index) {
      index += textLength(index, escapes: false)
      if index <= bytes.count, bytes[index - 1] == Byte.lineFeed { break }
    }
    if index > start { return add(.heredocText, start, min(index, bytes.count)) }
    scanPartStart(start)
  }

  /// The end of the line at `start`, without its line end, if it contains only the name and blanks; otherwise nil.
  private func markerEnd(_ start: Int, _ name: Range<Int>) -> Int? {
    let lineEnd = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: start)
    let line = file.text(SourceRange(start, lineEnd))
    let rest = line[Whitespace.prefixLength(of: line)..<line.count]
    let text = rest[0..<rest.count - Whitespace.suffixLength(of: rest)]
    guard lineEnd < bytes.count, text == file.text(SourceRange(name.lowerBound, name.upperBound)) else { return nil }
    return bytes[lineEnd - 1] == Byte.carriageReturn ? lineEnd - 1 : lineEnd
  }

  private func startsPart(_ index: Int) -> Bool {
    (bytes[index] == Byte.dollar || bytes[index] == Byte.percent) && lexer.byte(index + 1) == Byte.leftBrace
  }

  /// The number of bytes at `index` that belong together: `$${` does not open a part, `\"` does not close the string.
  private func textLength(_ index: Int, escapes: Bool) -> Int {
    let byte = bytes[index]
    if escapes, byte == Byte.backslash { return 2 }
    let isDoubled = (byte == Byte.dollar || byte == Byte.percent) && lexer.byte(index + 1) == byte
    return isDoubled && lexer.byte(index + 2) == Byte.leftBrace ? 3 : 1
  }

  private mutating func scanPartStart(_ start: Int) {
    modes.append(.code(braces: 0))
    add(.partStart, start, lexer.byte(start + 2) == Byte.tilde ? start + 3 : start + 2)
  }
}
