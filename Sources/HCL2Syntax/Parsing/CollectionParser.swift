import SourceText

/// Parses tuples, objects and `for`.
extension Parser {
  /// tuple = "[" [ expression { "," expression } [ "," ] ] "]"
  mutating func parseTuple() -> Int {
    let open = token
    let outer = lexer.hasNewlines
    advance(newlines: false)
    if isWord("for") { return parseFor(open, closing: .rightBracket, outer: outer) }
    var elements = Children()
    let known = diagnostics.count
    while token.kind != .rightBracket {
      if isUnclosed(open, in: .tuple, since: known) {
        isLost = true
      } else {
        append(parseExpression(), to: &elements)
      }
      if !isLost {
        if token.kind == .comma {
          advance()
          continue
        }
        if token.kind == .rightBracket { break }
        reportNoComma(open, in: .tuple)
      }
      guard recoverToSeparator(closing: .rightBracket) else {
        lexer.hasNewlines = outer
        return add(.tuple, open.lower, end(of: elements), first: elements.first)
      }
    }
    let node = add(.tuple, open.lower, token.upper, first: elements.first)
    advance(newlines: outer)
    return node
  }

  /// object = "{" { item ( "," | newline ) } "}"
  mutating func parseObject() -> Int {
    let open = token
    let outer = lexer.hasNewlines
    advance(newlines: true)
    if token.kind == .newline ? nextWordIsFor() : isWord("for") {
      lexer.hasNewlines = false
      if token.kind == .newline { advance() }
      return parseFor(open, closing: .rightBrace, outer: outer)
    }
    var items = Children()
    let known = diagnostics.count
    while token.kind != .rightBrace {
      if token.kind == .newline {
        advance()
        continue
      }
      if isUnclosed(open, in: .object, since: known) { isLost = true } else { parseObjectItem(open, &items) }
      if !isLost {
        if token.kind == .comma || token.kind == .newline {
          advance()
          continue
        }
        if token.kind == .rightBrace { break }
        reportNoComma(open, in: .object)
      }
      guard recoverToSeparator(closing: .rightBrace) else {
        lexer.hasNewlines = outer
        return add(.object, open.lower, end(of: items), first: items.first)
      }
    }
    let node = add(.object, open.lower, token.upper, first: items.first)
    advance(newlines: outer)
    return node
  }

  /// Where a collection ends that is not closed: a value that is missing at the file's end stands behind the last token.
  private func end(of children: Children) -> Int {
    children.last == 0 ? previousEnd : max(previousEnd, upper(children.last))
  }

  /// True when the file ends, or the token closes a bracket other than `open`, which must be closed first. Reports that,
  /// unless a mistake since `known` may be the cause.
  private mutating func isUnclosed(_ open: Token, in surrounding: Surrounding, since known: Int) -> Bool {
    switch token.kind {
    case .endOfFile:
      if diagnostics.count == known { reportNoComma(open, in: surrounding) }
      return true
    case .rightBrace, .rightBracket, .rightParenthesis:
      if diagnostics.count == known { reportUnclosed(open, wanted: open.kind == .leftBrace ? "}" : "]") }
      return true
    default: return false
    }
  }

  /// item = expression ( "=" | ":" ) expression
  private mutating func parseObjectItem(_ open: Token, _ items: inout Children) {
    let key = parseExpression()
    if isLost { return }
    guard token.kind == .assign || token.kind == .colon else { return reportNoObjectValue(open, key: key) }
    advance()
    let value = parseExpression()
    append(key, to: &items)
    append(value, to: &items)
  }

  /// True when the first word after line ends and comments is `for`.
  private func nextWordIsFor() -> Bool {
    var ahead = lexer
    ahead.hasNewlines = false
    ahead.comments = nil
    let next = ahead.next()
    return next.kind == .identifier && next.upper - next.lower == 3 && text(next) == "for"
  }

  /// for = "[" intro expression [ "if" expression ] "]"
  ///     | "{" intro expression "=>" expression [ "..." ] [ "if" expression ] "}"
  /// intro = "for" name [ "," name ] "in" expression ":"
  private mutating func parseFor(_ open: Token, closing: Token.Kind, outer: Bool) -> Int {
    let word = token
    advance()
    var children = Children()
    var flags: SyntaxNode.Flags = []
    parseForIntro(word, &children, &flags)
    if !isLost, token.kind == .colon {
      advance()
      parseForResult(word, isObject: closing == .rightBrace, &children, &flags)
    } else if !isLost {
      reportFor(.forColon, word, help: "write [for x in list : x], the collection before the ':'")
    }
    if !isLost, token.kind != closing { reportForEnd(open, closing) }
    guard !isLost else {
      let isClosed = recoverToSeparator(closing: closing, orComma: false)
      let node = add(.missing, open.lower, isClosed ? token.upper : previousEnd)
      if isClosed { advance(newlines: outer) } else { lexer.hasNewlines = outer }
      return node
    }
    let node = add(SyntaxNode(.forExpression, open.lower, token.upper, flags: flags, firstChild: children.first))
    advance(newlines: outer)
    return node
  }

  /// name [ "," name ] "in" expression
  mutating func parseForIntro(_ word: Token, _ children: inout Children, _ flags: inout SyntaxNode.Flags) {
    guard parseForName(word, &children) else { return }
    if token.kind == .comma {
      advance()
      guard parseForName(word, &children) else { return }
      flags.formUnion(.secondName)
    }
    guard isWord("in") else {
      return reportFor(.forIn, word, help: "write: for x in list")
    }
    advance()
    append(parseExpression(), to: &children)
  }

  private mutating func parseForName(_ word: Token, _ children: inout Children) -> Bool {
    guard token.kind == .identifier else {
      reportFor(.forName, word, help: "write a name for the element: for x in list")
      return false
    }
    append(add(.variable, token.lower, token.upper), to: &children)
    advance()
    return true
  }

  private mutating func parseForResult(
    _ word: Token, isObject: Bool, _ children: inout Children, _ flags: inout SyntaxNode.Flags
  ) {
    let first = parseExpression()
    append(first, to: &children)
    if isLost { return }
    if token.kind == .arrow {
      if !isObject { return reportTupleArrow() }
      flags.formUnion(.key)
      advance()
      append(parseExpression(), to: &children)
      if isLost { return }
    } else if isObject {
      return reportNoArrow(first)
    }
    if token.kind == .ellipsis {
      if !isObject { return reportTupleEllipsis() }
      flags.formUnion(.ellipsis)
      advance()
    }
    if isWord("if") {
      flags.formUnion(.condition)
      advance()
      append(parseExpression(), to: &children)
    }
  }
}
