/// Parses a regular expression into the steps of a machine: alternatives, groups, `* + ? {m,n}` and their lazy forms,
/// `.`, classes, `\d \w \s`, `^ $ \b`. Rejects what needs backtracking: references to groups and lookaround.
struct PathExpressionParser {
  private typealias ScalarSet = PathExpression.ScalarSet

  /// The most steps an expression may have after its counted repetitions are expanded.
  private static let mostSteps = 5000
  private static let deepestGroup = 50
  private static let digit = ScalarSet(ranges: [range("0", "9")])
  static let word = PathExpression.ScalarSet(
    ranges: [range("0", "9"), range("A", "Z"), range("_", "_"), range("a", "z")])
  private static let space = ScalarSet(ranges: [range("\t", "\r"), range(" ", " ")])
  private static let any = ScalarSet(ranges: [range("\n", "\n")], isInverted: true)

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private(set) var groupCount = 0

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  private indirect enum Node {
    case empty
    case character(ScalarSet)
    case assert(PathExpression.Assertion)
    case group(Node, Int)
    case sequence([Node])
    case alternatives([Node])
    case repetition(Node, least: Int, most: Int?, isGreedy: Bool)
  }

  mutating func program() throws(PathRenaming.Failure) -> [PathExpression.Step] {
    let node = try alternatives()
    if position < scalars.count { throw failure("')' closes no group") }
    var steps: [PathExpression.Step] = [.save(0)]
    try Self.append(node, to: &steps)
    return steps + [.save(1), .match]
  }

  private static func failure(_ message: String) -> PathRenaming.Failure { PathRenaming.Failure(message: message) }
  private func failure(_ message: String) -> PathRenaming.Failure { Self.failure(message) }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func skip(_ wanted: Unicode.Scalar) -> Bool {
    guard current == wanted else { return false }
    position += 1
    return true
  }

  // MARK: reading

  private mutating func alternatives() throws(PathRenaming.Failure) -> Node {
    var nodes = [try sequence()]
    while skip("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence() throws(PathRenaming.Failure) -> Node {
    var nodes: [Node] = []
    while let current, current != "|", current != ")" { nodes.append(try repeated(try atom())) }
    return nodes.isEmpty ? .empty : .sequence(nodes)
  }

  private mutating func atom() throws(PathRenaming.Failure) -> Node {
    guard let scalar = current else { return .empty }
    position += 1
    switch scalar {
    case "(": return try group()
    case "[": return .character(try characterClass())
    case ".": return .character(Self.any)
    case "^": return .assert(.start)
    case "$": return .assert(.end)
    case "*", "+", "?": throw failure("'\(scalar)' repeats nothing")
    case "\\": return try escape()
    default: return .character(Self.set(scalar))
    }
  }

  private static func range(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> ClosedRange<UInt32> {
    first.value...last.value
  }

  private static func set(_ scalar: Unicode.Scalar) -> ScalarSet { ScalarSet(ranges: [scalar.value...scalar.value]) }

  private mutating func group() throws(PathRenaming.Failure) -> Node {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepestGroup { throw failure("groups stand more than \(Self.deepestGroup) deep in one another") }
    var number: Int?
    if skip("?") {
      guard skip(":") else {
        throw failure("'(?' is only known as '(?:…)': it can neither look around nor set options")
      }
    } else {
      groupCount += 1
      number = groupCount
    }
    let inner = try alternatives()
    guard skip(")") else { throw failure("a '(' is never closed") }
    return number.map { .group(inner, $0) } ?? inner
  }

  private mutating func escape() throws(PathRenaming.Failure) -> Node {
    guard let scalar = current else { throw failure("'\\' at the end escapes nothing") }
    position += 1
    switch scalar {
    case "b": return .assert(.wordBoundary)
    case "B": return .assert(.noWordBoundary)
    case "A": return .assert(.start)
    case "z": return .assert(.end)
    default: return .character(try escapedSet(scalar))
    }
  }

  private func escapedSet(_ scalar: Unicode.Scalar) throws(PathRenaming.Failure) -> ScalarSet {
    switch scalar {
    case "d": return Self.digit
    case "w": return Self.word
    case "s": return Self.space
    case "D": return ScalarSet(ranges: Self.digit.ranges, isInverted: true)
    case "W": return ScalarSet(ranges: Self.word.ranges, isInverted: true)
    case "S": return ScalarSet(ranges: Self.space.ranges, isInverted: true)
    case "t": return Self.set("\t")
    case "n": return Self.set("\n")
    case "1"..."9": throw failure("'\\\(scalar)' refers to a group, which only the replacement can")
    case "a"..."z", "A"..."Z", "0": throw failure("'\\\(scalar)' is not known")
    default: return Self.set(scalar)
    }
  }

  private mutating func characterClass() throws(PathRenaming.Failure) -> ScalarSet {
    var set = ScalarSet(ranges: [], isInverted: skip("^"))
    var isFirst = true
    while let scalar = current, scalar != "]" || isFirst {
      isFirst = false
      position += 1
      if scalar == "\\" {
        guard let escaped = current else { break }
        position += 1
        let known = try escapedSet(escaped)
        if known.isInverted { throw failure("'\\\(escaped)' can't stand in '[…]'") }
        set.ranges += known.ranges
      } else if current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        let last = scalars[position + 1]
        position += 2
        guard last >= scalar, last != "\\" else { throw failure("'\(scalar)-\(last)' is not a valid range") }
        set.ranges.append(scalar.value...last.value)
      } else {
        set.ranges.append(scalar.value...scalar.value)
      }
    }
    guard skip("]") else { throw failure("a '[' is never closed") }
    return set
  }

  private mutating func repeated(_ node: Node) throws(PathRenaming.Failure) -> Node {
    var least = 0
    var most: Int?
    switch current {
    case "*": break
    case "+": least = 1
    case "?": most = 1
    case "{":
      guard let counts = counts() else { return node }
      (least, most) = counts
      if let most, most < least { throw failure("'{\(least),\(most)}' is not a valid number of repetitions") }
      position -= 1
    default: return node
    }
    position += 1
    let isGreedy = !skip("?")
    if let current, current == "*" || current == "+" || current == "?" {
      throw failure("'\(current)' repeats what is repeated")
    }
    return .repetition(node, least: least, most: most, isGreedy: isGreedy)
  }

  /// Reads `{m}`, `{m,}` or `{m,n}`; nil for a literal brace, at which the cursor stays.
  private mutating func counts() -> (Int, Int?)? {
    let start = position
    position += 1
    if let least = number() {
      if skip("}") { return (least, least) }
      if skip(",") {
        if skip("}") { return (least, nil) }
        if let most = number(), skip("}") { return (least, most) }
      }
    }
    position = start
    return nil
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let current, current >= "0", current <= "9", digits.count < 6 {
      digits.unicodeScalars.append(current)
      position += 1
    }
    return Int(digits)
  }

  // MARK: steps

  private static func append(_ node: Node, to steps: inout [PathExpression.Step]) throws(PathRenaming.Failure) {
    if steps.count > mostSteps { throw failure("it is too long once its repetitions are written out") }
    switch node {
    case .empty: break
    case .character(let set): steps.append(.character(set))
    case .assert(let assertion): steps.append(.assert(assertion))
    case .group(let inner, let number):
      steps.append(.save(2 * number))
      try append(inner, to: &steps)
      steps.append(.save(2 * number + 1))
    case .sequence(let nodes): for node in nodes { try append(node, to: &steps) }
    case .alternatives(let nodes): try append(nodes[...], to: &steps)
    case .repetition(let inner, let least, let most, let isGreedy):
      let start = steps.count
      for count in 0..<least {
        // Repeating something that consumes nothing makes no difference.
        if count == 1, steps.count == start { break }
        try append(inner, to: &steps)
      }
      if let most {
        for _ in least..<most { try appendOptional(inner, isGreedy, to: &steps) }
      } else {
        try appendOptional(inner, isGreedy, to: &steps, goesBack: true)
      }
    }
  }

  private static func append(
    _ nodes: ArraySlice<Node>, to steps: inout [PathExpression.Step]
  ) throws(PathRenaming.Failure) {
    guard let first = nodes.first else { return }
    guard nodes.count > 1 else { return try append(first, to: &steps) }
    let fork = steps.count
    steps.append(.match)
    try append(first, to: &steps)
    let jump = steps.count
    steps.append(.match)
    steps[fork] = .fork(fork + 1, steps.count)
    try append(nodes.dropFirst(), to: &steps)
    steps[jump] = .jump(steps.count)
  }

  private static func appendOptional(
    _ node: Node, _ isGreedy: Bool, to steps: inout [PathExpression.Step], goesBack: Bool = false
  ) throws(PathRenaming.Failure) {
    let fork = steps.count
    steps.append(.match)
    try append(node, to: &steps)
    if goesBack { steps.append(.jump(fork)) }
    steps[fork] = isGreedy ? .fork(fork + 1, steps.count) : .fork(steps.count, fork + 1)
  }
}
