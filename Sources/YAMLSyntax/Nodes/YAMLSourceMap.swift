/// Where the bytes of a scalar's text stand in the file.
///
/// Escapes, indentation and folded lines make a text differ from what is written; between them the two run side by side.
struct YAMLSourceMap: Sendable {
  /// A place from which text and file run side by side.
  private struct Run: Sendable {
    let text: Int
    let source: Int
  }

  /// Where the first byte of the text stands.
  private var start: Int
  /// The later runs, in order; most scalars have none.
  private var later: [Run] = []

  /// A map of a text that stands at `start` as it is.
  init(from start: Int) { self.start = start }

  /// Says that the text goes on at `text` with what stands at `source` in the file.
  mutating func note(text: Int, source: Int) {
    if text == 0 {
      start = source
      return
    }
    let last = later.last ?? Run(text: 0, source: start)
    if source - last.source != text - last.text { later.append(Run(text: text, source: source)) }
  }

  /// Where a byte of the text stands, both counted in bytes from 0.
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
