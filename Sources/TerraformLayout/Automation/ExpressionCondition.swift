import SourceText

/// Reads the conditions of workflows: `matrix.env == 'prod' && !cancelled()`, `and(succeeded(), eq(variables.env, 'prod'))`.
struct ExpressionCondition {
  private enum Operand {
    case word(WordPattern)
    case condition(Condition)
  }

  private static let deepest = 20
  /// Functions that hold unless something failed before.
  private static let usual: Set<Text> = ["always", "success", "succeeded", "succeededOrFailed"]

  private let text: Text
  /// True where two texts are equal if they differ in the case of letters alone, as for GitHub and Azure DevOps.
  private let ignoresCase: Bool
  private let word: (Text) -> WordPattern
  private var position = 0
  private var depth = 0
  private var isBroken = false

  /// The condition that a text says.
  ///
  /// - Parameter word: the word that a text in the spelling of a shell stands for.
  static func read(_ text: Text, ignoresCase: Bool, word: @escaping (Text) -> WordPattern) -> Condition {
    let whole = text.trimmed
    let inner = ExpressionText.inside(whole) ?? whole
    var reader = ExpressionCondition(text: inner, ignoresCase: ignoresCase, word: word)
    let condition = reader.alternatives()
    reader.skipBlanks()
    return reader.isBroken || reader.position < inner.count ? .unknown : condition
  }

  private init(text: Text, ignoresCase: Bool, word: @escaping (Text) -> WordPattern) {
    self.text = text
    self.ignoresCase = ignoresCase
    self.word = word
  }

  private func byte(_ distance: Int = 0) -> UInt8 { position + distance < text.count ? text[position + distance] : 0 }

  private mutating func skipBlanks() {
    while position < text.count, Byte.isBlank(byte()) || byte() == Byte.lineFeed { position += 1 }
  }

  /// Passes over a sign of two bytes; false when another stands here.
  private mutating func take(_ first: UInt8, _ second: UInt8) -> Bool {
    skipBlanks()
    guard byte() == first, byte(1) == second else { return false }
    position += 2
    return true
  }

  private mutating func alternatives() -> Condition {
    var condition = conjunction()
    while take(Byte.pipe, Byte.pipe) { condition = condition.or(conjunction()) }
    return condition
  }

  private mutating func conjunction() -> Condition {
    var condition = comparison()
    while take(Byte.ampersand, Byte.ampersand) { condition = condition.and(comparison()) }
    return condition
  }

  private mutating func comparison() -> Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else {
      isBroken = true
      return .unknown
    }
    skipBlanks()
    if byte() == Byte.exclamationMark, byte(1) != Byte.equals {
      position += 1
      return comparison().negated
    }
    let left = operand()
    if take(Byte.equals, Byte.equals) { return equal(left, operand()) }
    if take(Byte.exclamationMark, Byte.equals) { return equal(left, operand()).negated }
    return Self.condition(of: left)
  }

  private func equal(_ left: Operand, _ right: Operand) -> Condition {
    guard case .word(let left) = left, case .word(let right) = right else { return .unknown }
    guard ignoresCase else { return .equal(left, right) }
    if let first = left.text, let second = right.text {
      return .always(first.lowercasedASCII == second.lowercasedASCII)
    }
    // A variable may hold the text in other letters.
    let isLower = [left, right].allSatisfy { word in word.text.map { $0 == $0.lowercasedASCII } ?? true }
    return isLower ? .equal(left, right) : .unknown
  }

  private static func condition(of operand: Operand) -> Condition {
    switch operand {
    case .condition(let condition): condition
    case .word(let word):
      switch word.text {
      case "true": .always(true)
      case "false": .always(false)
      default: .unknown
      }
    }
  }

  private mutating func operand() -> Operand {
    skipBlanks()
    switch byte() {
    case Byte.leftParenthesis:
      position += 1
      let condition = alternatives()
      close()
      return .condition(condition)
    case Byte.apostrophe, Byte.quote:
      let quote = byte()
      let end = text.firstIndex(of: quote, from: position + 1) ?? text.count
      let value = text[position + 1..<end]
      position = end + 1
      return .word(value.contains("$") ? word(ExpressionText.asShell(value, parentheses: true)) : WordPattern(value))
    default: return name()
    }
  }

  private mutating func close() {
    skipBlanks()
    if byte() == Byte.rightParenthesis { position += 1 } else { isBroken = true }
  }

  /// `matrix.env`, `variables['env']`, `eq(…)`.
  private mutating func name() -> Operand {
    let start = position
    while ShellName.isPart(byte()) || [Byte.dot, Byte.hyphen, Byte.leftBracket, Byte.rightBracket].contains(byte())
      || position > start && byte() == Byte.apostrophe && [Byte.leftBracket].contains(text[position - 1])
      || position > start && byte() == Byte.apostrophe && byte(1) == Byte.rightBracket
    {
      position += 1
    }
    guard position > start else {
      isBroken = true
      return .condition(.unknown)
    }
    let name = text[start..<position]
    skipBlanks()
    if byte() == Byte.leftParenthesis { return .condition(call(name)) }
    if name == "true" || name == "false" || Byte.isDigit(name[0]) { return .word(WordPattern(name)) }
    return .word(word("${" + Self.spelt(name) + "}"))
  }

  private static func spelt(_ name: Text) -> Text {
    let plain = name.bytes.filter { ![Byte.apostrophe, Byte.rightBracket].contains($0) }
    return WorkflowReader.identifier(Text(plain))
  }

  private mutating func call(_ name: Text) -> Condition {
    position += 1
    var arguments: [Operand] = []
    skipBlanks()
    while !isBroken, position < text.count, byte() != Byte.rightParenthesis {
      let left = operand()
      if take(Byte.equals, Byte.equals) || take(Byte.exclamationMark, Byte.equals) {
        _ = operand()
        arguments.append(.condition(.unknown))
      } else {
        arguments.append(left)
      }
      skipBlanks()
      if byte() == Byte.comma { position += 1 } else if byte() != Byte.rightParenthesis { isBroken = true }
      skipBlanks()
    }
    close()
    let conditions = arguments.map(Self.condition)
    switch name {
    case "eq" where arguments.count == 2: return equal(arguments[0], arguments[1])
    case "ne" where arguments.count == 2: return equal(arguments[0], arguments[1]).negated
    case "and": return conditions.reduce(.always(true)) { $0.and($1) }
    case "or": return conditions.reduce(.always(false)) { $0.or($1) }
    case "not" where arguments.count == 1: return conditions[0].negated
    default: return Self.usual.contains(name) ? .always(true) : .unknown
    }
  }
}
