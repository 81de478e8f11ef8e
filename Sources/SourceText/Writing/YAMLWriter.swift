/// Writes YAML 1.2 in block style that YAML 1.1 readers understand the same way: every string that could be read as
/// something else is double-quoted.
public struct YAMLWriter: StructuredWriter {
  /// An open object or list.
  private struct Level {
    let isList: Bool
    var isEmpty = true
  }

  /// What the output ends with, which decides what the next item has to write first.
  private enum Cursor {
    /// The start of a line.
    case lineStart
    /// After `- `, where an item's first key or its scalar goes.
    case afterDash
    /// After `key:`.
    case afterKey
  }

  private var output: [UInt8] = []
  private var levels: [Level] = []
  private var cursor = Cursor.lineStart

  /// An empty document.
  public init() {}

  public init(fragmentAtDepth depth: Int) {
    levels = Array(repeating: Level(isList: false), count: depth)
    cursor = .afterDash
  }

  public mutating func fragment(_ bytes: [UInt8]) {
    startElement()
    output += bytes
    cursor = .lineStart
  }

  public mutating func take() -> [UInt8] {
    let taken = output
    output = []
    return taken
  }

  public mutating func beginObject() { open(isList: false) }
  public mutating func beginList() { open(isList: true) }
  public mutating func endObject() { close("{}") }
  public mutating func endList() { close("[]") }

  public mutating func key(_ name: UnsafeBufferPointer<UInt8>) {
    startItem()
    let start = output.count
    appendScalar(name)
    if output.count - start > Self.longestKey {
      // Readers look for the colon only within a limit, so a longer key gets a `?`, and its colon a line of its own.
      output.insert(contentsOf: [Byte.questionMark, Byte.space], at: start)
      output.append(Byte.lineFeed)
      output.append(contentsOf: repeatElement(Byte.space, count: max(0, levels.count - 1) * 2))
    }
    output.append(Byte.colon)
    cursor = .afterKey
  }

  public mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    startScalar()
    appendScalar(text)
    endLine()
  }

  public mutating func number(_ spelling: UnsafeBufferPointer<UInt8>) {
    startScalar()
    appendNumber(Text(Array(spelling)))
    endLine()
  }

  /// Appends a number; YAML 1.1 recognises an exponent only with a decimal point and a signed exponent.
  private mutating func appendNumber(_ spelling: Text) {
    guard let exponent = spelling.firstIndex(of: UInt8(ascii: "e")) ?? spelling.firstIndex(of: UInt8(ascii: "E")) else {
      output.append(spelling)
      return
    }
    let mantissa = spelling[0..<exponent]
    output.append(mantissa)
    if mantissa.firstIndex(of: Byte.dot) == nil { output.append(contentsOf: [Byte.dot, UInt8(ascii: "0")]) }
    output.append(UInt8(ascii: "e"))
    let digits = spelling[exponent + 1..<spelling.count]
    if let sign = digits.isEmpty ? nil : digits[0], sign != Byte.plus, sign != Byte.hyphen { output.append(Byte.plus) }
    output.append(digits)
  }

  public mutating func boolean(_ value: Bool) {
    startScalar()
    output.append(contentsOf: Array((value ? "true" : "false").utf8))
    endLine()
  }

  public mutating func null() {
    startScalar()
    output.append(contentsOf: Array("null".utf8))
    endLine()
  }

  private mutating func open(isList: Bool) {
    startElement()
    levels.append(Level(isList: isList))
  }

  private mutating func close(_ emptyForm: String) {
    guard levels.popLast()?.isEmpty ?? false else { return }
    if cursor == .afterKey { output.append(Byte.space) }
    output.append(contentsOf: Array(emptyForm.utf8))
    endLine()
  }

  private mutating func startScalar() {
    startElement()
    if cursor == .afterKey { output.append(Byte.space) }
  }

  private mutating func endLine() {
    output.append(Byte.lineFeed)
    cursor = .lineStart
  }

  /// Writes the `- ` of a list's next element; does nothing elsewhere.
  private mutating func startElement() {
    guard levels.last?.isList ?? false else { return }
    startItem()
    output.append(contentsOf: [Byte.hyphen, Byte.space])
    cursor = .afterDash
  }

  /// Moves the output to where the innermost level's next item starts.
  private mutating func startItem() {
    let isFirst = levels.last?.isEmpty ?? true
    if let last = levels.indices.last { levels[last].isEmpty = false }
    switch cursor {
    case .afterDash where isFirst: return
    case .afterKey, .afterDash: output.append(Byte.lineFeed)
    case .lineStart: break
    }
    output.append(contentsOf: repeatElement(Byte.space, count: max(0, levels.count - 1) * 2))
  }

  /// The longest key, in bytes as written, that shares a line with its value; YAML allows at most 1,024 characters.
  private static let longestKey = 1000

  private mutating func appendScalar(_ text: UnsafeBufferPointer<UInt8>) {
    if Self.isPlain(text) { return output.append(contentsOf: text) }
    var quoted: [UInt8] = []
    JSONWriter.appendQuoted(text, to: &quoted)
    Self.appendEscapingLineBreaks(quoted, to: &output)
  }

  /// Appends quoted text and escapes the non-ASCII characters that YAML 1.1 treats as line breaks or rejects: U+0080
  /// to U+009F, U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF.
  private static func appendEscapingLineBreaks(_ quoted: [UInt8], to output: inout [UInt8]) {
    guard quoted.contains(where: { $0 >= 0x80 }) else { return output.append(contentsOf: quoted) }
    for scalar in String(decoding: quoted, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x80...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        output.append(contentsOf: Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8))
      default: output.append(contentsOf: Array(String(scalar).utf8))
      }
    }
  }

  /// True when every YAML reader reads the unquoted text as that string.
  public static func isPlain(_ text: Text) -> Bool { text.withBytes { isPlain($0) } }

  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, Byte.isLetter(first) || first == Byte.underscore || first == Byte.slash else {
      return false
    }
    for index in text.indices {
      let byte = text[index]
      let isSafe =
        Byte.isLetter(byte) || Byte.isDigit(byte) || byte == Byte.underscore || byte == Byte.hyphen || byte == Byte.dot
        || byte == Byte.slash
      let isInnerBlank = byte == Byte.space && index + 1 < text.count
      if !isSafe && !isInnerBlank { return false }
    }
    return text.count > longestReservedWord || !reservedWords.contains(Text(Array(text)).lowercasedASCII)
  }

  private static let longestReservedWord = 5
  private static let reservedWords: Set<Text> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
}
