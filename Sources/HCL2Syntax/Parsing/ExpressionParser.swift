import SourceText

/// Parses expressions: operators, terms, calls.
extension Parser {
  /// expression = operation [ "?" expression ":" expression ]
  mutating func parseExpression() -> Int {
    guard depth < Self.deepestNesting else {
      reportTooDeep()
      return missing()
    }
    depth += 1
    defer { depth -= 1 }
    let condition = parseOperation(binding: 1)
    guard !isLost, token.kind == .question else { return condition }
    advance()
    let then = parseExpression()
    if isLost { return condition }
    guard token.kind == .colon else {
      reportNoColon()
      return condition
    }
    advance()
    let otherwise = parseExpression()
    link(condition, to: then)
    link(then, to: otherwise)
    return add(.conditional, lower(condition), upper(otherwise), first: condition)
  }

  /// operation = unary { operator unary }, by precedence; operators of the same precedence are left-associative.
  private mutating func parseOperation(binding: Int) -> Int {
    var left = parseUnary()
    var length = 0
    while !isLost, let (sign, precedence) = token.binaryOperator, precedence >= binding {
      length += 1
      guard depth + length < Self.deepestNesting else {
        reportTooDeep()
        return left
      }
      advance()
      let right = parseOperation(binding: precedence + 1)
      link(left, to: right)
      left = add(.binary, lower(left), upper(right), first: left, detail: Int(sign.rawValue))
    }
    return left
  }

  /// unary = ( "-" | "!" ) unary | term { step }
  private mutating func parseUnary() -> Int {
    guard token.kind == .minus || token.kind == .bang else { return parseSteps(parseTerm()) }
    guard depth < Self.deepestNesting else {
      reportTooDeep()
      return missing()
    }
    let sign = token
    advance()
    depth += 1
    defer { depth -= 1 }
    let operand = parseUnary()
    return add(.unary, sign.lower, upper(operand), first: operand, detail: sign.kind == .minus ? 0 : 1)
  }

  /// term = number | string | heredoc | name | call | "(" expression ")" | tuple | object | for
  private mutating func parseTerm() -> Int {
    switch token.kind {
    case .identifier: return parseName()
    case .number: return parseNumber()
    case .quote:
      var isClosed = false
      return parseQuoted(isClosed: &isClosed)
    case .heredoc: return parseHeredoc()
    case .leftParenthesis: return parseParentheses()
    case .leftBracket: return parseTuple()
    case .leftBrace: return parseObject()
    default:
      reportNoValue()
      return missing()
    }
  }

  private mutating func parseNumber() -> Int {
    if !NumberForm.isNumber(bytes, token.lower..<token.upper) { reportBadNumber() }
    defer { advance() }
    return add(.number, token.lower, token.upper)
  }

  private mutating func parseName() -> Int {
    let name = token
    advance()
    if token.kind == .leftParenthesis || token.kind == .doubleColon { return parseCall(name) }
    switch name.upper - name.lower {
    case 4 where stands("true", at: name.lower):
      return add(SyntaxNode(.boolean, name.lower, name.upper, flags: .isTrue))
    case 4 where stands("null", at: name.lower): return add(.null, name.lower, name.upper)
    case 5 where stands("false", at: name.lower): return add(.boolean, name.lower, name.upper)
    default: return add(.variable, name.lower, name.upper)
    }
  }

  private func stands(_ word: StaticString, at start: Int) -> Bool {
    for offset in 0..<word.utf8CodeUnitCount where bytes[start + offset] != word.utf8Start[offset] { return false }
    return true
  }

  private mutating func parseParentheses() -> Int {
    let open = token
    let outer = lexer.hasNewlines
    advance(newlines: false)
    let inner = parseExpression()
    if !isLost, token.kind != .rightParenthesis { reportUnclosed(open, wanted: ")") }
    guard !isLost else {
      lexer.hasNewlines = outer
      return inner
    }
    let node = add(.parentheses, open.lower, token.upper, first: inner)
    advance(newlines: outer)
    return node
  }

  /// call = name { "::" name } "(" [ expression { "," expression } [ "," | "..." ] ] ")"
  private mutating func parseCall(_ name: Token) -> Int {
    var nameEnd = name.upper
    while token.kind == .doubleColon {
      advance()
      guard token.kind == .identifier else {
        reportNoFunctionName()
        return missing()
      }
      nameEnd = token.upper
      advance()
    }
    guard token.kind == .leftParenthesis else {
      reportNoArguments(name.lower, nameEnd)
      return missing()
    }
    let open = token
    let outer = lexer.hasNewlines
    advance(newlines: false)
    var arguments = Children()
    var flags: SyntaxNode.Flags = []
    while !isLost, token.kind != .rightParenthesis {
      append(parseExpression(), to: &arguments)
      if isLost { break }
      if token.kind == .ellipsis {
        flags = .ellipsis
        advance()
        if token.kind != .rightParenthesis { reportAfterEllipsis() }
        break
      }
      if token.kind == .comma { advance() } else if token.kind != .rightParenthesis { reportNoComma(open, in: .call) }
    }
    guard !isLost else {
      lexer.hasNewlines = outer
      return add(.missing, name.lower, nameEnd)
    }
    let node = add(
      SyntaxNode(.call, name.lower, token.upper, flags: flags, detail: nameEnd, firstChild: arguments.first))
    advance(newlines: outer)
    return node
  }
}
