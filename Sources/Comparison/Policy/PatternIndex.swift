import SourceText

/// Patterns indexed by their prefix, so that a name is compared with only a few of many.
struct PatternIndex: Sendable {
  private let patterns: [PathPattern]
  /// The positions of the patterns with a given prefix, which ends before the first `*`.
  private var positions: [Text: [Int]] = [:]
  /// The lengths of those prefixes, each once.
  private let lengths: [Int]

  init(_ patterns: [PathPattern]) {
    self.patterns = patterns
    for (position, pattern) in patterns.enumerated() { positions[pattern.start, default: []].append(position) }
    lengths = Set(positions.keys.map(\.count)).sorted()
  }

  /// The positions of the patterns that match one of the names, ascending.
  func positions(fitting names: [Text]) -> [Int] {
    var found: Set<Int> = []
    for name in names {
      for length in lengths where length <= name.count {
        for position in positions[name[0..<length]] ?? [] where patterns[position].matches(name) {
          found.insert(position)
        }
      }
    }
    return found.sorted()
  }
}
