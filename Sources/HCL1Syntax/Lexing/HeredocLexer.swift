import SourceText

extension Lexer {
  /// Reads a heredoc; the cursor is at `<`.
  ///
  /// Source: the scanner of hashicorp/hcl 1.0.0. The end marker is alone on its line, optionally indented, and its
  /// line ends in a line feed.
  mutating func scanHeredoc() -> Token.Kind {
    let start = position
    guard byte(start + 1) == Byte.less else {
      position += 1
      report(.badHeredoc, "'<' starts nothing here", start, start + 1, help: "a heredoc starts with <<NAME")
      return .invalid
    }
    position += byte(start + 2) == Byte.hyphen ? 3 : 2
    let nameStart = position
    while let length = letterLength(at: position) ?? digitLength(at: position) { position += length }
    let nameEnd = position
    if byte(position) == Byte.carriageReturn, byte(position + 1) == Byte.lineFeed { position += 1 }
    guard nameEnd > nameStart, byte(position) == Byte.lineFeed else { return badMarker(from: start, nameEnd: nameEnd) }
    let name = bytes[nameStart..<nameEnd]
    position += 1
    var nearMarker: Int?
    var hasMarkerAtLineEnd = false
    while position < bytes.count {
      let end = lineEnd(from: position)
      if end < bytes.count, isMarker(name, lineStart: position, lineEnd: end) {
        position = end + 1
        return .heredoc
      }
      if nearMarker == nil, holdsMarkerAndBlanks(name, lineStart: position, lineEnd: end) { nearMarker = position }
      if end < bytes.count, Self.ends(bytes[position..<end], in: name) { hasMarkerAtLineEnd = true }
      position = min(end + 1, bytes.count)
    }
    let shown = Text(file.bytes, in: SourceRange(nameStart, nameEnd))
    report(
      .unterminatedHeredoc, "the heredoc is never closed", start, nameEnd,
      help: nearMarker.map { "remove the white space after \(shown) on line \(Int(file.line(at: UInt32($0))))" }
        ?? (hasMarkerAtLineEnd
          ? "put \(shown) on a line of its own: only Terragrunt 0.18.7 and Terraform 0.11 take it at the end of a line"
          : "end it with a line that holds \(shown) alone and ends in a line feed"))
    return .invalid
  }

  private mutating func badMarker(from start: Int, nameEnd: Int) -> Token.Kind {
    let isNameless = nameEnd <= start + 2 || byte(nameEnd - 1) == Byte.hyphen
    let isQuoted = isNameless && (byte(nameEnd) == Byte.apostrophe || byte(nameEnd) == Byte.quote)
    position = lineEnd(from: position)
    report(
      .badHeredoc,
      position >= bytes.count && !isNameless
        ? "the heredoc is never closed"
        : "a heredoc starts with <<NAME and a line end, NAME being letters, digits and _",
      start, max(nameEnd, start + 2),
      help: isQuoted
        ? "write the name without quotes: HCL, unlike a shell, has none there"
        : "write for example <<EOT, and EOT alone on the line that ends it")
    return .invalid
  }

  /// True for a line that would end the heredoc if no white space followed the marker.
  private func holdsMarkerAndBlanks(
    _ name: Slice<UnsafeBufferPointer<UInt8>>, lineStart: Int, lineEnd: Int
  ) -> Bool {
    var upper = lineEnd
    while upper > lineStart, Self.isSpace(bytes[upper - 1]) { upper -= 1 }
    return upper < lineEnd && isMarker(name, lineStart: lineStart, lineEnd: upper)
  }

  private func isMarker(_ name: Slice<UnsafeBufferPointer<UInt8>>, lineStart: Int, lineEnd: Int) -> Bool {
    var lower = lineStart
    var upper = lineEnd
    while upper > lower, bytes[upper - 1] == Byte.carriageReturn { upper -= 1 }
    switch dialect {
    case .current: while lower < upper, Self.isSpace(bytes[lower]) { lower += 1 }
    case .of2017: lower = max(lower, upper - name.count)
    }
    return upper - lower == name.count && bytes[lower..<upper].elementsEqual(name)
  }

  private static func ends(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, in name: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    line.count >= name.count && line.suffix(name.count).elementsEqual(name)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte >= Byte.tab && byte <= Byte.carriageReturn
  }
}
