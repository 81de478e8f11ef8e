/// Parses RE2's syntax as Go's `regexp` does.
struct PatternParser {
  private var scalars: [Unicode.Scalar]
  private var index = 0
  private var flags = Flags()
  private var depth = 0
  /// The names of the groups, in order; nil for a group without a name.
  private(set) var groupNames: [String?] = []

  struct Flags {
    var ignoresCase = false
    var dotMatchesNewline = false
    var isMultiline = false
    var isUngreedy = false
  }

  private static let deepest = 200
  private static let mostRepeats = 1000

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private func peek(_ offset: Int) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private func fail(_ message: String) -> RegularExpressionError { RegularExpressionError(message: message) }

  mutating func parse() throws(RegularExpressionError) -> PatternNode {
    let node = try parseAlternatives()
    if next == ")" { throw fail("unexpected )") }
    return node
  }

  private mutating func parseAlternatives() throws(RegularExpressionError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw fail("it nests too deeply") }
    var alternatives = [try parseSequence()]
    while take("|") { alternatives.append(try parseSequence()) }
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  private mutating func parseSequence() throws(RegularExpressionError) -> PatternNode {
    var nodes: [PatternNode] = []
    var mayRepeat = false
    var followsRepeat = false
    while let scalar = next, scalar != "|", scalar != ")" {
      if let count = try parseRepeatCount() {
        guard mayRepeat, let last = nodes.popLast() else { throw fail("missing argument to repetition operator") }
        if followsRepeat { throw fail("invalid nested repetition operator") }
        let isGreedy = take("?") == flags.isUngreedy
        let node = PatternNode.repetition(last, minimum: count.0, maximum: count.1, isGreedy: isGreedy)
        if count.isCounted, node.repeatDepth > Self.mostRepeats || node.repeatDepth <= 0 {
          throw fail("invalid repeat count")
        }
        nodes.append(node)
        followsRepeat = true
        continue
      }
      followsRepeat = false
      if scalar == "\\", peek(1) == "Q" {
        let literals = takeQuoted()
        nodes += literals
        mayRepeat = mayRepeat || !literals.isEmpty
        continue
      }
      if scalar == "\\", peek(1) == "E" {
        index += 2
        continue
      }
      let before = nodes.count
      if let node = try parseAtom() { nodes.append(node) }
      mayRepeat = nodes.count > before
    }
    return nodes.isEmpty ? .empty : nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func takeQuoted() -> [PatternNode] {
    index += 2
    var nodes: [PatternNode] = []
    while let scalar = next {
      if scalar == "\\", peek(1) == "E" {
        index += 2
        break
      }
      nodes.append(literal(scalar))
      index += 1
    }
    return nodes
  }

  // MARK: repetition

  /// `*`, `+`, `?` or `{n,m}`; nil for anything else, including braces without a count.
  private mutating func parseRepeatCount() throws(RegularExpressionError) -> (Int, Int?, isCounted: Bool)? {
    switch next {
    case "*":
      index += 1
      return (0, nil, false)
    case "+":
      index += 1
      return (1, nil, false)
    case "?":
      index += 1
      return (0, 1, false)
    case "{": return try parseBraces()
    default: return nil
    }
  }

  private mutating func parseBraces() throws(RegularExpressionError) -> (Int, Int?, isCounted: Bool)? {
    let start = index
    index += 1
    guard let minimum = takeInteger() else {
      index = start
      return nil
    }
    var maximum: Int? = minimum
    if take(",") {
      maximum = next == "}" ? nil : takeInteger()
      if maximum == nil, next != "}" {
        index = start
        return nil
      }
    }
    guard take("}") else {
      index = start
      return nil
    }
    if minimum > Self.mostRepeats || (maximum ?? 0) > Self.mostRepeats || (maximum ?? minimum) < minimum {
      throw fail("invalid repeat count")
    }
    return (minimum, maximum, true)
  }

  private mutating func takeInteger() -> Int? {
    let start = index
    var value = 0
    while let digit = next, let number = Int(String(digit)), digit.isASCII {
      value = min(value * 10 + number, 1_000_000)
      index += 1
    }
    // A count must not have leading zeros.
    if index == start || (index - start > 1 && scalars[start] == "0") { return nil }
    return value
  }

  // MARK: atoms

  private func literal(_ scalar: Unicode.Scalar) -> PatternNode {
    let set = ScalarSet([scalar.value...scalar.value])
    return .set(flags.ignoresCase ? set.foldingCase : set)
  }

  /// One atom; nil for a change of flags.
  private mutating func parseAtom() throws(RegularExpressionError) -> PatternNode? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case ".":
      let all = ScalarSet([0...ScalarSet.last])
      return .set(flags.dotMatchesNewline ? all : ScalarSet([10...10]).inverted)
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    case "(": return try parseGroup()
    case "[":
      var classes = CharacterClassParser(scalars, at: index, ignoresCase: flags.ignoresCase)
      let set = try classes.parse()
      index = classes.index
      return .set(set)
    case "\\": return try parseEscape()
    default: return literal(scalar)
    }
  }

  private mutating func parseEscape() throws(RegularExpressionError) -> PatternNode {
    switch next {
    case "A": return assertion(.textStart)
    case "z": return assertion(.textEnd)
    case "b": return assertion(.wordBoundary)
    case "B": return assertion(.noWordBoundary)
    default: break
    }
    var escapes = EscapeParser(scalars, at: index)
    let found = try escapes.parse()
    index = escapes.index
    switch found {
    case .scalar(let scalar): return literal(scalar)
    case .set(let set): return .set(flags.ignoresCase ? set.foldingCase : set)
    }
  }

  private mutating func assertion(_ assertion: PatternNode.Assertion) -> PatternNode {
    index += 1
    return .assertion(assertion)
  }

  private mutating func parseGroup() throws(RegularExpressionError) -> PatternNode? {
    let outer = flags
    guard next == "?" else { return try parseCapture(named: nil, outer) }
    if peek(1) == "P", peek(2) == "<" {
      index += 3
      return try parseCapture(named: try takeName(), outer)
    }
    if peek(1) == "<" {
      index += 2
      return try parseCapture(named: try takeName(), outer)
    }
    index += 1
    guard try parseFlags() else { return nil }
    let node = try parseAlternatives()
    guard take(")") else { throw fail("missing closing )") }
    flags = outer
    return node
  }

  private mutating func parseCapture(
    named name: String?, _ outer: Flags
  ) throws(RegularExpressionError) -> PatternNode {
    if let name, groupNames.contains(name) { throw fail("duplicate capture group name '\(name)'") }
    groupNames.append(name)
    let number = groupNames.count
    let node = try parseAlternatives()
    guard take(")") else { throw fail("missing closing )") }
    flags = outer
    return .group(number, node)
  }

  private mutating func takeName() throws(RegularExpressionError) -> String {
    var name = ""
    while let scalar = next, scalar != ">" {
      guard scalar.isLetter || scalar.isDecimalDigit || scalar == "_" else { throw fail("invalid group name") }
      name.unicodeScalars.append(scalar)
      index += 1
    }
    guard take(">"), !name.isEmpty else { throw fail("invalid group name") }
    return name
  }

  /// Reads `i`, `m`, `s`, `U` and `-` up to `:`, after which a group follows (true), or up to `)` (false).
  private mutating func parseFlags() throws(RegularExpressionError) -> Bool {
    var isOn = true
    var count = 0
    while let scalar = next {
      index += 1
      switch scalar {
      case "i": flags.ignoresCase = isOn
      case "m": flags.isMultiline = isOn
      case "s": flags.dotMatchesNewline = isOn
      case "U": flags.isUngreedy = isOn
      case "-":
        if !isOn { throw fail("invalid or unsupported Perl syntax") }
        isOn = false
        count = 0
        continue
      case ":", ")":
        if !isOn, count == 0 { throw fail("invalid or unsupported Perl syntax") }
        return scalar == ":"
      default: throw fail("invalid or unsupported Perl syntax")
      }
      count += 1
    }
    throw fail("missing closing )")
  }
}
