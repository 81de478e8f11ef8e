import SourceText

/// Error recovery: reports a mistake once and finds the place to resume.
extension Parser {
  /// Reports a mistake, unless its line already has one.
  mutating func report(_ code: HCL1Code, _ message: Message, _ range: SourceRange, help: Message? = nil) {
    if !isSilent(at: Int(range.lower)) { add(code, message, range, help: help) }
  }

  private func isSilent(at offset: Int) -> Bool {
    (mistakes.offset > lexer.mistakes.offset ? mistakes : lexer.mistakes).holds(offset)
  }

  private mutating func add(_ code: HCL1Code, _ message: Message, _ range: SourceRange, help: Message?) {
    mistakes.note(Int(range.lower), in: lexer.bytes)
    lexer.diagnostics.append(Diagnostic(.error, code, message, at: Place(lexer.file, range), help: help))
  }

  mutating func reportAtToken(_ code: HCL1Code, _ message: Message, help: Message? = nil) {
    report(code, message, token.range, help: help)
  }

  /// Reports something unexpected where an item should be, unless the parser is still lost after a mistake just
  /// before it.
  mutating func reportUnlessLost(_ code: HCL1Code, _ message: Message, _ range: SourceRange, help: Message) {
    if lexer.diagnostics.count == settled { report(code, message, range, help: help) }
  }

  mutating func reportStrayClosing() {
    reportUnlessLost(
      .strayClosing, "nothing is open that \(shown(token)) could close", token.range, help: "remove it")
  }

  /// Reports an object closed by `]`, and accepts that as its end.
  mutating func reportWrongClosing() {
    reportAtToken(.wrongClosing, "']' closes what '{' opened", help: "write } here")
    advance()
  }

  mutating func reportUnclosed(_ open: Token, _ code: HCL1Code, _ wanted: String) {
    guard !hasReportedUnclosed else { return }
    hasReportedUnclosed = token.kind == .endOfFile
    report(
      code, "the \(shown(open)) is never closed", open.range, help: "close it with \(wanted)")
  }

  /// Reports a word without quotes where a value is expected, and skips what belongs to it on the line.
  mutating func reportBareWord() {
    let start = token.start
    let isSilent = isSilent(at: start)
    let known = lexer.diagnostics.count
    advance()
    while !token.startsLine, token.kind == .symbol || token.kind == .invalid { advance() }
    let end = max(previous.end, start + 1)
    // Errors that the lexer found inside the word are part of this mistake.
    let later = lexer.diagnostics[known...].filter { Int($0.place?.range.lower ?? 0) >= end }
    lexer.diagnostics.removeLast(lexer.diagnostics.count - known)
    if !isSilent {
      let word = lexer.file.text(SourceRange(start, end))
      add(
        .bareWord, "'\(word)' is neither quoted nor a value", SourceRange(start, end),
        help: help(forWord: word, followedBy: wordRest(from: end)))
    }
    lexer.diagnostics += later
  }

  /// The help for a word without quotes; `rest` is what directly follows it.
  private func help(forWord word: Text, followedBy rest: Text) -> Message {
    if let flag = BooleanWord.meant(by: word) { return "write \(words: "\(flag)"); as a text it is \"\(word)\"" }
    if word == "null" { return "a tfvars value can't be null; leave the line out" }
    if word.hasSuffix("()") { return "Terragrunt 0.18 takes a call in quotes: \"${\(word)}\"" }
    if rest.contains("(") {
      return
        "a tfvars file holds values and calls nothing: write the value; Terragrunt's functions stand in quotes: \"${…}\""
    }
    let references: [Text] = ["var.", "local.", "module.", "data."]
    if references.contains(where: { word.hasPrefix($0) }) {
      return "a tfvars value can't refer to another: write the value, or put the word in quotes if it is text"
    }
    return "put it in quotes: \"\(word + rest)\""
  }

  /// The bytes directly after `offset`, up to white space, a comma, a bracket or a quote.
  private func wordRest(from offset: Int) -> Text {
    let start = offset > 0 && lexer.bytes[offset - 1] == Byte.leftParenthesis ? offset - 1 : offset
    var end = offset
    let stops: [UInt8] = [
      Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn, Byte.comma, Byte.quote, Byte.hash, Byte.leftBracket,
      Byte.rightBracket, Byte.leftBrace, Byte.rightBrace,
    ]
    while end < lexer.bytes.count, !stops.contains(lexer.bytes[end]) { end += 1 }
    return lexer.file.text(SourceRange(start, end))
  }

  /// Reads something and keeps it out of the tree.
  mutating func discard(_ read: (inout Parser) -> SyntaxNode.Flags) {
    let start = builder.next
    _ = read(&self)
    builder.drop(from: start)
  }

  /// Skips to the next token that starts a line, or to a closing bracket; at least one token.
  mutating func skipLine() {
    switch token.kind {
    case .leftBrace: discard { $0.parseObject() }
    case .leftBracket: discard { $0.parseList() }
    case .endOfFile, .rightBrace: break
    case .identifier, .boolean, .integer, .float, .plainString, .string, .heredoc, .rightBracket, .comma, .assign,
      .symbol, .invalid:
      advance()
    }
    skipRestOfLine()
  }

  mutating func skipRestOfLine() {
    while token.kind != .endOfFile, !token.startsLine, token.kind != .rightBrace, token.kind != .rightBracket {
      switch token.kind {
      case .leftBrace: discard { $0.parseObject() }
      case .leftBracket: discard { $0.parseList() }
      case .identifier, .boolean, .integer, .float, .plainString, .string, .heredoc, .comma, .assign, .symbol, .invalid,
        .endOfFile, .rightBrace, .rightBracket:
        advance()
      }
    }
  }
}
