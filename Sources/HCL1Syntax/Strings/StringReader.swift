import SourceText

/// Reads strings into their contents: the only place that knows how each kind of string interprets its bytes.
enum StringReader {
  /// The text between two quotes: escapes resolved, `${…}` as written, `\r\n` inside it as `\n`.
  ///
  /// - Parameters:
  ///   - source: a file, or the text that contains a call's argument.
  ///   - range: the bytes between the quotes.
  ///   - keepsOrigins: whether to record interpolations and origins, not just the text.
  static func quoted(_ source: Text, _ range: Range<Int>, keepsOrigins: Bool) -> StringContents {
    var builder = StringContentsBuilder(source, from: range.lowerBound, keepsOrigins: keepsOrigins)
    source.withBytes { bytes in
      let end = min(range.upperBound, bytes.count)
      let bytes = UnsafeBufferPointer(rebasing: bytes[..<end])
      var index = range.lowerBound
      // Where the current run of plain text starts, after the last escape or interpolation.
      var plainStart = index
      while index < end {
        let next = ByteScan.firstIndex(
          of: Byte.quote, Byte.backslash, Byte.dollar, Byte.lineFeed, in: bytes, from: index)
        builder.copy(index..<next)
        index = next
        guard index < end else { break }
        if bytes[index] == Byte.dollar, index + 1 < end, bytes[index + 1] == Byte.leftBrace {
          let close = StringContents.interpolationEnd(bytes, from: index, before: end)
          let isEscaped = index > plainStart && bytes[index - 1] == Byte.dollar
          builder.addInterpolation(bytes, index..<(close ?? end), isClosed: close != nil, isEscaped: isEscaped)
          index = close ?? end
          plainStart = index
        } else if bytes[index] == Byte.backslash {
          index = addEscape(bytes, at: index, before: end, to: &builder)
          plainStart = index
        } else {
          builder.copy(index..<index + 1)
          index += 1
        }
      }
    }
    return builder.finish()
  }

  /// The text between two quotes, of HCL or JSON, where every byte stands for itself; nil where one may not. Most strings
  /// are such, and need no contents.
  static func view(of source: [UInt8], _ range: SourceRange) -> Text? {
    standsForItself(source, Int(range.lower)..<Int(range.upper)) ? Text(source, in: range) : nil
  }

  /// True when no escape and no line end of Windows is in `range`.
  static func standsForItself(_ source: [UInt8], _ range: Range<Int>) -> Bool {
    source.withUnsafeBufferPointer { bytes in
      let end = min(range.upperBound, bytes.count)
      let bytes = UnsafeBufferPointer(rebasing: bytes[..<end])
      let found = ByteScan.firstIndex(
        of: Byte.backslash, Byte.carriageReturn, Byte.backslash, Byte.carriageReturn, in: bytes, from: range.lowerBound)
      return found >= end
    }
  }

  /// Adds the escape at `start`; returns the offset after it.
  private static func addEscape(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int, to builder: inout StringContentsBuilder
  ) -> Int {
    switch EscapeSequence.read(bytes, at: start, before: end) {
    case .sequence(let escape):
      builder.add(escape.meaning, for: start..<start + escape.length)
      return start + escape.length
    case .mistake(let length):
      builder.addMistake(start..<start + length)
      return start + length
    }
  }

  /// The offset of the quote that closes the string whose text starts at `start`; nil when there is none before
  /// `end`.
  static func closingQuote(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int? {
    var index = start
    while index < end {
      switch bytes[index] {
      case Byte.quote: return index
      case Byte.backslash:
        switch EscapeSequence.read(bytes, at: index, before: end) {
        case .sequence(let escape): index += escape.length
        case .mistake(let length): index += length
        }
      case Byte.dollar where index + 1 < end && bytes[index + 1] == Byte.leftBrace:
        guard let close = StringContents.interpolationEnd(bytes, from: index, before: end) else { return nil }
        index = close
      default: index += 1
      }
    }
    return nil
  }
}
