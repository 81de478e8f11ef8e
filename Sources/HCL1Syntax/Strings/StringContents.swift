import SourceText

/// A string's contents: its text, the `${…}` in it, and the source place of each byte.
///
/// `StringReader` reads quoted strings, heredocs, JSON strings and the arguments of calls into this type.
struct StringContents: Sendable {
  /// A `${…}` in the text.
  struct Interpolation: Sendable {
    /// From its `$` to past its `}`, or to the text's end if it is not closed.
    let range: Range<Int>
    /// True when a `}` closes it.
    let isClosed: Bool
    /// True when another `$` precedes it: `$${` is a literal `${`.
    let isEscaped: Bool
  }

  /// The text: escapes resolved, every `${…}` as written.
  let text: Text
  /// The `${…}`, in order; an escape never opens one. Empty when origins were not requested.
  let interpolations: [Interpolation]
  /// The invalid escape sequences, as ranges of the text, in order.
  let mistakes: [Range<Int>]
  /// Maps the text to the source; empty when origins were not requested.
  let origins: OffsetMap
  /// If the text is not UTF-8: the first escape in the source that gives a byte of 0x80 or more.
  let fault: Range<Int>?

  /// The offset after the `}` that closes the `${` at `start`; nil when it is not closed before `end`. Every brace
  /// counts, quoted or not.
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
