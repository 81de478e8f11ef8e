import SourceText

/// Expansions with `$` and backticks.
extension ShellScanner {
  /// Reads the expansion at this `$`.
  mutating func scanDollar(isUnquoted: Bool) -> ShellScript.Part {
    let start = position
    let next = peek(1)
    if ShellName.isStart(next) {
      position += 1
      let nameStart = position
      while ShellName.isPart(peek()) { position += 1 }
      return use(text[nameStart..<position], at: start, isGuarded: false, isUnquoted: isUnquoted)
    }
    switch next {
    case Byte.leftParenthesis where peek(2) == Byte.leftParenthesis:
      position += 3
      scanArithmetic()
      return .unknown
    case Byte.leftParenthesis:
      position += 2
      scanSubstitution(closer: Byte.rightParenthesis)
      return .unknown
    case Byte.leftBrace: return scanBraces(from: start, isUnquoted: isUnquoted)
    case Byte.apostrophe where isUnquoted:
      position += 1
      var skipped: [UInt8] = []
      scanSingleQuoted(into: &skipped)
      return .unknown
    case Byte.quote where isUnquoted:
      position += 1
      return .literal("")
    case let digit where Byte.isDigit(digit) && digit != Byte.digits.lowerBound:
      position += 2
      return .argument(digit)
    case Byte.at, Byte.asterisk:
      position += 2
      return .argument(Byte.at)
    case Byte.dollar, Byte.questionMark, Byte.exclamationMark, Byte.hash, Byte.hyphen,
      Byte.digits:
      position += 2
      return .unknown
    default:
      position += 1
      return .literal("$")
    }
  }

  private mutating func use(_ name: Text, at offset: Int, isGuarded: Bool, isUnquoted: Bool) -> ShellScript.Part {
    let reference = ShellScript.Reference(name: name, offset: offset, isGuarded: isGuarded, isUnquoted: isUnquoted)
    references.append(reference)
    return .variable(reference)
  }

  /// `${X}`, `${#X}`, `${!X}`, `${X:-word}` and the other forms.
  private mutating func scanBraces(from start: Int, isUnquoted: Bool) -> ShellScript.Part {
    position += 2
    let hasPrefix = peek() == Byte.hash || peek() == Byte.exclamationMark
    if hasPrefix { position += 1 }
    let nameStart = position
    while ShellName.isPart(peek()) { position += 1 }
    let name = text[nameStart..<position]
    var index: Text?
    if peek() == Byte.leftBracket {
      let start = position + 1
      while !isAtEnd, peek() != Byte.rightBracket, peek() != Byte.rightBrace { position += 1 }
      index = text[start..<position]
    }
    if peek() == Byte.rightBracket { position += 1 }
    let sign = peek() == Byte.colon ? peek(1) : peek()
    let isGuarded = [Byte.hyphen, Byte.equals, Byte.plus, Byte.questionMark].contains(sign)
    let isWhole = peek() == Byte.rightBrace && !hasPrefix
    if sign == Byte.equals, ShellName.isName(name) { assigned.insert(name) }
    skipToBrace()
    if name.count == 1, Byte.isDigit(name[0]), name != "0", isWhole || isGuarded { return .argument(name[0]) }
    guard ShellName.isName(name) else { return .unknown }
    let part = use(name, at: start, isGuarded: isGuarded, isUnquoted: isUnquoted)
    guard isWhole || isGuarded, case .variable(var reference) = part else { return .unknown }
    if let index {
      guard isWhole, index == "@" || index == "*" else { return .unknown }
      reference.isList = true
    }
    return .variable(reference)
  }

  /// Skips to after the closing brace, and collects variables on the way.
  private mutating func skipToBrace() {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestLevel else {
      position = text.count
      return
    }
    while !isAtEnd {
      switch peek() {
      case Byte.rightBrace:
        position += 1
        return
      case Byte.backslash: position += 2
      case Byte.dollar: _ = scanDollar(isUnquoted: false)
      case Byte.backtick: scanBackticks()
      default: position += 1
      }
    }
  }

  mutating func scanSubstitution(closer: UInt8) {
    let outer = words
    let wasInBackticks = isInBackticks
    words = []
    isInBackticks = closer == Byte.backtick
    substitutionDepth += 1
    scanCommands(until: closer)
    substitutionDepth -= 1
    isInBackticks = wasInBackticks
    words = outer
  }

  mutating func scanBackticks() {
    position += 1
    scanSubstitution(closer: Byte.backtick)
  }
}
