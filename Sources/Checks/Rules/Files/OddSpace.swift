import SourceText

/// A quoted string contains white space that is easily overlooked: at either end, a tab, or a special space.
enum OddSpace: TextCheck {
  static let code = "odd-space"
  static let severity = Severity.warning
  static let summary = "a value with white space at its ends, a tab, or a special space"

  /// What is put before or between other texts, and words of a command line.
  private static let layoutNames: Set<Text> = ["comment_prefix", "execute", "arguments"]

  static func findings(about text: NamedText, in file: SourceFile) -> [Diagnostic] {
    let written = file.text(text.place.range)
    guard written.count >= 2, written[0] == Byte.quote, !isPlain(written), !text.isIngredient,
      !layoutNames.contains(text.name)
    else { return [] }
    let inner = written[1..<written.count - 1]
    guard !inner.trimmed.isEmpty, let found = oddity(inner) else { return [] }
    let start = Int(text.place.range.lower) + 1 + found.range.lowerBound
    return [
      finding(
        "the value of '\(text.name)' \(found.what)",
        at: Place(file, SourceRange(start, start + found.range.count)), help: found.help)
    ]
  }

  /// True for a quoted string without a space at either end, a tab or a character beyond ASCII, as most are.
  private static func isPlain(_ written: Text) -> Bool {
    written.withBytes { bytes in
      bytes[1] != Byte.space && bytes[bytes.count - 2] != Byte.space && ByteScan.isASCII(bytes, without: Byte.tab)
    }
  }

  private static func oddity(_ text: Text) -> (what: Message, range: Range<Int>, help: Message)? {
    if text[0] == Byte.space { return ("starts with white space", 0..<1, "remove it") }
    if text[text.count - 1] == Byte.space { return ("ends in white space", text.count - 1..<text.count, "remove it") }
    if let tab = text.firstIndex(of: Byte.tab) {
      return ("holds a tab", tab..<tab + 1, "write a space, or \\t if it is meant")
    }
    guard text.withBytes({ bytes in bytes.contains { $0 >= 0x80 } }) else { return nil }
    for (name, bytes) in specialSpaces {
      guard let range = text.firstRange(of: bytes) else { continue }
      return ("holds a special space, \(name)", range, "write an ordinary space, or nothing")
    }
    return nil
  }

  /// Spaces that look like an ordinary space or are invisible.
  private static let specialSpaces: [(name: String, bytes: Text)] = [
    0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x200B,
    0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF,
  ].compactMap { value in
    Unicode.Scalar(UInt32(value)).map { scalar in
      let digits = String(value, radix: 16, uppercase: true)
      return ("U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits, Text(String(scalar)))
    }
  }
}
