import SourceText

/// A condition of a script or workflow, as far as it is known without a run.
indirect enum Condition: Sendable, Hashable {
  /// What only a run could tell.
  case unknown
  /// True or false whatever happens.
  case always(Bool)
  /// The two words are the same text.
  case equal(WordPattern, WordPattern)
  /// The word is no empty text.
  case filled(WordPattern)
  /// What a test gives that only a run could tell, by a word of its own: one and the same in all that depends on it.
  case outcome(of: WordPattern)
  case not(Condition)
  case all([Condition])

  /// The opposite.
  var negated: Condition {
    switch self {
    case .unknown: .unknown
    case .always(let value): .always(!value)
    case .not(let condition): condition
    case .equal, .filled, .outcome, .all: .not(self)
    }
  }

  /// The most parts of a condition that is still followed.
  private static let mostParts = 100

  /// True when both hold.
  func and(_ other: Condition) -> Condition {
    if case .always(let value) = self { return value ? other : self }
    if case .always(let value) = other { return value ? self : other }
    guard case .all(let parts) = self else { return .all([self, other]) }
    return parts.count < Self.mostParts ? .all(parts + [other]) : .unknown
  }

  /// True when one of the two holds.
  func or(_ other: Condition) -> Condition { negated.and(other.negated).negated }

  /// True when a part of it is not known at all.
  var hasUnknown: Bool {
    switch self {
    case .unknown, .outcome: true
    case .always, .equal, .filled: false
    case .not(let condition): condition.hasUnknown
    case .all(let conditions): conditions.contains(where: \.hasUnknown)
    }
  }

  /// The tests in it that can be assumed one way or the other.
  var openTests: [Condition] {
    switch self {
    case .filled, .outcome: [self]
    case .unknown, .always, .equal: []
    case .not(let condition): condition.openTests
    case .all(let conditions): conditions.flatMap(\.openTests)
    }
  }

  /// The variables that it compares, with the texts they are compared with.
  var compared: [(name: Text, text: Text)] {
    switch self {
    case .unknown, .always, .filled, .outcome: return []
    case .equal(let left, let right):
      if case .hole(let name)? = left.parts.first, left.parts.count == 1, let text = right.text {
        return [(name, text)]
      }
      if case .hole(let name)? = right.parts.first, right.parts.count == 1, let text = left.text {
        return [(name, text)]
      }
      return []
    case .not(let condition): return condition.compared
    case .all(let conditions): return conditions.flatMap(\.compared)
    }
  }
}

/// The values that a variable has in the branches of a condition, in order: the first whose condition holds gives the
/// value, and the last one's always does.
typealias Branches = [(condition: Condition, value: WordPattern)]

/// Decides conditions, as far as the values of variables tell.
struct Decider {
  /// The most steps of one decision: values may be nested.
  private static let mostSteps = 5000

  let branched: [Text: Branches]
  /// What is known of the variables.
  let values: [Text: Text]
  /// Conditions that hold, or do not.
  let facts: [Condition: Bool]
  private var steps = 0
  private var decided: [Text: WordPattern?] = [:]

  init(_ branched: [Text: Branches], _ values: [Text: Text], _ facts: [Condition: Bool]) {
    self.branched = branched
    self.values = values
    self.facts = facts
  }

  /// What a condition that holds says.
  static func facts(of condition: Condition) -> [Condition: Bool] {
    switch condition {
    case .unknown, .always: [:]
    case .not(let inner): [inner: false]
    case .equal, .filled, .outcome: [condition: true]
    case .all(let conditions): conditions.reduce(into: [:]) { $0.merge(facts(of: $1)) { first, _ in first } }
    }
  }

  /// Whether a condition holds; nil when only a run can tell.
  mutating func decide(_ condition: Condition) -> Bool? {
    if let known = facts[condition] { return known }
    switch condition {
    case .unknown, .outcome: return nil
    case .always(let value): return value
    case .not(let inner): return decide(inner).map { !$0 }
    case .filled(let word):
      let word = whole(word)
      if let text = word.text { return !text.isEmpty }
      return word.hasText ? true : nil
    case .equal(let left, let right):
      let (left, right) = (whole(left), whole(right))
      if let first = left.text, let second = right.text { return first == second }
      if left == right { return true }
      return differs(left, right) ? false : facts[.equal(left, right)]
    case .all(let conditions):
      var isSure = true
      for condition in conditions {
        switch decide(condition) {
        case false?: return false
        case nil: isSure = false
        case true?: break
        }
      }
      return isSure ? true : nil
    }
  }

  /// True when the facts say that the variable is another text.
  private func differs(_ left: WordPattern, _ right: WordPattern) -> Bool {
    facts.contains { fact, holds in
      guard holds, case .equal(let known, let text) = fact else { return false }
      return known == left && text.text != nil && right.text != nil && text != right
    }
  }

  private mutating func whole(_ word: WordPattern) -> WordPattern { self.word(word).filled(with: values) }

  /// The word with the values of the branches that are taken; those that can't be decided stay.
  mutating func word(_ word: WordPattern) -> WordPattern {
    guard !branched.isEmpty, word.holes.contains(where: { branched[$0] != nil }) else { return word }
    var result = WordPattern()
    for part in word.parts {
      guard case .hole(let name) = part, branched[name] != nil, let value = value(of: name) else {
        result.append(part)
        continue
      }
      result.append(value)
    }
    return result
  }

  /// The value of a variable with branches; nil when no decision can be made.
  private mutating func value(of name: Text) -> WordPattern? {
    if let known = decided[name] { return known }
    steps += 1
    guard steps < Self.mostSteps, let branched = branched[name] else { return nil }
    decided[name] = .some(nil)
    for (condition, value) in branched {
      switch decide(condition) {
      case true?:
        let value = word(value)
        let isShort = value.length < RunReader.longestWord
        decided[name] = .some(isShort ? value : nil)
        return isShort ? value : nil
      case false?: continue
      case nil: return nil
      }
    }
    return nil
  }

  /// All values that a word may have in branches that can't be decided, and the conditions between them.
  func possible(_ word: WordPattern) -> (values: [WordPattern], conditions: [Condition]) {
    var waiting = word.holes.filter { branched[$0] != nil }
    var seen = Set(waiting)
    var values: [WordPattern] = []
    var conditions: [Condition] = []
    while let name = waiting.popLast(), seen.count < 100 {
      for (condition, value) in branched[name] ?? [] {
        values.append(value)
        conditions.append(condition)
        waiting += value.holes.filter { branched[$0] != nil && seen.insert($0).inserted }
      }
    }
    return (values, conditions)
  }
}
