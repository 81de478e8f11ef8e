import SourceText

/// Checks for what every YAML reader rejects: bytes that are not UTF-8, and control characters. Also for the line
/// breaks that YAML 1.1 has and YAML 1.2 does not, because readers disagree about them.
enum YAMLCharacterCheck {
  /// The first such mistake, or nothing.
  static func diagnostics(of file: SourceFile) -> [Diagnostic] {
    if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) {
      return [error(file, 0..<2, "the file is UTF-16", help: "save it as UTF-8")]
    }
    let bytes = file.bytes
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        let isFine =
          byte >= Byte.space && byte != Byte.delete || byte == Byte.tab || byte == Byte.lineFeed
          || byte == Byte.carriageReturn
        if !isFine { return [error(file, index..<index + 1, control(UInt32(byte)), help: help(UInt32(byte)))] }
        index += 1
        continue
      }
      guard let (scalar, length) = decode(bytes, index) else {
        return [error(file, index..<index + 1, "this byte is not valid UTF-8", help: "save the file as UTF-8")]
      }
      if isRefused(scalar) {
        return [error(file, index..<index + length, control(scalar), help: help(scalar))]
      }
      index += length
    }
    return []
  }

  private static func isRefused(_ scalar: UInt32) -> Bool {
    (0x80..<0xA0).contains(scalar) || scalar == 0x2028 || scalar == 0x2029 || scalar == 0xFFFE || scalar == 0xFFFF
  }

  private static func control(_ scalar: UInt32) -> Message {
    let digits = String(scalar, radix: 16, uppercase: true)
    let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return [0x85, 0x2028, 0x2029].contains(scalar)
      ? "the character U+\(words: name) is a line break to some YAML readers only"
      : "the character U+\(words: name) may not stand in YAML"
  }

  private static func help(_ scalar: UInt32) -> Message {
    let digits = String(scalar, radix: 16, uppercase: true)
    let isShort = scalar <= 0xFF
    let padded = String(repeating: "0", count: max(0, (isShort ? 2 : 4) - digits.count)) + digits
    return "delete it, or write \(words: isShort ? "\\x" : "\\u")\(words: padded) in double quotes"
  }

  /// The scalar at `index` and its length in bytes; nil when it is not valid UTF-8.
  private static func decode(_ bytes: [UInt8], _ index: Int) -> (scalar: UInt32, length: Int)? {
    let lead = bytes[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead < 0xF5, index + length <= bytes.count else { return nil }
    var scalar = UInt32(lead & (0xFF >> UInt8(length + 1)))
    for next in bytes[index + 1..<index + length] {
      guard Byte.isContinuation(next) else { return nil }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    let smallest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    return scalar >= smallest && Unicode.Scalar(scalar) != nil ? (scalar, length) : nil
  }

  private static func error(_ file: SourceFile, _ range: Range<Int>, _ message: Message, help: Message) -> Diagnostic {
    Diagnostic(
      .error, YAMLCode.character, message, at: Place(file, SourceRange(range.lowerBound, range.upperBound)), help: help)
  }
}
