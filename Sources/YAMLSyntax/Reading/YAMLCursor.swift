import SourceText

/// A position in the text and its line. A byte past the end reads as 0, which the text itself never contains.
struct YAMLCursor {
  let bytes: [UInt8]
  private(set) var position: Int
  private(set) var lineStart = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
  }

  /// The byte here.
  var current: UInt8 { peek(0) }

  /// 0-based, in bytes: what precedes a collection on its line is ASCII.
  var column: Int { position - lineStart }

  var isAtEnd: Bool { position >= bytes.count }

  func peek(_ distance: Int) -> UInt8 { byte(at: position + distance) }

  func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// Moves on within the line.
  mutating func advance(_ distance: Int = 1) { position = min(position + distance, bytes.count) }

  /// Moves to a position whose line starts at `lineStart`.
  mutating func move(to position: Int, lineStart: Int) {
    self.position = position
    self.lineStart = lineStart
  }

  /// Skips `\n`, `\r\n` or `\r`; returns false when there is none.
  @discardableResult
  mutating func takeLineBreak() -> Bool {
    guard Self.isBreak(current) else { return false }
    position += current == Byte.carriageReturn && peek(1) == Byte.lineFeed ? 2 : 1
    lineStart = position
    return true
  }

  mutating func skipSpaces() { while current == Byte.space { position += 1 } }

  mutating func skipToLineEnd() { while !isAtEnd, !Self.isBreak(current) { position += 1 } }

  /// `---` or `...` at the start of a line.
  var isAtMarker: Bool { isMarker(Byte.hyphen) || isMarker(Byte.dot) }

  func isMarker(_ byte: UInt8) -> Bool {
    column == 0 && current == byte && peek(1) == byte && peek(2) == byte && Self.isBlank(peek(3))
  }

  /// True when nothing more of the document follows.
  var isAtContentEnd: Bool { isAtEnd || isAtMarker }

  /// The end of a run that ends here, without its trailing blanks.
  func end(trimmingFrom start: Int) -> Int {
    var end = position
    while end > start, bytes[end - 1] == Byte.space || bytes[end - 1] == Byte.tab || Self.isBreak(bytes[end - 1]) {
      end -= 1
    }
    return end
  }

  static func isBreak(_ byte: UInt8) -> Bool { byte == Byte.lineFeed || byte == Byte.carriageReturn }

  /// A space, a tab, a line break, or the end of the text.
  static func isBlank(_ byte: UInt8) -> Bool { byte == Byte.space || byte == Byte.tab || byte == 0 || isBreak(byte) }

  static func isFlowIndicator(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.leftBracket || byte == Byte.rightBracket || byte == Byte.leftBrace
      || byte == Byte.rightBrace
  }
}
