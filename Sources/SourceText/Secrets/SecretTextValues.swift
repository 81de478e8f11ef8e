/// The extent of the values in a text.
extension SecretText {
  func isBlank(_ byte: UInt8) -> Bool { byte == Byte.space || byte == Byte.tab }

  /// True at the end of a line or of the text, and before a comment.
  func isLineEnd(_ index: Int) -> Bool {
    index >= bytes.count || byte(index) == Byte.lineFeed || byte(index) == Byte.carriageReturn
  }

  /// True for an escape that means a blank if the text is from a file: `\n`.
  private func isEscapedBlank(_ index: Int) -> Bool {
    byte(index) == Byte.backslash
      && [UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r")].contains(byte(index + 1))
  }

  func skipBlanks(from start: Int, overLines: Bool) -> Int {
    var index = start
    while index < bytes.count {
      if isBlank(bytes[index]) || overLines && isLineEnd(index) {
        index += 1
      } else if overLines, isEscapedBlank(index) {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  /// True when only blanks, `-` or `export` precede the name on its line.
  func startsLine(_ name: Range<Int>) -> Bool {
    var index = name.lowerBound
    while index > 0, isBlank(byte(index - 1)) { index -= 1 }
    return index == 0 || byte(index - 1) == Byte.lineFeed
  }

  /// The value that starts at `start`: a quoted text, a list or object, or a word; with `endsWithLine` the rest of
  /// its line, up to a separator of the surrounding text.
  func value(at start: Int, after name: Range<Int>, endsWithLine: Bool) -> Range<Int> {
    switch byte(start) {
    case Byte.quote, Byte.apostrophe, Byte.backtick: return quoted(at: start, delimiter: 1)
    case Byte.backslash:
      // In the source of a string, or in JSON inside of JSON.
      var index = start
      while byte(index) == Byte.backslash { index += 1 }
      if [Byte.quote, Byte.apostrophe].contains(byte(index)) {
        return quoted(at: start, delimiter: index - start + 1)
      }
      return bare(at: start, endsWithLine: endsWithLine, after: name)
    case Byte.leftBrace where byte(start + 1) != Byte.leftBrace: return start..<closing(of: start)
    case Byte.leftBracket: return start..<closing(of: start)
    case Byte.dollar where byte(start + 1) == Byte.leftParenthesis || byte(start + 1) == Byte.leftBrace:
      let end = closing(of: start + 1, within: PlainReference.longest)
      let isAlone = end >= bytes.count || !SecretRegions.isNameByte(byte(end))
      return isAlone ? start..<end : bare(at: start, endsWithLine: endsWithLine, after: name)
    default: return bare(at: start, endsWithLine: endsWithLine, after: name)
    }
  }

  /// The text between quotes of `delimiter` bytes each; the rest of the text when they are not closed.
  private func quoted(at start: Int, delimiter: Int) -> Range<Int> {
    let mark = text[start..<start + delimiter]
    let lower = start + delimiter
    var index = lower
    while index < bytes.count {
      if text[index..<index + delimiter] == mark { return lower..<index }
      // An escaped quote does not end a string.
      index += delimiter == 1 && bytes[index] == Byte.backslash && byte(start) == Byte.quote ? 2 : 1
    }
    return lower..<bytes.count
  }

  /// The offset after the bracket that closes the one at `start`; the end of the text when there is none within
  /// `limit` bytes.
  private func closing(of start: Int, within limit: Int = .max) -> Int {
    var depth = 0
    var index = start
    let last = limit < bytes.count - start ? start + limit : bytes.count
    while index < last {
      switch bytes[index] {
      case Byte.leftBrace, Byte.leftBracket, Byte.leftParenthesis: depth += 1
      case Byte.rightBrace, Byte.rightBracket, Byte.rightParenthesis:
        depth -= 1
        if depth == 0 { return index + 1 }
      case Byte.quote:
        index = max(index, quoted(at: index, delimiter: 1).upperBound)
      default: break
      }
      index += 1
    }
    return bytes.count
  }

  /// A value without quotes.
  private func bare(at start: Int, endsWithLine: Bool, after name: Range<Int>) -> Range<Int> {
    // One argument of Terraform is one value, even with blanks in it.
    if text.hasPrefix("-var=") || text.hasPrefix("--var="), name.lowerBound <= 6 { return start..<bytes.count }
    let isInApostrophes = endsWithLine && opensApostrophe(before: name.lowerBound)
    var end = start
    while end < bytes.count, bytes[end] != Byte.lineFeed, bytes[end] != Byte.carriageReturn {
      let byte = bytes[end]
      if isInApostrophes, byte == Byte.apostrophe { break }
      if byte == Byte.semicolon || byte == Byte.quote || byte == Byte.backtick { break }
      if !endsWithLine, isBlank(byte) || byte == Byte.apostrophe || byte == Byte.ampersand { break }
      if isBlank(byte), self.byte(end + 1) == Byte.hash { break }
      if byte == Byte.comma || byte == Byte.ampersand, startsAssignment(end + 1) { break }
      if byte == Byte.rightBrace || byte == Byte.rightBracket, isFlow { break }
      end += 1
    }
    while end > start, isBlank(byte(end - 1)) { end -= 1 }
    return start..<end
  }

  /// True when a `'` before `index` on its line is still open, so that the value ends at the shell's closing quote.
  private func opensApostrophe(before index: Int) -> Bool {
    var count = 0
    var position = index
    while position > max(0, index - 256), byte(position - 1) != Byte.lineFeed {
      position -= 1
      if byte(position) == Byte.apostrophe { count += 1 }
    }
    return !count.isMultiple(of: 2)
  }

  /// True when a name and `=` or `:` are at `start`.
  private func startsAssignment(_ start: Int) -> Bool {
    var index = skipBlanks(from: start, overLines: false)
    let first = index
    while SecretRegions.isNameByte(byte(index)) || byte(index) == Byte.quote { index += 1 }
    return index > first && (byte(index) == Byte.equals || byte(index) == Byte.colon)
  }

  // MARK: YAML

  func isBlockScalar(_ start: Int) -> Bool {
    guard byte(start) == Byte.pipe || byte(start) == Byte.greater else { return false }
    var index = start + 1
    while [Byte.hyphen, Byte.plus].contains(byte(index)) || Byte.isDigit(byte(index)) {
      index += 1
    }
    return isLineEnd(skipBlanks(from: index, overLines: false)) || byte(index) == Byte.space
  }

  /// The lines below a key with a deeper indent, or list items with the same indent; nil when there are none.
  func block(below name: Range<Int>, from start: Int) -> Range<Int>? {
    var lineStart = name.lowerBound
    while lineStart > 0, byte(lineStart - 1) != Byte.lineFeed { lineStart -= 1 }
    var column = name.lowerBound - lineStart
    if byte(name.lowerBound - 1) == Byte.quote || byte(name.lowerBound - 1) == Byte.apostrophe { column -= 1 }
    var lineEnd = start
    while lineEnd < bytes.count, bytes[lineEnd] != Byte.lineFeed { lineEnd += 1 }
    let lower = min(lineEnd + 1, bytes.count)
    var end = lower
    while end < bytes.count {
      var index = end
      while byte(index) == Byte.space { index += 1 }
      let indent = index - end
      let isItem = indent == column && byte(index) == Byte.hyphen && isBlank(byte(index + 1))
      guard isLineEnd(index) || indent > column || isItem else { break }
      while index < bytes.count, bytes[index] != Byte.lineFeed { index += 1 }
      end = min(index + 1, bytes.count)
    }
    while end > lower, isLineEnd(end - 1) || isBlank(byte(end - 1)) { end -= 1 }
    var first = lower
    while first < end, isBlank(byte(first)) { first += 1 }
    return first < end ? first..<end : nil
  }

  // MARK: sentences

  /// Words that continue a sentence and are not a secret.
  private static let sentenceWords: Set<Text> = [
    "see", "is", "in", "on", "the", "from", "must", "should", "stored", "set", "via", "for", "to", "and", "or", "of",
    "not", "was", "are", "has", "will", "can", "may", "ask", "use", "kept", "comes", "read", "lies", "at", "by", "with",
    "as", "if", "when", "a", "an", "none", "flag", "option", "argument", "file", "required", "provided", "needed",
  ]

  /// True when a sentence continues at `start`: its first word is a function word, and another word follows.
  func isProse(_ start: Int) -> Bool {
    var end = start
    while end < bytes.count, Byte.isLowercase(bytes[end]) { end += 1 }
    guard Self.sentenceWords.contains(text[start..<end]), isBlank(byte(end)) else { return false }
    let next = skipBlanks(from: end, overLines: false)
    return Byte.isLowercase(byte(next))
  }
}
