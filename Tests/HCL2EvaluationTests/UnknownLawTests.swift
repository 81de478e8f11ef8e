import HCL2Syntax
import SourceText
import TestSupport
import Testing

@testable import HCL2Evaluation

/// The law of unknowns: what is known about a result while a value is unknown stays true, whatever the value turns
/// out to be.
struct UnknownLawTests {
  private static let values: [TypedValue] = [
    .string(""), .string("a"), .string("1"), .string("true"), .count(0), .count(1), .count(-3), .bool(true),
    .bool(false), .null(), .tuple([]), .tuple([.string("a"), .count(1)]), .object([("a", .count(1))]),
    .list(of: .string, [.string("a")]), .map(of: .number, [("a", .count(2))]),
  ]

  /// Expressions that use the name `u`.
  private struct Expressions {
    var random: SeededGenerator

    mutating func make(_ depth: Int) -> String {
      if depth <= 0 { return pick(["u", "u", "1", "\"a\"", "true", "[]", "{}", "null", "[1, u]", "{a = u}"]) }
      switch Int.random(in: 0..<12, using: &random) {
      case 0: return "(\(make(depth - 1)) \(pick(["+", "-", "*", "/", "%"])) \(make(depth - 1)))"
      case 1: return "(\(make(depth - 1)) \(pick(["==", "!=", "<", ">="])) \(make(depth - 1)))"
      case 2: return "(\(make(depth - 1)) \(pick(["&&", "||"])) !\(make(depth - 1)))"
      case 3: return "(\(make(depth - 1)) ? \(make(depth - 1)) : \(make(depth - 1)))"
      case 4: return "\"x${\(make(depth - 1))}y\""
      case 5: return "[for e in \(make(depth - 1)) : \(pick(["e", "u", make(depth - 1)]))]"
      case 6: return "{for k, v in \(make(depth - 1)) : \(pick(["k", "u"])) => v...}"
      case 7: return "[\(make(depth - 1)), \(make(depth - 1))]"
      case 8: return "{a = \(make(depth - 1)), b = \(make(depth - 1))}"
      case 9: return "(\(make(depth - 1)))\(pick([".a", "[0]", "[*]", "[\"a\"]"]))"
      default: return call(depth)
      }
    }

    private mutating func call(_ depth: Int) -> String {
      let one = [
        "upper", "length", "jsonencode", "tolist", "toset", "tomap", "keys", "values", "flatten", "distinct", "sort",
        "reverse", "one", "alltrue", "anytrue", "compact", "can", "try", "tostring", "tonumber", "sum", "max", "merge",
        "coalesce", "concat", "yamlencode", "abs",
      ]
      let two = [
        "contains", "lookup", "element", "index", "concat", "merge", "setunion", "setintersection", "setsubtract",
        "try",
        "coalesce", "join", "split", "format", "zipmap", "setproduct", "startswith", "coalescelist", "min",
        "formatlist",
      ]
      return Bool.random(using: &random)
        ? "\(pick(one))(\(make(depth - 1)))" : "\(pick(two))(\(make(depth - 1)), \(make(depth - 1)))"
    }

    private mutating func pick(_ items: [String]) -> String { items.randomElement(using: &random) ?? "" }
  }

  @Test func anUnknownNeverBecomesAKnownWrongConstant() throws {
    var expressions = Expressions(random: SeededGenerator(seed: 11))
    let reason = UnknownReason("it is not known", at: nil)
    var known = 0
    for _ in 0..<3000 {
      let text = expressions.make(3)
      let (value, found) = ExpressionRun.evaluate(text, ["u": .unknown(.any, reason)])
      guard found.isEmpty else { continue }
      for concrete in Self.values {
        let (result, mistakes) = ExpressionRun.evaluate(text, ["u": concrete])
        guard mistakes.isEmpty else { continue }
        if value.isWhollyKnown { known += 1 }
        #expect(Self.agrees(value, result), "\(text) with u = \(concrete.content)")
      }
    }
    #expect(known > 300, "too few results are known for the law to mean something")
  }

  /// True when the later value is the earlier one with its unknown parts filled in.
  private static func agrees(_ earlier: TypedValue, _ later: TypedValue) -> Bool {
    if earlier.unknown != nil { return true }
    if later.unknown != nil { return false }
    if earlier.parts.isEmpty, later.parts.isEmpty {
      let texts = [earlier, later].map { try? JSONText.encode($0, EvaluationBudget()) }
      return texts[0] == texts[1]
    }
    if let a = earlier.members, let b = later.members {
      return a.names == b.names && zip(a.values, b.values).allSatisfy { agrees($0, $1) }
    }
    guard let a = earlier.elements, let b = later.elements, a.count == b.count else { return false }
    return zip(a, b).allSatisfy { agrees($0, $1) }
  }
}
