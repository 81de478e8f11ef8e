import SourceText

/// Parses strings: their text, and the parts inserted into it.
///
/// Reads the text byte by byte, not as tokens; the lexer takes over inside `${ … }` and `%{ … }`.
extension Parser {
  /// string = `"` { text | part } `"`, on one line
  ///
  /// - Parameter isClosed: set to true when the closing quote is found.
  mutating func parseQuoted(isClosed: inout Bool) -> Int {
    let lower = token.lower
    let end = plainEnd(from: lower + 1)
    if end < bytes.count, bytes[end] == Byte.quote {
      isClosed = true
      let part = end > lower + 1 ? add(.plainLiteral, lower + 1, end) : 0
      let node = add(.template, lower, end + 1, first: part)
      advance(from: end + 1)
      return node
    }
    return parseQuotedParts(lower, isClosed: &isClosed)
  }

  /// The offset of the first byte in a string that may have a special meaning.
  @inline(__always)
  private func plainEnd(from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case Byte.quote, Byte.backslash, Byte.dollar, Byte.percent, Byte.lineFeed, Byte.carriageReturn: return index
      default: index += 1
      }
    }
    return index
  }

  /// True at a line feed, and at a carriage return directly before one.
  private func endsLine(_ position: Int) -> Bool {
    bytes[position] == Byte.lineFeed
      || bytes[position] == Byte.carriageReturn && lexer.byte(position + 1) == Byte.lineFeed
  }

  private mutating func parseQuotedParts(_ lower: Int, isClosed: inout Bool) -> Int {
    let base = pieces.count
    var text = TemplateText(from: lower + 1)
    var position = lower + 1
    while true {
      position = plainEnd(from: position)
      guard position < bytes.count, !endsLine(position) else {
        reportOpenString(lower, to: position)
        (position, isClosed) = partStart == nil ? closingQuote(after: position) : (position, false)
        if isClosed { isLost = false }
        break
      }
      if bytes[position] == Byte.quote {
        isClosed = true
        break
      }
      if bytes[position] == Byte.carriageReturn {
        reportCarriageReturn(position)
        position += 1
      } else if bytes[position] == Byte.backslash {
        position = skipEscape(position, &text)
      } else if let end = markerEnd(position) {
        finish(&text, at: position, escapes: true)
        position = parsePart(position, end, &text, endsAtQuote: true)
        if isLost { break }
      } else {
        position = skipSign(position, &text)
      }
    }
    if !isLost { finish(&text, at: position, escapes: true) }
    let upper = isClosed ? position + 1 : position
    let node = finishTemplate(base, .template, lower, upper)
    advance(from: upper)
    return node
  }

  /// Skips an escape, or reports an invalid one.
  private mutating func skipEscape(_ position: Int, _ text: inout TemplateText) -> Int {
    text.isPlain = false
    if let (_, length) = Escape.scalar(in: bytes, at: position) { return position + length }
    guard position + 1 < bytes.count, bytes[position + 1] != Byte.lineFeed else { return position + 1 }
    let length = CharacterLength.of(bytes, at: position + 1)
    reportBadEscape(position, position + 1 + length)
    return position + 1 + length
  }

  /// The offset after the `${` or `%{` at `position`; nil when there is none.
  func markerEnd(_ position: Int) -> Int? {
    position + 1 < bytes.count && bytes[position + 1] == Byte.leftBrace ? position + 2 : nil
  }

  /// Skips a `$` or `%` that does not open a part: a single one, or a doubled one before a brace.
  func skipSign(_ position: Int, _ text: inout TemplateText) -> Int {
    guard position + 2 < bytes.count, bytes[position + 1] == bytes[position],
      bytes[position + 2] == Byte.leftBrace
    else { return position + 1 }
    text.isPlain = false
    return position + 3
  }

  // MARK: parts

  /// Text between two parts.
  struct TemplateText {
    var lower: Int
    var isPlain = true
    /// True when the preceding part ends with `~}`.
    var stripsStart = false

    init(from lower: Int) { self.lower = lower }
  }

  /// Ends a piece of text before `position`.
  mutating func finish(_ text: inout TemplateText, at position: Int, escapes: Bool = false) {
    if position > text.lower {
      var flags: SyntaxNode.Flags = escapes ? .escapes : []
      if text.stripsStart { flags.formUnion(.stripsStart) }
      let kind: SyntaxNode.Kind = text.isPlain && !text.stripsStart ? .plainLiteral : .literal
      pieces.append(add(SyntaxNode(kind, text.lower, position, flags: flags)))
    }
    text = TemplateText(from: position)
  }

  /// Reads `${ … }` or `%{ … }`, whose marker ends at `end`. Returns the offset after it, where text continues.
  ///
  /// - Parameter endsAtQuote: whether a quote where a `}` is missing closes the string around the part.
  mutating func parsePart(
    _ position: Int, _ end: Int, _ text: inout TemplateText, endsAtQuote: Bool = false
  ) -> Int {
    var start = end
    if lexer.byte(start) == Byte.tilde {
      start += 1
      // Only the one piece of text directly before it is stripped.
      if let last = pieces.last, upper(last) == position,
        nodes[last].kind == .literal || nodes[last].kind == .plainLiteral
      {
        nodes[last].kind = .literal
        nodes[last].flags.formUnion(.stripsEnd)
      }
    }
    let outer = (lexer.hasNewlines, partStart)
    lexer.hasNewlines = false
    partStart = position
    advance(from: start)
    let known = pieces.count
    let piece =
      bytes[position] == Byte.dollar
      ? add(.interpolation, position, start, first: parseExpression()) : parseDirective(position)
    pieces.removeLast(pieces.count - known)
    if !isLost, token.kind != .rightBrace, token.kind != .stripBrace {
      reportPartEnd(position)
      if endsAtQuote, token.kind == .quote {
        isLost = false
        (lexer.hasNewlines, partStart) = outer
        text = TemplateText(from: token.lower)
        nodes[piece].upper = UInt32(truncatingIfNeeded: token.lower)
        pieces.append(piece)
        return token.lower
      }
    }
    if isLost { recoverToPartEnd() }
    (lexer.hasNewlines, partStart) = outer
    text = TemplateText(from: isLost ? token.lower : token.upper)
    guard !isLost else { return text.lower }
    text.stripsStart = token.kind == .stripBrace
    nodes[piece].upper = UInt32(truncatingIfNeeded: token.upper)
    pieces.append(piece)
    return token.upper
  }

  /// Reads a part in a multi-line text. After a mistake, text continues from the mistake.
  mutating func parseTextPart(_ position: Int, _ end: Int, _ text: inout TemplateText) -> Int {
    let next = parsePart(position, end, &text)
    // Never go back before the mistake: nested heredocs would be read again and again.
    isLost = false
    hasGivenUpItem = false
    return next
  }

  /// directive = "if" expression | "else" | "endif" | "for" intro | "endfor"
  private mutating func parseDirective(_ position: Int) -> Int {
    let word = token
    let kind: SyntaxNode.Kind? =
      isWord("if")
      ? .ifDirective
      : isWord("else")
        ? .elseMarker
        : isWord("endif") ? .endIfMarker : isWord("for") ? .forDirective : isWord("endfor") ? .endForMarker : nil
    guard let kind else {
      reportDirective(position)
      return add(.missing, position, token.upper)
    }
    advance()
    var children = Children()
    var flags: SyntaxNode.Flags = []
    if kind == .ifDirective { append(parseExpression(), to: &children) }
    if kind == .forDirective {
      parseForIntro(word, &children, &flags)
      if isLost {
        // Add the parts of the directive even if they could not be parsed.
        (children, flags) = (Children(), [])
        append(add(.variable, token.lower, token.lower), to: &children)
        append(missing(), to: &children)
      }
    }
    return add(SyntaxNode(kind, position, word.upper, flags: flags, firstChild: children.first))
  }

  // MARK: whole texts

  /// A template that consists of the text up to `end`, without quotes.
  mutating func parseWholeTemplate(to end: Int, flags: SyntaxNode.Flags) -> Int {
    let base = pieces.count
    let lower = lexer.position
    var text = TemplateText(from: lower)
    var position = lower
    while position < end {
      let byte = bytes[position]
      if byte == Byte.lineFeed {
        // Each line is a separate piece, so `~` strips at most to its end.
        position += 1
        finish(&text, at: position)
      } else if byte != Byte.dollar && byte != Byte.percent {
        position += 1
      } else if let marker = markerEnd(position) {
        finish(&text, at: position)
        position = parseTextPart(position, marker, &text)
      } else {
        position = skipSign(position, &text)
      }
    }
    finish(&text, at: position)
    let node = finishTemplate(base, .template, lower, end)
    nodes[node].flags.formUnion(flags)
    return node
  }
}
