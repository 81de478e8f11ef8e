/// A parsed pattern.
indirect enum PatternNode {
  /// Matches the empty text.
  case empty
  /// One scalar of the set.
  case set(ScalarSet)
  /// A condition on the position.
  case assertion(Assertion)
  /// A capturing group, numbered from 1.
  case group(Int, PatternNode)
  /// All nodes, one after another.
  case sequence([PatternNode])
  /// The first alternative that matches.
  case alternatives([PatternNode])
  /// From `minimum` to `maximum` times; nil for no limit.
  case repetition(PatternNode, minimum: Int, maximum: Int?, isGreedy: Bool)

  /// A condition on a position in the text.
  enum Assertion {
    case textStart
    case textEnd
    case lineStart
    case lineEnd
    case wordBoundary
    case noWordBoundary
  }

  /// True when the pattern may match the empty text.
  var isNullable: Bool {
    switch self {
    case .empty, .assertion: true
    case .set: false
    case .group(_, let node): node.isNullable
    case .sequence(let nodes): nodes.allSatisfy(\.isNullable)
    case .alternatives(let nodes): nodes.contains(where: \.isNullable)
    case .repetition(let node, let minimum, _, _): minimum == 0 || node.isNullable
    }
  }

  /// The largest product of nested repeat counts.
  var repeatDepth: Int {
    switch self {
    case .empty, .set, .assertion: 1
    case .group(_, let node): node.repeatDepth
    case .sequence(let nodes), .alternatives(let nodes): nodes.reduce(1) { max($0, $1.repeatDepth) }
    case .repetition(let node, let minimum, let maximum, _):
      node.repeatDepth.multipliedReportingOverflow(by: max(1, maximum ?? minimum)).partialValue
    }
  }
}

/// The reason why a pattern can't be used.
struct RegularExpressionError: Error {
  /// The end of a sentence: `missing closing )`.
  let message: String
}
