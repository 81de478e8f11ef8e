import SourceText

/// Parses bodies, attributes and blocks.
extension Parser {
  /// body = { newline | item } at the top of a file
  mutating func parseFileBody() -> Int {
    var items = Children()
    while token.kind != .endOfFile {
      if token.kind == .newline { advance() } else { parseItem(&items, column: nil) }
    }
    reportRepeats(items)
    return add(.body, 0, bytes.count, first: items.first)
  }

  /// body = { newline | item } up to the `}` of a block, whose `{` has been read.
  ///
  /// - Parameter head: the first token of the block.
  private mutating func parseBlockBody(head: Token, brace: Token) -> Int {
    var items = Children()
    let column = self.column(of: head.lower)
    depth += 1
    while token.kind != .rightBrace, token.kind != .endOfFile, !hasGivenUpItem {
      if token.kind == .newline { advance() } else { parseItem(&items, column: column) }
    }
    depth -= 1
    reportRepeats(items)
    if token.kind == .endOfFile, !isLost { reportUnclosedBlock(head: head, brace: brace) }
    return add(.body, brace.upper, token.lower, first: items.first)
  }

  /// item = attribute | block, including the newline after it; after a mistake, up to the next item.
  ///
  /// - Parameter column: the column of the enclosing block; nil at the top of the file.
  private mutating func parseItem(_ items: inout Children, column blockColumn: Int?) {
    let outer = itemStart
    itemStart = token.lower
    defer { itemStart = outer }
    let start = token
    if let item = parseItemContent() { append(item, to: &items) }
    if !isLost { expectNewline() }
    guard isLost else { return }
    recoverToNextItem(after: start, isNested: blockColumn != nil)
    // An item further left than this one does not belong to the enclosing block any more.
    if let blockColumn, token.kind == .identifier, token.lower > start.lower, hasGivenUpItem,
      column(of: token.lower) <= blockColumn
    {
      return
    }
    hasGivenUpItem = false
    isLost = false
  }

  private mutating func parseItemContent() -> Int? {
    let head = token
    guard head.kind == .identifier else {
      reportNoItem()
      return nil
    }
    advance()
    switch token.kind {
    case .assign: return parseAttribute(head)
    case .quote, .leftBrace, .identifier: return parseBlock(head)
    default:
      reportNoItem(after: head)
      return nil
    }
  }

  /// attribute = identifier "=" expression
  private mutating func parseAttribute(_ name: Token) -> Int {
    advance()
    let expression = parseExpression()
    return add(.attribute, name.lower, max(name.upper, upper(expression)), first: expression, detail: name.upper)
  }

  /// block = identifier { identifier | string } "{" … "}"
  private mutating func parseBlock(_ head: Token) -> Int? {
    var children = Children()
    while token.kind == .identifier || token.kind == .quote {
      append(parseLabel(), to: &children)
      if isLost { return nil }
    }
    if token.kind != .leftBrace {
      reportBlockHead(head)
      if token.kind == .newline { advance() }
      guard token.kind == .leftBrace else { return nil }
      // The brace on the next line belongs to this block.
      isLost = false
    }
    guard depth < Self.deepestNesting else {
      reportTooDeep()
      return nil
    }
    let brace = token
    advance()
    let isOneLine = token.kind != .newline && token.kind != .endOfFile && token.kind != .rightBrace
    let body = isOneLine ? parseOneLineBody(head: head, brace: brace) : parseBlockBody(head: head, brace: brace)
    append(body, to: &children)
    let end = token.kind == .rightBrace && !isLost ? token.upper : upper(body)
    if token.kind == .rightBrace, !isLost { advance() }
    return add(.block, head.lower, end, first: children.first, detail: head.upper)
  }

  private mutating func parseLabel() -> Int {
    if token.kind == .identifier {
      defer { advance() }
      return add(.bareLabel, token.lower, token.upper)
    }
    let start = token.lower
    var isClosed = false
    let template = parseQuoted(isClosed: &isClosed)
    var part = Int(nodes[template].firstChild)
    while part != 0 {
      if nodes[part].kind != .literal, nodes[part].kind != .plainLiteral { reportTemplateLabel(part) }
      part = Int(nodes[part].next)
    }
    return add(.quotedLabel, start, upper(template), detail: isClosed ? 0 : 1)
  }

  /// The inside of a block that is closed on its own line: at most one attribute.
  private mutating func parseOneLineBody(head: Token, brace: Token) -> Int {
    var items = Children()
    let name = token
    if name.kind == .identifier {
      advance()
      if token.kind == .assign {
        append(parseAttribute(name), to: &items)
        if !isLost, token.kind != .rightBrace { reportOneLineBlock(head: head, brace: brace) }
      } else {
        reportOneLineItem(name, head: head)
      }
      if isLost { recoverToBrace() }
    } else {
      reportNoItem()
    }
    return add(.body, brace.upper, token.lower, first: items.first)
  }

  /// An item must end with its line.
  private mutating func expectNewline() {
    switch token.kind {
    case .newline: advance()
    case .endOfFile: break
    default: reportNoNewline()
    }
  }

  /// Reports attributes that occur twice in a body.
  private mutating func reportRepeats(_ items: Children) {
    guard items.first != items.last else { return }
    let repeats = RepeatedNames.find(in: nodes, from: items.first, bytes)
    for (first, second) in repeats { reportRepeat(first, second) }
  }
}
