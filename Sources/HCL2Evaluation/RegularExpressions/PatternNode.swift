/// A parsed pattern.
indirect enum PatternNode {
  /// Matches the empty text.
  case empty
  /// One scalar of a set.
  case set(ScalarSet)
  /// A condition on the place.
  case assertion(Assertion)
  /// A capturing group, numbered from 1.
  case group(Int, PatternNode)
  /// One after the other.
  case sequence([PatternNode])
  /// The first that matches.
  case alternatives([PatternNode])
  /// From `minimum` to `maximum` times; no limit for nil.
  case repetition(PatternNode, minimum: Int, maximum: Int?, isGreedy: Bool)

  /// What a place in the text must be.
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

  /// The largest product of repeat counts that lie in one another.
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

/// Why a pattern can't be used.
struct RegularExpressionError: Error {
  /// The end of a sentence: `missing closing )`.
  let message: String
}
