import SourceText

/// Decides where the parser continues after a mistake.
extension Parser {
  /// The number of bytes before an offset on its line.
  func column(of offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != Byte.lineFeed { start -= 1 }
    return offset - start
  }

  /// Skips to the next element, past a comma or line end, or to the closing bracket; false when the open bracket
  /// seems never to be closed.
  mutating func recoverToSeparator(closing: Token.Kind, orComma: Bool = true) -> Bool {
    let outer = lexer.hasNewlines
    defer { lexer.hasNewlines = outer }
    lexer.hasNewlines = true
    var open = 0
    while !startsItem(), token.kind != .endOfFile {
      if open == 0 {
        if token.kind == closing {
          isLost = false
          return true
        }
        if orComma, token.kind == .comma || token.kind == .newline {
          isLost = false
          advance(newlines: outer)
          return true
        }
      }
      if closesMore(than: &open) { return false }
      skip()
    }
    return false
  }

  /// Skips to the next item of the body: past the line end, or to the `}` of the enclosing block.
  ///
  /// - Parameter start: the first token of the item.
  mutating func recoverToNextItem(after start: Token, isNested: Bool) {
    lexer.hasNewlines = true
    var open = 0
    while token.kind != .endOfFile, !startsItem() {
      if open == 0, token.kind == .newline {
        advance()
        if !goesOn() { return }
      }
      if open == 0, isNested, token.kind == .rightBrace, token.lower > start.lower { return }
      _ = closesMore(than: &open)
      skip()
    }
  }

  /// True when the line at the token seems to belong to the item with the mistake: its first token can't start an
  /// item, or is indented more than the item.
  private func goesOn() -> Bool {
    switch token.kind {
    case .newline, .endOfFile, .rightBrace, .quote: false
    case .identifier: column(of: token.lower) > column(of: itemStart) && !looksLikeItem(at: token.lower)
    default: true
    }
  }

  /// Skips to the `}` of a block that should be on one line.
  mutating func recoverToBrace() {
    lexer.hasNewlines = true
    var open = 0
    while token.kind != .endOfFile, !startsItem() {
      if open == 0, token.kind == .rightBrace {
        isLost = false
        return
      }
      _ = closesMore(than: &open)
      skip()
    }
  }

  /// Skips the text after a `<<` that was meant to open a heredoc but does not, such as `<<"NAME"`.
  mutating func skipMisspeltHeredoc() {
    var index = token.lower
    let lineEnd = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: index)
    guard lexer.byte(index + 1) == Byte.less else { return }
    while index < lineEnd, !Byte.isLetter(bytes[index]), bytes[index] != Byte.underscore { index += 1 }
    guard let nameEnd = lexer.identifierEnd(from: index) else { return }
    var line = lineEnd + 1
    while line < bytes.count, line - lineEnd < Self.longestString {
      let end = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: line)
      if isMarker(line..<end, index..<nameEnd) { return advance(from: end) }
      line = end + 1
    }
  }

  /// Counts brackets; true when one closes that was not opened since.
  private func closesMore(than open: inout Int) -> Bool {
    switch token.kind {
    case .leftBrace, .leftBracket, .leftParenthesis: open += 1
    case .rightBrace, .rightBracket, .rightParenthesis, .stripBrace:
      if open == 0 { return true }
      open -= 1
    default: break
    }
    return false
  }

  /// Goes on to the next token; skips a whole string.
  private mutating func skip() {
    let (pieceCount, nodeCount, known) = (pieces.count, nodes.count, diagnostics.count)
    // Mistakes in skipped text are not reported.
    isLost = false
    switch token.kind {
    case .quote:
      var isClosed = false
      _ = parseQuoted(isClosed: &isClosed)
    case .heredoc: _ = parseHeredoc()
    default: advance()
    }
    pieces.removeLast(pieces.count - pieceCount)
    nodes.removeLast(nodes.count - nodeCount)
    diagnostics.removeLast(diagnostics.count - known)
    lexer.hasNewlines = true
    isLost = true
  }

  /// True when the token starts a line that looks like the next item of a body, indented no more than the item with
  /// the mistake. Brackets that are still open there were never closed.
  private mutating func startsItem() -> Bool {
    if hasGivenUpItem { return true }
    guard token.kind == .identifier, token.lower > itemStart, isFirstOnLine(token.lower),
      column(of: token.lower) <= column(of: itemStart), looksLikeItem(at: token.lower)
    else { return false }
    hasGivenUpItem = true
    return true
  }

  /// True when a name followed by `=`, `{` or a label starts at `offset`, possibly after blanks.
  func looksLikeItem(at offset: Int) -> Bool {
    var index = offset
    while Byte.isBlank(lexer.byte(index)) { index += 1 }
    guard let end = lexer.identifierEnd(from: index) else { return false }
    index = end
    while Byte.isBlank(lexer.byte(index)) { index += 1 }
    switch lexer.byte(index) {
    case Byte.leftBrace: return true
    case Byte.quote: return index > end
    case Byte.equals: return lexer.byte(index + 1) != Byte.equals && lexer.byte(index + 1) != Byte.greater
    default: return false
    }
  }

  func isFirstOnLine(_ offset: Int) -> Bool {
    var index = offset
    while index > 0, Byte.isBlank(bytes[index - 1]) { index -= 1 }
    return index == 0 || bytes[index - 1] == Byte.lineFeed
  }

  /// Skips to the end of an interpolation or directive if it is on the same line; text continues after it.
  mutating func recoverToPartEnd() {
    guard !hasGivenUpItem else { return }
    var open = 0
    var index = token.lower
    while index < bytes.count, bytes[index] != Byte.lineFeed {
      if bytes[index] == Byte.leftBrace { open += 1 }
      if bytes[index] == Byte.rightBrace {
        if open == 0 {
          token = Token(kind: .rightBrace, lower: index, upper: index + 1)
          isLost = false
          return
        }
        open -= 1
      }
      index += 1
    }
    token = Token(kind: .invalid, lower: index, upper: index)
  }
}
