import SourceText

/// Parses the steps after a term: attributes, indexes, splats.
extension Parser {
  /// { step } after the term `root`.
  mutating func parseSteps(_ root: Int) -> Int {
    guard token.kind == .dot || token.kind == .leftBracket, !isLost else { return root }
    var steps = Children()
    parseSteps(into: &steps)
    guard steps.first != 0 else { return root }
    link(root, to: steps.first)
    return add(.traversal, lower(root), max(upper(root), previousEnd), first: root)
  }

  /// step = "." name | "." digits | "[" expression "]" | ".*" | "[*]"
  private mutating func parseSteps(into steps: inout Children) {
    while !isLost {
      switch token.kind {
      case .dot: parseDot(into: &steps)
      case .leftBracket: parseIndex(into: &steps)
      default: return
      }
    }
  }

  private mutating func parseDot(into steps: inout Children) {
    let dot = token
    advance()
    switch token.kind {
    case .identifier, .number: append(parseAttributeStep(dot), to: &steps)
    case .star:
      let star = token
      advance()
      var inner = Children()
      while !isLost, token.kind == .dot {
        let dot = token
        advance()
        switch token.kind {
        case .identifier, .number: append(parseAttributeStep(dot), to: &inner)
        case .star: reportNestedSplat()
        default: reportNoAttributeName()
        }
      }
      append(add(.attributeSplat, dot.lower, star.upper, first: inner.first), to: &steps)
    default: reportNoAttributeName()
    }
  }

  /// Parses the name or the digits after a dot.
  private mutating func parseAttributeStep(_ dot: Token) -> Int {
    defer { advance() }
    if token.kind == .identifier { return add(.attributeStep, dot.lower, token.upper, detail: token.lower) }
    if bytes[token.lower..<token.upper].contains(Byte.dot) {
      reportTwoLegacyIndexes()
    } else if !NumberForm.isNumber(bytes, token.lower..<token.upper) {
      reportBadNumber()
    }
    return add(.legacyIndexStep, dot.lower, token.upper, detail: token.lower)
  }

  private mutating func parseIndex(into steps: inout Children) {
    let open = token
    let outer = lexer.hasNewlines
    advance(newlines: outer)
    if token.kind == .star { return parseFullSplat(open, into: &steps) }
    // Line ends are not tokens inside brackets.
    lexer.hasNewlines = false
    if token.kind == .newline { advance() }
    let key = parseExpression()
    if !isLost, token.kind != .rightBracket { reportUnclosed(open, wanted: "]") }
    lexer.hasNewlines = outer
    if isLost { return }
    append(add(.indexStep, open.lower, token.upper, first: key), to: &steps)
    advance()
  }

  /// Parses `[*]`, to which all following steps belong.
  private mutating func parseFullSplat(_ open: Token, into steps: inout Children) {
    advance()
    guard token.kind == .rightBracket else { return reportUnclosed(open, wanted: "]") }
    guard depth < Self.deepestNesting else { return reportTooDeep() }
    let close = token
    advance()
    var inner = Children()
    depth += 1
    parseSteps(into: &inner)
    depth -= 1
    append(add(.fullSplat, open.lower, close.upper, first: inner.first), to: &steps)
  }
}
