package import SourceText

/// The text a string token stands for.
package enum LiteralText {
  /// A quoted string's text: escapes resolved, `${…}` as written, `\r\n` inside it as `\n`.
  ///
  /// - Returns: the text, and the range of the first escape whose bytes do not form UTF-8, if there is one.
  static func unquoted(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (text: Text, fault: Range<Int>?) {
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var index = range.lowerBound + 1
    let end = range.upperBound - 1
    var rawByte: Range<Int>?
    while index < end {
      if bytes[index] == Byte.dollar, index + 1 < end, bytes[index + 1] == Byte.leftBrace {
        copyInterpolation(bytes, &index, end, to: &output)
      } else if bytes[index] == Byte.backslash {
        let start = index
        if appendEscape(bytes, &index, to: &output), rawByte == nil { rawByte = start..<index }
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    let isBroken = rawByte != nil && String(validating: output, as: UTF8.self) == nil
    return (Text(output), isBroken ? rawByte : nil)
  }

  private static func copyInterpolation(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int, to output: inout [UInt8]
  ) {
    output.append(contentsOf: [Byte.dollar, Byte.leftBrace])
    index += 2
    var braces = 1
    while index < end, braces > 0 {
      let byte = bytes[index]
      if byte == Byte.leftBrace { braces += 1 }
      if byte == Byte.rightBrace { braces -= 1 }
      let isCarriageReturn = byte == Byte.carriageReturn && index + 1 < end && bytes[index + 1] == Byte.lineFeed
      if !isCarriageReturn { output.append(byte) }
      index += 1
    }
  }

  /// Appends what the escape at `index` stands for; true when it is a single byte of 0x80 or more.
  private static func appendEscape(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, to output: inout [UInt8]
  ) -> Bool {
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "a"): output.append(Byte.bell)
    case UInt8(ascii: "b"): output.append(Byte.backspace)
    case UInt8(ascii: "f"): output.append(Byte.formFeed)
    case UInt8(ascii: "n"): output.append(Byte.lineFeed)
    case UInt8(ascii: "r"): output.append(Byte.carriageReturn)
    case UInt8(ascii: "t"): output.append(Byte.tab)
    case UInt8(ascii: "v"): output.append(Byte.verticalTab)
    case UInt8(ascii: "x"):
      index += 2
      return appendByte(Number.scalarValue(of: bytes[index - 2..<index], radix: 16), to: &output)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let digits = letter == UInt8(ascii: "u") ? 4 : 8
      index += digits
      let value = Number.scalarValue(of: bytes[index - digits..<index], radix: 16)
      let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: value)) ?? "\u{FFFD}"
      output.append(contentsOf: Array(String(scalar).utf8))
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      index += 2
      return appendByte(Number.scalarValue(of: bytes[index - 3..<index], radix: 8), to: &output)
    default: output.append(letter)
    }
    return false
  }

  /// What the escape at `position` of `text` stands for; moves the position past it. The escape is known to be valid.
  package static func resolvedEscape(_ text: Text, at position: inout Int) -> Text {
    var output: [UInt8] = []
    text.withBytes { bytes in
      if position + 1 < bytes.count {
        _ = appendEscape(bytes, &position, to: &output)
      } else {
        position += 1
      }
    }
    return Text(output)
  }

  private static func appendByte(_ value: UInt64, to output: inout [UInt8]) -> Bool {
    output.append(UInt8(truncatingIfNeeded: value))
    return value >= 0x80
  }

  /// A heredoc's text: `range` runs from `<<` to past the end marker's line feed.
  ///
  /// Source: `unindentHeredoc` of hashicorp/hcl 1.0.0, with its quirks: the end marker's indent stays as the last
  /// characters of a `<<` heredoc, and `<<-` removes an indent only when every line has it.
  static func heredoc(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Text {
    let isIndented = bytes[range.lowerBound + 2] == Byte.hyphen
    var contentStart = range.lowerBound
    while bytes[contentStart] != Byte.lineFeed { contentStart += 1 }
    let nameStart = range.lowerBound + (isIndented ? 3 : 2)
    var nameEnd = contentStart
    while nameEnd > nameStart, bytes[nameEnd - 1] == Byte.carriageReturn { nameEnd -= 1 }
    contentStart += 1
    let content = withoutCarriageReturns(file, bytes, contentStart..<range.upperBound)
    let body = content[0..<content.count - (nameEnd - nameStart) - 1]
    return isIndented ? unindented(body) : body
  }

  private static func withoutCarriageReturns(
    _ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Text {
    let slice = bytes[range]
    guard slice.contains(Byte.carriageReturn) else {
      return Text(file.bytes, in: SourceRange(range.lowerBound, range.upperBound))
    }
    var output: [UInt8] = []
    for index in slice.indices
    where !(slice[index] == Byte.carriageReturn && index + 1 < range.upperBound && slice[index + 1] == Byte.lineFeed) {
      output.append(slice[index])
    }
    return Text(output)
  }

  private static func unindented(_ body: Text) -> Text {
    let lines = body.split(separator: Byte.lineFeed)
    guard let indent = lines.last, !indent.isEmpty else { return body }
    var output: [UInt8] = []
    guard lines.allSatisfy({ $0.hasPrefix(indent) }) else {
      var end = body.count - 1
      while end > 0, body[end - 1] == Byte.space || body[end - 1] == Byte.tab { end -= 1 }
      return body[0..<end]
    }
    for line in lines.dropLast() {
      output.append(line[indent.count..<line.count])
      output.append(Byte.lineFeed)
    }
    return Text(output)
  }
}
