import SourceText

/// The variables of a Makefile, and the conditions around its lines.
struct MakeVariables {
  /// One assignment.
  struct Definition {
    let value: Text
    /// True for `+=`.
    let appends: Bool
    let condition: MakeCondition
  }

  private static let deepest = 30

  private var definitions: [Text: [Definition]] = [:]

  /// Notes an assignment: a later one counts.
  mutating func note(_ name: Text, _ definition: Definition) {
    if definition.condition.isSure, !definition.appends { definitions[name] = nil }
    definitions[name, default: []].append(definition)
  }

  /// Sets all of them in a reader of commands.
  func set(in reader: inout RunReader) {
    var resolved: Set<Text> = []
    for name in definitions.keys.sorted() { resolve(name, &reader, &resolved, depth: 0) }
  }

  /// Sets a variable, and before it those that it uses.
  private func resolve(_ name: Text, _ reader: inout RunReader, _ resolved: inout Set<Text>, depth: Int) {
    guard depth < Self.deepest, let own = definitions[name], resolved.insert(name).inserted else { return }
    if EnvironmentVariableName.isLikely(name) { return reader.set(name, to: WordPattern(hole: name)) }
    var current: WordPattern?
    for definition in own {
      for used in Self.names(in: definition.value) + definition.condition.texts.flatMap(Self.names) {
        resolve(used, &reader, &resolved, depth: depth + 1)
      }
      var value = reader.pattern(of: ExpressionText.asShell(definition.value, parentheses: true))
      if definition.appends, var before = current {
        before.append(.text(" "))
        before.append(value)
        value = before
      }
      let condition = definition.condition.condition(&reader)
      reader.set(
        name, to: [(condition: condition, value: value), (.always(true), current ?? WordPattern(hole: name))])
      current = reader.pattern(of: "${" + name + "}")
    }
  }

  /// The variables that a text uses.
  private static func names(in text: Text) -> [Text] {
    var names: [Text] = []
    var start = 0
    while let dollar = text.firstIndex(of: Byte.dollar, from: start), dollar + 2 < text.count {
      var end = dollar + 2
      while end < text.count, ShellName.isPart(text[end]) || text[end] == Byte.hyphen { end += 1 }
      names.append(text[dollar + 2..<end])
      start = end
    }
    return names
  }
}

/// The conditions of a Makefile around a line: `ifeq ($(ENV),prod)` … `else` … `endif`.
struct MakeCondition {
  /// One test.
  private struct Test {
    /// The two texts of `ifeq`; one for `ifdef`; empty where they can't be read.
    var texts: [Text]
    var isNegated: Bool

    static let unreadable = Test(texts: [], isNegated: false)
  }

  /// The most conditions within one another, and the most branches of one, that are followed.
  private static let most = 50

  /// For each open condition, the tests of the branches before, negated, and that of its own.
  private var open: [[Test]] = []
  /// How many conditions are open within these that are not followed.
  private var skipped = 0

  /// True outside all conditions.
  var isSure: Bool { open.isEmpty }

  /// The texts that are compared.
  var texts: [Text] { open.flatMap { $0.flatMap(\.texts) } }

  /// The condition.
  func condition(_ reader: inout RunReader) -> Condition {
    if skipped > 0 { return .unknown }
    var condition = Condition.always(true)
    for test in open.flatMap({ $0 }) {
      let words = test.texts.map { reader.pattern(of: ExpressionText.asShell($0, parentheses: true)) }
      let own: Condition =
        switch words.count {
        case 1: .filled(words[0])
        case 2: .equal(words[0], words[1])
        default: .unknown
        }
      condition = condition.and(test.isNegated ? own.negated : own)
    }
    return condition
  }

  /// Takes in a line; false for one that is no part of a condition.
  mutating func read(_ line: Text) -> Bool {
    let text = line.trimmed
    if text == "endif" || text.hasPrefix("endif ") || text.hasPrefix("endif#") {
      if skipped > 0 { skipped -= 1 } else { _ = open.popLast() }
      return true
    }
    if text == "else" || text.hasPrefix("else ") || text.hasPrefix("else#") {
      guard skipped == 0, var tests = open.popLast() else { return true }
      if let last = tests.indices.last { tests[last].isNegated.toggle() }
      if let next = Self.test(text[4..<text.count].trimmed) { tests.append(next) }
      if tests.count > Self.most { tests = [.unreadable] }
      open.append(tests)
      return true
    }
    guard let test = Self.test(text) else { return false }
    if open.count < Self.most { open.append([test]) } else { skipped += 1 }
    return true
  }

  private static func test(_ text: Text) -> Test? {
    for (word, isNegated) in [("ifeq", false), ("ifneq", true), ("ifdef", false), ("ifndef", true)] as [(Text, Bool)]
    where text.hasPrefix(word + " ") || text.hasPrefix(word + "(") {
      let rest = text[word.count..<text.count].trimmed
      if word.hasSuffix("def") { return Test(texts: ["$(" + rest + ")"], isNegated: isNegated) }
      return Test(texts: operands(rest) ?? [], isNegated: isNegated)
    }
    return nil
  }

  /// The two texts of `(A,B)`, `"A" "B"` and `'A' 'B'`.
  private static func operands(_ text: Text) -> [Text]? {
    guard let first = text.bytes.first else { return nil }
    if first == Byte.leftParenthesis, text.hasSuffix(")") {
      var depth = 0
      for index in 1..<text.count - 1 {
        if text[index] == Byte.leftParenthesis { depth += 1 }
        if text[index] == Byte.rightParenthesis { depth -= 1 }
        if text[index] == Byte.comma, depth == 0 {
          let operands = [text[1..<index].trimmed, text[index + 1..<text.count - 1].trimmed]
          return operands.allSatisfy(isPlain) ? operands : nil
        }
      }
      return nil
    }
    guard first == Byte.quote || first == Byte.apostrophe, text.count > 1,
      let end = text.firstIndex(of: first, from: 1)
    else { return nil }
    let rest = text[end + 1..<text.count].trimmed
    guard rest.count > 1, rest[0] == first, rest[rest.count - 1] == first else { return nil }
    let operands = [text[1..<end], rest[1..<rest.count - 1]]
    return operands.allSatisfy(isPlain) ? operands : nil
  }

  /// True for a text in which nothing is called: `$(strip $(ENV))` is left open.
  private static func isPlain(_ text: Text) -> Bool {
    var isInside = false
    for index in 0..<text.count {
      if text[index] == Byte.dollar { isInside = true }
      if isInside, Byte.isBlank(text[index]) { return false }
      if text[index] == Byte.rightParenthesis || text[index] == Byte.rightBrace { isInside = false }
    }
    return true
  }
}
