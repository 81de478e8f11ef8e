import SourceText

/// Reads HCL1 by recursive descent: one method a production of grammar.txt, and the cursor dies with the parse.
///
/// After a mistake it goes on at the next place that looks like a new item, and says nothing more about that line: one
/// mistake gives one error. Every loop moves the cursor on.
struct Parser {
  /// How deep objects and lists may nest.
  static let deepestNesting = 500

  private var lexer: Lexer
  private var token: Token
  /// Where the token before the current one ended.
  private var previousEnd = 0
  private var depth = 0
  private var lastMistake = -1
  private var hasReportedUnclosed = false

  static func parse(_ file: SourceFile) -> (body: Body, diagnostics: [Diagnostic]) {
    file.bytes.withUnsafeBufferPointer { bytes in
      var parser = Parser(Lexer(file, bytes))
      let body = parser.parseFile()
      return (body, parser.lexer.diagnostics)
    }
  }

  private init(_ lexer: Lexer) {
    self.lexer = lexer
    token = self.lexer.next()
  }

  private mutating func advance() {
    previousEnd = token.end
    token = lexer.next()
  }

  // MARK: productions

  private mutating func parseFile() -> Body {
    var items: [Item] = []
    while token.kind != .endOfFile {
      if token.kind == .rightBrace || token.kind == .rightBracket {
        reportAtToken("stray-closing", "nothing is open that '\(shown(token))' could close", help: "remove it")
        advance()
      } else {
        parseItem(into: &items)
      }
    }
    return Body(items: items)
  }

  /// Reads one item and the comma that may follow it; always consumes a token.
  private mutating func parseItem(into items: inout [Item]) {
    let start = token.start
    guard let keys = parseKeys() else {
      if token.start == start, token.kind != .endOfFile, token.kind != .rightBrace { advance() }
      return
    }
    if token.kind == .leftBrace {
      let open = token
      let body = parseObject()
      let value = Expression(.object(body), SourceRange(open.start, previousEnd))
      items.append(Item(key: keys.first, labels: keys.labels, value: value, hasEquals: false))
    } else {
      let equals = token
      advance()
      if let value = parseValue(after: equals, of: keys.first) {
        items.append(Item(key: keys.first, labels: [], value: value, hasEquals: true))
      }
    }
    if token.kind == .comma { advance() }
  }

  private struct Keys {
    var first: Key
    var labels: [Key] = []
  }

  /// Reads the keys of an item up to its `=` or `{`, which becomes the current token; nil when there is no item here.
  private mutating func parseKeys() -> Keys? {
    guard let first = parseKey() else { return nil }
    var keys = Keys(first: first)
    while true {
      switch token.kind {
      case .leftBrace: return keys
      case .assign:
        if !keys.labels.isEmpty { keys = keysBeforeEquals(keys) }
        return keys
      case .identifier, .plainString, .string:
        let key = keyAtToken()
        advance()
        keys.labels.append(key)
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
  private mutating func parseKey() -> Key? {
    switch token.kind {
    case .identifier, .plainString, .string:
      let key = keyAtToken()
      advance()
      return key
    case .boolean:
      reportAtToken(
        "boolean-name", "'\(shown(token))' is a value and can't be a name", help: "put it in quotes to use it as a name"
      )
      let key = keyAtToken()
      advance()
      return key
    case .assign:
      reportAtToken("missing-name", "there is no name before '='", help: "write name = value")
      let equals = token
      advance()
      _ = parseValue(after: equals, of: nil)
      return nil
    case .leftBrace:
      reportAtToken("missing-name", "there is no name before '{'", help: "write name = { … }")
      _ = parseObject()
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

  /// Two names before `=`: either the first lacks its own `=` on an earlier line, or they stand on one line.
  private mutating func keysBeforeEquals(_ keys: Keys) -> Keys {
    guard let last = keys.labels.last else { return keys }
    let before = keys.labels.dropLast().last ?? keys.first
    if lexer.hasLineEnd(from: Int(before.range.upper), to: Int(last.range.lower)) {
      reportMissingEquals(Keys(first: keys.first, labels: keys.labels.dropLast()))
      return Keys(first: last)
    }
    report(
      "label-before-equals", "'\(last.text)' stands between a name and its '='", last.range,
      help: "write \(keys.first.text) = …, or \(keys.first.text) \"\(last.text)\" { … } for a block")
    return Keys(first: keys.first)
  }

  private mutating func reportMissingEquals(_ keys: Keys) {
    let end = Int((keys.labels.last ?? keys.first).range.upper)
    report(
      "missing-equals", "'\(keys.first.text)' has neither a value nor a block", SourceRange(end, end),
      help: "write \(keys.first.text) = value, or \(keys.first.text) { … }")
    if !token.startsLine { skipLine() }
  }

  /// Reads a value after `=`; nil when there is none.
  private mutating func parseValue(after equals: Token, of key: Key?) -> Expression? {
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
      reportAtToken(
        "unexpected-token", "'\(shown(token))' starts no value", help: "put the value in quotes")
      skipRestOfLine()
      return nil
    case .endOfFile where depth == 0:
      reportDropped(equals, key)
      return nil
    case .identifier, .rightBrace, .rightBracket, .comma, .endOfFile:
      let name = key.map { "'\($0.text)' has" } ?? "there is"
      let wanted = key.map { "write a value, for example \($0.text) = \"…\"" }
      report("missing-value", "\(name) no value after '='", SourceRange(equals.end, equals.end), help: wanted)
      return nil
    }
  }

  /// The reference drops `name =` at the very end of a file in silence.
  private mutating func reportDropped(_ equals: Token, _ key: Key?) {
    guard let key, lexer.lastMistake < 0 || lexer.hasLineEnd(from: lexer.lastMistake, to: equals.start) else { return }
    lexer.diagnostics.append(
      Diagnostic(
        .warning, "missing-value", "'\(key.text)' has no value after '=', so the file's end drops it",
        at: Place(lexer.file, SourceRange(equals.end, equals.end)), help: "write a value, or remove the line"))
  }

  /// Reads a literal, an object or a list at the current token, which is the start of one.
  private mutating func parseExpression() -> Expression? {
    let range = SourceRange(token.start, token.end)
    switch token.kind {
    case .leftBrace:
      let start = token.start
      let body = parseObject()
      return Expression(.object(body), SourceRange(start, previousEnd))
    case .leftBracket:
      let start = token.start
      let elements = parseList()
      return Expression(.list(elements), SourceRange(start, previousEnd))
    case .boolean:
      let isTrue = token.end - token.start == 4
      advance()
      return Expression(.boolean(isTrue), range)
    case .integer, .float:
      let number = Number(spelling: lexer.file.text(range), isInteger: token.kind == .integer)
      advance()
      return Expression(.number(number), range)
    case .plainString, .string, .heredoc:
      let literal = literalAtToken()
      advance()
      return Expression(.string(literal), range)
    case .endOfFile, .identifier, .rightBrace, .rightBracket, .comma, .assign, .symbol, .invalid: return nil
    }
  }

  /// Reads an object; the current token is its `{`.
  private mutating func parseObject() -> Body {
    let open = token
    guard enter() else { return Body(items: []) }
    defer { depth -= 1 }
    advance()
    var items: [Item] = []
    while token.kind != .rightBrace {
      if token.kind == .endOfFile {
        reportUnclosed(open, "unclosed-brace", "}")
        return Body(items: items)
      }
      if token.kind == .rightBracket {
        reportAtToken("stray-closing", "nothing is open that ']' could close", help: "remove it")
        advance()
      } else {
        parseItem(into: &items)
      }
    }
    advance()
    return Body(items: items)
  }

  /// Reads a list; the current token is its `[`.
  private mutating func parseList() -> [Expression] {
    let open = token
    guard enter() else { return [] }
    defer { depth -= 1 }
    advance()
    var elements: [Expression] = []
    var needsComma = false
    while true {
      switch token.kind {
      case .rightBracket:
        advance()
        return elements
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
        let isList = token.kind == .leftBracket
        if let element = parseExpression() { elements.append(element) }
        needsComma = !isList
      case .identifier where !startsItem():
        reportBareWord()
        needsComma = true
      case .endOfFile, .rightBrace, .identifier:
        reportUnclosed(open, "unclosed-bracket", "]")
        return elements
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

  private mutating func keyAtToken() -> Key {
    let range = SourceRange(token.start, token.end)
    switch token.kind {
    case .plainString: return Key(text: lexer.file.text(SourceRange(token.start + 1, token.end - 1)), range: range)
    case .string: return Key(text: unquotedToken(), range: range)
    default: return Key(text: lexer.file.text(range), range: range)
    }
  }

  private mutating func literalAtToken() -> StringLiteral {
    let range = token.start..<token.end
    switch token.kind {
    case .plainString:
      return StringLiteral(text: lexer.file.text(SourceRange(token.start + 1, token.end - 1)), form: .plain)
    case .heredoc:
      return StringLiteral(text: LiteralText.heredoc(lexer.file, lexer.bytes, range), form: .heredoc)
    default: return StringLiteral(text: unquotedToken(), form: hasInterpolation(range) ? .template : .plain)
    }
  }

  /// The text of a quoted string with escapes; one that gives broken bytes is reported.
  private mutating func unquotedToken() -> Text {
    let (text, fault) = LiteralText.unquoted(lexer.bytes, token.start..<token.end)
    if let fault {
      lexer.report(
        "bad-escape", "the escape gives bytes that are not UTF-8", fault.lowerBound, fault.upperBound,
        help: "write the character itself, or \\uHHHH")
    }
    return text
  }

  private func hasInterpolation(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound - 1 {
      if lexer.bytes[index] == 0x24, lexer.bytes[index + 1] == 0x7B { return true }
      index += 1
    }
    return false
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

  private mutating func report(_ code: String, _ message: String, _ range: SourceRange, help: String? = nil) {
    let offset = Int(range.lower)
    let last = max(lastMistake, lexer.lastMistake)
    if last >= 0, !lexer.hasLineEnd(from: min(last, offset), to: max(last, offset)) { return }
    lastMistake = offset
    let place = Place(lexer.file, range)
    lexer.diagnostics.append(Diagnostic(.error, code, message, at: place, help: help))
  }

  private mutating func reportAtToken(_ code: String, _ message: String, help: String? = nil) {
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
    let help =
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
