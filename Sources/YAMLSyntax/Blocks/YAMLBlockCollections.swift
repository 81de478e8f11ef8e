import SourceText

/// Sequences and mappings in block style.
extension YAMLParser {
  /// Parses a sequence; the cursor is at its first dash.
  mutating func parseSequence(allowsBlock: Bool) -> YAMLNode {
    let start = cursor.position
    let column = cursor.column
    guard allowsBlock else {
      report(
        .nestedSequence, "a list can't start on this line", length: 1,
        help: "start it on the next line, or put the value in quotes")
      cursor.skipToLineEnd()
      return YAMLNode(
        .scalar(YAMLScalar(file.text(SourceRange(start, cursor.position)), .plain, YAMLSourceMap(from: start))),
        at: SourceRange(start, cursor.position))
    }
    var elements: [YAMLNode] = []
    var end = start
    while isAtDash {
      cursor.advance()
      elements.append(parseBlockNode(parent: column, allowsBlock: true))
      end = max(start + 1, cursor.end(trimmingFrom: start))
      skipToContent()
      if cursor.isAtContentEnd || cursor.column < column { break }
      if cursor.column > column { refuseIndentation(deeperThan: column) }
      if cursor.isAtContentEnd || cursor.column < column { break }
    }
    return YAMLNode(.sequence(elements), at: SourceRange(start, end))
  }

  /// Reports the current line and skips all lines indented as deeply.
  private mutating func refuseIndentation(deeperThan column: Int) {
    let start = cursor.position
    let wanted = column == 0 ? "no blanks" : column == 1 ? "1 blank" : "\(column) blanks"
    let found = cursor.column == 1 ? "1 blank" : "\(cursor.column) blanks"
    var message: Message = "this line starts with \(words: found), and the lines it belongs to with \(words: wanted)"
    if cursor.position > cursor.lineStart, !isFirstOnLine { message = "nothing can follow here" }
    let line = cursor.lineStart
    cursor.skipToLineEnd()
    let range = SourceRange(start, cursor.end(trimmingFrom: start))
    cursor.move(to: start, lineStart: line)
    let isTold = diagnostics.last?.place.map { Int($0.range.lower) >= line && Int($0.range.lower) < start } ?? false
    if !isTold { report(.indentation, message, at: range, help: "indent the lines of one list or mapping alike") }
    skipDeeper(than: column)
  }

  private var isFirstOnLine: Bool {
    cursor.bytes[cursor.lineStart..<cursor.position].allSatisfy { $0 == Byte.space || $0 == Byte.tab }
  }

  /// Skips this line and the lines below it that are indented deeper than `column`.
  mutating func skipDeeper(than column: Int) {
    repeat {
      cursor.skipToLineEnd()
      while cursor.takeLineBreak() {
        let start = cursor.position
        cursor.skipSpaces()
        if !YAMLCursor.isBreak(cursor.current) { break }
        cursor.move(to: start, lineStart: start)
        cursor.skipSpaces()
      }
    } while !cursor.isAtContentEnd && (cursor.column > column || cursor.current == Byte.hash)
  }

  // MARK: mappings

  /// Parses a mapping whose first key has been read; the cursor is at its colon.
  mutating func parseMapping(column: Int, firstKey: YAMLNode) -> YAMLNode {
    let start = cursor.lineStart + column
    var members = YAMLMembers()
    var key: YAMLNode? = firstKey
    var end = cursor.position
    while true {
      if let found = key {
        checkKeyLength(found)
        cursor.advance()
        let value = parseBlockNode(parent: column, allowsBlock: false, allowsSequenceAtParent: true)
        add(YAMLEntry(key: found, value: value), to: &members)
        end = max(end, cursor.end(trimmingFrom: start))
      }
      skipToContent()
      if cursor.isAtContentEnd || cursor.column < column { break }
      if cursor.column > column {
        refuseIndentation(deeperThan: column)
        key = nil
        continue
      }
      key = parseKey(column)
    }
    return YAMLNode(.mapping(members.all), at: SourceRange(start, end))
  }

  /// The next key; nil after a mistake, with the cursor after its line.
  private mutating func parseKey(_ column: Int) -> YAMLNode? {
    let start = cursor.position
    if isAtDash {
      stop(
        .structure, "expected a key, but found an entry of a list", length: 1,
        help: "indent it below the key it belongs to")
      return nil
    }
    if cursor.current == Byte.questionMark, YAMLCursor.isBlank(cursor.peek(1)) {
      _ = refuseComplexKey()
      return nil
    }
    let line = cursor.lineStart
    let properties = parseProperties()
    let node = parseKeyNode()
    define(properties.anchor, as: node)
    let keyEnd = cursor.end(trimmingFrom: start)
    cursor.skipSpaces()
    if isAtColon, cursor.lineStart == line, node.scalar != nil { return node }
    if node.scalar == nil {
      stop(
        .complexKey, "\(words: node.kindName) can't be a key", at: node.range,
        help: "quote it if it is meant as text")
      return nil
    }
    report(
      .missingColon, "no ': ' follows the key", at: SourceRange(start, max(start + 1, keyEnd)),
      help: "write key: value, or indent the line if it goes on with the value above")
    skipDeeper(than: column)
    return nil
  }

  private mutating func parseKeyNode() -> YAMLNode {
    switch cursor.current {
    case Byte.asterisk: return parseAlias()
    case Byte.quote: return parseDoubleQuoted()
    case Byte.apostrophe: return parseSingleQuoted()
    case Byte.leftBracket, Byte.leftBrace: return parseFlowCollection()
    default:
      if !canStartPlain(inFlow: false) { reportBadStart() }
      return parsePlain(.key)
    }
  }

  mutating func checkKeyLength(_ key: YAMLNode) {
    guard key.range.upper - key.range.lower > UInt32(Self.longestKey) else { return }
    report(
      .longKey, "a key is longer than \(Self.longestKey) bytes", at: key.range,
      help: "quote the line if it is meant as text")
  }
}

/// The entries of a mapping under construction.
struct YAMLMembers {
  private(set) var entries: [YAMLEntry] = []
  private var merged: [YAMLEntry] = []
  private var positions: [Text: Int] = [:]

  /// Adds an entry, or returns the existing one with the same key.
  mutating func add(_ entry: YAMLEntry) -> YAMLEntry? {
    let identity = Self.identity(of: entry.key)
    if let known = positions[identity] { return entries[known] }
    positions[identity] = entries.count
    entries.append(entry)
    return nil
  }

  /// Adds an entry, whatever its key.
  mutating func append(_ entry: YAMLEntry) { entries.append(entry) }

  /// Adds the entries of a merge key; earlier ones win.
  mutating func merge(_ entries: [YAMLEntry]) { merged += entries }

  /// The mapping's own entries, then the merged ones that it does not set itself.
  var all: [YAMLEntry] {
    var known = Set(positions.keys)
    return entries + merged.filter { known.insert(Self.identity(of: $0.key)).inserted }
  }

  /// The key with its type: `1` and `"1"` are two keys.
  private static func identity(of key: YAMLNode) -> Text {
    guard let scalar = key.scalar else { return "" }
    switch scalar.type {
    case .string: return "s" + scalar.text
    case .boolean(let flag): return flag ? "b1" : "b0"
    case .integer(let spelling): return "i" + spelling
    case .float(let spelling): return "f" + spelling
    case .null: return "n"
    }
  }
}

extension YAMLParser {
  /// Adds an entry to its mapping. The mappings of a merge key have lower precedence than the mapping's own keys.
  mutating func add(_ entry: YAMLEntry, to members: inout YAMLMembers) {
    if dialect == .terraform { return members.append(entry) }
    if let scalar = entry.key.scalar, scalar.style == .plain, scalar.text == "<<" {
      merge(entry.value, into: &members)
      return
    }
    if let known = members.add(entry) {
      report(
        .duplicateKey, "the key '\(entry.name)' is given twice", at: entry.key.range,
        notes: [Diagnostic.Note("given before", at: Place(file, known.key.range))], help: "keep one of them")
    }
  }

  private mutating func merge(_ value: YAMLNode, into members: inout YAMLMembers) {
    let sources = value.elements ?? [value]
    for source in sources {
      if let entries = source.entries {
        members.merge(entries)
      } else {
        report(
          .badMerge, "a merge key takes a mapping or a list of mappings, but this is \(words: source.kindName)",
          at: source.range, help: "write <<: *name, or quote the key")
      }
    }
  }
}
