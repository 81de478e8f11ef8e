import SourceText

extension StringReader {
  /// A heredoc's text: `range` runs from `<<` to past the end marker's line feed.
  ///
  /// Source: `unindentHeredoc` of hashicorp/hcl 1.0.0, with its quirks: the end marker's indent stays as the last
  /// characters of a `<<` heredoc, and `<<-` removes an indent only when every line has it.
  static func heredoc(_ source: Text, _ range: Range<Int>, keepsOrigins: Bool) -> StringContents {
    source.withBytes { bytes in
      let end = min(range.upperBound, bytes.count)
      let firstLineEnd = min(end, ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: range.lowerBound))
      let start = min(end, firstLineEnd + 1)
      let opening = HeredocOpening(bytes, range.lowerBound..<firstLineEnd)
      let body = start..<endMarker(bytes, start..<end, length: opening.nameLength)
      var builder = StringContentsBuilder(source, from: start, keepsOrigins: keepsOrigins)
      if opening.isIndented { copyUnindented(bytes, body, to: &builder) } else { builder.copyLines(bytes, body) }
      return builder.finishFindingInterpolations()
    }
  }

  /// A heredoc's text where every byte stands for itself; nil where one may not.
  static func heredocView(of source: [UInt8], _ range: SourceRange) -> Text? {
    let body: Range<Int>? = source.withUnsafeBufferPointer { bytes in
      let end = min(Int(range.upper), bytes.count)
      let firstLineEnd = min(end, ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: Int(range.lower)))
      let opening = HeredocOpening(bytes, Int(range.lower)..<firstLineEnd)
      if opening.isIndented { return nil }
      let start = min(end, firstLineEnd + 1)
      return start..<endMarker(bytes, start..<end, length: opening.nameLength)
    }
    guard let body else { return nil }
    // A heredoc has no escapes.
    return source[body].contains(Byte.carriageReturn)
      ? nil : Text(source, in: SourceRange(body.lowerBound, body.upperBound))
  }

  /// `<<NAME` or `<<-NAME`.
  private struct HeredocOpening {
    let isIndented: Bool
    let nameLength: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
      isIndented = line.count > 2 && bytes[line.lowerBound + 2] == Byte.hyphen
      var end = line.upperBound
      while end > line.lowerBound, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
      nameLength = max(0, end - line.lowerBound - (isIndented ? 3 : 2))
    }
  }

  /// The start of the end marker's name, on the content's last line.
  private static func endMarker(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>, length: Int) -> Int {
    var end = content.upperBound
    if end > content.lowerBound, bytes[end - 1] == Byte.lineFeed { end -= 1 }
    while end > content.lowerBound, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    return max(content.lowerBound, end - length)
  }

  private static func copyUnindented(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, to builder: inout StringContentsBuilder
  ) {
    var lastLine = body.upperBound
    while lastLine > body.lowerBound, bytes[lastLine - 1] != Byte.lineFeed { lastLine -= 1 }
    let indent = bytes[lastLine..<body.upperBound]
    if indent.isEmpty { return builder.copyLines(bytes, body) }
    var lines: [Range<Int>] = []
    var start = body.lowerBound
    while start < lastLine {
      let next = min(lastLine, ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: start) + 1)
      guard next - start >= indent.count, bytes[start..<start + indent.count].elementsEqual(indent) else {
        var end = body.upperBound - 1
        while end > body.lowerBound, bytes[end - 1] == Byte.space || bytes[end - 1] == Byte.tab { end -= 1 }
        return builder.copyLines(bytes, body.lowerBound..<end)
      }
      lines.append(start + indent.count..<next)
      start = next
    }
    for line in lines { builder.copyLines(bytes, line) }
  }
}
