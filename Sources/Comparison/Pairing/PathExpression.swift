import SourceText

/// A regular expression over paths that runs in time proportional to the path's length, whatever the expression: it
/// follows all alternatives at once and never backtracks (Thompson's and Pike's machine, as in Go's `regexp` and
/// RE2). Of several possible matches the first alternative wins, as in Perl.
///
/// Folder names come from whoever wrote the tree, and a backtracking expression could take for ever on some of them.
struct PathExpression: Sendable {
  /// An instruction of the machine.
  enum Step: Sendable {
    case character(ScalarSet)
    case fork(Int, Int)
    case jump(Int)
    case save(Int)
    case assert(Assertion)
    case match
  }

  /// Conditions between two characters.
  enum Assertion: Sendable { case start, end, wordBoundary, noWordBoundary }

  /// The characters that one step accepts.
  struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isInverted = false

    func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isInverted }
  }

  private let steps: [Step]
  /// The number of groups, not counting the whole match.
  let groupCount: Int

  /// Parses an expression.
  ///
  /// - Throws: what is wrong with it, as a phrase.
  init(_ pattern: String) throws(PathRenaming.Failure) {
    var parser = PathExpressionParser(pattern)
    steps = try parser.program()
    groupCount = parser.groupCount
  }

  /// The offsets of the first match at or after `start` and of its groups: two each, -1 for a group that did not take
  /// part.
  func firstMatch(in text: [UInt32], from start: Int) -> [Int]? {
    var search = Search(steps: steps, text: text, groupCount: groupCount)
    return search.run(from: start)
  }

  /// One search in a text.
  private struct Search {
    private struct Thread {
      let step: Int
      let places: [Int]
    }

    private let steps: [Step]
    private let text: [UInt32]
    private let none: [Int]
    private var current: [Thread] = []
    private var next: [Thread] = []
    /// For each step, the last position at which a thread was added there.
    private var visited: [Int]

    init(steps: [Step], text: [UInt32], groupCount: Int) {
      self.steps = steps
      self.text = text
      none = Array(repeating: -1, count: 2 * groupCount + 2)
      visited = Array(repeating: -1, count: steps.count)
    }

    mutating func run(from start: Int) -> [Int]? {
      var best: [Int]?
      for position in start...max(start, text.count) {
        if best == nil { follow(0, none, at: position) }
        swap(&current, &next)
        next.removeAll(keepingCapacity: true)
        if current.isEmpty { break }
        for thread in current {
          switch steps[thread.step] {
          case .match: best = thread.places
          case .character(let set):
            if position < text.count, set.contains(text[position]) {
              follow(thread.step + 1, thread.places, at: position + 1)
            }
            continue
          case .fork, .jump, .save, .assert: continue
          }
          // The threads after the one that matched have lower priority.
          break
        }
      }
      return best
    }

    /// Adds the threads that a step reaches without consuming a character, in order of priority.
    private mutating func follow(_ first: Int, _ places: [Int], at position: Int) {
      var waiting = [Thread(step: first, places: places)]
      while let thread = waiting.popLast() {
        if visited[thread.step] == position { continue }
        visited[thread.step] = position
        switch steps[thread.step] {
        case .match, .character: next.append(thread)
        case .jump(let target): waiting.append(Thread(step: target, places: thread.places))
        case .fork(let first, let second):
          waiting.append(Thread(step: second, places: thread.places))
          waiting.append(Thread(step: first, places: thread.places))
        case .save(let slot):
          var places = thread.places
          places[slot] = position
          waiting.append(Thread(step: thread.step + 1, places: places))
        case .assert(let assertion):
          if holds(assertion, at: position) { waiting.append(Thread(step: thread.step + 1, places: thread.places)) }
        }
      }
    }

    private func holds(_ assertion: Assertion, at position: Int) -> Bool {
      switch assertion {
      case .start: position == 0
      case .end: position == text.count
      case .wordBoundary: isWord(position - 1) != isWord(position)
      case .noWordBoundary: isWord(position - 1) == isWord(position)
      }
    }

    private func isWord(_ position: Int) -> Bool {
      text.indices.contains(position) && PathExpressionParser.word.contains(text[position])
    }
  }
}
