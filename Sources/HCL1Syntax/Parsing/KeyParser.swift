import SourceText

extension Parser {
  struct Keys {
    var first: Token
    var labels: [Token] = []
  }

  /// Reads the keys of an item up to its `=` or `{`, which becomes the current token; nil when there is no item here.
  mutating func parseKeys(after known: Token?) -> Keys? {
    guard let first = known ?? parseKey() else { return nil }
    var keys = Keys(first: first)
    while true {
      switch token.kind {
      case .leftBrace: return keys
      case .assign:
        if !keys.labels.isEmpty { keys = keysBeforeEquals(keys) }
        return keys
      case .identifier, .plainString, .string:
        keys.labels.append(token)
        advance()
      case .boolean, .integer, .float, .heredoc, .leftBracket, .symbol, .comma, .rightBrace, .rightBracket, .endOfFile:
        reportMissingEquals(keys)
        if token.kind == .leftBracket { discard { $0.parseList() } }
        if !token.startsLine { skipLine() }
        return nil
      case .invalid:
        skipLine()
        return nil
      }
    }
  }

  /// The first key of an item; if the current token is not a key, reports and skips it and returns nil.
  private mutating func parseKey() -> Token? {
    let key = token
    switch key.kind {
    case .identifier, .plainString, .string:
      advance()
      return key
    case .boolean:
      reportUnlessLost(
        .booleanName, "\(shown(token)) is a value and can't be a name", token.range,
        help: "put it in quotes to use it as a name"
      )
      advance()
      return key
    case .assign:
      reportUnlessLost(.missingName, "a name is missing before '='", token.range, help: "write name = value")
      advance()
      discard { $0.parseValue(after: key, of: nil) ?? [] }
      return nil
    case .leftBrace:
      reportUnlessLost(.missingName, "a name is missing before '{'", token.range, help: "write name = { … }")
      discard { $0.parseObject() }
      return nil
    case .leftBracket:
      reportUnlessLost(.missingName, "a name is missing before '['", token.range, help: "write name = [ … ]")
      discard { $0.parseList() }
      return nil
    case .invalid:
      skipLine()
      return nil
    case .integer, .float, .heredoc, .rightBracket, .comma, .symbol, .rightBrace, .endOfFile:
      if !isGluedToNumber(token) {
        reportUnlessLost(
          .unexpectedToken, "expected a name, but found \(shown(token))",
          token.range, help: "an item is written name = value")
      }
      skipLine()
      return nil
    }
  }

  /// Two names before `=`: either the first lacks its own `=` on an earlier line, or both are on one line.
  private mutating func keysBeforeEquals(_ keys: Keys) -> Keys {
    guard let last = keys.labels.last else { return keys }
    let before = keys.labels.dropLast().last ?? keys.first
    if lexer.hasLineEnd(from: before.end, to: last.start) {
      reportMissingEquals(Keys(first: keys.first, labels: keys.labels.dropLast()))
      return Keys(first: last)
    }
    report(
      .labelBeforeEquals, "'\(name(last))' stands between a name and its '='", last.range,
      help: "write \(name(keys.first)) = …, or \(name(keys.first)) \"\(name(last))\" { … } for a block")
    return Keys(first: keys.first)
  }

  /// Reports keys without a following `=` or `{`, once per line.
  private mutating func reportMissingEquals(_ keys: Keys) {
    var first = keys.first
    var last = keys.first
    for label in keys.labels {
      if label.startsLine {
        reportMissingEquals(first, last)
        first = label
      }
      last = label
    }
    reportMissingEquals(first, last)
  }

  private mutating func reportMissingEquals(_ first: Token, _ last: Token) {
    if isGluedToNumber(first) { return }
    if first.kind == .identifier {
      let shown = name(first)
      report(
        .missingEquals, "'\(shown)' has neither a value nor a block", SourceRange(last.end, last.end),
        help: "write \(shown) = value, or \(shown) { … }")
    } else {
      reportUnlessLost(
        .missingEquals, "this text is neither a name with a value nor part of a list",
        first.range, help: "write name = \"…\"; several values go in a list, [ …, … ]")
    }
  }

  /// Reports a number directly followed by other characters, as in `5m` or `1.2.3`; returns false otherwise.
  private mutating func isGluedToNumber(_ token: Token) -> Bool {
    guard token.start > 0, let number = lastNumber, number.end == token.start else { return false }
    report(
      .badNumber, "the number runs into other characters", SourceRange(number.start, token.end),
      help: "put the value in double quotes if it is text")
    return true
  }

  /// Adds a key to the tree.
  mutating func add(_ key: Token, _ flags: SyntaxNode.Flags) {
    switch key.kind {
    case .plainString: builder.add(.plainKey, key.start, key.end, flags)
    case .string:
      checkBytes(key)
      builder.add(.escapedKey, key.start, key.end, flags)
    default: builder.add(.bareKey, key.start, key.end, flags)
    }
  }

  /// The contents of a quoted string.
  func contents(of string: Token) -> StringContents {
    StringReader.quoted(Text(lexer.file.bytes), string.start + 1..<string.end - 1, keepsOrigins: false)
  }

  /// The key's name as the user sees it.
  func name(_ key: Token) -> Text {
    switch key.kind {
    case .plainString: lexer.file.text(SourceRange(key.start + 1, key.end - 1))
    case .string: contents(of: key).text
    default: lexer.file.text(SourceRange(key.start, key.end))
    }
  }
}
