/// Writes JSON: two-space indent, members in the order given, `/` and non-ASCII characters as they are.
public struct JSONWriter: StructuredWriter {
  private enum Layout { case indented, compact }

  private var output: [UInt8] = []
  private var isFirst: [Bool] = []
  private var baseDepth = 0
  private var followsKey = false
  private let layout: Layout

  private init(_ layout: Layout) { self.layout = layout }

  public init(fragmentAtDepth depth: Int) {
    self.init(.indented)
    baseDepth = depth
  }

  /// A writer with line breaks and two spaces a level.
  public static var indented: JSONWriter { JSONWriter(.indented) }

  /// A writer without any white space.
  public static var compact: JSONWriter { JSONWriter(.compact) }

  public mutating func take() -> [UInt8] {
    defer { output.removeAll(keepingCapacity: true) }
    return output
  }

  public mutating func fragment(_ bytes: [UInt8]) {
    startItem()
    output += bytes
  }

  public mutating func beginObject() { open(0x7B) }
  public mutating func endObject() { close(0x7D) }
  public mutating func beginList() { open(0x5B) }
  public mutating func endList() { close(0x5D) }

  public mutating func key(_ name: Text) {
    startItem()
    Self.appendQuoted(name, to: &output)
    output.append(0x3A)
    if layout == .indented { output.append(0x20) }
    followsKey = true
  }

  public mutating func string(_ text: Text) {
    startItem()
    Self.appendQuoted(text, to: &output)
  }

  public mutating func number(_ spelling: Text) {
    startItem()
    output.append(spelling)
  }

  public mutating func boolean(_ value: Bool) {
    startItem()
    output.append(contentsOf: value ? Self.trueWord : Self.falseWord)
  }

  public mutating func null() {
    startItem()
    output.append(contentsOf: Self.nullWord)
  }

  private static let trueWord = Array("true".utf8)
  private static let falseWord = Array("false".utf8)
  private static let nullWord = Array("null".utf8)

  private mutating func open(_ bracket: UInt8) {
    startItem()
    output.append(bracket)
    isFirst.append(true)
  }

  private mutating func close(_ bracket: UInt8) {
    let wasEmpty = isFirst.popLast() ?? true
    if !wasEmpty { breakLine() }
    output.append(bracket)
  }

  private mutating func startItem() {
    if followsKey {
      followsKey = false
      return
    }
    guard let first = isFirst.last else { return }
    if !first { output.append(0x2C) }
    isFirst[isFirst.count - 1] = false
    breakLine()
  }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: (baseDepth + isFirst.count) * 2))
  }

  /// Appends `text` as a JSON string: quotes, backslashes and control characters escaped; bytes that are not UTF-8
  /// become U+FFFD.
  public static func appendQuoted(_ text: Text, to output: inout [UInt8]) {
    output.append(0x22)
    text.withBytes { bytes in
      var start = 0
      var index = 0
      var isASCII = true
      while index < bytes.count {
        let byte = bytes[index]
        if byte >= 0x80 { isASCII = false }
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
          output.append(contentsOf: bytes[start..<index])
          appendEscape(byte, to: &output)
          start = index + 1
        }
        index += 1
      }
      let rest = UnsafeBufferPointer(rebasing: bytes[start..<bytes.count])
      if isASCII || isValidUTF8(bytes) {
        output.append(contentsOf: rest)
      } else {
        output.append(contentsOf: Array(String(decoding: rest, as: UTF8.self).utf8))
      }
    }
    output.append(0x22)
  }

  private static func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  private static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(0x5C)
    switch byte {
    case 0x22, 0x5C: output.append(byte)
    case 0x08: output.append(0x62)
    case 0x09: output.append(0x74)
    case 0x0A: output.append(0x6E)
    case 0x0C: output.append(0x66)
    case 0x0D: output.append(0x72)
    default:
      let digits = Array("0123456789abcdef".utf8)
      output.append(contentsOf: [0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
  }
}
