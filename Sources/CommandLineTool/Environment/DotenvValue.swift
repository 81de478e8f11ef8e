import SourceText

/// A value as written on a line of a dotenv file. Readers differ, so only forms are written that they all read the same.
///
/// Source: python-dotenv 1.2 (escapes in both kinds of quotes, `${…}` expanded everywhere), node 20 and dotenv for node (`\n` in
/// double quotes, `#` ends a bare value; they differ in carriage returns), and `docker run --env-file` (a line as it is, quotes too).
enum DotenvValue {
  /// As it is, which all of them read.
  case bare
  /// In quotes, which docker takes as part of the value.
  case quoted([UInt8])
  /// No form gives this value to both Python and Node.
  case unwritable

  init(_ value: Text) {
    let bytes = value.bytes
    if value.contains("${") || bytes.contains(Byte.carriageReturn) {
      self = .unwritable
    } else if Self.isBare(bytes) {
      self = .bare
    } else if Self.fitsSingleQuotes(bytes) {
      self = .quoted([Byte.apostrophe] + bytes + [Byte.apostrophe])
    } else if !bytes.contains(Byte.quote), !bytes.contains(Byte.backslash) {
      self = .quoted(
        [Byte.quote] + bytes.flatMap { $0 == Byte.lineFeed ? [Byte.backslash, UInt8(ascii: "n")] : [$0] } + [Byte.quote]
      )
    } else {
      self = .unwritable
    }
  }

  /// True for one line without a comment, without blanks at either end, and without a quote at the start.
  private static func isBare(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return true }
    // Readers trim Unicode blanks at the ends too.
    if Byte.isBlank(first) || Byte.isBlank(last) || first > Byte.delete || last > Byte.delete { return false }
    if [Byte.apostrophe, Byte.quote, Byte.backtick].contains(first) { return false }
    return !bytes.contains {
      [Byte.hash, Byte.lineFeed, Byte.carriageReturn, Byte.verticalTab, Byte.formFeed].contains($0)
    }
  }

  /// True if nothing in it is an escape for Python.
  private static func fitsSingleQuotes(_ bytes: [UInt8]) -> Bool {
    if bytes.contains(Byte.apostrophe) || bytes.last == Byte.backslash { return false }
    return !bytes.indices.dropFirst().contains { bytes[$0] == Byte.backslash && bytes[$0 - 1] == Byte.backslash }
  }
}
