import SourceText

/// Messages about mistakes in items, expressions and collections.
extension Parser {
  /// Reports a mistake, unless the parser is already lost; the parser is lost from then on.
  mutating func report(
    _ code: HCL2Code, _ message: Message, _ range: SourceRange, notes: [Diagnostic.Note] = [], help: Message
  ) {
    if !isLost { note(code, message, range, notes: notes, help: help) }
    isLost = true
  }

  /// Reports a mistake from which the parser can continue.
  mutating func note(
    _ code: HCL2Code, _ message: Message, _ range: SourceRange, notes: [Diagnostic.Note] = [], help: Message
  ) {
    diagnostics.append(Diagnostic(.error, code, message, at: place(range), notes: notes, help: help))
  }

  /// A place in the file, also for bytes of a JSON string.
  func place(_ range: SourceRange) -> Place {
    guard Int(range.lower) >= file.bytes.count, !resolved.isEmpty else { return Place(file, range) }
    return Place(file, SourceRange(resolved.place(of: Int(range.lower)), resolved.place(of: Int(range.upper))))
  }

  /// The name of the token for a message.
  func shown(_ token: Token) -> Message {
    switch token.kind {
    case .newline: "the end of the line"
    case .endOfFile: "the end of the file"
    case .quote: "a string"
    case .heredoc: "a heredoc"
    default: "'\(text(token))'"
    }
  }

  /// The current token as the end of a sentence.
  var found: Message {
    switch token.kind {
    case .newline: "the line ends"
    case .endOfFile: "the file ends"
    default: "this is \(shown(token))"
    }
  }

  /// Reports a character that can't occur in HCL2; false for any other token.
  private mutating func reportInvalid() -> Bool {
    guard token.kind == .invalid || token.kind == .stripBrace else { return false }
    let (message, help) = InvalidCharacter.wording(of: text(token))
    report(.invalidCharacter, message, token.range, help: help)
    return true
  }

  // MARK: items

  mutating func reportNoItem() {
    if reportInvalid() { return }
    switch token.kind {
    case .quote:
      report(
        .quotedName, "the name of an argument or block is written without quotes", token.range,
        help: "write name = value")
    case .rightBrace, .rightBracket, .rightParenthesis:
      report(.strayClosing, "\(shown(token)) closes nothing", token.range, help: "remove it, or open it before")
    default:
      let help: Message
      switch token.kind {
      case _ where lexer.byte(token.lower) == Byte.slash && lexer.byte(token.lower + 1) == Byte.asterisk:
        return report(
          .itemExpected, "the comment that begins with /* is never closed", token.range,
          help: "write */ where it ends")
      case .leftBrace: help = "write name = { … }, or a block: name { … }; the name of a file in JSON ends in .json"
      case _ where token.binaryOperator != nil || token.kind == .question || token.kind == .colon || token.kind == .dot:
        help = "to go on with the value of the line before, put it in parentheses ( … )"
      default: help = "write name = value, or a block: name { … }"
      }
      report(.itemExpected, "a line starts with a name here, but \(found)", token.range, help: help)
    }
  }

  mutating func reportNoItem(after name: Token) {
    if token.kind == .invalid, reportInvalid() { return }
    let word = text(name)
    let help: Message
    switch token.kind {
    case .colon: help = "write '=' between a name and its value: \(word) = …"
    case .dot, .leftBracket: help = "an argument is one name; write the whole value: \(word) = { … }"
    default: help = "write \(word) = value, or a block: \(word) { … }"
    }
    report(.itemExpected, "'\(word)' is followed by \(shown(token)), not by '=' or a block", name.range, help: help)
  }

  mutating func reportBlockHead(_ head: Token) {
    switch token.kind {
    case .assign:
      report(
        .blockHead, "the '=' comes after a label: an argument has one name, and a block has no '='", token.range,
        help: ["export", "set", "let", "var"].contains(text(head))
          ? "leave '\(text(head))' out: name = value" : "write \(text(head)) = value, or the block without '='")
    case .newline, .endOfFile:
      // One label may be a value: name "value".
      let hasSeveralLabels = text(head.upper, previousEnd).bytes.count { $0 == Byte.quote } > 2
      report(
        .blockHead, "the block '\(text(head))' has no '{' on its line", SourceRange(head.lower, previousEnd),
        help: hasSeveralLabels
          ? "write the '{' at the end of this line"
          : "write the '{' at the end of this line; between a name and its value stands a '='")
    default:
      if reportInvalid() { return }
      report(
        .blockHead, "a label or '{' is expected in the head of block '\(text(head))', but \(found)",
        token.range, help: "write \(text(head)) \"label\" { … }")
    }
  }

  mutating func reportUnclosedBlock(head: Token, brace: Token) {
    // A heredoc without an end takes in all that follows.
    if diagnostics.last?.has(HCL2Code.unclosedHeredoc) ?? false { return }
    report(
      .unclosedBlock, "the block '\(text(head))' is never closed", brace.range,
      help: "write a '}' where the block ends; the indentation of the following lines may show where")
  }

  mutating func reportTemplateLabel(_ part: Int) {
    let range = SourceRange(lower(part), upper(part))
    note(
      .templateLabel, "a label is plain text, nothing is evaluated in it", range,
      help: "write the text itself, or $${ and %%{ for the characters ${ and %{")
  }

  mutating func reportOneLineBlock(head: Token, brace: Token) {
    if token.kind == .endOfFile { return reportUnclosedBlock(head: head, brace: brace) }
    if reportInvalid() { return }
    report(
      .oneLineBlock, "a block on one line holds one argument, and '}' on the same line; \(found)",
      token.range, help: "write each argument on a line of its own, the first one below the '{'")
  }

  mutating func reportOneLineItem(_ name: Token, head: Token) {
    report(
      .oneLineBlock, "a block on one line holds one argument with '=', but '\(text(name))' has none", name.range,
      help: "write \(text(head)) { \(text(name)) = value }, or a nested block on lines of its own")
  }

  mutating func reportNoNewline() {
    if reportInvalid() { return }
    if token.kind == .identifier, token.lower == previousEnd, previousEnd > 0, Byte.isDigit(bytes[previousEnd - 1]) {
      return reportNumberWithLetters()
    }
    if token.kind == .comma {
      return report(
        .missingNewline, "arguments are not separated by commas", token.range,
        help: "remove the comma, and write each argument on a line of its own")
    }
    let help: Message
    switch token.kind {
    case .rightBrace, .rightBracket, .rightParenthesis: help = "remove it, or open it before"
    default: help = "write each argument or block on a line of its own"
    }
    report(
      .missingNewline, "the line should end before \(shown(token))", token.range, help: help)
  }

  /// `0x1F`, `10k`: a number directly followed by a name.
  private mutating func reportNumberWithLetters() {
    var start = previousEnd
    while start > 0, Byte.isDigit(bytes[start - 1]) || bytes[start - 1] == Byte.dot { start -= 1 }
    report(
      .invalidNumber, "'\(text(start, token.upper))' is not a valid number", SourceRange(start, token.upper),
      help: "write it in decimal digits without a unit, or in quotes if it is text")
  }

  mutating func reportRepeat(_ first: Int, _ second: Int) {
    let name = text(lower(second), Int(nodes[second].detail))
    note(
      .repeatedArgument, "the argument '\(name)' is set twice", SourceRange(lower(second), Int(nodes[second].detail)),
      notes: [
        Diagnostic.Note("first set here", at: place(SourceRange(lower(first), Int(nodes[first].detail))))
      ], help: "remove one of the two")
  }

  // MARK: expressions

  mutating func reportNoValue() {
    if reportInvalid() { return }
    if token.kind == .star, token.lower == previousEnd, token.lower > 0, bytes[token.lower - 1] == Byte.asterisk {
      let sign = SourceRange(token.lower - 1, token.upper)
      return report(.invalidCharacter, "'**' is not an operator", sign, help: "write pow(a, b)")
    }
    let help: Message
    switch token.kind {
    case .newline, .endOfFile: help = "write a value; to go on with it on the next line, put it in parentheses ( … )"
    case .less: help = "a heredoc is <<NAME, without quotes and blanks, and its text starts on the next line"
    case .slash: help = "a comment is # …, // … or /* … */"
    case .rightBrace, .rightBracket, .rightParenthesis, .comma: help = "write a value before it, or remove it"
    default: help = "write a value, for example \"text\", 12, true, [ … ] or { … }"
    }
    report(.missingValue, "a value is expected here, but \(found)", token.range, help: help)
    if token.kind == .less { skipMisspeltHeredoc() }
  }

  mutating func reportBadNumber() {
    note(
      .invalidNumber, "'\(text(token))' is not a valid number", token.range,
      help: "write digits, at most one '.' and one exponent; versions and addresses go in quotes")
  }

  mutating func reportNoColon() {
    if reportInvalid() { return }
    report(
      .missingColon, "a ':' and the other value are expected after 'condition ? value', but \(found)",
      token.range, help: "write condition ? value : other; to go on with it on the next line, put it in parentheses")
  }

  mutating func reportLeftovers() {
    if reportInvalid() { return }
    report(
      .leftovers, "the expression ends before \(shown(token))", token.range,
      help: "remove the rest, or put text in quotes")
  }

  mutating func reportNoFunctionName() {
    report(
      .functionName, "a function's name is expected after '::', but \(found)", token.range,
      help: "write namespace::function(…)")
  }

  mutating func reportNoArguments(_ lower: Int, _ upper: Int) {
    report(
      .functionCall, "'\(text(lower, upper))' has no '(' behind it", SourceRange(lower, upper),
      help: "a name with '::' is that of a function: write \(text(lower, upper))(…)")
  }

  mutating func reportAfterEllipsis() {
    report(
      .afterEllipsis, "only ')' may follow '...', but \(found)", token.range,
      help: "'...' belongs to the last argument")
  }

  mutating func reportUnclosed(_ open: Token, wanted: StaticString) {
    if reportInvalid() { return }
    report(
      .unclosedBracket, "'\(words: wanted.description)' is expected here, but \(found)",
      token.range, notes: [Diagnostic.Note("the \(shown(open)) that is open", at: place(open.range))],
      help: "close it with \(words: wanted.description)")
  }

  mutating func reportTooDeep() {
    report(
      .nestedTooDeeply, "expressions and blocks nest deeper than \(Self.deepestNesting) here", token.range,
      help: "divide it into several values")
    // In such deep nesting, each step of a recovery could take as long as the whole file.
    lexer.position = bytes.count
    token = Token(kind: .endOfFile, lower: bytes.count, upper: bytes.count)
  }

  mutating func reportNoAttributeName() {
    if reportInvalid() { return }
    report(
      .attributeName, "a name is expected after '.', but \(found)", token.range,
      help: "write value.name or value[index]")
  }

  mutating func reportNestedSplat() {
    report(
      .nestedSplat, "a '.*' can't follow another", token.range, help: "write [*] for both: list[*].lists[*].name")
  }

  mutating func reportTwoLegacyIndexes() {
    note(
      .legacyIndex, "'.\(text(token))' is one number, not two indexes", token.range,
      help: "write the indexes in brackets: [0][1]")
  }
}
