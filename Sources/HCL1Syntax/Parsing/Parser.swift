import SourceText

/// Reads HCL1 by recursive descent, with one method per production of grammar.txt. The cursor lives only as long as
/// the parse.
///
/// After a mistake it resumes at the next thing that looks like a new item and reports nothing more on that line: one
/// mistake gives one error. Every loop advances the cursor.
struct Parser {
  var lexer: Lexer
  var builder: SyntaxTreeBuilder
  var token: Token
  /// The token before the current one; at the start, the current one.
  private(set) var previous: Token
  /// The last number that was read.
  private(set) var lastNumber: Token?
  private var depth = 0
  /// How many lists are open around the current token.
  private var openLists = 0
  /// The line of the parser's last mistake.
  var mistakes = MistakeLine()
  /// How many mistakes there were when an item was last read completely.
  var settled = 0
  var hasReportedUnclosed = false

  static func parse(_ file: SourceFile, _ dialect: Dialect) -> (nodes: [SyntaxNode], diagnostics: [Diagnostic]) {
    file.bytes.withUnsafeBufferPointer { bytes in
      var parser = Parser(Lexer(file, bytes, dialect), SyntaxTreeBuilder(bytes))
      parser.parseFile()
      return (parser.builder.nodes, parser.lexer.diagnostics)
    }
  }

  private init(_ lexer: Lexer, _ builder: SyntaxTreeBuilder) {
    self.lexer = lexer
    self.builder = builder
    token = self.lexer.next()
    previous = token
  }

  mutating func advance() {
    if token.kind == .integer || token.kind == .float { lastNumber = token }
    previous = token
    token = lexer.next()
  }

  // MARK: productions

  private mutating func parseFile() {
    while token.kind != .endOfFile {
      if token.kind == .rightBrace || token.kind == .rightBracket {
        reportStrayClosing()
        advance()
      } else {
        parseItem(in: 0)
      }
    }
    _ = builder.close(0, at: lexer.bytes.count)
  }

  /// Reads one item of `object` and an optional comma; always consumes a token.
  private mutating func parseItem(in object: Int) {
    let key = token
    if key.kind == .identifier || key.kind == .plainString {
      advance()
      if token.kind == .assign { return parseAttribute(key, in: object) }
      parseItem(in: object, startingWith: key)
    } else {
      parseItem(in: object, startingWith: nil)
    }
  }

  /// Reads the value of `key` and an optional comma; the current token is the `=`.
  private mutating func parseAttribute(_ key: Token, in object: Int) {
    let item = builder.next
    add(key, .equals)
    let equals = token
    advance()
    endItem(item, in: object, parseValue(after: equals, of: key))
  }

  /// Reads an item that is more than a name and `=`; `first` is its key if that has been read.
  private mutating func parseItem(in object: Int, startingWith first: Token?) {
    let start = token.start
    guard let keys = parseKeys(after: first) else {
      if first == nil, token.start == start, token.kind != .endOfFile, token.kind != .rightBrace { advance() }
      return
    }
    let item = builder.next
    let hasEquals = token.kind == .assign
    add(keys.first, hasEquals ? .equals : [])
    for label in keys.labels { add(label, .label) }
    var flags: SyntaxNode.Flags? = keys.labels.isEmpty ? [] : .repeats
    if hasEquals {
      let equals = token
      advance()
      flags = parseValue(after: equals, of: keys.first)
    } else if depth + keys.labels.count > Limits.nesting {
      reportTooDeep()
      flags = nil
    } else {
      // Each label is an object around the block.
      depth += keys.labels.count
      flags?.formUnion(parseObject())
      depth -= keys.labels.count
    }
    endItem(item, in: object, flags)
  }

  /// Ends an item, removing it if it has no value. Reads an optional comma.
  private mutating func endItem(_ item: Int, in object: Int, _ flags: SyntaxNode.Flags?) {
    if let flags {
      if !flags.isEmpty { builder.mark(object, flags) }
      settled = lexer.diagnostics.count
    } else {
      builder.drop(from: item)
    }
    if token.kind == .comma { advance() }
  }

  /// Reads a value after `=`; returns the flags its parent needs, or nil when there is no value.
  mutating func parseValue(after equals: Token, of key: Token?) -> SyntaxNode.Flags? {
    switch token.kind {
    case .boolean, .integer, .float, .plainString, .string, .heredoc, .leftBrace, .leftBracket: return parseExpression()
    case .identifier where !token.startsLine || !startsItem():
      reportBareWord()
      return nil
    case .invalid:
      skipRestOfLine()
      return nil
    case .assign:
      reportAtToken(.unexpectedToken, "'=' is written twice", help: "remove one")
      var last = token
      while token.kind == .assign {
        last = token
        advance()
      }
      return parseValue(after: last, of: key)
    case .symbol:
      reportAtToken(.unexpectedToken, "\(shown(token)) starts no value", help: "put the value in quotes")
      skipRestOfLine()
      return nil
    case .endOfFile where depth == 0:
      reportDropped(equals, key)
      return nil
    case .identifier, .rightBrace, .rightBracket, .comma, .endOfFile:
      let subject: Message = key.map { "'\(name($0))' has" } ?? "there is"
      let wanted: Message? = key.map { "write a value, for example \(name($0)) = \"…\"" }
      report(.missingValue, "\(subject) no value after '='", SourceRange(equals.end, equals.end), help: wanted)
      return nil
    }
  }

  /// Reports `name =` at the very end of a file, which the reference silently drops.
  private mutating func reportDropped(_ equals: Token, _ key: Token?) {
    guard let key, !lexer.mistakes.holds(equals.start) else { return }
    lexer.diagnostics.append(
      Diagnostic(
        .warning, HCL1Code.missingValue, "'\(name(key))' has no value after '=', so the file's end drops it",
        at: Place(lexer.file, SourceRange(equals.end, equals.end)), help: "write a value, or remove the line"))
  }

  /// Reads a literal, an object or a list; the current token starts one.
  private mutating func parseExpression() -> SyntaxNode.Flags {
    switch token.kind {
    case .leftBrace: return parseObject()
    case .leftBracket: return parseList()
    case .boolean: return addScalar(.boolean)
    case .integer: return addScalar(.integer)
    case .float: return addScalar(.float)
    case .plainString: return addScalar(.plainString)
    case .string:
      checkBytes(token)
      return addScalar(.string, lexer.holdsInterpolation ? .interpolation : [])
    case .heredoc:
      let text = lexer.file.text(token.range)
      return addScalar(.heredoc, text.contains("${") ? .interpolation : [])
    case .endOfFile, .identifier, .rightBrace, .rightBracket, .comma, .assign, .symbol, .invalid: return []
    }
  }

  @inline(__always)
  private mutating func addScalar(_ kind: SyntaxNode.Kind, _ flags: SyntaxNode.Flags = []) -> SyntaxNode.Flags {
    builder.add(kind, token.start, token.end, flags)
    advance()
    return flags
  }

  /// Reads an object; the current token is its `{`.
  mutating func parseObject() -> SyntaxNode.Flags {
    let open = token
    let object = builder.next
    builder.add(.object, open.start, open.end)
    guard enter() else { return builder.close(object, at: previous.end) }
    defer { depth -= 1 }
    advance()
    while token.kind != .rightBrace {
      if token.kind == .endOfFile {
        reportUnclosed(open, .unclosedBrace, "}")
        return builder.close(object, at: previous.end)
      }
      if token.kind == .rightBracket {
        if openLists > 0 { reportUnclosed(open, .unclosedBrace, "}") } else { reportWrongClosing() }
        return builder.close(object, at: previous.end)
      }
      parseItem(in: object)
    }
    advance()
    return builder.close(object, at: previous.end)
  }

  /// Reads a list; the current token is its `[`.
  mutating func parseList() -> SyntaxNode.Flags {
    let open = token
    let list = builder.next
    builder.add(.list, open.start, open.end)
    guard enter() else { return builder.close(list, at: previous.end) }
    openLists += 1
    defer {
      depth -= 1
      openLists -= 1
    }
    advance()
    var needsComma = false
    while true {
      switch token.kind {
      case .rightBracket:
        advance()
        return builder.close(list, at: previous.end)
      case .comma:
        needsComma = false
        advance()
      case .boolean, .integer, .float, .plainString, .string, .heredoc, .leftBrace, .leftBracket:
        if needsComma {
          report(
            .missingComma, "a comma is missing between two elements of the list",
            SourceRange(previous.end, previous.end),
            help: previous.end == token.start && (previous.kind == .float || previous.kind == .integer)
              ? "put text in quotes, as in \"10.0.0.0/16\"; write a comma after each element"
              : "write a comma after each element")
        }
        needsComma = token.kind != .leftBracket
        let flags = parseExpression()
        if !flags.isEmpty { builder.mark(list, flags) }
      case .identifier where !startsItem():
        reportBareWord()
        needsComma = true
      case .endOfFile, .rightBrace, .identifier:
        reportUnclosed(open, .unclosedBracket, "]")
        return builder.close(list, at: previous.end)
      case .invalid:
        advance()
        needsComma = false
      case .assign, .symbol:
        reportAtToken(
          .unexpectedToken, "\(shown(token)) can't stand in a list",
          help: token.kind == .assign
            ? "a list holds values alone; write names and their values in braces: { name = value }"
            : "put the value in quotes")
        advance()
        needsComma = false
      }
    }
  }

  private mutating func enter() -> Bool {
    guard depth >= Limits.nesting else {
      depth += 1
      return true
    }
    reportTooDeep()
    return false
  }

  /// Reports that the object or list at the token is nested too deeply, and skips the rest of the file.
  private mutating func reportTooDeep() {
    reportAtToken(
      .nestedTooDeeply, "objects and lists nest deeper than \(Limits.nesting) here",
      help: "flatten the value; real configuration nests a handful of levels")
    hasReportedUnclosed = true
    lexer.position = lexer.bytes.count
    advance()
  }

  // MARK: tokens as tree

  /// Reports a quoted string whose escapes give bytes that are not UTF-8.
  mutating func checkBytes(_ string: Token) {
    guard lexer.holdsRawBytes, let fault = contents(of: string).fault else { return }
    lexer.report(
      .badEscape, "the escape gives bytes that are not UTF-8", fault.lowerBound, fault.upperBound,
      help: "write the character itself, or \\uHHHH")
  }

  /// True when the word at the cursor is the key of a new item, that is, followed by `=`, `{` or a label.
  private func startsItem() -> Bool {
    var ahead = lexer
    let next = ahead.next()
    switch next.kind {
    case .assign, .leftBrace: return true
    case .plainString, .string: return !next.startsLine
    default: return false
    }
  }

  /// A token as the user sees it.
  func shown(_ token: Token) -> Message {
    switch token.kind {
    case .endOfFile: "the end of the file"
    case .integer, .float: "a number"
    case .plainString, .string: "a string"
    case .heredoc: "a heredoc"
    case .identifier, .boolean, .leftBrace, .rightBrace, .leftBracket, .rightBracket, .comma, .assign, .symbol,
      .invalid:
      "'\(lexer.file.text(token.range))'"
    }
  }
}
