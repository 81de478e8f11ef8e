import SourceText

/// Scalars after `|` and `>`.
extension YAMLParser {
  private enum Chomping { case clip, strip, keep }

  /// Parses a block scalar; the cursor is at its indicator.
  mutating func parseBlockScalar(parent: Int) -> YAMLNode {
    let start = cursor.position
    let isFolded = cursor.current == Byte.greater
    cursor.advance()
    guard let (chomping, increment) = parseHeader(from: start) else {
      skipDeeper(than: parent)
      return empty(at: start)
    }
    cursor.takeLineBreak()
    let least = max(1, parent + 1)
    let indentation: Int
    if let increment {
      indentation = least + increment - 1
    } else {
      guard let detected = detectedIndentation(least, from: start) else { return empty(at: start) }
      indentation = detected
    }
    let (text, end, map) = parseLines(indentation, isFolded: isFolded, chomping)
    let style: YAMLScalar.Style = isFolded ? .folded : .literal
    return YAMLNode(.scalar(YAMLScalar(Text(text), style, map)), at: SourceRange(start, max(end, start + 1)))
  }

  /// The chomping and indentation signs after the indicator; nil after a mistake.
  private mutating func parseHeader(from start: Int) -> (Chomping, increment: Int?)? {
    var chomping: Chomping?
    var increment: Int?
    while true {
      let byte = cursor.current
      if chomping == nil, byte == Byte.plus || byte == Byte.hyphen {
        chomping = byte == Byte.plus ? .keep : .strip
      } else if increment == nil, byte >= UInt8(ascii: "1"), byte <= UInt8(ascii: "9") {
        increment = Int(byte - UInt8(ascii: "0"))
      } else {
        break
      }
      cursor.advance()
    }
    let isFollowedByBlank = YAMLCursor.isBlank(cursor.current)
    cursor.skipSpaces()
    let isComment = isFollowedByBlank && cursor.current == Byte.hash
    if isComment || cursor.isAtEnd || YAMLCursor.isBreak(cursor.current) {
      cursor.skipToLineEnd()
      return (chomping ?? .clip, increment)
    }
    cursor.skipToLineEnd()
    let sign = String(UnicodeScalar(file.bytes[start]))
    report(
      .blockHeader, "after '\(words: sign)' only +, - and a digit from 1 to 9 may follow on the line",
      at: SourceRange(start, cursor.end(trimmingFrom: start)),
      help: "start the text on the next line; if this line is meant as text, put it in single quotes")
    return nil
  }

  /// The column of the first non-blank line, but at least `least`; nil after a mistake.
  private mutating func detectedIndentation(_ least: Int, from start: Int) -> Int? {
    var ahead = cursor
    var widest: (column: Int, position: Int)?
    while true {
      ahead.skipSpaces()
      if let known = widest { if ahead.column > known.column { widest = (ahead.column, ahead.position) } }
      widest = widest ?? (ahead.column, ahead.position)
      let column = ahead.column
      if !ahead.takeLineBreak() {
        guard let widest, widest.column > max(column, least - 1), column >= least, !ahead.isAtEnd else {
          return max(least, widest?.column ?? least)
        }
        report(
          .blockIndentation, "this empty line has more blanks than the text below it",
          at: SourceRange(widest.position, widest.position), help: "delete the line's blanks")
        return column
      }
    }
  }

  /// Parses the lines indented to at least `indentation`.
  private mutating func parseLines(
    _ indentation: Int, isFolded: Bool, _ chomping: Chomping
  ) -> (text: [UInt8], end: Int, map: YAMLSourceMap) {
    var text: [UInt8] = []
    var map = YAMLSourceMap(from: cursor.position)
    var pending = takeEmptyLines(indentation)
    var hasBreak = false
    var end = cursor.position
    while cursor.column == indentation, !cursor.isAtEnd {
      text.append(contentsOf: repeatElement(Byte.lineFeed, count: pending))
      let isIndented = cursor.current == Byte.space || cursor.current == Byte.tab
      let lineStart = cursor.position
      cursor.skipToLineEnd()
      map.note(text: text.count, source: lineStart)
      text.append(contentsOf: cursor.bytes[lineStart..<cursor.position])
      end = cursor.position
      hasBreak = cursor.takeLineBreak()
      pending = takeEmptyLines(indentation)
      guard cursor.column == indentation, !cursor.isAtEnd else { break }
      if isFolded, !isIndented, cursor.current != Byte.space, cursor.current != Byte.tab {
        if pending == 0 { text.append(Byte.space) }
      } else {
        text.append(Byte.lineFeed)
      }
    }
    switch chomping {
    case .strip: break
    case .clip: if hasBreak { text.append(Byte.lineFeed) }
    case .keep: text.append(contentsOf: repeatElement(Byte.lineFeed, count: pending + (hasBreak ? 1 : 0)))
    }
    return (text, end, map)
  }

  /// Skips blank lines, and the indentation of the line after them; returns their number.
  private mutating func takeEmptyLines(_ indentation: Int) -> Int {
    var count = 0
    skipIndentation(indentation)
    while cursor.takeLineBreak() {
      count += 1
      skipIndentation(indentation)
    }
    return count
  }

  private mutating func skipIndentation(_ indentation: Int) {
    while cursor.column < indentation, cursor.current == Byte.space { cursor.advance() }
  }
}
