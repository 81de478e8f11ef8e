import SourceText

/// What a string says: its text, the `${…}` in it, and where each byte of it stands.
///
/// Quoted strings, heredocs, JSON strings and the arguments of calls are all read into this, by `StringReader`.
struct StringContents: Sendable {
  /// A `${…}` in the text.
  struct Interpolation: Sendable {
    /// From its `$` to past its `}`, or to the text's end when nothing closes it.
    let range: Range<Int>
    /// True when a `}` closes it.
    let isClosed: Bool
    /// True when a `$` stands before it: `$${` is a plain `${`.
    let isEscaped: Bool
  }

  /// The text: escapes resolved, every `${…}` as written.
  let text: Text
  /// The `${…}`, in order; an escape never opens one. Empty when origins were not asked for.
  let interpolations: [Interpolation]
  /// Where a backslash starts no escape sequence: what was taken for one, in the text, in order.
  let mistakes: [Range<Int>]
  /// From the text to the source; holds nothing when it was not asked for.
  let origins: OffsetMap
  /// The first escape in the source that gives a byte of 0x80 or more, where the text is not UTF-8.
  let fault: Range<Int>?

  /// One past the `}` that closes the `${` at `start`, or nil when none does before `end`. Every brace counts, quoted
  /// or not.
  static func interpolationEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int? {
    var braces = 0
    var index = start + 1
    while index < end {
      if bytes[index] == Byte.leftBrace { braces += 1 }
      if bytes[index] == Byte.rightBrace { braces -= 1 }
      index += 1
      if braces == 0 { return index }
    }
    return nil
  }
}
