import SourceText

/// Values in block style: what follows `key:` or `- `.
extension YAMLParser {
  /// An anchor and a tag that may precede a value.
  struct Properties {
    var anchor: (name: Text, range: SourceRange)?
    /// True when an anchor or a tag was written.
    var areWritten = false
    /// What a tag makes of a scalar without quotes; nil for its type by its spelling.
    var kind: TaggedKind?
  }

  /// Parses the value that starts at the next content.
  ///
  /// - Parameters:
  ///   - parent: the column of the enclosing collection; the value's own lines are indented deeper. -1 for the
  ///     document.
  ///   - allowsBlock: whether a collection may start on this line.
  ///   - allowsSequenceAtParent: whether a sequence may have the same column as its key.
  mutating func parseBlockNode(
    parent: Int, allowsBlock: Bool, allowsSequenceAtParent: Bool = false
  ) -> YAMLNode {
    let origin = cursor.position
    defer { depth -= 1 }
    guard enter() else { return empty(at: origin) }
    let isOnNewLine = skipToContent()
    guard isInside(parent, allowsSequenceAtParent) else { return empty(at: origin) }
    let start = cursor.position
    let line = cursor.lineStart
    let properties = parseProperties()
    guard properties.areWritten else {
      return parseContent(parent, allowsBlock: allowsBlock || isOnNewLine, from: start)
    }
    let afterProperties = cursor.position
    let crossed = skipToContent()
    guard isInside(parent, allowsSequenceAtParent) else {
      return finished(empty(at: afterProperties), properties)
    }
    guard !crossed else {
      return finished(parseContent(parent, allowsBlock: true, from: cursor.position), properties)
    }
    return parseContent(
      parent, allowsBlock: allowsBlock || isOnNewLine, from: start, line: line, properties: properties)
  }

  /// True when the content here is indented deeper than the parent.
  private func isInside(_ parent: Int, _ allowsSequenceAtParent: Bool) -> Bool {
    if cursor.isAtContentEnd { return false }
    return cursor.column > parent || allowsSequenceAtParent && cursor.column == parent && isAtDash
  }

  var isAtDash: Bool { cursor.current == Byte.hyphen && YAMLCursor.isBlank(cursor.peek(1)) }

  private var isAtQuestion: Bool { cursor.current == Byte.questionMark && YAMLCursor.isBlank(cursor.peek(1)) }

  var isAtColon: Bool { cursor.current == Byte.colon && YAMLCursor.isBlank(cursor.peek(1)) }

  /// Parses the value here. `properties` written before it on the same line belong to it, or to the key if it turns
  /// out to be one.
  private mutating func parseContent(
    _ parent: Int, allowsBlock: Bool, from start: Int, line: Int? = nil, properties: Properties = Properties()
  ) -> YAMLNode {
    if isAtDash { return parseSequence(allowsBlock: allowsBlock && !properties.areWritten) }
    if isAtQuestion { return refuseComplexKey() }
    if isAtColon {
      stop(.structure, "a key is missing before ':'", length: 1, help: "write a key, or quote the colon")
      return empty(at: start)
    }
    if cursor.current == Byte.pipe || cursor.current == Byte.greater {
      let node = parseBlockScalar(parent: parent)
      define(properties.anchor, as: node)
      return node
    }
    let startLine = cursor.lineStart
    let mistakes = diagnostics.count
    let isPlain = ![Byte.asterisk, Byte.quote, Byte.apostrophe, Byte.leftBracket, Byte.leftBrace].contains(
      cursor.current)
    let node = parseInlineNode(parent: parent)
    cursor.skipSpaces()
    if isAtColon { return parseMapping(allowsBlock, node, from: start, startLine, properties) }
    let value = finished(node, properties)
    if diagnostics.count > mistakes {
      cursor.skipToLineEnd()
    } else if !isPlain {
      expectLineEnd(after: "a value that has ended")
    }
    return value
  }

  mutating func refuseComplexKey() -> YAMLNode {
    let start = cursor.position
    stop(.complexKey, "a key after '? ' is not supported", length: 1, help: "write key: value")
    return empty(at: start)
  }

  private mutating func parseMapping(
    _ allowsBlock: Bool, _ key: YAMLNode, from start: Int, _ startLine: Int, _ properties: Properties
  ) -> YAMLNode {
    let isOneLine = startLine == cursor.lineStart
    guard allowsBlock, isOneLine, key.scalar != nil else {
      define(properties.anchor, as: key)
      if key.scalar == nil {
        stop(
          .complexKey, "\(words: key.kindName) can't be a key", at: key.range,
          help: "quote it if it is meant as text")
        return key
      }
      report(
        .nestedMapping, isOneLine ? "a second key: value on one line" : "': ' inside a value of several lines",
        length: 1, help: "put the value in single quotes, or start the mapping on a line of its own")
      cursor.skipToLineEnd()
      return YAMLNode(
        .scalar(YAMLScalar(file.text(SourceRange(start, cursor.position)), .plain, YAMLSourceMap(from: start))),
        at: SourceRange(start, cursor.position))
    }
    define(properties.anchor, as: key)
    return parseMapping(column: start - startLine, firstKey: key)
  }

  /// Parses a scalar, an alias or a flow collection; a plain scalar continues over lines indented deeper than
  /// `parent`.
  mutating func parseInlineNode(parent: Int) -> YAMLNode {
    switch cursor.current {
    case Byte.asterisk: return parseAlias()
    case Byte.quote: return parseDoubleQuoted()
    case Byte.apostrophe: return parseSingleQuoted()
    case Byte.leftBracket, Byte.leftBrace: return parseFlowCollection()
    default:
      if !canStartPlain(inFlow: false) { reportBadStart() }
      return parsePlain(.block(deeperThan: parent))
    }
  }

  mutating func reportBadStart() {
    let character = String(UnicodeScalar(cursor.current))
    report(
      .badStart, "a value can't start with '\(character)'", length: 1,
      help: "put the whole value in single quotes, or write it as a block after '|'")
  }

  // MARK: anchors, aliases, tags

  mutating func parseProperties() -> Properties {
    var properties = Properties()
    while cursor.current == Byte.ampersand || cursor.current == Byte.exclamationMark {
      properties.areWritten = true
      let start = cursor.position
      if cursor.current == Byte.ampersand {
        let name = parseName()
        let range = SourceRange(start, cursor.position)
        if !name.isEmpty {
          properties.anchor = (name, range)
          openAnchors.insert(name)
        }
      } else {
        let isLong = cursor.peek(1) == Byte.less
        while !YAMLCursor.isBlank(cursor.current), isLong || !YAMLCursor.isFlowIndicator(cursor.current) {
          cursor.advance()
        }
        takeTag(SourceRange(start, cursor.position), &properties)
      }
      cursor.skipSpaces()
    }
    return properties
  }

  /// What a tag makes of a scalar.
  enum TaggedKind {
    case text
    case null
  }

  /// The tags of YAML itself, by what they make of a scalar; of the others its spelling decides.
  private static let tags: [Text: TaggedKind?] = [
    "str": .text, "binary": .text, "null": .null, "int": nil, "float": nil, "bool": nil, "timestamp": nil, "map": nil,
    "seq": nil,
  ]
  private static let longPrefix: Text = "!<tag:yaml.org,2002:"

  private mutating func takeTag(_ range: SourceRange, _ properties: inout Properties) {
    let tag = file.text(range)
    let isLong = tag.hasPrefix(Self.longPrefix) && tag.hasSuffix(">")
    let name =
      isLong ? tag[Self.longPrefix.count..<tag.count - 1] : tag.hasPrefix("!!") ? tag[2..<tag.count] : ""
    if dialect == .terraform, let kind = Self.tags[name] {
      properties.kind = kind
      return
    }
    report(
      .tag, "a tag is not supported", at: range,
      help: "delete it, or put the whole value in single quotes if it is meant as text")
  }

  /// The value with what its properties say of it.
  mutating func finished(_ node: YAMLNode, _ properties: Properties) -> YAMLNode {
    var node = node
    if let kind = properties.kind, let scalar = node.scalar, scalar.style == .plain {
      switch kind {
      case .text: node = YAMLNode(.scalar(scalar.asText), at: node.range)
      case .null: node = YAMLNode(.scalar(.absent), at: node.range)
      }
    }
    define(properties.anchor, as: node)
    return node
  }

  /// The name after `&` or `*`; empty after a mistake.
  private mutating func parseName() -> Text {
    let start = cursor.position
    cursor.advance()
    while isNameByte(cursor.current) { cursor.advance() }
    let name = file.text(SourceRange(start + 1, cursor.position))
    let isEnded =
      YAMLCursor.isBlank(cursor.current)
      || [Byte.questionMark, Byte.colon, Byte.comma, Byte.rightBracket, Byte.rightBrace].contains(cursor.current)
    if !name.isEmpty, isEnded { return name }
    while !YAMLCursor.isBlank(cursor.current), !YAMLCursor.isFlowIndicator(cursor.current) { cursor.advance() }
    report(
      .badName, "this is not a valid name of an anchor", at: SourceRange(start, cursor.position),
      help: "use letters, digits, - and _; put the whole value in single quotes if it is meant as text")
    return ""
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.hyphen || byte == Byte.underscore
  }

  mutating func define(_ anchor: (name: Text, range: SourceRange)?, as node: YAMLNode) {
    guard let anchor else { return }
    openAnchors.remove(anchor.name)
    if let known = anchors[anchor.name] {
      report(
        .duplicateAnchor, "the anchor '\(anchor.name)' is given twice", at: anchor.range,
        notes: [Diagnostic.Note("given before", at: Place(file, known.range))], help: "rename one of them")
    } else {
      anchorNames.append(anchor.name.description)
      anchors[anchor.name] = Anchor(node: node, range: anchor.range)
    }
  }

  private mutating func nearestAnchor(to name: Text) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return NearestName.of(name.description, among: anchorNames)
  }

  mutating func parseAlias() -> YAMLNode {
    let start = cursor.position
    let name = parseName()
    let range = SourceRange(start, cursor.position)
    guard !name.isEmpty else { return empty(at: start) }
    guard let anchor = anchors[name] else {
      let isOpen = openAnchors.contains(name)
      report(
        .unknownAlias,
        isOpen
          ? "the alias '\(name)' is inside the value that it names" : "no anchor '&\(name)' comes before this alias",
        at: range,
        help: nearestAnchor(to: name).map { "did you mean '*\($0)'?" }
          ?? "put the whole value in single quotes if it is meant as text")
      return empty(at: start)
    }
    aliasedNodes += anchor.node.weight
    guard aliasedNodes <= Limits.aliasedNodes, depth + anchor.node.height <= Limits.yamlNesting else {
      stop(
        .aliasBomb,
        "the aliases stand for more than \(Limits.aliasedNodes) values, or nest more than \(Limits.yamlNesting) deep",
        at: range, help: "write the document without aliases of aliases")
      return empty(at: start)
    }
    return anchor.node
  }
}
