import SourceText

/// Scalars without quotes.
extension YAMLParser {
  /// The context of a plain scalar, which decides what ends it.
  enum PlainContext {
    /// A value in block style: continues over lines indented deeper than a column.
    case block(deeperThan: Int)
    /// A key in block style: one line.
    case key
    /// Inside `[…]` or `{…}`: commas and brackets end it.
    case flow
  }

  private static let indicators: Set<UInt8> = Set("-?:,[]{}#&*!|>'\"%@`".utf8)

  /// True when a plain scalar can start here.
  func canStartPlain(inFlow: Bool) -> Bool {
    let byte = cursor.current
    if YAMLCursor.isBlank(byte) { return false }
    if !Self.indicators.contains(byte) { return true }
    guard !YAMLCursor.isBlank(cursor.peek(1)) else { return false }
    return byte == Byte.hyphen || !inFlow && (byte == Byte.questionMark || byte == Byte.colon)
  }

  /// Parses the plain scalar here. Consumes at least one byte, whatever it is.
  mutating func parsePlain(_ context: PlainContext) -> YAMLNode {
    let start = cursor.position
    var text: [UInt8] = []
    var map = YAMLSourceMap(from: start)
    var lineText = start
    takePlainLine(context, isFirst: true)
    while true {
      let end = cursor.end(trimmingFrom: lineText)
      map.note(text: text.count, source: lineText)
      text.append(contentsOf: cursor.bytes[lineText..<end])
      cursor.move(to: end, lineStart: cursor.lineStart)
      guard let (breaks, next, nextLine) = continuation(context) else { break }
      text.append(contentsOf: breaks == 1 ? [Byte.space] : Array(repeating: Byte.lineFeed, count: breaks - 1))
      cursor.move(to: next, lineStart: nextLine)
      lineText = next
      takePlainLine(context, isFirst: false)
    }
    return YAMLNode(.scalar(YAMLScalar(Text(text), .plain, map)), at: SourceRange(start, cursor.position))
  }

  /// Moves to the end of the scalar's text on this line; blanks before the end may be consumed too.
  private mutating func takePlainLine(_ context: PlainContext, isFirst: Bool) {
    var isInFlow = false
    if case .flow = context { isInFlow = true }
    if isFirst, !cursor.isAtEnd { cursor.advance() }
    while !cursor.isAtEnd {
      let byte = cursor.current
      if YAMLCursor.isBreak(byte) || byte == Byte.tab { return }
      if isInFlow, YAMLCursor.isFlowIndicator(byte) || byte == Byte.questionMark { return }
      let next = cursor.peek(1)
      if byte == Byte.colon, YAMLCursor.isBlank(next) || isInFlow && YAMLCursor.isFlowIndicator(next) { return }
      if byte == Byte.space, next == Byte.hash { return }
      cursor.advance()
    }
  }

  /// The next line of the scalar: how many line breaks precede it, and where it starts; nil when the scalar has
  /// ended.
  private func continuation(_ context: PlainContext) -> (breaks: Int, start: Int, lineStart: Int)? {
    let column: Int
    switch context {
    case .key: return nil
    case .flow: column = -1
    case .block(let deeperThan): column = deeperThan
    }
    var ahead = cursor
    ahead.skipSpaces()
    var breaks = 0
    while ahead.takeLineBreak() {
      breaks += 1
      if ahead.isAtMarker { return nil }
      ahead.skipSpaces()
    }
    guard breaks > 0, !ahead.isAtEnd, ahead.current != Byte.hash, ahead.current != Byte.tab, ahead.column > column
    else {
      return nil
    }
    if case .flow = context, YAMLCursor.isFlowIndicator(ahead.current) || ahead.current == Byte.questionMark {
      return nil
    }
    if ahead.current == Byte.colon {
      let next = ahead.peek(1)
      var endsHere = YAMLCursor.isBlank(next)
      if case .flow = context, YAMLCursor.isFlowIndicator(next) { endsHere = true }
      if endsHere { return nil }
    }
    return (breaks, ahead.position, ahead.lineStart)
  }
}
