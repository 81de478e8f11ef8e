/// Where the things found by a scan for secrets end; anything unclosed ends with the line or the file.
extension SecretScan {
  func lineEnd(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != Byte.lineFeed { index += 1 }
    return index
  }

  func blockCommentEnd(_ start: Int) -> Int {
    var index = start + 2
    while index < bytes.count, !(bytes[index] == Byte.asterisk && byte(index + 1) == Byte.slash) { index += 1 }
    return min(bytes.count, index + 2)
  }

  /// The offset after the quote that closes the string at `start`; the line's end when there is none.
  func stringEnd(_ start: Int) -> Int {
    var index = start + 1
    var braces = 0
    while index < bytes.count {
      switch bytes[index] {
      case Byte.backslash: index += 1
      case Byte.dollar where byte(index + 1) == Byte.leftBrace && braces == 0:
        braces = 1
        index += 1
      case Byte.leftBrace where braces > 0: braces += 1
      case Byte.rightBrace where braces > 0: braces -= 1
      case Byte.quote where braces == 0: return index + 1
      case Byte.lineFeed where braces == 0: return index
      default: break
      }
      index += 1
    }
    return bytes.count
  }

  /// The end of the line that ends the heredoc at `start`; the end of the file when there is none.
  func heredocEnd(_ start: Int) -> Int {
    var nameStart = start + 2
    if byte(nameStart) == Byte.hyphen { nameStart += 1 }
    let firstEnd = lineEnd(nameStart)
    let marker = text(nameStart..<firstEnd).trimmed
    guard !marker.isEmpty else { return firstEnd }
    var index = min(firstEnd + 1, bytes.count)
    while index < bytes.count {
      let end = lineEnd(index)
      if end - index >= marker.count, end - index < 1000, text(index..<end).trimmed == marker { return end }
      index = end + 1
    }
    return bytes.count
  }

  /// True when a string that ends at `end` is a key: followed by `=`, `:` or `{`, or by another string on its line.
  func isKey(endingAt end: Int) -> Bool {
    var index = end
    while [Byte.space, Byte.tab, Byte.carriageReturn].contains(byte(index)) { index += 1 }
    if byte(index) == Byte.quote { return true }
    index = skipBlanksAndComments(index)
    return [Byte.equals, Byte.colon, Byte.leftBrace].contains(byte(index))
  }

  func skipBlanksAndComments(_ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn: index += 1
      case Byte.hash: index = lineEnd(index)
      case Byte.slash where byte(index + 1) == Byte.slash: index = lineEnd(index)
      case Byte.slash where byte(index + 1) == Byte.asterisk: index = blockCommentEnd(index)
      default: return index
      }
    }
    return index
  }

  /// The start of the value of a name that ends at `end`; nil when neither `=`, `:`, `{` nor a string follows.
  func valueStart(_ end: Int) -> Int? {
    let next = skipBlanksAndComments(end)
    switch byte(next) {
    case Byte.equals, Byte.colon:
      var index = next
      while [Byte.equals, Byte.colon, Byte.space, Byte.tab].contains(byte(index)) { index += 1 }
      return skipBlanksAndComments(index)
    case Byte.leftBrace, Byte.quote: return next
    default: return nil
    }
  }

  /// The end of the line on which the value at `start` ends, including strings, heredocs and brackets that it opens.
  func valueEnd(_ start: Int) -> Int {
    var index = start
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case Byte.lineFeed where depth <= 0: return index
      case Byte.quote: index = stringEnd(index)
      case Byte.less where byte(index + 1) == Byte.less: index = heredocEnd(index)
      case Byte.hash where depth > 0: index = lineEnd(index)
      case Byte.leftBrace, Byte.leftBracket:
        depth += 1
        index += 1
      case Byte.rightBrace, Byte.rightBracket:
        depth -= 1
        index += 1
      default: index += 1
      }
    }
    return bytes.count
  }
}
