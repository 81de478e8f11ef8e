import SourceText

/// The text of a string in a Terraform file, if it contains no template.
enum TerraformText {
  /// The text between the quotes of `quoted`, escapes resolved; nil when it is not closed or an escape is invalid.
  ///
  /// Source: the escapes of the HCL2 specification, "Quoted template expression".
  static func unquoted(_ quoted: Text) -> Text? {
    guard quoted.count >= 2, quoted[quoted.count - 1] == Byte.quote else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(quoted.count)
    var index = 1
    let end = quoted.count - 1
    while index < end {
      if quoted[index] == Byte.backslash {
        guard appendEscape(quoted[index + 1..<end], &index, to: &output) else { return nil }
      } else {
        appendLiteral(quoted, &index, end, to: &output)
      }
    }
    return Text(output)
  }

  /// Appends a byte, or `${` for `$${` and `%{` for `%%{`.
  private static func appendLiteral(_ text: Text, _ index: inout Int, _ end: Int, to output: inout [UInt8]) {
    let byte = text[index]
    let isEscaped =
      (byte == Byte.dollar || byte == Byte.percent) && index + 2 < end && text[index + 1] == byte
      && text[index + 2] == Byte.leftBrace
    output.append(byte)
    index += isEscaped ? 2 : 1
  }

  /// Appends the character of the escape whose letter starts `rest`; moves `index` past it.
  private static func appendEscape(_ rest: Text, _ index: inout Int, to output: inout [UInt8]) -> Bool {
    guard !rest.isEmpty else { return false }
    let letter = rest[0]
    index += 2
    switch letter {
    case UInt8(ascii: "n"): output.append(Byte.lineFeed)
    case UInt8(ascii: "r"): output.append(Byte.carriageReturn)
    case UInt8(ascii: "t"): output.append(Byte.tab)
    case Byte.quote, Byte.backslash: output.append(letter)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let digits = letter == UInt8(ascii: "u") ? 4 : 8
      index += digits
      guard rest.count > digits, let value = UInt32(rest[1..<digits + 1].description, radix: 16),
        let scalar = Unicode.Scalar(value)
      else { return false }
      output.append(contentsOf: Array(String(scalar).utf8))
    default: return false
    }
    return true
  }

  /// The lines of `heredoc`, which runs from `<<` to the end of its marker's line; nil when it is not closed.
  ///
  /// `<<-` removes the indentation that all lines share.
  static func heredoc(_ heredoc: Text) -> Text? {
    var lines = heredoc.split(separator: Byte.lineFeed).map { $0.hasSuffix("\r") ? $0[0..<$0.count - 1] : $0 }
    guard lines.count >= 2 else { return nil }
    let isIndented = heredoc.hasPrefix("<<-")
    lines.removeFirst()
    lines.removeLast()
    let indent = isIndented ? lines.filter { !$0.trimmed.isEmpty }.map(indent).min() ?? 0 : 0
    var output: [UInt8] = []
    for line in lines {
      var index = min(indent, line.count)
      while index < line.count { appendLiteral(line, &index, line.count, to: &output) }
      output.append(Byte.lineFeed)
    }
    return Text(output)
  }

  private static func indent(_ line: Text) -> Int {
    var count = 0
    while count < line.count, line[count] == Byte.space || line[count] == Byte.tab { count += 1 }
    return count
  }
}
