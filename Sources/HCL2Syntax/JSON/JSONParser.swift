import SourceText

/// Parses a JSON file into the same kind of tree: objects, tuples, numbers, and strings that may be templates.
///
/// The rules are those of RFC 8259, as hashicorp/hcl 2 implements them: no comments, no trailing comma.
struct JSONParser {
  private let file: SourceFile
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var nodes: [SyntaxNode]
  private var diagnostics: [Diagnostic] = []
  private var depth = 0
  /// True after a mistake, which ends parsing.
  private var isLost = false
  private var strings = JSONStrings()

  /// Parses a file. With templates, `${` and `%{` in strings and keys mean the same as in the native syntax.
  static func parse(_ file: SourceFile, hasTemplates: Bool) -> ParsedFile {
    file.bytes.withUnsafeBufferPointer { bytes in
      var parser = JSONParser(file, bytes)
      let root = parser.parseFile()
      parser.nodes[0].firstChild = UInt32(truncatingIfNeeded: root)
      return parser.strings.finish(file, parser.nodes, parser.diagnostics, hasTemplates: hasTemplates)
    }
  }

  private init(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.file = file
    self.bytes = bytes
    nodes = [SyntaxNode(.file, 0, bytes.count)]
  }

  // MARK: values

  /// A file is an object, or an array of objects, which are combined.
  private mutating func parseFile() -> Int {
    if bytes.starts(with: Parser.byteOrderMark) {
      report(
        .missingValue, "the file begins with a byte order mark, which Terraform refuses in JSON", 0,
        Parser.byteOrderMark.count, help: "save it as UTF-8 without a byte order mark")
      return add(.missing, 0, 0)
    }
    skipBlanks()
    guard position < bytes.count else {
      report(.missingJson, "the file is empty, but JSON is one object", 0, 0, help: "write {}")
      return add(.object, 0, 0)
    }
    let start = position
    let root = parseValue()
    skipBlanks()
    if !isLost, position < bytes.count {
      report(
        .leftovers, "the JSON value ends before '\(character(position))'", position, position + 1,
        help: "remove the rest")
    }
    if !isLost, nodes[root].kind != .object, nodes[root].kind != .tuple {
      report(.jsonRoot, "a configuration in JSON is an object", start, position, help: "write { \"name\": value }")
    }
    return root
  }

  private mutating func parseValue() -> Int {
    guard position < bytes.count else {
      report(.missingValue, "a value is expected here, but the file ends", position, position, help: "write a value")
      return add(.missing, position, position)
    }
    let byte = bytes[position]
    switch byte {
    case Byte.leftBrace: return parseObject()
    case Byte.leftBracket: return parseArray()
    case Byte.quote: return parseString()
    case _ where Byte.isDigit(byte) || byte == Byte.hyphen: return parseNumber()
    case _ where Byte.isLetter(byte): return parseWord()
    default:
      report(
        .missingValue, "a value is expected here, but this is '\(character(position))'", position,
        position + CharacterLength.of(bytes, at: position), help: Self.help(for: byte))
      return add(.missing, position, position)
    }
  }

  private static func help(for byte: UInt8) -> Message {
    switch byte {
    case Byte.apostrophe: "write strings in double quotes"
    case Byte.slash, Byte.hash: "JSON has no comments; a property named \"//\" is one where arguments stand"
    case Byte.rightBrace, Byte.rightBracket, Byte.comma: "write a value before it, or remove the comma before"
    default: "write an object, an array, a string in double quotes, a number, true, false or null"
    }
  }

  private mutating func parseObject() -> Int {
    guard enter() else { return add(.missing, position, position) }
    defer { depth -= 1 }
    let start = position
    position += 1
    var first = 0
    var last = 0
    skipBlanks()
    while !isLost, !take(Byte.rightBrace) {
      guard position < bytes.count, bytes[position] == Byte.quote else {
        reportNoKey(start)
        break
      }
      let key = parseString()
      skipBlanks()
      if !isLost, !take(Byte.colon) { reportNoColon(start) }
      if isLost { break }
      skipBlanks()
      let value = parseValue()
      nodes[key].next = UInt32(truncatingIfNeeded: value)
      if first == 0 { first = key } else { nodes[last].next = UInt32(truncatingIfNeeded: key) }
      last = value
      expectSeparator(start, Byte.rightBrace)
    }
    return add(.object, start, position, first: first)
  }

  private mutating func parseArray() -> Int {
    guard enter() else { return add(.missing, position, position) }
    defer { depth -= 1 }
    let start = position
    position += 1
    var first = 0
    var last = 0
    skipBlanks()
    while !isLost, !take(Byte.rightBracket) {
      let value = parseValue()
      if first == 0 { first = value } else { nodes[last].next = UInt32(truncatingIfNeeded: value) }
      last = value
      expectSeparator(start, Byte.rightBracket)
    }
    return add(.tuple, start, position, first: first)
  }

  /// Skips a comma if another element follows; leaves the closing bracket to the caller.
  private mutating func expectSeparator(_ start: Int, _ closing: UInt8) {
    skipBlanks()
    if isLost || position < bytes.count && bytes[position] == closing { return }
    let comma = position
    guard take(Byte.comma) else { return reportNoComma(start, closing) }
    skipBlanks()
    if position < bytes.count, bytes[position] == closing {
      report(.trailingComma, "JSON allows no comma after the last element", comma, comma + 1, help: "remove it")
    }
  }

  private mutating func enter() -> Bool {
    guard depth < Parser.deepestNesting else {
      report(
        .nestedTooDeeply, "objects and arrays nest deeper than \(Parser.deepestNesting) here", position,
        position + 1,
        help: "divide it into several values")
      return false
    }
    depth += 1
    return true
  }

  // MARK: scalars

  private mutating func parseString() -> Int {
    let start = position
    guard let end = strings.read(bytes, from: start) else {
      reportString(start)
      return add(.missing, start, position)
    }
    position = end
    let node = add(SyntaxNode(.template, start, end, flags: .json))
    strings.add(node: node)
    return node
  }

  private mutating func parseNumber() -> Int {
    let start = position
    var index = start
    while index < bytes.count, Self.isNumberByte(bytes[index]) { index += 1 }
    position = index
    if !JSONNumber.isNumber(bytes, start..<index) {
      report(
        .invalidNumber, "'\(text(start, index))' is not a valid JSON number", start, index,
        help: "write digits without leading zeros, perhaps a '.' and digits, perhaps an exponent")
    }
    return add(.number, start, index)
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.dot || byte == Byte.hyphen || byte == Byte.plus
  }

  private mutating func parseWord() -> Int {
    let start = position
    while position < bytes.count, Byte.isLetterOrDigit(bytes[position]) || bytes[position] == Byte.underscore {
      position += 1
    }
    let word = text(start, position)
    if word == "true" { return add(SyntaxNode(.boolean, start, position, flags: .isTrue)) }
    if word == "false" { return add(.boolean, start, position) }
    if word == "null" { return add(.null, start, position) }
    report(
      .invalidKeyword, "'\(word)' is not a JSON value", start, position,
      help: "write text in double quotes; the words of JSON are true, false and null")
    return add(.missing, start, position)
  }

  // MARK: bytes and nodes

  private mutating func skipBlanks() {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == Byte.space || byte == Byte.lineFeed || byte == Byte.tab || byte == Byte.carriageReturn else {
        return
      }
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func add(_ node: SyntaxNode) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  private mutating func add(_ kind: SyntaxNode.Kind, _ lower: Int, _ upper: Int, first: Int = 0) -> Int {
    add(SyntaxNode(kind, lower, upper, firstChild: first))
  }

  private func text(_ lower: Int, _ upper: Int) -> Text { Text(Array(bytes[lower..<upper])) }

  private func character(_ index: Int) -> Text {
    text(index, min(bytes.count, index + CharacterLength.of(bytes, at: index)))
  }

  // MARK: mistakes

  private mutating func report(
    _ code: HCL2Code, _ message: Message, _ lower: Int, _ upper: Int, notes: [Diagnostic.Note] = [], help: Message
  ) {
    guard !isLost else { return }
    isLost = true
    diagnostics.append(
      Diagnostic(.error, code, message, at: Place(file, SourceRange(lower, upper)), notes: notes, help: help))
  }

  private func openNote(_ start: Int) -> [Diagnostic.Note] {
    [Diagnostic.Note("the '\(character(start))' that is open", at: Place(file, SourceRange(start, start + 1)))]
  }

  private mutating func reportNoKey(_ start: Int) {
    guard position < bytes.count else {
      return report(
        .unclosedBracket, "the '{' is never closed", start, start + 1, help: "close it with }")
    }
    report(
      .jsonKey, "a property's name in double quotes is expected here, but this is '\(character(position))'", position,
      position + 1, notes: openNote(start), help: "write \"name\": value")
  }

  private mutating func reportNoColon(_ start: Int) {
    report(
      .missingColon, "a ':' is expected after the property's name", position, min(position + 1, bytes.count),
      notes: openNote(start), help: "write \"name\": value")
  }

  private mutating func reportNoComma(_ start: Int, _ closing: UInt8) {
    let wanted = Text([closing])
    guard position < bytes.count else {
      return report(
        .unclosedBracket, "the '\(character(start))' is never closed", start, start + 1,
        help: "close it with \(wanted)")
    }
    report(
      .missingSeparator, "a comma or '\(wanted)' is expected here, but this is '\(character(position))'", position,
      position + 1, notes: openNote(start), help: "separate the elements by commas")
  }

  private mutating func reportString(_ start: Int) {
    let (lower, isEscape) = strings.mistake
    position = min(lower, bytes.count)
    if isEscape {
      return report(
        .invalidEscape, "this is not a valid escape in JSON", lower, lower + 2,
        help: "write \\\\ for a backslash; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uNNNN")
    }
    if lower < bytes.count, bytes[lower] != Byte.lineFeed, bytes[lower] < Byte.space {
      return report(
        .controlCharacter, "a JSON string holds no control characters", lower, lower + 1,
        help: "write \\t for a tab, \\n for a line's end")
    }
    report(.unclosedString, "the string is not closed on its line", start, lower, help: "close it with \"")
  }
}
