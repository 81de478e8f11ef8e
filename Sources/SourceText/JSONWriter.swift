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
    var missing = (baseDepth + isFirst.count) * 2
    while missing > 0 {
      let count = min(missing, Self.blanks.count)
      Self.blanks.withUnsafeBufferPointer { output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[..<count])) }
      missing -= count
    }
  }

  private static let blanks = [UInt8](repeating: 0x20, count: 64)

  /// Appends `text` as a JSON string: quotes, backslashes and control characters escaped; bytes that are not UTF-8
  /// become U+FFFD.
  public static func appendQuoted(_ text: Text, to output: inout [UInt8]) {
    text.withBytes { bytes in
      var index = 0
      while index < bytes.count, isPlain(bytes[index]) { index += 1 }
      output.append(0x22)
      if index == bytes.count {
        output.append(contentsOf: bytes)
      } else {
        appendEscaped(bytes, plainUpTo: index, to: &output)
      }
      output.append(0x22)
    }
  }

  /// True for an ASCII byte that stands for itself in a JSON string.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C }

  private static func appendEscaped(
    _ bytes: UnsafeBufferPointer<UInt8>, plainUpTo first: Int, to output: inout [UInt8]
  ) {
    guard bytes[first...].allSatisfy({ $0 < 0x80 }) || isValidUTF8(bytes) else {
      let mended = Text(Array(String(decoding: bytes, as: UTF8.self).utf8))
      return mended.withBytes { appendEscaped($0, plainUpTo: 0, to: &output) }
    }
    var start = 0
    for index in first..<bytes.count where !isPlain(bytes[index]) && bytes[index] < 0x80 {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      appendEscape(bytes[index], to: &output)
      start = index + 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<bytes.count]))
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
