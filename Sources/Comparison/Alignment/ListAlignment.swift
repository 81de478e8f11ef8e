/// Aligns the elements of two lists: a longest common subsequence, or an approximation if that would take too long.
///
/// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), the variation in linear space. If
/// two stretches differ in more than a bound, elements that occur once on each side split them first.
struct ListAlignment {
  /// A stretch of both lists, as half-open 0-based positions.
  private struct Stretch {
    var a: Range<Int>
    var b: Range<Int>
  }

  /// The middle of a shortest edit path: a run of equal elements, possibly empty.
  private struct Snake {
    let a: Int
    let b: Int
    let length: Int
  }

  private static let mostChanges = 1500
  private static let unreachable = Int.min / 2

  private let a: [Int]
  private let b: [Int]
  private var pairs: [(a: Int, b: Int)] = []
  private var forward: [Int]
  private var backward: [Int]
  private let center: Int

  private init(_ a: [Int], _ b: [Int]) {
    self.a = a
    self.b = b
    let most = min((a.count + b.count + 1) / 2, Self.mostChanges)
    center = most + 1
    forward = Array(repeating: Self.unreachable, count: 2 * most + 3)
    backward = forward
  }

  /// The positions of the matching elements, in order on both sides.
  ///
  /// - Parameters:
  ///   - a: the elements of one list; equal elements have equal numbers.
  ///   - b: the elements of the other list.
  static func pairs(_ a: [Int], _ b: [Int]) -> [(a: Int, b: Int)] {
    // There may be several shortest paths, but the result must not depend on which list comes first.
    if b.lexicographicallyPrecedes(a) { return pairs(b, a).map { (a: $0.b, b: $0.a) } }
    var alignment = ListAlignment(a, b)
    alignment.align(Stretch(a: 0..<a.count, b: 0..<b.count), splits: 8)
    return alignment.pairs
  }

  private mutating func align(_ whole: Stretch, splits: Int) {
    var stretch = whole
    while let first = stretch.a.first, let other = stretch.b.first, a[first] == b[other] {
      pairs.append((first, other))
      stretch = Stretch(a: first + 1..<stretch.a.upperBound, b: other + 1..<stretch.b.upperBound)
    }
    var tail = 0
    while tail < stretch.a.count, tail < stretch.b.count,
      a[stretch.a.upperBound - 1 - tail] == b[stretch.b.upperBound - 1 - tail]
    {
      tail += 1
    }
    stretch.a = stretch.a.dropLast(tail)
    stretch.b = stretch.b.dropLast(tail)
    if !stretch.a.isEmpty, !stretch.b.isEmpty {
      if let snake = middleSnake(of: stretch) {
        align(Stretch(a: stretch.a.lowerBound..<snake.a, b: stretch.b.lowerBound..<snake.b), splits: splits)
        pairs += (0..<snake.length).map { (snake.a + $0, snake.b + $0) }
        align(
          Stretch(
            a: snake.a + snake.length..<stretch.a.upperBound, b: snake.b + snake.length..<stretch.b.upperBound),
          splits: splits)
      } else if splits > 0 {
        alignBetweenAnchors(stretch, splits: splits - 1)
      }
    }
    pairs += (0..<tail).map { (stretch.a.upperBound + $0, stretch.b.upperBound + $0) }
  }

  // MARK: the middle of the path

  /// The middle of a shortest edit path through the stretch; nil when it needs more changes than the bound.
  private mutating func middleSnake(of stretch: Stretch) -> Snake? {
    let most = min((stretch.a.count + stretch.b.count + 1) / 2, Self.mostChanges)
    for changes in 0...most {
      if let snake = stepForward(stretch, changes) { return snake }
      if let snake = stepBackward(stretch, changes) { return snake }
    }
    return nil
  }

  /// Extends all paths from the start by one change; returns where one of them meets a path from the end.
  private mutating func stepForward(_ stretch: Stretch, _ changes: Int) -> Snake? {
    let width = stretch.a.count
    let height = stretch.b.count
    let delta = width - height
    for diagonal in stride(from: -changes, through: changes, by: 2) {
      let start = Self.furthest(forward, center, diagonal, changes, width, height)
      var end = start
      while end >= 0, end < width, end - diagonal < height,
        a[stretch.a.lowerBound + end] == b[stretch.b.lowerBound + end - diagonal]
      {
        end += 1
      }
      forward[center + diagonal] = end
      let opposite = delta - diagonal
      if end >= 0, delta & 1 != 0, abs(opposite) < changes, end + backward[center + opposite] >= width {
        return Snake(
          a: stretch.a.lowerBound + start, b: stretch.b.lowerBound + start - diagonal, length: end - start)
      }
    }
    return nil
  }

  /// Extends all paths from the end by one change; returns where one of them meets a path from the start.
  private mutating func stepBackward(_ stretch: Stretch, _ changes: Int) -> Snake? {
    let width = stretch.a.count
    let height = stretch.b.count
    let delta = width - height
    for diagonal in stride(from: -changes, through: changes, by: 2) {
      let start = Self.furthest(backward, center, diagonal, changes, width, height)
      var end = start
      while end >= 0, end < width, end - diagonal < height,
        a[stretch.a.upperBound - 1 - end] == b[stretch.b.upperBound - 1 - end + diagonal]
      {
        end += 1
      }
      backward[center + diagonal] = end
      let opposite = delta - diagonal
      if end >= 0, delta & 1 == 0, abs(opposite) <= changes, end + forward[center + opposite] >= width {
        return Snake(a: stretch.a.upperBound - end, b: stretch.b.upperBound - end + diagonal, length: end - start)
      }
    }
    return nil
  }

  /// How far a path with one more change gets on a diagonal, before it follows equal elements.
  private static func furthest(
    _ reached: [Int], _ center: Int, _ diagonal: Int, _ changes: Int, _ width: Int, _ height: Int
  ) -> Int {
    if changes == 0 { return 0 }
    let down = diagonal < changes ? reached[center + diagonal + 1] : unreachable
    let right = diagonal > -changes ? reached[center + diagonal - 1] + 1 : unreachable
    let canDown = down >= 0 && down - diagonal <= height
    let canRight = right > 0 && right <= width
    if canDown, canRight { return max(down, right) }
    return canDown ? down : canRight ? right : unreachable
  }

  // MARK: anchors

  /// Splits the stretch at elements that occur once on each side and in the same order, and aligns what is between
  /// them.
  private mutating func alignBetweenAnchors(_ stretch: Stretch, splits: Int) {
    let anchors = Self.longestRising(uniquePairs(in: stretch))
    guard !anchors.isEmpty else { return }
    var start = (a: stretch.a.lowerBound, b: stretch.b.lowerBound)
    for anchor in anchors {
      align(Stretch(a: start.a..<anchor.a, b: start.b..<anchor.b), splits: splits)
      pairs.append(anchor)
      start = (anchor.a + 1, anchor.b + 1)
    }
    align(Stretch(a: start.a..<stretch.a.upperBound, b: start.b..<stretch.b.upperBound), splits: splits)
  }

  /// The positions of the elements that occur once on each side, sorted by their position in `a`.
  private func uniquePairs(in stretch: Stretch) -> [(a: Int, b: Int)] {
    var places: [Int: (count: Int, position: Int)] = [:]
    for position in stretch.b { places[b[position]] = ((places[b[position]]?.count ?? 0) + 1, position) }
    var counts: [Int: Int] = [:]
    for position in stretch.a { counts[a[position], default: 0] += 1 }
    return stretch.a.compactMap { position in
      guard counts[a[position]] == 1, let other = places[a[position]], other.count == 1 else { return nil }
      return (position, other.position)
    }
  }

  /// The longest subsequence of pairs that increases on both sides.
  private static func longestRising(_ pairs: [(a: Int, b: Int)]) -> [(a: Int, b: Int)] {
    var tails: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].b < pairs[index].b { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var result: [(a: Int, b: Int)] = []
    var current = tails.last ?? -1
    while current >= 0 {
      result.append(pairs[current])
      current = previous[current]
    }
    return result.reversed()
  }
}
