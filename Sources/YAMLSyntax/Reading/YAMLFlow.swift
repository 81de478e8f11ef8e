import SourceText

/// Collections in flow style: `[a, b]` and `{a: b}`.
extension YAMLParser {
  /// Parses the collection that opens here.
  mutating func parseFlowCollection() -> YAMLNode {
    let start = cursor.position
    defer { depth -= 1 }
    guard enter() else { return empty(at: start) }
    return cursor.current == Byte.leftBracket ? parseFlowSequence() : parseFlowMapping()
  }

  private mutating func parseFlowSequence() -> YAMLNode {
    let start = cursor.position
    var elements: [YAMLNode] = []
    cursor.advance()
    while true {
      guard isBeforeFlowItem(openedAt: start, closedBy: Byte.rightBracket) else { break }
      elements.append(parseFlowElement())
      guard takeFlowSeparator(openedAt: start, closedBy: Byte.rightBracket) else { break }
    }
    if cursor.current == Byte.rightBracket { cursor.advance() }
    return YAMLNode(.sequence(elements), at: SourceRange(start, cursor.position))
  }

  /// An element, or a mapping of a single pair without braces.
  private mutating func parseFlowElement() -> YAMLNode {
    let start = cursor.position
    let line = cursor.lineStart
    let key = parseFlowNode()
    skipToContent()
    guard cursor.current == Byte.colon else { return key }
    guard let value = parseFlowValue(of: key, onLine: line) else { return key }
    var members = YAMLMembers()
    add(YAMLEntry(key: key, value: value), to: &members)
    return YAMLNode(.mapping(members.all), at: SourceRange(start, cursor.position))
  }

  private mutating func parseFlowMapping() -> YAMLNode {
    let start = cursor.position
    var members = YAMLMembers()
    cursor.advance()
    while true {
      guard isBeforeFlowItem(openedAt: start, closedBy: Byte.rightBrace) else { break }
      let line = cursor.lineStart
      let key = parseFlowNode()
      skipToContent()
      var value: YAMLNode? = empty(at: Int(key.range.upper))
      if cursor.current == Byte.colon {
        value = parseFlowValue(of: key, onLine: line)
      } else if key.scalar == nil {
        refuseKey(key)
      }
      if let value { add(YAMLEntry(key: key, value: value), to: &members) }
      guard takeFlowSeparator(openedAt: start, closedBy: Byte.rightBrace) else { break }
    }
    if cursor.current == Byte.rightBrace { cursor.advance() }
    return YAMLNode(.mapping(members.all), at: SourceRange(start, cursor.position))
  }

  private mutating func refuseKey(_ key: YAMLNode) {
    stop(
      .complexKey, "\(words: key.kindName) can't be a key", at: key.range,
      help: "quote it if it is meant as text")
  }

  /// The value after the colon here; nil after a mistake.
  private mutating func parseFlowValue(of key: YAMLNode, onLine line: Int) -> YAMLNode? {
    guard key.scalar != nil else {
      refuseKey(key)
      return nil
    }
    guard cursor.lineStart == line else {
      stop(
        .structure, "the ':' is not on the line of its key", length: 1,
        help: "write key: value on one line, or close the bracket that is open here")
      return nil
    }
    checkKeyLength(key)
    cursor.advance()
    skipToContent()
    if [Byte.comma, Byte.rightBracket, Byte.rightBrace].contains(cursor.current) { return empty(at: cursor.position) }
    return parseFlowNode()
  }

  /// Moves to the next item; returns false when the collection closes or can't continue.
  private mutating func isBeforeFlowItem(openedAt start: Int, closedBy closer: UInt8) -> Bool {
    skipToContent()
    if cursor.current == closer { return false }
    if cursor.isAtContentEnd {
      refuseUnclosed(start, closer)
      return false
    }
    if cursor.current == Byte.questionMark, YAMLCursor.isBlank(cursor.peek(1)) {
      _ = refuseComplexKey()
      return false
    }
    if cursor.current == Byte.comma {
      stop(.structure, "a value is missing before ','", length: 1, help: "delete the comma, or quote it")
      return false
    }
    return true
  }

  /// Skips the comma after an item; returns false when the collection closes or can't continue.
  private mutating func takeFlowSeparator(openedAt start: Int, closedBy closer: UInt8) -> Bool {
    skipToContent()
    if cursor.current == Byte.comma {
      cursor.advance()
      return true
    }
    if cursor.current == closer { return false }
    if cursor.isAtContentEnd {
      refuseUnclosed(start, closer)
    } else {
      let close = String(UnicodeScalar(closer))
      stop(
        .structure, "',' or '\(words: close)' was expected", length: 1,
        help: "if the line is meant as text, put it in single quotes or write it as a block after '|'")
    }
    return false
  }

  private mutating func refuseUnclosed(_ start: Int, _ closer: UInt8) {
    let close = String(UnicodeScalar(closer))
    let open = closer == Byte.rightBracket ? "[" : "{"
    stop(
      .unclosed, "'\(words: open)' is never closed", at: SourceRange(start, start + 1),
      help: "add '\(words: close)'; if the line is meant as text, put it in single quotes")
  }

  /// One value inside a flow collection.
  private mutating func parseFlowNode() -> YAMLNode {
    let start = cursor.position
    let properties = parseProperties()
    if properties.areWritten { skipToContent() }
    return finished(parseFlowContent(start), properties)
  }

  private mutating func parseFlowContent(_ start: Int) -> YAMLNode {
    switch cursor.current {
    case Byte.asterisk: return parseAlias()
    case Byte.quote: return parseDoubleQuoted()
    case Byte.apostrophe: return parseSingleQuoted()
    case Byte.leftBracket, Byte.leftBrace: return parseFlowCollection()
    case Byte.comma, Byte.rightBracket, Byte.rightBrace: return empty(at: start)
    default:
      if cursor.isAtContentEnd { return empty(at: start) }
      if canStartPlain(inFlow: true) { return parsePlain(.flow) }
      let character = String(UnicodeScalar(cursor.current))
      stop(
        .badStart, "a value can't start with '\(character)' here", length: 1,
        help: "put the value in single quotes")
      return empty(at: start)
    }
  }
}
