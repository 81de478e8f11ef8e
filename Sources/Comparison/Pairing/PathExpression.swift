import SourceText

/// A regular expression over paths that takes time in proportion to the path's length, whatever the expression is: it
/// follows all ways through the expression at once and never goes back (Thompson's and Pike's machine, as in Go's `regexp`
/// and RE2). Of several ways to match, the first counts, as in Perl.
///
/// Names of folders come from whoever wrote the tree: an expression that goes back could take for ever on some of them.
struct PathExpression: Sendable {
  /// A step of the machine.
  enum Step: Sendable {
    case character(ScalarSet)
    case fork(Int, Int)
    case jump(Int)
    case save(Int)
    case assert(Assertion)
    case match
  }

  /// What must hold between two characters.
  enum Assertion: Sendable { case start, end, wordBoundary, noWordBoundary }

  /// The characters that one step takes.
  struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isInverted = false

    func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isInverted }
  }

  private let steps: [Step]
  /// How many groups it has, besides the whole.
  let groupCount: Int

  /// Reads an expression.
  ///
  /// - Throws: what is wrong with it, as a phrase.
  init(_ pattern: String) throws(PathRenaming.Failure) {
    var parser = PathExpressionParser(pattern)
    steps = try parser.program()
    groupCount = parser.groupCount
  }

  /// Where the first match at or after `start` and its groups stand: two offsets each, -1 where a group took no part.
  func firstMatch(in text: [UInt32], from start: Int) -> [Int]? {
    var search = Search(steps: steps, text: text, groupCount: groupCount)
    return search.run(from: start)
  }

  /// One walk over a text.
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
    /// For each step the position at which a thread was added there last.
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
          // The threads after the one that matched are ways that count less.
          break
        }
      }
      return best
    }

    /// Adds the threads that are reached from a step without taking a character, in the order in which they count.
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
