import SourceText

/// The value of text in a template.
enum LiteralText {
  /// The value of a literal: escapes resolved, white space stripped for `~`, heredoc indentation removed, in NFC.
  static func value(_ storage: SyntaxStorage, _ node: SyntaxNode) -> Text {
    let written = storage.text(node.lower, node.upper)
    if node.kind == .plainLiteral { return written.canonicallyComposed }
    var text = unescaped(written, backslashes: node.flags.contains(.escapes))
    if node.flags.contains(.stripsStart) { text = text[Whitespace.prefixLength(of: text)..<text.count] }
    if node.flags.contains(.stripsEnd) { text = text[0..<text.count - Whitespace.suffixLength(of: text)] }
    if node.detail > 0 { text = text[Whitespace.length(ofFirst: Int(node.detail), in: text)..<text.count] }
    return text.canonicallyComposed
  }

  /// The text of a quoted label.
  static func label(_ storage: SyntaxStorage, _ node: SyntaxNode) -> Text {
    // A label without its closing quote has no quote to leave out.
    let upper = max(node.lower + 1, node.upper - (node.detail == 0 ? 1 : 0))
    return unescaped(storage.text(node.lower + 1, upper), backslashes: true)
  }

  /// The text with escapes resolved: `$${`, `%%{`, and backslashes if `backslashes` is true.
  private static func unescaped(_ text: Text, backslashes: Bool) -> Text {
    text.withBytes { bytes in
      guard
        let first = bytes.firstIndex(where: {
          $0 == Byte.dollar || $0 == Byte.percent || $0 == Byte.backslash && backslashes
        })
      else {
        return text
      }
      var result = Array(bytes[..<first])
      result.reserveCapacity(bytes.count)
      var index = first
      while index < bytes.count {
        let byte = bytes[index]
        if byte == Byte.backslash, backslashes, let (scalar, length) = Escape.scalar(in: bytes, at: index) {
          result.append(contentsOf: UTF8.encode(scalar) ?? .init())
          index += length
        } else if byte == Byte.dollar || byte == Byte.percent, index + 2 < bytes.count, bytes[index + 1] == byte,
          bytes[index + 2] == Byte.leftBrace
        {
          result.append(byte)
          result.append(Byte.leftBrace)
          index += 3
        } else {
          result.append(byte)
          index += 1
        }
      }
      return Text(result)
    }
  }
}

/// Reads escapes that start with a backslash.
enum Escape {
  /// The character for the escape at `index`, and the escape's length; nil when HCL2 has no such escape.
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case Byte.quote: return ("\"", 2)
    case Byte.backslash: return ("\\", 2)
    case UInt8(ascii: "u"): return hexadecimal(in: bytes, at: index, digits: 4)
    case UInt8(ascii: "U"): return hexadecimal(in: bytes, at: index, digits: 8)
    default: return nil
    }
  }

  private static func hexadecimal(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int, digits: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard index + 2 + digits <= bytes.count else { return nil }
    var value: UInt32 = 0
    for digit in bytes[index + 2..<index + 2 + digits] {
      guard let nibble = Byte.hexadecimalValue(digit) else { return nil }
      value = value << 4 | UInt32(nibble)
    }
    return Unicode.Scalar(value).map { ($0, 2 + digits) }
  }
}

/// Unicode white space, as strip markers and heredocs define it.
enum Whitespace {
  /// The length in bytes of the white space character at `index`, or 0.
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return byte == Byte.space || byte >= Byte.tab && byte <= Byte.carriageReturn ? 1 : 0 }
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    // U+0085 and U+00A0.
    if byte == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (byte, second) {
    // U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80): return third >= 0x80 && third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// The length in bytes of the white space at the start of the text.
  static func prefixLength(of text: Text) -> Int { text.withBytes { prefixEnd(in: $0, from: 0, to: $0.count) } }

  /// The offset after the white space that starts at `lower`.
  static func prefixEnd(in bytes: UnsafeBufferPointer<UInt8>, from lower: Int, to upper: Int) -> Int {
    var index = lower
    while index < upper {
      let length = length(in: bytes, at: index)
      if length == 0 { break }
      index += length
    }
    return min(index, upper)
  }

  /// The length in bytes of the white space at the end of the text.
  static func suffixLength(of text: Text) -> Int {
    text.withBytes { $0.count - suffixStart(in: $0, from: 0, to: $0.count) }
  }

  /// The offset at which the white space before `upper` starts.
  static func suffixStart(in bytes: UnsafeBufferPointer<UInt8>, from lower: Int, to upper: Int) -> Int {
    var end = upper
    while end > lower {
      var start = end - 1
      while start > lower, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      if length(in: bytes, at: start) != end - start { break }
      end = start
    }
    return end
  }

  /// The length in bytes of the first `count` white space characters of the text.
  static func length(ofFirst count: Int, in text: Text) -> Int {
    text.withBytes { bytes in
      var index = 0
      for _ in 0..<count where index < bytes.count { index += length(in: bytes, at: index) }
      return index
    }
  }
}
