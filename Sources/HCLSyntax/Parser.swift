import SourceText

/// Reads HCL1 by recursive descent: one method a production of grammar.txt, and the cursor dies with the parse.
///
/// After a mistake it goes on at the next place that looks like a new item, and says nothing more about that line: one
/// mistake gives one error. Every loop moves the cursor on.
struct Parser {
  /// How deep objects and lists may nest.
  static let deepestNesting = 500

  private var lexer: Lexer
  private var builder: SyntaxTreeBuilder
  private var token: Token
  /// Where the token before the current one ended.
  private var previousEnd = 0
  private var depth = 0
  private var lastMistake = -1
  private var hasReportedUnclosed = false

  static func parse(_ file: SourceFile) -> (nodes: [SyntaxNode], diagnostics: [Diagnostic]) {
    file.bytes.withUnsafeBufferPointer { bytes in
      var parser = Parser(Lexer(file, bytes), SyntaxTreeBuilder(bytes))
      parser.parseFile()
      return (parser.builder.nodes, parser.lexer.diagnostics)
    }
  }

  private init(_ lexer: Lexer, _ builder: SyntaxTreeBuilder) {
    self.lexer = lexer
    self.builder = builder
    token = self.lexer.next()
  }

  private mutating func advance() {
    previousEnd = token.end
    token = lexer.next()
  }

  // MARK: productions

  private mutating func parseFile() {
    while token.kind != .endOfFile {
      if token.kind == .rightBrace || token.kind == .rightBracket {
        reportAtToken("stray-closing", "nothing is open that '\(shown(token))' could close", help: "remove it")
        advance()
      } else {
        parseItem(in: 0)
      }
    }
    _ = builder.close(0, at: lexer.bytes.count)
  }

  /// Reads one item of `object` and the comma that may follow it; always consumes a token.
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

  /// Reads the value of `key` and the comma that may follow; the current token is the `=`.
  private mutating func parseAttribute(_ key: Token, in object: Int) {
    let item = builder.next
    add(key, .equals)
    let equals = token
    advance()
    if let flags = parseValue(after: equals, of: key) {
      if !flags.isEmpty { builder.mark(object, flags) }
    } else {
      builder.drop(from: item)
    }
    if token.kind == .comma { advance() }
  }

  /// Reads an item that is more than a name and `=`; `first` is its key where that has been read.
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
    } else {
      flags?.formUnion(parseObject())
    }
    if let flags {
      if !flags.isEmpty { builder.mark(object, flags) }
    } else {
      builder.drop(from: item)
    }
    if token.kind == .comma { advance() }
  }

  private struct Keys {
    var first: Token
    var labels: [Token] = []
  }

  /// Reads the keys of an item up to its `=` or `{`, which becomes the current token; nil when there is no item here.
  private mutating func parseKeys(after known: Token?) -> Keys? {
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
        return nil
      case .invalid:
        skipLine()
        return nil
      }
    }
  }

  /// The first key of an item; nil when the current token is none, which is then reported and skipped.
  private mutating func parseKey() -> Token? {
    let key = token
    switch key.kind {
    case .identifier, .plainString, .string:
      advance()
      return key
    case .boolean:
      reportAtToken(
        "boolean-name", "'\(shown(token))' is a value and can't be a name", help: "put it in quotes to use it as a name"
      )
      advance()
      return key
    case .assign:
      reportAtToken("missing-name", "there is no name before '='", help: "write name = value")
      advance()
      discard { $0.parseValue(after: key, of: nil) ?? [] }
      return nil
    case .leftBrace:
      reportAtToken("missing-name", "there is no name before '{'", help: "write name = { … }")
      discard { $0.parseObject() }
      return nil
    case .invalid:
      skipLine()
      return nil
    case .integer, .float, .heredoc, .leftBracket, .rightBracket, .comma, .symbol, .rightBrace, .endOfFile:
      reportAtToken(
        "unexpected-token", "'\(shown(token))' stands where a name is wanted", help: "an item is written name = value")
      skipLine()
      return nil
    }
  }

  /// Reads something that has no place in the tree.
  private mutating func discard(_ read: (inout Parser) -> SyntaxNode.Flags) {
    let start = builder.next
    _ = read(&self)
    builder.drop(from: start)
  }

  /// Two names before `=`: either the first lacks its own `=` on an earlier line, or they stand on one line.
  private mutating func keysBeforeEquals(_ keys: Keys) -> Keys {
    guard let last = keys.labels.last else { return keys }
    let before = keys.labels.dropLast().last ?? keys.first
    if lexer.hasLineEnd(from: before.end, to: last.start) {
      reportMissingEquals(Keys(first: keys.first, labels: keys.labels.dropLast()))
      return Keys(first: last)
    }
    report(
      "label-before-equals", "'\(name(last))' stands between a name and its '='", SourceRange(last.start, last.end),
      help: "write \(name(keys.first)) = …, or \(name(keys.first)) \"\(name(last))\" { … } for a block")
    return Keys(first: keys.first)
  }

  private mutating func reportMissingEquals(_ keys: Keys) {
    let end = (keys.labels.last ?? keys.first).end
    report(
      "missing-equals", "'\(name(keys.first))' has neither a value nor a block", SourceRange(end, end),
      help: "write \(name(keys.first)) = value, or \(name(keys.first)) { … }")
    if !token.startsLine { skipLine() }
  }

  /// Reads a value after `=`; gives what its parent must know of it, or nil when there is none.
  private mutating func parseValue(after equals: Token, of key: Token?) -> SyntaxNode.Flags? {
    switch token.kind {
    case .boolean, .integer, .float, .plainString, .string, .heredoc, .leftBrace, .leftBracket: return parseExpression()
    case .identifier where !token.startsLine || !startsItem():
      reportBareWord()
      return nil
    case .invalid:
      skipRestOfLine()
      return nil
    case .assign:
      reportAtToken("unexpected-token", "'=' is written twice", help: "remove one")
      let second = token
      advance()
      return parseValue(after: second, of: key)
    case .symbol:
      reportAtToken("unexpected-token", "'\(shown(token))' starts no value", help: "put the value in quotes")
      skipRestOfLine()
      return nil
    case .endOfFile where depth == 0:
      reportDropped(equals, key)
      return nil
    case .identifier, .rightBrace, .rightBracket, .comma, .endOfFile:
      let subject: Message = key.map { "'\(name($0))' has" } ?? "there is"
      let wanted: Message? = key.map { "write a value, for example \(name($0)) = \"…\"" }
      report("missing-value", "\(subject) no value after '='", SourceRange(equals.end, equals.end), help: wanted)
      return nil
    }
  }

  /// The reference drops `name =` at the very end of a file in silence.
  private mutating func reportDropped(_ equals: Token, _ key: Token?) {
    guard let key, lexer.lastMistake < 0 || lexer.hasLineEnd(from: lexer.lastMistake, to: equals.start) else { return }
    lexer.diagnostics.append(
      Diagnostic(
        .warning, "missing-value", "'\(name(key))' has no value after '=', so the file's end drops it",
        at: Place(lexer.file, SourceRange(equals.end, equals.end)), help: "write a value, or remove the line"))
  }

  /// Reads a literal, an object or a list at the current token, which is the start of one.
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
      let text = lexer.file.text(SourceRange(token.start, token.end))
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
  private mutating func parseObject() -> SyntaxNode.Flags {
    let open = token
    let object = builder.next
    builder.add(.object, open.start, open.end)
    guard enter() else { return builder.close(object, at: previousEnd) }
    defer { depth -= 1 }
    advance()
    while token.kind != .rightBrace {
      if token.kind == .endOfFile {
        reportUnclosed(open, "unclosed-brace", "}")
        return builder.close(object, at: previousEnd)
      }
      if token.kind == .rightBracket {
        reportAtToken("stray-closing", "nothing is open that ']' could close", help: "remove it")
        advance()
      } else {
        parseItem(in: object)
      }
    }
    advance()
    return builder.close(object, at: previousEnd)
  }

  /// Reads a list; the current token is its `[`.
  private mutating func parseList() -> SyntaxNode.Flags {
    let open = token
    let list = builder.next
    builder.add(.list, open.start, open.end)
    guard enter() else { return builder.close(list, at: previousEnd) }
    defer { depth -= 1 }
    advance()
    var needsComma = false
    while true {
      switch token.kind {
      case .rightBracket:
        advance()
        return builder.close(list, at: previousEnd)
      case .comma:
        needsComma = false
        advance()
      case .boolean, .integer, .float, .plainString, .string, .heredoc, .leftBrace, .leftBracket:
        if needsComma {
          report(
            "missing-comma", "a comma is missing between two elements of the list",
            SourceRange(previousEnd, previousEnd),
            help: "write a comma after each element")
        }
        needsComma = token.kind != .leftBracket
        let flags = parseExpression()
        if !flags.isEmpty { builder.mark(list, flags) }
      case .identifier where !startsItem():
        reportBareWord()
        needsComma = true
      case .endOfFile, .rightBrace, .identifier:
        reportUnclosed(open, "unclosed-bracket", "]")
        return builder.close(list, at: previousEnd)
      case .invalid:
        advance()
        needsComma = false
      case .assign, .symbol:
        reportAtToken("unexpected-token", "'\(shown(token))' can't stand in a list", help: "put the value in quotes")
        advance()
        needsComma = false
      }
    }
  }

  private mutating func enter() -> Bool {
    guard depth == Self.deepestNesting else {
      depth += 1
      return true
    }
    reportAtToken(
      "nested-too-deeply", "objects and lists nest deeper than \(Self.deepestNesting) here",
      help: "flatten the value; real configuration nests a handful of levels")
    hasReportedUnclosed = true
    lexer.position = lexer.bytes.count
    advance()
    return false
  }

  // MARK: tokens as tree

  private mutating func add(_ key: Token, _ flags: SyntaxNode.Flags) {
    switch key.kind {
    case .plainString: builder.add(.plainKey, key.start, key.end, flags)
    case .string:
      checkBytes(key)
      builder.add(.escapedKey, key.start, key.end, flags)
    default: builder.add(.bareKey, key.start, key.end, flags)
    }
  }

  /// Reports a quoted string whose escapes give bytes that are not UTF-8.
  private mutating func checkBytes(_ string: Token) {
    guard lexer.holdsRawBytes, let fault = LiteralText.unquoted(lexer.bytes, string.start..<string.end).fault else {
      return
    }
    lexer.report(
      "bad-escape", "the escape gives bytes that are not UTF-8", fault.lowerBound, fault.upperBound,
      help: "write the character itself, or \\uHHHH")
  }

  /// A key as the user knows it.
  private func name(_ key: Token) -> Text {
    switch key.kind {
    case .plainString: lexer.file.text(SourceRange(key.start + 1, key.end - 1))
    case .string: LiteralText.unquoted(lexer.bytes, key.start..<key.end).text
    default: lexer.file.text(SourceRange(key.start, key.end))
    }
  }

  /// True when the word at the cursor is the key of a new item: `=`, `{` or a label follows it.
  private func startsItem() -> Bool {
    var ahead = lexer
    let next = ahead.next()
    switch next.kind {
    case .assign, .leftBrace: return true
    case .plainString, .string: return !next.startsLine
    default: return false
    }
  }

  private func shown(_ token: Token) -> String {
    let text = lexer.file.text(SourceRange(token.start, min(token.end, token.start + 40)))
    return token.kind == .endOfFile ? "the end of the file" : text.description
  }

  // MARK: mistakes

  private mutating func report(_ code: String, _ message: Message, _ range: SourceRange, help: Message? = nil) {
    let offset = Int(range.lower)
    let last = max(lastMistake, lexer.lastMistake)
    if last >= 0, !lexer.hasLineEnd(from: min(last, offset), to: max(last, offset)) { return }
    lastMistake = offset
    let place = Place(lexer.file, range)
    lexer.diagnostics.append(Diagnostic(.error, code, message, at: place, help: help))
  }

  private mutating func reportAtToken(_ code: String, _ message: Message, help: Message? = nil) {
    report(code, message, SourceRange(token.start, token.end), help: help)
  }

  private mutating func reportUnclosed(_ open: Token, _ code: String, _ wanted: String) {
    guard !hasReportedUnclosed else { return }
    hasReportedUnclosed = token.kind == .endOfFile
    report(
      code, "the '\(shown(open))' is never closed", SourceRange(open.start, open.end), help: "close it with \(wanted)")
  }

  /// A word without quotes where a value is wanted; what belongs to it on the line is skipped.
  private mutating func reportBareWord() {
    let start = token.start
    let mistakeBefore = lexer.lastMistake < start ? lexer.lastMistake : -1
    advance()
    while !token.startsLine, token.kind == .symbol || token.kind == .invalid { advance() }
    let end = max(previousEnd, start + 1)
    lexer.diagnostics.removeAll { $0.place.map { Int($0.range.lower) >= start && Int($0.range.lower) < end } ?? false }
    if lexer.lastMistake < end { lexer.lastMistake = mistakeBefore }
    let text = lexer.file.text(SourceRange(start, end))
    let help: Message =
      text == "null" ? "a tfvars value can't be null; leave the line out" : "put it in quotes: \"\(text)\""
    report("bare-word", "'\(text)' is neither quoted nor a value", SourceRange(start, end), help: help)
  }

  /// Skips to the next token that starts a line, or to a closing bracket; at least one token.
  private mutating func skipLine() {
    if token.kind != .endOfFile, token.kind != .rightBrace { advance() }
    skipRestOfLine()
  }

  private mutating func skipRestOfLine() {
    var nesting = 0
    while token.kind != .endOfFile {
      if nesting == 0, token.startsLine || token.kind == .rightBrace || token.kind == .rightBracket { return }
      if token.kind == .leftBrace || token.kind == .leftBracket { nesting += 1 }
      if token.kind == .rightBrace || token.kind == .rightBracket { nesting -= 1 }
      advance()
    }
  }
}
