import SourceText

/// Text for POSIX shells.
enum ShellText {
  /// The text in single quotes, safe whatever it holds but NUL, which no shell can carry.
  static func quoted(_ text: Text) -> [UInt8] {
    var output: [UInt8] = [0x27]
    for byte in text.bytes {
      if byte == 0x27 { output += Array("'\\''".utf8) } else { output.append(byte) }
    }
    output.append(0x27)
    return output
  }

  /// The text as it can stand in a comment: its line ends become blanks.
  static func commented(_ text: Text) -> Text { Text(text.bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }) }

  /// True for letters, digits and `_`.
  static func isName(_ text: Text) -> Bool {
    !text.isEmpty
      && text.bytes.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F }
  }
}
