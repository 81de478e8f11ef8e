/// Writes YAML 1.2 in block style that a YAML 1.1 reader takes the same way: every string that could be read as
/// something else is double-quoted.
public struct YAMLWriter: StructuredWriter, Sendable {
  private enum Level {
    case object(isEmpty: Bool)
    case list(isEmpty: Bool)
  }

  private var output: [UInt8] = []
  private var levels: [Level] = []
  /// True when the current line already holds what the next item is to follow: a `- ` or nothing at all.
  private var isAtItemStart = true
  private var followsKey = false

  /// An empty document.
  public init() {}

  public mutating func take() -> [UInt8] {
    defer { output.removeAll(keepingCapacity: true) }
    return output
  }

  public mutating func beginObject() {
    startValue(isContainer: true)
    levels.append(.object(isEmpty: true))
  }

  public mutating func beginList() {
    startValue(isContainer: true)
    levels.append(.list(isEmpty: true))
  }

  public mutating func endObject() { close("{}") }
  public mutating func endList() { close("[]") }

  public mutating func key(_ name: Text) {
    startLine()
    if case .object = levels.last { levels[levels.count - 1] = .object(isEmpty: false) }
    appendScalar(name)
    output.append(0x3A)
    followsKey = true
    isAtItemStart = false
  }

  public mutating func string(_ text: Text) {
    startValue(isContainer: false)
    appendScalar(text)
    endScalar()
  }

  public mutating func number(_ spelling: Text) {
    startValue(isContainer: false)
    output.append(spelling)
    endScalar()
  }

  public mutating func boolean(_ value: Bool) {
    startValue(isContainer: false)
    output.append(contentsOf: Array((value ? "true" : "false").utf8))
    endScalar()
  }

  public mutating func null() {
    startValue(isContainer: false)
    output.append(contentsOf: Array("null".utf8))
    endScalar()
  }

  private mutating func endScalar() {
    output.append(0x0A)
    followsKey = false
    isAtItemStart = levels.isEmpty
  }

  /// Brings the output to where a value belongs: after `key:`, after `- `, or at the start of the document.
  private mutating func startValue(isContainer: Bool) {
    if followsKey {
      if !isContainer { output.append(0x20) }
      return
    }
    guard case .list = levels.last else { return }
    startLine()
    levels[levels.count - 1] = .list(isEmpty: false)
    output.append(contentsOf: [0x2D, 0x20])
    isAtItemStart = true
  }

  private mutating func startLine() {
    if isAtItemStart {
      isAtItemStart = false
      return
    }
    if followsKey || output.last != 0x0A, !output.isEmpty { output.append(0x0A) }
    followsKey = false
    output.append(contentsOf: repeatElement(0x20, count: max(0, levels.count - 1) * 2))
  }

  private mutating func close(_ emptyForm: String) {
    let isEmpty: Bool
    switch levels.popLast() {
    case .object(let empty), .list(let empty): isEmpty = empty
    case nil: isEmpty = false
    }
    if isEmpty {
      if followsKey { output.append(0x20) }
      output.append(contentsOf: Array(emptyForm.utf8))
      output.append(0x0A)
    }
    followsKey = false
    isAtItemStart = false
  }

  private mutating func appendScalar(_ text: Text) {
    if Self.isPlain(text) { output.append(text) } else { JSONWriter.appendQuoted(text, to: &output) }
  }

  /// True when every YAML reader takes the bare text as that string.
  public static func isPlain(_ text: Text) -> Bool {
    guard let first = text.isEmpty ? nil : text[0], isLetter(first) || first == 0x5F || first == 0x2F else { return false }
    for index in 0..<text.count {
      let byte = text[index]
      let isSafe =
        isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F || byte == 0x2D || byte == 0x2E || byte == 0x2F
      let isInnerBlank = byte == 0x20 && index + 1 < text.count
      if !isSafe && !isInnerBlank { return false }
    }
    return !reservedWords.contains(text.lowercasedASCII)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  private static let reservedWords: Set<Text> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
}
