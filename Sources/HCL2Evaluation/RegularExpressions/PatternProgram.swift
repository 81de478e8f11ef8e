/// A pattern compiled to instructions for `PatternMachine`.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    /// Consumes one scalar of the set, and continues with the next instruction.
    case set(ScalarSet)
    /// Continues if the position satisfies the assertion.
    case assertion(PatternNode.Assertion)
    /// Continues at both instructions; prefers the first.
    case split(Int, Int)
    /// Continues at another instruction.
    case jump(Int)
    /// Saves the position in a slot; each group has two.
    case save(Int)
    /// The whole pattern matched.
    case match
  }

  private(set) var instructions: [Instruction] = []

  /// The maximum size of a program; larger ones would take too much memory.
  private static let limit = 40_000

  init(_ node: PatternNode, groups: Int) throws(RegularExpressionError) {
    try emit(.save(0))
    try compile(node)
    try emit(.save(1))
    try emit(.match)
    if instructions.count * (groups + 1) > 2_000_000 { throw RegularExpressionError(message: "it is too large") }
  }

  private mutating func emit(_ instruction: Instruction) throws(RegularExpressionError) {
    if instructions.count >= Self.limit { throw RegularExpressionError(message: "it is too large") }
    instructions.append(instruction)
  }

  private mutating func compile(_ node: PatternNode) throws(RegularExpressionError) {
    switch node {
    case .empty: break
    case .set(let set): try emit(.set(set))
    case .assertion(let assertion): try emit(.assertion(assertion))
    case .group(let number, let inner):
      try emit(.save(2 * number))
      try compile(inner)
      try emit(.save(2 * number + 1))
    case .sequence(let nodes): for node in nodes { try compile(node) }
    case .alternatives(let nodes): try compileAlternatives(nodes)
    case .repetition(let inner, let minimum, let maximum, let isGreedy):
      try compileRepetition(inner, minimum, maximum, isGreedy)
    }
  }

  private mutating func compileAlternatives(_ nodes: [PatternNode]) throws(RegularExpressionError) {
    var jumps: [Int] = []
    for (index, node) in nodes.enumerated() {
      if index == nodes.count - 1 {
        try compile(node)
        break
      }
      let split = instructions.count
      try emit(.split(split + 1, 0))
      try compile(node)
      jumps.append(instructions.count)
      try emit(.jump(0))
      instructions[split] = .split(split + 1, instructions.count)
    }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private mutating func compileRepetition(
    _ node: PatternNode, _ minimum: Int, _ maximum: Int?, _ isGreedy: Bool
  ) throws(RegularExpressionError) {
    guard let maximum else {
      // Repeat a node that can match the empty text as (x+)?, which keeps the order of preference.
      if minimum == 0 {
        if node.isNullable {
          return try optional(isGreedy) { p throws(RegularExpressionError) in try p.plus(node, isGreedy) }
        }
        return try star(node, isGreedy)
      }
      for _ in 0..<minimum - 1 { try compile(node) }
      return try plus(node, isGreedy)
    }
    for _ in 0..<minimum { try compile(node) }
    // The optional repetitions are nested: x(x(x)?)?.
    var splits: [Int] = []
    for _ in minimum..<max(minimum, maximum) {
      splits.append(instructions.count)
      try emit(.split(0, 0))
      try compile(node)
    }
    for split in splits { setSplit(split, body: split + 1, exit: instructions.count, isGreedy) }
  }

  private mutating func setSplit(_ split: Int, body: Int, exit: Int, _ isGreedy: Bool) {
    instructions[split] = isGreedy ? .split(body, exit) : .split(exit, body)
  }

  private mutating func star(_ node: PatternNode, _ isGreedy: Bool) throws(RegularExpressionError) {
    let split = instructions.count
    try emit(.split(0, 0))
    try compile(node)
    try emit(.jump(split))
    setSplit(split, body: split + 1, exit: instructions.count, isGreedy)
  }

  private mutating func plus(_ node: PatternNode, _ isGreedy: Bool) throws(RegularExpressionError) {
    let start = instructions.count
    try compile(node)
    let split = instructions.count
    try emit(.split(0, 0))
    setSplit(split, body: start, exit: instructions.count, isGreedy)
  }

  private mutating func optional(
    _ isGreedy: Bool, _ body: (inout PatternProgram) throws(RegularExpressionError) -> Void
  ) throws(RegularExpressionError) {
    let split = instructions.count
    try emit(.split(0, 0))
    try body(&self)
    setSplit(split, body: split + 1, exit: instructions.count, isGreedy)
  }
}
