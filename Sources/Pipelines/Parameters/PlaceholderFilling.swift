import SourceText

/// The state of expanding placeholders: which inputs are being expanded, and the results so far. Each input is expanded
/// once, however often it is named.
struct PlaceholderFilling {
  /// The expanded value of an input, and the length of the longest chain of inputs below it.
  private struct Done {
    let value: GivenValue
    let height: Int
  }

  /// An input that is being expanded.
  private struct Open {
    let name: Text
    var height = 0
  }

  private var opened: [Open] = []
  private var done: [Text: Done] = [:]
  /// The number of bytes expanded for the current parameter.
  private var size = 0

  /// Starts another parameter; keeps the results.
  mutating func restart() {
    opened = []
    size = 0
  }

  /// Begins to expand an input.
  ///
  /// - Returns: its value if it was expanded before; `close` must not be called then.
  /// - Throws: an error if the input refers to itself, or forms too long a chain.
  mutating func open(_ given: GivenValue) throws(Diagnostic) -> GivenValue? {
    if opened.contains(where: { $0.name == given.name }) {
      throw Diagnostic(
        .error, "placeholder-cycle", "the input '\(given.name)' refers to itself through its placeholders",
        at: given.place,
        help: "write one of the values without {…}")
    }
    let known = done[given.name]
    guard opened.count + (known?.height ?? 1) <= Limits.placeholders else {
      throw Diagnostic(
        .error, PipelineRule.placeholderSize.code,
        "the placeholders form a chain of more than \(Limits.placeholders) inputs", at: given.place,
        help: "write one of the values without {…}")
    }
    if let known {
      noteHeight(known.height)
      return known.value
    }
    opened.append(Open(name: given.name))
    return nil
  }

  /// Records the value of the input that was opened last.
  mutating func close(_ filled: GivenValue) {
    guard let last = opened.popLast() else { return }
    done[last.name] = Done(value: filled, height: last.height + 1)
    noteHeight(last.height + 1)
  }

  private mutating func noteHeight(_ height: Int) {
    guard let last = opened.indices.last else { return }
    opened[last].height = max(opened[last].height, height)
  }

  /// Counts the bytes of an expanded text.
  ///
  /// - Throws: an error if there are too many.
  mutating func add(_ count: Int, at place: Place) throws(Diagnostic) {
    size += count
    guard size <= Limits.filledText else {
      throw Diagnostic(
        .error, PipelineRule.placeholderSize.code,
        "the placeholders expand to more than \(Limits.filledText >> 20) MiB of text", at: place,
        help: "use each input less often: no parameter of AWS is that long")
    }
  }
}
