import SourceText

/// Quoting for POSIX shells.
enum ShellText {
  /// The text in single quotes. Safe for all bytes except NUL, which no shell can hold.
  static func quoted(_ text: Text) -> [UInt8] {
    var output: [UInt8] = [Byte.apostrophe]
    for byte in text.bytes {
      if byte == Byte.apostrophe { output += Array("'\\''".utf8) } else { output.append(byte) }
    }
    output.append(Byte.apostrophe)
    return output
  }

  /// The text for a comment: line ends become blanks.
  static func commented(_ text: Text) -> Text {
    Text(text.bytes.map { $0 == Byte.lineFeed || $0 == Byte.carriageReturn ? Byte.space : $0 })
  }
}
