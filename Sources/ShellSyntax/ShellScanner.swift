import SourceText

/// Walks over shell text and collects commands and variables. Nesting is bounded; an unclosed construct extends to the end.
struct ShellScanner {
  /// A here-document that starts after the current line.
  private struct HereDocument {
    let end: Text
    let stripsTabs: Bool
    let isExpanded: Bool
  }

  static let deepestLevel = 50

  let text: Text
  var position = 0
  var steps: [ShellScript.Step] = []
  var references: [ShellScript.Reference] = []
  var assigned: Set<Text> = []
  /// Every simple command, those in `$(…)` too.
  var allCommands: [[ShellScript.Word]] = []
  var words: [ShellScript.Word] = []
  private var hereDocuments: [HereDocument] = []
  var depth = 0
  /// Above 0 inside `$(…)`, whose commands are not steps of the script.
  var substitutionDepth = 0
  /// True between backticks: the next one ends their commands.
  var isInBackticks = false
  /// For each open `case`, whether a pattern stands next.
  private var patterns: [Bool] = []
  /// True behind a `&&` or `||`, up to the end of what it joins.
  private var isJoined = false

  init(_ text: Text) { self.text = text }

  func peek(_ distance: Int = 0) -> UInt8 { position + distance < text.count ? text[position + distance] : 0 }

  var isAtEnd: Bool { position >= text.count }

  // MARK: commands

  /// Reads commands up to a closing byte outside quotes, or to the end.
  mutating func scanCommands(until closer: UInt8?) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestLevel else {
      position = text.count
      return
    }
    var openParentheses = 0
    while !isAtEnd {
      let byte = peek()
      if byte == closer, openParentheses == 0 {
        endCommand()
        position += 1
        return
      }
      switch byte {
      case Byte.space, Byte.tab, Byte.carriageReturn: position += 1
      case Byte.backslash where peek(1) == Byte.lineFeed: position += 2
      case Byte.lineFeed:
        endCommand()
        endList()
        position += 1
        skipHereDocuments()
      case Byte.hash: while !isAtEnd, peek() != Byte.lineFeed { position += 1 }
      case Byte.pipe where isAtPattern: position += 1
      case Byte.leftParenthesis where isAtPattern && words.isEmpty: position += 1
      case Byte.rightParenthesis where isAtPattern && !words.isEmpty: endPattern()
      case Byte.ampersand, Byte.pipe: scanOperator(byte)
      case Byte.semicolon:
        endCommand()
        endList()
        position += 1
        if peek() == Byte.semicolon || peek() == Byte.ampersand, substitutionDepth == 0, !patterns.isEmpty {
          position += 1
          patterns[patterns.count - 1] = true
        }
      case Byte.leftParenthesis where isAtArray: scanArray()
      case Byte.leftParenthesis, Byte.rightParenthesis:
        let opens = byte == Byte.leftParenthesis && peek(1) != Byte.leftParenthesis && peek(1) != Byte.rightParenthesis
        openParentheses += opens ? 1 : byte == Byte.rightParenthesis ? -1 : 0
        openParentheses = max(0, openParentheses)
        scanParenthesis(byte)
      case Byte.less, Byte.greater: scanRedirection()
      default:
        scanWord()
        // The first pattern may follow in the same line.
        if isAfterChoice { endCommand() }
      }
    }
    endCommand()
  }

  private mutating func scanOperator(_ byte: UInt8) {
    // `&>` redirects; `>&1` was read with its arrow.
    if byte == Byte.ampersand, peek(1) == Byte.greater {
      position += 1
      return
    }
    endCommand()
    if peek(1) == byte {
      add(.conditional(isOr: byte == Byte.pipe))
      isJoined = true
      position += 1
    }
    position += 1
  }

  /// Ends what `&&` and `||` join, unless it goes on in the next line.
  private mutating func endList() {
    guard isJoined else { return }
    if case .conditional? = steps.last { return }
    isJoined = false
    add(.mark(.listEnd))
  }

  // MARK: the patterns of `case`

  private var isAtPattern: Bool { patterns.last ?? false && substitutionDepth == 0 }

  /// True behind `case WORD in`.
  private var isAfterChoice: Bool {
    let count = words.count
    return substitutionDepth == 0 && count >= 3 && words[count - 1].literal == "in"
      && words[count - 3].literal == "case"
  }

  private mutating func endPattern() {
    position += 1
    patterns[patterns.count - 1] = false
    let text = text
    add(.mark(.pattern(words.map { text[$0.offset..<$0.end] == "*" ? nil : $0 })))
    words = []
  }

  private mutating func scanParenthesis(_ byte: UInt8) {
    if byte == Byte.leftParenthesis, peek(1) == Byte.leftParenthesis {
      position += 2
      scanArithmetic()
      return
    }
    let isNamed = words.count == 1 || words.count == 2 && words[0].literal == "function"
    if byte == Byte.leftParenthesis, peek(1) == Byte.rightParenthesis, isNamed {
      if let name = words.last?.literal { add(.mark(.function(name))) }
      words = []
      position += 2
      return
    }
    endCommand()
    position += 1
    add(.subshell(opens: byte == Byte.leftParenthesis))
  }

  private mutating func add(_ step: ShellScript.Step) { if substitutionDepth == 0 { steps.append(step) } }

  private static let openers: Set<Text> = ["if", "while", "until", "case", "for", "select"]
  private static let closers: Set<Text> = ["fi", "done", "esac"]
  private static let marks: [Text: ShellScript.Mark] = [
    "then": .then, "elif": .test(isElse: true), "else": .otherwise, "!": .negation, "{": .group(opens: true),
    "}": .group(opens: false),
  ]

  /// Ends the simple command. Words such as `if` and `do` before it become separate steps.
  private mutating func endCommand() {
    var rest = words[...]
    words = []
    while let first = rest.first?.literal {
      if Self.openers.contains(first) {
        add(.branch(opens: true))
        if first == "if" { add(.mark(.test(isElse: false))) }
        if first == "while" || first == "until" { add(.mark(.repetition)) }
        if first == "case", substitutionDepth == 0, rest.count == 3 {
          add(.mark(.choice(rest[rest.startIndex + 1])))
          patterns.append(true)
        }
        if first == "for" || first == "select" || first == "case" { break }
      } else if Self.closers.contains(first) {
        if first == "esac", substitutionDepth == 0 { _ = patterns.popLast() }
        add(.branch(opens: false))
      } else if first == "function" {
        rest = rest.dropFirst()
        if let name = rest.first?.literal { add(.mark(.function(name))) }
      } else if let mark = Self.marks[first] {
        add(.mark(mark))
      } else if first != "do", first != "time" {
        break
      }
      rest = rest.dropFirst()
    }
    while let first = rest.first, let name = assignedName(first) {
      assigned.insert(name)
      add(.assignment(name: name, value: first.assignedValue(of: name)))
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { return }
    allCommands.append(Array(rest))
    add(.command(Array(rest)))
  }

  /// The name in `NAME=value`, `NAME+=value`; nil for any other word.
  func assignedName(_ word: ShellScript.Word) -> Text? {
    guard case .literal(let text)? = word.parts.first, let equals = text.firstIndex(of: Byte.equals), equals > 0 else {
      return nil
    }
    let isAppending = text[equals - 1] == Byte.plus
    var name = text[0..<(isAppending ? equals - 1 : equals)]
    if let bracket = name.firstIndex(of: Byte.leftBracket) { name = name[0..<bracket] }
    return ShellName.isName(name) ? name : nil
  }

  // MARK: redirections and here-documents

  private mutating func scanRedirection() {
    if peek() == Byte.less, peek(1) == Byte.less, peek(2) != Byte.less {
      position += 2
      scanHereDocument()
      return
    }
    if peek(1) == Byte.leftParenthesis {
      // `<(…)`: a word that names a pipe.
      position += 2
      scanSubstitution(closer: Byte.rightParenthesis)
      return
    }
    while [Byte.less, Byte.greater, Byte.ampersand, Byte.pipe].contains(peek()) { position += 1 }
    skipBlanks()
    // The target is not a word of the command.
    let count = words.count
    if !isAtEnd, ![Byte.lineFeed, Byte.semicolon, Byte.rightParenthesis].contains(peek()) { scanWord() }
    if words.count > count { words.removeLast(words.count - count) }
  }

  private mutating func skipBlanks() { while peek() == Byte.space || peek() == Byte.tab { position += 1 } }

  private mutating func scanHereDocument() {
    let stripsTabs = peek() == Byte.hyphen
    if stripsTabs { position += 1 }
    skipBlanks()
    var end: [UInt8] = []
    var isQuoted = false
    while !isAtEnd,
      ![
        Byte.space, Byte.tab, Byte.lineFeed, Byte.semicolon, Byte.ampersand, Byte.pipe, Byte.rightParenthesis,
        Byte.greater, Byte.less,
      ].contains(peek())
    {
      let byte = peek()
      if [Byte.apostrophe, Byte.quote, Byte.backslash].contains(byte) { isQuoted = true } else { end.append(byte) }
      position += 1
    }
    hereDocuments.append(HereDocument(end: Text(end), stripsTabs: stripsTabs, isExpanded: !isQuoted))
  }

  /// Skips the here-documents of the line that just ended, and collects variables in unquoted ones.
  private mutating func skipHereDocuments() {
    let waiting = hereDocuments
    hereDocuments = []
    for document in waiting {
      while !isAtEnd {
        let end = text.firstIndex(of: Byte.lineFeed, from: position) ?? text.count
        var line = text[position..<end]
        while document.stripsTabs, !line.isEmpty, line[0] == Byte.tab { line = line[1..<line.count] }
        let isLast = line == document.end
        if !isLast, document.isExpanded { scanExpanded(until: end) }
        position = min(end + 1, text.count)
        if isLast { break }
      }
    }
  }

  /// Collects the variables of text that is expanded as in double quotes.
  private mutating func scanExpanded(until end: Int) {
    while position < end {
      switch peek() {
      case Byte.backslash: position += 2
      case Byte.dollar: _ = scanDollar(isUnquoted: false)
      case Byte.backtick: scanBackticks()
      default: position += 1
      }
    }
  }

  // MARK: words

  private static let wordEnds: Set<UInt8> = [
    Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn, Byte.semicolon, Byte.ampersand, Byte.pipe,
    Byte.leftParenthesis, Byte.rightParenthesis, Byte.less, Byte.greater,
  ]

  mutating func scanWord() {
    var word = ShellScript.Word(parts: [], offset: position, end: position)
    var literal: [UInt8] = []
    let start = position
    while !isAtEnd, !Self.wordEnds.contains(peek()), !(isInBackticks && peek() == Byte.backtick) {
      let byte = peek()
      switch byte {
      case Byte.backslash:
        if peek(1) != Byte.lineFeed, position + 1 < text.count { literal.append(peek(1)) }
        position += 2
      case Byte.apostrophe: scanSingleQuoted(into: &literal)
      case Byte.quote:
        position += 1
        while !isAtEnd, peek() != Byte.quote, !(isInBackticks && peek() == Byte.backtick) {
          scanQuoted(&literal, &word)
        }
        position += 1
      case Byte.dollar:
        word.take(&literal)
        word.parts.append(scanDollar(isUnquoted: true))
      case Byte.backtick:
        word.take(&literal)
        scanBackticks()
        word.parts.append(.unknown)
      case Byte.asterisk, Byte.questionMark, Byte.leftBracket:
        // A pattern; a single `[` is a command, as is `[[`.
        literal.append(byte)
        position += 1
        let isCommand = byte == Byte.leftBracket && word.parts.isEmpty && literal.allSatisfy { $0 == byte }
        if !isCommand { word.parts.append(.unknown) }
      default:
        literal.append(byte)
        position += 1
      }
    }
    word.take(&literal)
    if word.parts.isEmpty { word.parts = [.literal("")] }
    if position == start { position += 1 }
    position = min(position, text.count)
    word.end = position
    if !isDescriptor(word) { words.append(guarding(word)) }
  }

  /// True for a number, or `{name}`, right before an arrow: it belongs to the redirection, which sets the name.
  private mutating func isDescriptor(_ word: ShellScript.Word) -> Bool {
    guard peek() == Byte.greater || peek() == Byte.less, let text = word.literal else { return false }
    if text.hasPrefix("{"), text.hasSuffix("}"), text.count > 2 {
      let name = text[1..<text.count - 1]
      guard ShellName.isName(name) else { return false }
      assigned.insert(name)
      return true
    }
    return text.bytes.allSatisfy(Byte.isDigit)
  }

  mutating func scanSingleQuoted(into literal: inout [UInt8]) {
    let end = text.firstIndex(of: Byte.apostrophe, from: position + 1) ?? text.count
    literal.append(text[position + 1..<end])
    position = min(end + 1, text.count)
  }

  private mutating func scanQuoted(_ literal: inout [UInt8], _ word: inout ShellScript.Word) {
    switch peek() {
    case Byte.backslash:
      if ![Byte.dollar, Byte.backtick, Byte.quote, Byte.backslash, Byte.lineFeed].contains(peek(1)) {
        literal.append(Byte.backslash)
      }
      if peek(1) != Byte.lineFeed, position + 1 < text.count { literal.append(peek(1)) }
      position += 2
    case Byte.dollar:
      word.take(&literal)
      word.parts.append(scanDollar(isUnquoted: false))
    case Byte.backtick:
      word.take(&literal)
      scanBackticks()
      word.parts.append(.unknown)
    default:
      literal.append(peek())
      position += 1
    }
  }

  /// A word after `-z`, `-n` or `-v` tests whether a variable is set, so its use is guarded.
  private mutating func guarding(_ word: ShellScript.Word) -> ShellScript.Word {
    guard let before = words.last?.literal, ["-z", "-n", "-v"].contains(before) else { return word }
    var guarded = word
    guarded.parts = word.parts.map { part in
      guard case .variable(let reference) = part else { return part }
      let sure = ShellScript.Reference(
        name: reference.name, offset: reference.offset, isGuarded: true, isUnquoted: reference.isUnquoted)
      if let index = references.lastIndex(where: { $0.offset == reference.offset }) { references[index] = sure }
      return .variable(sure)
    }
    return guarded
  }
}
