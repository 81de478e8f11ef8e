import SourceText

/// Turns a file into a tree: recursive descent over the tokens, one method per production of `grammar.txt`.
///
/// A method returns the index of the node that it added. After a mistake the parser is lost: every method returns at
/// once, until one that knows where its next item starts continues from there.
struct Parser {
  /// The maximum nesting of expressions and blocks, and the maximum length of an operator chain.
  static let deepestNesting = 500

  /// How many bytes to look ahead for the end of a string that is not closed on its line, or of a malformed heredoc.
  static let longestString = 2000

  let file: SourceFile
  var lexer: Lexer
  /// The token that was read but not yet used.
  var token = Token(kind: .newline, lower: 0, upper: 0)
  /// The offset after the last token that was used.
  var previousEnd = 0
  var nodes: [SyntaxNode] = []
  var diagnostics: [Diagnostic] = []
  var depth = 0

  /// True between a mistake and the place where the parser continues.
  var isLost = false
  /// True when that place is the next item of a body, regardless of open brackets.
  var hasGivenUpItem = false
  /// The start of the innermost item of a body.
  var itemStart = 0
  /// The start of the innermost interpolation or directive; nil outside them.
  var partStart: Int?
  /// The pieces of the templates being parsed, innermost last.
  var pieces: [Int] = []
  /// Maps ranges of resolved bytes to the file.
  let resolved: ResolvedStrings

  init(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, resolved: ResolvedStrings = .init()) {
    self.file = file
    self.resolved = resolved
    lexer = Lexer(bytes: bytes, position: position)
  }

  var bytes: UnsafeBufferPointer<UInt8> { lexer.bytes }

  // MARK: tokens

  /// Reads the next token.
  @inline(__always)
  mutating func advance() {
    previousEnd = token.upper
    token = lexer.next()
  }

  /// Continues after a closing bracket, with the line end rule of the outer part.
  mutating func advance(newlines: Bool) {
    lexer.hasNewlines = newlines
    advance()
  }

  /// Continues at `position`, after a string.
  mutating func advance(from position: Int) {
    token = Token(kind: .quote, lower: position, upper: position)
    lexer.position = position
    advance()
  }

  /// True when the token is the name `word`.
  func isWord(_ word: StaticString) -> Bool {
    guard token.kind == .identifier, token.upper - token.lower == word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount where bytes[token.lower + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The bytes of the token.
  func text(_ token: Token) -> Text { text(token.lower, token.upper) }

  func text(_ lower: Int, _ upper: Int) -> Text { Text(Array(bytes[lower..<upper])) }

  // MARK: nodes

  mutating func add(_ node: SyntaxNode) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  mutating func add(_ kind: SyntaxNode.Kind, _ lower: Int, _ upper: Int, first: Int = 0, detail: Int = 0) -> Int {
    add(SyntaxNode(kind, lower, upper, detail: detail, firstChild: first))
  }

  /// A node for input that could not be parsed.
  mutating func missing() -> Int { add(.missing, token.lower, token.lower) }

  func lower(_ index: Int) -> Int { Int(nodes[index].lower) }
  func upper(_ index: Int) -> Int { Int(nodes[index].upper) }

  mutating func link(_ index: Int, to next: Int) { nodes[index].next = UInt32(truncatingIfNeeded: next) }

  /// A list of children, built one by one.
  struct Children {
    var first = 0
    var last = 0
  }

  @inline(__always)
  mutating func append(_ index: Int, to children: inout Children) {
    if children.first == 0 { children.first = index } else { link(children.last, to: index) }
    children.last = index
  }
}

// MARK: whole files

extension Parser {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Parses a file of attributes and blocks.
  static func parseBody(_ file: SourceFile) -> ParsedFile {
    parse(file) { parser in
      parser.advance()
      return parser.parseFileBody()
    }
  }

  /// Parses a text that is one expression.
  static func parseExpression(_ file: SourceFile) -> ParsedFile {
    parse(file) { parser in
      parser.lexer.hasNewlines = false
      parser.advance()
      let expression = parser.parseExpression()
      if !parser.isLost, parser.token.kind != .endOfFile { parser.reportLeftovers() }
      return expression
    }
  }

  /// Parses a text that is one template.
  static func parseTemplate(_ file: SourceFile) -> ParsedFile {
    parse(file) { $0.parseWholeTemplate(to: $0.bytes.count, flags: .wholeFile) }
  }

  private static func parse(_ file: SourceFile, _ read: (inout Parser) -> Int) -> ParsedFile {
    file.bytes.withUnsafeBufferPointer { bytes in
      let broken = BrokenText.offsets(in: bytes)
      var parser = Parser(file, bytes, at: file.bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0)
      if !broken.isEmpty { parser.lexer.comments = [] }
      parser.nodes.reserveCapacity(bytes.count / 10 + 8)
      parser.nodes.append(SyntaxNode(.file, 0, bytes.count))
      let root = read(&parser)
      parser.nodes[0].firstChild = UInt32(truncatingIfNeeded: root)
      let found = broken.isEmpty ? parser.diagnostics : parser.reported(with: broken)
      return ParsedFile(storage: SyntaxStorage(file, parser.nodes), diagnostics: found)
    }
  }

  /// The diagnostics, with one more for the start of each run of invalid UTF-8 outside comments.
  private func reported(with broken: [Int]) -> [Diagnostic] {
    let comments = lexer.comments ?? []
    let outside = broken.filter { offset in !comments.contains { $0.contains(offset) } }
    if outside.isEmpty { return diagnostics }
    // The parser's own reports about such bytes are the same mistake.
    let places = Set(outside.map { UInt32(truncatingIfNeeded: $0) })
    let others = diagnostics.filter { !places.contains($0.place?.range.lower ?? .max) }
    return others
      + outside.map { offset in
        Diagnostic(
          .error, HCL2Code.invalidUtf8, "the byte 0x\(String(bytes[offset], radix: 16)) is not valid UTF-8 here",
          at: Place(file, SourceRange(offset, offset + 1)), help: "save the file as UTF-8")
      }
  }
}

/// Finds invalid UTF-8.
enum BrokenText {
  /// The maximum number of reports.
  private static let most = 20

  /// The starts of invalid runs, at most 20; adjacent bytes count once.
  static func offsets(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var found: [Int] = []
    var last = -1
    var index = asciiEnd(in: bytes, from: 0)
    while index < bytes.count, found.count < most {
      if let (_, length) = CharacterLength.scalar(bytes, at: index) {
        index += length
      } else {
        if last < 0 || last + 1 < index { found.append(index) }
        last = index
        index += 1
      }
      index = asciiEnd(in: bytes, from: index)
    }
    return found
  }

  /// The offset of the first byte at or after `start` that is not ASCII.
  private static func asciiEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let high = word & 0x8080_8080_8080_8080
      if high != 0 { return index + high.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < raw.count, raw[index] < 0x80 { index += 1 }
    return index
  }
}
