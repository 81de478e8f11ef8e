import SourceText

/// Messages about mistakes in collections, `for`, strings and templates.
extension Parser {
  /// What the elements are inside of.
  enum Surrounding {
    case tuple, object, call
  }

  mutating func reportNoComma(_ open: Token, in surrounding: Surrounding) {
    let (closing, wanted): (StaticString, StaticString) =
      switch surrounding {
      case .tuple: ("]", "a comma")
      case .object: ("}", "a comma, a new line")
      case .call: (")", "a comma")
      }
    if token.kind == .endOfFile {
      return report(
        .unclosedBracket, "the \(shown(open)) is never closed", open.range,
        help: surrounding == .object
          ? "write a '}' where it ends; the indentation of the following lines may show where"
          : "close it with \(words: closing.description)")
    }
    if token.kind == .invalid {
      let (message, help) = InvalidCharacter.wording(of: text(token))
      return report(.invalidCharacter, message, token.range, help: help)
    }
    report(
      .missingSeparator,
      "\(words: wanted.description) or '\(words: closing.description)' is expected here, but \(found)",
      token.range, notes: [Diagnostic.Note("the \(shown(open)) that is open", at: place(open.range))],
      help: "separate the elements, or close the \(shown(open)) before")
  }

  mutating func reportNoObjectValue(_ open: Token, key: Int) {
    if token.kind == .endOfFile { return reportNoComma(open, in: .object) }
    if token.kind == .invalid { return reportNoComma(open, in: .object) }
    let written = text(lower(key), max(lower(key), upper(key)))
    // An expression may hold anything, and what it holds stands in the lines shown below the message.
    let isName = written.withBytes { $0.allSatisfy { ShellName.isPart($0) || $0 == Byte.hyphen } }
    let name: Message = isName ? "the key \(written)" : "this key"
    report(
      .missingEquals, "\(name) has no '=' and value: \(found)", token.range,
      help: isName ? "write \(written) = value, on one line" : "write KEY = value, on one line")
  }

  // MARK: for

  mutating func reportFor(_ code: HCL2Code, _ word: Token, help: Message) {
    report(
      code, "this 'for' is not complete: \(shown(token)) is not expected here", token.range,
      notes: [Diagnostic.Note("the 'for'", at: place(word.range))], help: help)
  }

  mutating func reportForEnd(_ open: Token, _ closing: Token.Kind) {
    if token.kind == .ellipsis {
      return report(
        .forEllipsis, "the '...' comes too late", token.range,
        help: "write it before 'if': {for x in list : k => x... if c}")
    }
    report(
      .forEnd, "the 'for' should end before \(shown(token))", token.range,
      notes: [Diagnostic.Note("the \(shown(open)) that is open", at: place(open.range))],
      help: closing == .rightBrace ? "close it with }" : "close it with ]")
  }

  mutating func reportTupleArrow() {
    report(
      .forArrow, "a 'for' in [ ] has no '=>'", token.range,
      help: "write { } for an object: {for x in list : key => x}")
  }

  mutating func reportNoArrow(_ value: Int) {
    report(
      .forArrow, "a 'for' in { } needs a key and '=>'", SourceRange(lower(value), upper(value)),
      help: "write {for x in list : key => x}, or [ ] for a list")
  }

  mutating func reportTupleEllipsis() {
    report(
      .forEllipsis, "'...' groups by key, and a 'for' in [ ] has no key", token.range,
      help: "remove it, or write { } and a key")
  }

  // MARK: strings

  mutating func reportOpenString(_ lower: Int, to end: Int) {
    // In an interpolation, this quote mostly closes the surrounding string.
    if let partStart, partStart < lower, column(of: lower) > lower - partStart {
      let marker = text(partStart, partStart + 2)
      return report(
        .unclosedInterpolation, "the '\(marker)' is not closed on its line", SourceRange(partStart, partStart + 2),
        help: "close it with }, or write \(marker[0..<1])\(marker) for the characters \(marker)")
    }
    report(
      .unclosedString, "the string is not closed on its line", SourceRange(lower, max(end, lower + 1)),
      help: "close it with \"; write a text of several lines as a heredoc, or its line ends as \\n")
  }

  mutating func reportCarriageReturn(_ position: Int) {
    note(
      .invalidCharacter, "a carriage return without line feed is not allowed here",
      SourceRange(position, position + 1),
      help: "write \\r in a quoted string, or end lines with a line feed")
  }

  /// True for four digits of half of a surrogate pair.
  private func isSurrogate(at position: Int) -> Bool {
    let digits = (position..<position + 4).map { Byte.hexadecimalValue(lexer.byte($0)) }
    return digits.allSatisfy { $0 != nil } && digits[0] == 13 && (digits[1] ?? 0) >= 8
  }

  mutating func reportBadEscape(_ lower: Int, _ upper: Int) {
    if text(lower, upper) == "\\u", isSurrogate(at: upper) {
      return note(
        .invalidEscape, "this is half of a character, which HCL does not join with its other half",
        SourceRange(lower, upper), help: "write the character itself, or \\UNNNNNNNN")
    }
    note(
      .invalidEscape, "'\(text(lower, upper))' is not a valid escape", SourceRange(lower, upper),
      help: "write \\\\ for a backslash; the escapes are \\n \\r \\t \\\" \\\\ \\uNNNN and \\UNNNNNNNN")
  }

  /// The end of a string that is not closed on its line. This is the closing quote on a later line, if that line has
  /// an odd quote and no line in between looks like an item. Otherwise it is the end of the string's own line.
  func closingQuote(after lineEnd: Int) -> (end: Int, isClosed: Bool) {
    var line = lineEnd + 1
    while line < bytes.count, line - lineEnd < Self.longestString, !looksLikeItem(at: line) {
      var quotes = 0
      var first = 0
      var index = line
      while index < bytes.count, bytes[index] != Byte.lineFeed {
        if bytes[index] == Byte.quote, bytes[index - 1] != Byte.backslash {
          if quotes == 0 { first = index }
          quotes += 1
        }
        index += 1
      }
      if quotes % 2 == 1 { return (first, true) }
      if quotes > 0 { break }
      line = index + 1
    }
    return (lineEnd, false)
  }

  mutating func reportOpenHeredoc(_ open: Token, name: Text) {
    report(
      .unclosedHeredoc, "the heredoc has no line that is only '\(name)' and ends with a newline",
      SourceRange(open.lower, max(open.lower + 1, open.upper - 1)),
      help: "write \(name) on a line of its own after the text")
  }

  // MARK: templates

  mutating func reportPartEnd(_ position: Int) {
    let marker = text(position, position + 2)
    if token.kind == .endOfFile || token.kind == .quote {
      return report(
        .unclosedInterpolation, "the '\(marker)' is never closed", SourceRange(position, position + 2),
        help: "close it with }, or write \(marker[0..<1])\(marker) for the characters \(marker)")
    }
    report(
      .interpolationEnd, "'}' is expected here, but \(found)", token.range,
      notes: [Diagnostic.Note("the '\(marker)' that is open", at: place(SourceRange(position, position + 2)))],
      help:
        "close it with }, or write \(marker[0..<1])\(marker) for the characters \(marker), as other languages want them"
    )
  }

  mutating func reportDirective(_ position: Int) {
    report(
      .directive, "\(shown(token)) is not a valid directive", token.range,
      help: "write %{ if … }, %{ else }, %{ endif }, %{ for … } or %{ endfor }, or %%{ for the characters %{")
  }

  mutating func reportStrayDirective(_ piece: Int) {
    note(
      .directiveNesting, "this '\(directiveName(piece))' has nothing to end", SourceRange(lower(piece), upper(piece)),
      help: "remove it, or write its beginning before")
  }

  mutating func reportOpenDirective(_ piece: Int) {
    let end = nodes[piece].kind == .ifDirective ? "%{ endif }" : "%{ endfor }"
    note(
      .directiveNesting, "this '\(directiveName(piece))' is never ended", SourceRange(lower(piece), upper(piece)),
      help: "write \(words: end) where it ends")
  }

  mutating func reportWrongDirective(_ end: Int, opened piece: Int) {
    let wanted = nodes[piece].kind == .ifDirective ? "%{ endif }" : "%{ endfor }"
    note(
      .directiveNesting, "'\(directiveName(end))' can't stand in this '\(directiveName(piece))'",
      SourceRange(lower(end), upper(end)),
      notes: [Diagnostic.Note("it starts here", at: place(SourceRange(lower(piece), upper(piece))))],
      help: "write \(words: wanted) first")
  }

  private func directiveName(_ piece: Int) -> Message {
    switch nodes[piece].kind {
    case .ifDirective: "if"
    case .forDirective: "for"
    case .elseMarker: "else"
    case .endIfMarker: "endif"
    default: "endfor"
    }
  }
}

/// Messages about characters that HCL2 allows only in strings and comments.
enum InvalidCharacter {
  static func wording(of text: Text) -> (Message, help: Message) {
    switch text.description {
    case "'": ("strings are written in double quotes, not in single ones", "write \"…\"")
    case "`": ("strings are written in double quotes, not in backticks", "write \"…\", or a heredoc for several lines")
    case "“", "”", "„", "‘", "’": ("'\(text)' is a typographic quote", "write straight double quotes: \"")
    case ";": ("a ';' separates nothing in HCL", "write each argument on a line of its own")
    case "&": ("'&' is not an operator", "write && for 'and'")
    case "|": ("'|' is not an operator", "write || for 'or'")
    case "^": ("'^' is not an operator", "write pow(a, b) for a power")
    case "~": ("'~' is not an operator", "it belongs only at the ends of ${~ … ~} and %{~ … ~}")
    case "~}": ("there is no '${' or '%{' that '~}' could close", "write }")
    case "$": ("'$' is not allowed here", "an interpolation belongs in double quotes: \"${…}\"")
    case "\\": ("'\\' is not allowed here", "a value goes on over several lines in parentheses ( … )")
    case "@": ("'@' is not allowed here", "put text in double quotes")
    case "\r": ("a carriage return without line feed is not allowed here", "end lines with a line feed")
    default: other(text)
    }
  }

  private static func other(_ text: Text) -> (Message, help: Message) {
    guard let scalar = text.description.unicodeScalars.first else {
      return ("this is not allowed here", "remove it")
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return ("the character U+\(name) is not allowed here", "remove it, or write an ordinary space")
    default: return ("'\(text)' is not allowed here", "put text in double quotes")
    }
  }
}
