import SourceText

/// Reads a JSON tfvars file into the same tree as HCL1: members become attributes.
///
/// There are no comments; a comma after the last member is accepted. Stops at the first mistake.
struct JSONParser {
  private struct Mistake: Error {
    let diagnostic: Diagnostic
  }

  private let file: SourceFile
  private let bytes: UnsafeBufferPointer<UInt8>
  private var builder: SyntaxTreeBuilder
  private var position: Int
  private var depth = 0

  static func parse(_ file: SourceFile) -> (nodes: [SyntaxNode], diagnostics: [Diagnostic]) {
    file.bytes.withUnsafeBufferPointer { bytes in
      var parser = JSONParser(file: file, bytes: bytes, position: SourceCheck.byteOrderMarkLength(file))
      do throws(Mistake) {
        try parser.parseFile()
        return (parser.builder.nodes, [])
      } catch {
        return ([SyntaxTreeBuilder.emptyFile], [error.diagnostic])
      }
    }
  }

  private init(file: SourceFile, bytes: UnsafeBufferPointer<UInt8>, position: Int) {
    self.file = file
    self.bytes = bytes
    self.position = position
    builder = SyntaxTreeBuilder(bytes)
  }

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private func mistake(_ code: HCL1Code, _ message: Message, _ lower: Int, _ upper: Int, help: Message? = nil)
    -> Mistake
  {
    Mistake(diagnostic: Diagnostic(.error, code, message, at: Place(file, SourceRange(lower, upper)), help: help))
  }

  private var found: Message {
    guard position < bytes.count else { return "the end of the file" }
    var end = position + 1
    while end < bytes.count, Byte.isContinuation(bytes[end]) { end += 1 }
    return "'\(file.text(SourceRange(position, end)))'"
  }

  private func unexpected(_ wanted: Message, help: Message? = nil) -> Mistake {
    let end = min(bytes.count, position + 1)
    return mistake(.unexpectedToken, "expected \(wanted), but found \(found)", position, end, help: help)
  }

  private mutating func skipBlanks() {
    while byte == Byte.space || byte == Byte.tab || byte == Byte.lineFeed || byte == Byte.carriageReturn {
      position += 1
    }
  }

  private mutating func parseFile() throws(Mistake) {
    skipBlanks()
    guard byte == Byte.leftBrace else { throw unexpected("'{'", help: "a JSON tfvars file is one object") }
    try parseMembers(of: 0)
    skipBlanks()
    if position < bytes.count { throw unexpected("the end of the file") }
    _ = builder.close(0, at: bytes.count)
  }

  /// Reads the members of `object` from its `{` to its `}`.
  private mutating func parseMembers(of object: Int) throws(Mistake) {
    let open = position
    try enter()
    defer { depth -= 1 }
    while true {
      skipBlanks()
      if byte == Byte.rightBrace {
        position += 1
        return
      }
      if position >= bytes.count { throw unclosed(open, .unclosedBrace, "}") }
      guard byte == Byte.quote else { throw unexpected("a name in double quotes") }
      let start = position
      let hasEscapes = try scanString()
      builder.add(hasEscapes ? .jsonKey : .plainKey, start, position, .equals)
      let name = StringReader.json(Text(file.bytes), start + 1..<position - 1, keepsOrigins: false).text
      skipBlanks()
      guard byte == Byte.colon else { throw unexpected("':'") }
      position += 1
      let flags = try parseValue(of: name)
      if !flags.isEmpty { builder.mark(object, flags) }
      try parseSeparator(closing: Byte.rightBrace, open, .unclosedBrace)
    }
  }

  private mutating func parseElements(of list: Int) throws(Mistake) {
    let open = position
    try enter()
    defer { depth -= 1 }
    while true {
      skipBlanks()
      if byte == Byte.rightBracket {
        position += 1
        return
      }
      if position >= bytes.count { throw unclosed(open, .unclosedBracket, "]") }
      let flags = try parseValue(of: nil)
      if !flags.isEmpty { builder.mark(list, flags) }
      try parseSeparator(closing: Byte.rightBracket, open, .unclosedBracket)
    }
  }

  private mutating func enter() throws(Mistake) {
    guard depth < Limits.nesting else {
      throw mistake(
        .nestedTooDeeply, "objects and lists nest deeper than \(Limits.nesting) here", position, position + 1)
    }
    depth += 1
    position += 1
  }

  private func unclosed(_ open: Int, _ code: HCL1Code, _ wanted: String) -> Mistake {
    let bracket = file.text(SourceRange(open, open + 1))
    return mistake(code, "the '\(bracket)' is never closed", open, open + 1, help: "close it with \(wanted)")
  }

  private mutating func parseSeparator(closing: UInt8, _ open: Int, _ code: HCL1Code) throws(Mistake) {
    let end = position
    skipBlanks()
    if byte == Byte.comma {
      position += 1
    } else if position >= bytes.count {
      throw unclosed(open, code, closing == Byte.rightBrace ? "}" : "]")
    } else if byte != closing {
      throw mistake(.missingComma, "a comma is missing here", end, end, help: "write a comma after each value")
    }
  }

  private mutating func parseValue(of name: Text?) throws(Mistake) -> SyntaxNode.Flags {
    skipBlanks()
    let start = position
    switch byte {
    case Byte.leftBrace:
      let object = builder.next
      builder.add(.object, start, start + 1)
      try parseMembers(of: object)
      return builder.close(object, at: position)
    case Byte.leftBracket:
      let list = builder.next
      builder.add(.list, start, start + 1)
      try parseElements(of: list)
      return builder.close(list, at: position)
    case Byte.quote:
      let hasEscapes = try scanString()
      let holds = file.text(SourceRange(start, position)).contains("${")
      let flags: SyntaxNode.Flags = holds ? .interpolation : []
      builder.add(hasEscapes ? .jsonString : .plainString, start, position, flags)
      return flags
    case Byte.hyphen, Byte.digits:
      let number = try parseNumber()
      builder.add(number.isInteger ? .integer : .float, start, position)
    default:
      try parseBoolean(of: name)
      builder.add(.boolean, start, position)
    }
    return []
  }

  private mutating func parseBoolean(of name: Text?) throws(Mistake) {
    let start = position
    while (byte | Byte.caseBit) >= UInt8(ascii: "a"), (byte | Byte.caseBit) <= UInt8(ascii: "z") { position += 1 }
    let word = file.text(SourceRange(start, position))
    if word == "true" || word == "false" { return }
    if word == "null" {
      throw mistake(
        .nullValue, "a tfvars value can't be null", start, position,
        help: name.map { "leave '\($0)' out" } ?? "leave it out")
    }
    position = start
    throw unexpected("a value")
  }

  private mutating func parseNumber() throws(Mistake) -> Number {
    let start = position
    if byte == Byte.hyphen { position += 1 }
    let digits = position
    while Byte.isDigit(byte) { position += 1 }
    guard position > digits, bytes[digits] != UInt8(ascii: "0") || position == digits + 1 else {
      throw mistake(.badNumber, "a JSON number can't start like this", start, max(position, start + 1))
    }
    var isInteger = true
    if byte == Byte.dot {
      isInteger = false
      position += 1
      try skipDigits(from: start)
    }
    if byte | Byte.caseBit == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      if byte == Byte.plus || byte == Byte.hyphen { position += 1 }
      try skipDigits(from: start)
    }
    let number = Number(spelling: file.text(SourceRange(start, position)), isInteger: isInteger)
    guard number.isInRange else {
      throw mistake(
        .numberOutOfRange, "the number does not fit \(isInteger ? "64 bits" : "a double")", start, position)
    }
    return number
  }

  private mutating func skipDigits(from start: Int) throws(Mistake) {
    let first = position
    while Byte.isDigit(byte) { position += 1 }
    guard position > first else { throw mistake(.badNumber, "digits are missing in the number", start, position) }
  }

  /// Reads a string; returns true if it contains escapes. As in the reference, it may contain any control character but
  /// a line feed.
  private mutating func scanString() throws(Mistake) -> Bool {
    let start = position
    var hasEscapes = false
    position += 1
    while position < bytes.count, byte != Byte.lineFeed, byte != 0, byte != Byte.quote {
      if byte == Byte.backslash {
        hasEscapes = true
        try skipEscape()
      } else {
        position += 1
      }
    }
    guard byte == Byte.quote else {
      throw mistake(
        .unterminatedString, "the string is not closed on its line", start, position, help: "close it with \"")
    }
    position += 1
    return hasEscapes
  }

  private mutating func skipEscape() throws(Mistake) {
    switch EscapeSequence.readJSON(bytes, at: position, before: bytes.count) {
    case .sequence(let escape): position += escape.length
    case .mistake(let length):
      let isCharacter = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "u")
      throw mistake(
        .badEscape, isCharacter ? "\\u needs four hexadecimal digits" : "this is no JSON escape sequence", position,
        position + length, help: isCharacter ? nil : "write \\\\ for a backslash")
    }
  }
}
