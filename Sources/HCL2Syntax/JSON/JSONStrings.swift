import SourceText

/// The strings of a JSON file during parsing: their unescaped text, and the source of each byte.
struct JSONStrings {
  /// A string and its text: a range of the file's bytes, or of the resolved bytes after them.
  private struct Entry {
    let node: Int
    let text: Range<Int>
  }

  private var entries: [Entry] = []
  /// The texts of strings with escapes, one after another.
  private var bytes: [UInt8] = []
  private var resolved = ResolvedStrings()
  private var last = 0..<0

  /// Where the string that `read` refused is wrong, and whether an escape is the mistake.
  private(set) var mistake = (offset: 0, isEscape: false)

  /// Reads the string whose quote is at `start`. Returns the offset after it; nil when it is wrong.
  mutating func read(_ file: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start + 1
    while index < file.count, file[index] >= Byte.space, file[index] < 0x80, file[index] != Byte.backslash {
      if file[index] == Byte.quote {
        last = start + 1..<index
        return index + 1
      }
      index += 1
    }
    return readResolving(file, from: start + 1)
  }

  /// Adds the string that was read last.
  mutating func add(node: Int) { entries.append(Entry(node: node, text: last)) }

  private mutating func readResolving(_ file: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let base = file.count + bytes.count
    var scanner = JSONStringScanner(file, at: start)
    var isRun = false
    while true {
      let at = scanner.position
      switch scanner.next() {
      case .copied(let length):
        if !isRun { resolved.add(offset: file.count + bytes.count, source: at, isCopied: true) }
        isRun = true
        bytes.append(contentsOf: file[at..<at + length])
      case .replaced(let scalar):
        resolved.add(offset: file.count + bytes.count, source: at, isCopied: false)
        isRun = false
        bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      case .end:
        resolved.add(offset: file.count + bytes.count, source: at, isCopied: false)
        last = base..<file.count + bytes.count
        // A separating byte, so that the end of one string differs from the start of the next.
        bytes.append(0)
        return at + 1
      case .mistake(let isEscape):
        mistake = (at, isEscape)
        return nil
      }
    }
  }

  /// Gives each string its text, and parses those that are templates.
  func finish(
    _ file: SourceFile, _ nodes: [SyntaxNode], _ diagnostics: [Diagnostic], hasTemplates: Bool
  ) -> ParsedFile {
    let all = bytes.isEmpty ? file.bytes : file.bytes + bytes
    return all.withUnsafeBufferPointer { buffer in
      var parser = Parser(file, buffer, at: 0, resolved: resolved)
      parser.nodes = nodes
      parser.diagnostics = diagnostics
      for entry in entries where !entry.text.isEmpty {
        let (lower, upper) = (entry.text.lowerBound, entry.text.upperBound)
        guard hasTemplates, Self.isTemplate(buffer[entry.text]) else {
          let text = parser.add(.plainLiteral, lower, upper)
          parser.nodes[entry.node].firstChild = UInt32(truncatingIfNeeded: text)
          continue
        }
        parser.lexer = Lexer(bytes: UnsafeBufferPointer(rebasing: buffer[..<upper]), position: lower)
        let template = parser.nodes[parser.parseWholeTemplate(to: upper, flags: .json)]
        parser.nodes[entry.node].firstChild = template.firstChild
        parser.nodes[entry.node].flags.formUnion(template.flags)
      }
      return ParsedFile(
        storage: SyntaxStorage(file, parser.nodes, bytes: all, resolved: resolved), diagnostics: parser.diagnostics)
    }
  }

  private static func isTemplate(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var last: UInt8 = 0
    for byte in text {
      if byte == Byte.leftBrace, last == Byte.dollar || last == Byte.percent { return true }
      last = byte
    }
    return false
  }
}

/// Scans the inside of a JSON string.
struct JSONStringScanner {
  enum Piece {
    /// Bytes to copy unchanged.
    case copied(Int)
    /// An escape, or bytes that are not UTF-8.
    case replaced(Unicode.Scalar)
    /// The closing quote.
    case end
    case mistake(isEscape: Bool)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// The offset of the next piece.
  private(set) var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// The next piece. The position does not move past the closing quote or a mistake.
  mutating func next() -> Piece {
    guard position < bytes.count, bytes[position] >= Byte.space else { return .mistake(isEscape: false) }
    let byte = bytes[position]
    if byte == Byte.quote { return .end }
    if byte == Byte.backslash { return escape() }
    if let (_, length) = CharacterLength.scalar(bytes, at: position) {
      position += length
      return .copied(length)
    }
    position += 1
    return .replaced("\u{FFFD}")
  }

  private mutating func escape() -> Piece {
    guard position + 1 < bytes.count else { return .mistake(isEscape: false) }
    let scalar: Unicode.Scalar
    switch bytes[position + 1] {
    case Byte.quote, Byte.backslash, Byte.slash: scalar = Unicode.Scalar(bytes[position + 1])
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): return unicodeEscape()
    default: return .mistake(isEscape: true)
    }
    position += 2
    return .replaced(scalar)
  }

  private mutating func unicodeEscape() -> Piece {
    guard let first = unit(at: position) else { return .mistake(isEscape: true) }
    if first & 0xFC00 == 0xD800, let second = unit(at: position + 6), second & 0xFC00 == 0xDC00 {
      position += 12
      return .replaced(Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}")
    }
    position += 6
    // Half of a surrogate pair is not a character.
    return .replaced(Unicode.Scalar(first) ?? "\u{FFFD}")
  }

  /// The value of the four hexadecimal digits of `\u` at `index`; nil when there is none.
  private func unit(at index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == Byte.backslash, bytes[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var value: UInt32 = 0
    for digit in bytes[index + 2..<index + 6] {
      guard let nibble = Byte.hexadecimalValue(digit) else { return nil }
      value = value << 4 | UInt32(nibble)
    }
    return value
  }
}
