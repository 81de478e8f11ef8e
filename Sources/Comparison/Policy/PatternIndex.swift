import SourceText

/// Patterns indexed by how they begin or end, so that a name is compared with only a few of many.
struct PatternIndex: Sendable {
  private let patterns: [PathPattern]
  /// The positions of the patterns that are looked up by what stands before their first `*`.
  private var byStart = Anchors()
  /// Those of the patterns that are looked up by what stands after their last `*`.
  private var byEnd = Anchors()

  /// Positions of patterns by a text that every matching name has at one end.
  private struct Anchors {
    private var positions: [Text: [Int]] = [:]
    /// The lengths of the texts, each once.
    private(set) var lengths: [Int] = []

    mutating func add(_ text: Text, _ position: Int) {
      positions[text, default: []].append(position)
      if !lengths.contains(text.count) { lengths.append(text.count) }
    }

    func positions(of text: Text) -> [Int] { positions[text] ?? [] }
  }

  init(_ patterns: [PathPattern]) {
    self.patterns = patterns
    for (position, pattern) in patterns.enumerated() {
      if pattern.start.count >= pattern.end.count {
        byStart.add(pattern.start, position)
      } else {
        byEnd.add(pattern.end, position)
      }
    }
  }

  /// The positions of the patterns that match one of the names, ascending.
  func positions(fitting names: [Text]) -> [Int] {
    var found: Set<Int> = []
    for name in names {
      for length in byStart.lengths where length <= name.count {
        for position in byStart.positions(of: name[0..<length]) where patterns[position].matches(name) {
          found.insert(position)
        }
      }
      for length in byEnd.lengths where length <= name.count {
        for position in byEnd.positions(of: name[name.count - length..<name.count])
        where patterns[position].matches(name) {
          found.insert(position)
        }
      }
    }
    return found.sorted()
  }
}
