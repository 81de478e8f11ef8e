/// Writes JSON: two-space indent, members in the given order, `/` and non-ASCII characters unescaped.
public struct JSONWriter: StructuredWriter {
  private enum Layout { case indented, compact }

  private var output: [UInt8] = []
  /// How many open objects and lists enclose the next item.
  private var depth = 0
  /// True before the first item of the innermost one.
  private var isFirst = true
  private var followsKey = false
  private let baseDepth: Int
  private let layout: Layout

  private init(_ layout: Layout, depth: Int = 0) {
    self.layout = layout
    baseDepth = depth
  }

  /// Enough for most fragments, in bytes.
  private static let fragmentCapacity = 2048

  public init(fragmentAtDepth depth: Int) {
    self.init(.indented, depth: depth)
    output.reserveCapacity(Self.fragmentCapacity)
  }

  /// A writer with line breaks and two spaces per level.
  public static var indented: JSONWriter { JSONWriter(.indented) }

  /// A writer without white space.
  public static var compact: JSONWriter { JSONWriter(.compact) }

  public mutating func take() -> [UInt8] {
    let taken = output
    output = []
    return taken
  }

  public mutating func fragment(_ bytes: [UInt8]) {
    startItem()
    output += bytes
  }

  public mutating func beginObject() { open(Byte.leftBrace) }
  public mutating func endObject() { close(Byte.rightBrace) }
  public mutating func beginList() { open(Byte.leftBracket) }
  public mutating func endList() { close(Byte.rightBracket) }

  public mutating func key(_ name: UnsafeBufferPointer<UInt8>) {
    appendItem(name, thenColon: true)
    followsKey = true
  }

  public mutating func string(_ text: UnsafeBufferPointer<UInt8>) { appendItem(text, thenColon: false) }

  public mutating func number(_ spelling: UnsafeBufferPointer<UInt8>) {
    startItem()
    output.append(contentsOf: spelling)
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
    depth += 1
    isFirst = true
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if !isFirst { breakLine() }
    isFirst = false
    output.append(bracket)
  }

  private mutating func startItem() {
    if followsKey {
      followsKey = false
    } else if depth > 0 {
      if !isFirst { output.append(Byte.comma) }
      isFirst = false
      breakLine()
    }
  }

  private var indent: Int { (baseDepth + depth) * 2 }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    output.append(Byte.lineFeed)
    output.append(contentsOf: repeatElement(Byte.space, count: indent))
  }

  /// Appends the separator before an item and the quoted text, in one call because a document has many of them.
  private mutating func appendItem(_ text: UnsafeBufferPointer<UInt8>, thenColon: Bool) {
    let startsLine = !followsKey && depth > 0
    let blanks = startsLine && layout == .indented ? indent : 0
    let needsComma = startsLine && !isFirst
    let layout = layout
    var isAppended = false
    output.append(addingCapacity: text.count + blanks + 6) { span in
      span.withUnsafeMutableBufferPointer { buffer, count in
        guard let start = buffer.baseAddress.map({ $0 + count }) else { return }
        var next = start
        if needsComma { Self.put(Byte.comma, at: &next) }
        if startsLine, layout == .indented { Self.put(Byte.lineFeed, at: &next) }
        next.update(repeating: Byte.space, count: blanks)
        next += blanks
        Self.put(Byte.quote, at: &next)
        guard Self.copy(plain: text, to: next) else { return }
        next += text.count
        Self.put(Byte.quote, at: &next)
        if thenColon { Self.put(Byte.colon, at: &next) }
        if thenColon, layout == .indented { Self.put(Byte.space, at: &next) }
        count += next - start
        isAppended = true
      }
    }
    if isAppended {
      followsKey = false
      if depth > 0 { isFirst = false }
      return
    }
    startItem()
    Self.appendQuoted(text, to: &output)
    if thenColon { output.append(Byte.colon) }
    if thenColon, layout == .indented { output.append(Byte.space) }
  }

  /// Copies a text that needs no escaping; otherwise returns false, having copied an unknown part of it.
  @inline(__always)
  private static func copy(plain text: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Bool {
    let source = UnsafeRawBufferPointer(text)
    let target = UnsafeMutableRawPointer(target)
    let count = source.count
    if count < 8 {
      for index in 0..<count {
        if !isPlain(source[index]) { return false }
        target.storeBytes(of: source[index], toByteOffset: index, as: UInt8.self)
      }
      return true
    }
    var index = 0
    while true {
      let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if !isPlain(eight: word) { return false }
      target.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
      if index == count - 8 { return true }
      // The last eight bytes overlap the ones before.
      index = min(index + 8, count - 8)
    }
  }

  /// Appends `text` as a JSON string: quotes, backslashes and control characters are escaped; bytes that are not
  /// UTF-8 become U+FFFD.
  public static func appendQuoted(_ text: Text, to output: inout [UInt8]) {
    text.withBytes { appendQuoted($0, to: &output) }
  }

  static func appendQuoted(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    output.append(Byte.quote)
    appendEscaped(text, to: &output)
    output.append(Byte.quote)
  }

  /// True for an ASCII byte that needs no escaping in a JSON string.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= Byte.space && byte < Byte.delete && byte != Byte.quote && byte != Byte.backslash
  }

  /// True when none of the eight bytes needs escaping: none has its high bit set, is below a space, or is `"`, `\\`
  /// or DEL.
  @inline(__always)
  private static func isPlain(eight word: UInt64) -> Bool {
    let tops: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    func hasZero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }
    let control = (word &- ones &* UInt64(Byte.space)) & ~word & tops
    return word & tops | control | hasZero(word ^ ones &* UInt64(Byte.quote))
      | hasZero(word ^ ones &* UInt64(Byte.backslash))
      | hasZero(word ^ ones &* UInt64(Byte.delete)) == 0
  }

  @inline(__always)
  private static func put(_ byte: UInt8, at next: inout UnsafeMutablePointer<UInt8>) {
    next.pointee = byte
    next += 1
  }

  private static func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    guard bytes.allSatisfy({ $0 < 0x80 }) || isValidUTF8(bytes) else {
      let mended = Text(Array(String(decoding: bytes, as: UTF8.self).utf8))
      return mended.withBytes { appendEscaped($0, to: &output) }
    }
    var start = 0
    for index in 0..<bytes.count where !isPlain(bytes[index]) && bytes[index] < 0x80 {
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
    output.append(Byte.backslash)
    switch byte {
    case Byte.quote, Byte.backslash: output.append(byte)
    case Byte.backspace: output.append(UInt8(ascii: "b"))
    case Byte.tab: output.append(UInt8(ascii: "t"))
    case Byte.lineFeed: output.append(UInt8(ascii: "n"))
    case Byte.formFeed: output.append(UInt8(ascii: "f"))
    case Byte.carriageReturn: output.append(UInt8(ascii: "r"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      output.append(contentsOf: [
        UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), digits[Int(byte >> 4)], digits[Int(byte & 15)],
      ])
    }
  }
}
