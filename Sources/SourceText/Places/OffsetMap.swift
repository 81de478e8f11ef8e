/// Maps the bytes of a text to the text it was made from, as runs that were copied and runs that replaced others. All
/// offsets are 0-based and in bytes.
package struct OffsetMap: Sendable {
  private struct Segment {
    let output: Int
    let input: Int
    let inputEnd: Int
    let isCopied: Bool
  }

  private var segments: [Segment] = []

  package init() {}

  /// Records that the output from `output` (where the last segment ended) came from `input`.
  package mutating func add(output: Int, input: Range<Int>, isCopied: Bool) {
    segments.append(Segment(output: output, input: input.lowerBound, inputEnd: input.upperBound, isCopied: isCopied))
  }

  /// The input offset that an output offset came from.
  ///
  /// - Parameter isEnd: whether the offset is one past the last byte of a range and so belongs to the byte before.
  package func original(_ offset: Int, isEnd: Bool) -> Int {
    guard let segment = segment(of: isEnd && offset > 0 ? offset - 1 : offset) else { return offset }
    if segment.isCopied { return min(segment.input + offset - segment.output, segment.inputEnd) }
    return isEnd ? segment.inputEnd : segment.input
  }

  /// True when the byte at `offset` of the output was copied rather than substituted.
  package func isCopied(_ offset: Int) -> Bool { segment(of: offset)?.isCopied ?? true }

  /// The range in the first map's input that a range of the last map's output came from.
  package static func original(_ range: SourceRange, through maps: [OffsetMap]) -> SourceRange {
    var lower = Int(range.lower)
    var upper = Int(range.upper)
    for map in maps.reversed() {
      lower = map.original(lower, isEnd: false)
      upper = map.original(upper, isEnd: true)
    }
    return SourceRange(lower, upper)
  }

  private func segment(of offset: Int) -> Segment? {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].output <= offset { low = middle } else { high = middle }
    }
    return low < segments.count ? segments[low] : nil
  }
}
