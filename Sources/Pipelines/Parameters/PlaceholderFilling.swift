import SourceText

/// The inputs whose placeholders are being filled in, and those that are done: each is filled in once, however many
/// name it.
struct PlaceholderFilling {
  /// What became of an input, and how many inputs in a row it led through.
  private struct Done {
    let value: GivenValue
    let height: Int
  }

  /// An input on the way to the one being filled in.
  private struct Open {
    let name: Text
    var height = 0
  }

  private var opened: [Open] = []
  private var done: [Text: Done] = [:]
  /// How many bytes the texts filled in for the current parameter have.
  private var size = 0

  /// Goes on with another parameter; what is done stays known.
  mutating func restart() {
    opened = []
    size = 0
  }

  /// Starts on an input; gives its value where that is known, and it need not be closed then.
  ///
  /// - Throws: that the input leads back to itself, or through too many others.
  mutating func open(_ given: GivenValue) throws(Diagnostic) -> GivenValue? {
    if opened.contains(where: { $0.name == given.name }) {
      throw Diagnostic(
        .error, "placeholder-cycle", "the input '\(given.name)' leads back to itself", at: given.place,
        help: "write one of the values without {…}")
    }
    let known = done[given.name]
    guard opened.count + (known?.height ?? 1) <= Limits.placeholders else {
      throw Diagnostic(
        .error, PipelineRule.placeholderSize.code,
        "the placeholders lead through more than \(Limits.placeholders) inputs in a row", at: given.place,
        help: "write one of the values without {…}")
    }
    if let known {
      noteHeight(known.height)
      return known.value
    }
    opened.append(Open(name: given.name))
    return nil
  }

  /// Notes what became of the input that was opened last.
  mutating func close(_ filled: GivenValue) {
    guard let last = opened.popLast() else { return }
    done[last.name] = Done(value: filled, height: last.height + 1)
    noteHeight(last.height + 1)
  }

  private mutating func noteHeight(_ height: Int) {
    guard let last = opened.indices.last else { return }
    opened[last].height = max(opened[last].height, height)
  }

  /// Counts the bytes of a text that was filled in.
  ///
  /// - Throws: that it is too much.
  mutating func add(_ count: Int, at place: Place) throws(Diagnostic) {
    size += count
    guard size <= Limits.filledText else {
      throw Diagnostic(
        .error, PipelineRule.placeholderSize.code,
        "the placeholders make more than \(Limits.filledText >> 20) MiB of text", at: place,
        help: "name each input less often: no parameter of AWS is that long")
    }
  }
}
