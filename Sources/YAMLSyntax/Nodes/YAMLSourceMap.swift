/// Maps the bytes of a scalar's text to the file.
///
/// Escapes, indentation and folded lines make a text differ from its source; between them the two run in parallel.
struct YAMLSourceMap: Sendable {
  /// The start of a stretch in which text and file run in parallel.
  private struct Run: Sendable {
    let text: Int
    let source: Int
  }

  /// The offset in the file of the text's first byte.
  private var start: Int
  /// The later runs, in order; most scalars have none.
  private var later: [Run] = []

  /// The map of a text that starts at `start` and is unchanged.
  init(from start: Int) { self.start = start }

  /// Records that the text from `text` on corresponds to the file from `source` on.
  mutating func note(text: Int, source: Int) {
    if text == 0 {
      start = source
      return
    }
    let last = later.last ?? Run(text: 0, source: start)
    if source - last.source != text - last.text { later.append(Run(text: text, source: source)) }
  }

  /// The offset in the file of a byte of the text; both are 0-based.
  func source(of offset: Int) -> Int {
    var low = 0
    var high = later.count
    while low < high {
      let middle = (low + high) / 2
      if later[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    let run = low > 0 ? later[low - 1] : Run(text: 0, source: start)
    return run.source + offset - run.text
  }
}
