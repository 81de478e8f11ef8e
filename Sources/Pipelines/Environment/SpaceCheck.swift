import SourceText

/// Finds characters that look like a space or are invisible, but that a shell takes as text. They come with text copied from
/// a web page.
enum SpaceCheck {
  private static let names: [UInt32: String] = [
    0xA0: "a no-break space", 0x202F: "a narrow no-break space", 0x2007: "a figure space", 0x3000: "a wide space",
    0x200B: "a zero-width space", 0x200C: "a zero-width non-joiner", 0x200D: "a zero-width joiner",
    0xFEFF: "a byte order mark", 0xAD: "a soft hyphen", 0x2060: "a word joiner",
  ]

  /// A warning for the first of them on each line.
  static func diagnostics(of file: SourceFile) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var index = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var isReported = false
    while index < file.bytes.count {
      let byte = file.bytes[index]
      if byte == Byte.lineFeed { isReported = false }
      guard byte >= 0xC2, !isReported, let (scalar, length) = decode(file.bytes, index), let name = names[scalar] else {
        index += 1
        continue
      }
      isReported = true
      let digits = String(scalar, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      found.append(
        Diagnostic(
          .warning, BuildspecRule.oddSpace.rawValue, "\(name) (U+\(code)) is here, which the shell takes as text",
          at: Place(file, SourceRange(index, index + length)),
          help: "retype the line: it was copied from a page that changes spaces and addresses"))
      index += length
    }
    return found
  }

  private static func decode(_ bytes: [UInt8], _ index: Int) -> (scalar: UInt32, length: Int)? {
    let length = bytes[index] >= 0xE0 ? 3 : 2
    guard index + length <= bytes.count, bytes[index] < 0xF0 else { return nil }
    var scalar = UInt32(bytes[index] & (length == 3 ? 0x0F : 0x1F))
    for next in bytes[index + 1..<index + length] { scalar = scalar << 6 | UInt32(next & 0x3F) }
    return (scalar, length)
  }
}
