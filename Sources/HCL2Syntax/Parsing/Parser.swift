import SourceText

/// Turns a file into a tree: recursive descent over the tokens, one method a production of `grammar.txt`.
///
/// A method returns the index of the node it made. After a mistake the parser is lost: every method returns at once, until
/// one that knows where its next item starts goes on from there.
struct Parser {
  /// How deep expressions and blocks may nest, and how long a chain of operators may be.
  static let deepestNesting = 500

  /// How many bytes further the end is sought of a string that is not closed on its line, or of a heredoc that is none.
  static let longestString = 2000

  let file: SourceFile
  var lexer: Lexer
  /// The token that was read but not used yet.
  var token = Token(kind: .newline, lower: 0, upper: 0)
  /// Offset after the last token that was used.
  var previousEnd = 0
  var nodes: [SyntaxNode] = []
  var diagnostics: [Diagnostic] = []
  var depth = 0

  /// True between a mistake and the place where the parser goes on.
  var isLost = false
  /// True when that place is the next item of a body, whatever is open.
  var hasGivenUpItem = false
  /// Where the innermost item of a body starts.
  var itemStart = 0
  /// Where the innermost interpolation or directive starts; nil outside of them.
  var partStart: Int?
  /// The pieces of the templates that are being read, innermost last.
  var pieces: [Int] = []
  /// Moves a range to the file, where the bytes are not those of the file.
  let resolved: ResolvedStrings

  init(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, resolved: ResolvedStrings = .init()) {
    self.file = file
    self.resolved = resolved
    lexer = Lexer(bytes: bytes, position: position)
  }

  var bytes: UnsafeBufferPointer<UInt8> { lexer.bytes }

  // MARK: tokens

  /// Goes on to the next token.
  @inline(__always)
  mutating func advance() {
    previousEnd = token.upper
    token = lexer.next()
  }

  /// Goes on after a bracket that closed a part in which line ends counted otherwise.
  mutating func advance(newlines: Bool) {
    lexer.hasNewlines = newlines
    advance()
  }

  /// Goes on with the bytes at `position`, after a string.
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

  /// A node for what could not be read.
  mutating func missing() -> Int { add(.missing, token.lower, token.lower) }

  func lower(_ index: Int) -> Int { Int(nodes[index].lower) }
  func upper(_ index: Int) -> Int { Int(nodes[index].upper) }

  mutating func link(_ index: Int, to next: Int) { nodes[index].next = UInt32(truncatingIfNeeded: next) }

  /// Children that are added one after the other.
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

  /// Reads a file of attributes and blocks.
  static func parseBody(_ file: SourceFile) -> ParsedFile {
    parse(file) { parser in
      parser.advance()
      return parser.parseFileBody()
    }
  }

  /// Reads a text that is one expression.
  static func parseExpression(_ file: SourceFile) -> ParsedFile {
    parse(file) { parser in
      parser.lexer.hasNewlines = false
      parser.advance()
      let expression = parser.parseExpression()
      if !parser.isLost, parser.token.kind != .endOfFile { parser.reportLeftovers() }
      return expression
    }
  }

  /// Reads a text that is one template.
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

  /// The diagnostics, and one for the first byte of each run outside of comments that is not UTF-8.
  private func reported(with broken: [Int]) -> [Diagnostic] {
    let comments = lexer.comments ?? []
    let outside = broken.filter { offset in !comments.contains { $0.contains(offset) } }
    if outside.isEmpty { return diagnostics }
    // What the parser made of such bytes is this same mistake.
    let places = Set(outside.map { UInt32(truncatingIfNeeded: $0) })
    let others = diagnostics.filter { !places.contains($0.place?.range.lower ?? .max) }
    return others
      + outside.map { offset in
        Diagnostic(
          .error, "invalid-utf8", "the byte 0x\(String(bytes[offset], radix: 16)) is not valid UTF-8 here",
          at: Place(file, SourceRange(offset, offset + 1)), help: "save the file as UTF-8")
      }
  }
}

/// Bytes that are not UTF-8.
enum BrokenText {
  /// How many of them are worth naming.
  private static let most = 20

  /// Where they start, at most 20 places, adjacent ones counted once.
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

  /// The offset of the first byte from `start` on that is not ASCII.
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
