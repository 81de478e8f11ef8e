import SourceText

/// A value as written in a dotenv file. The readers differ, so only forms are used that all of them read the same
/// way.
///
/// Source: python-dotenv 1.2 (escapes in both kinds of quotes, `${…}` substituted everywhere), node 20 and dotenv for
/// node (`\n` in double quotes, `#` ends an unquoted value; they differ in carriage returns), and `docker run
/// --env-file` (the line unchanged, including quotes).
enum DotenvValue {
  /// Without quotes, which all of them read the same way.
  case bare
  /// In quotes, which docker takes as part of the value.
  case quoted([UInt8])
  /// Neither form works for python and node.
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
    // Readers strip blanks of any script at both ends.
    if Byte.isBlank(first) || Byte.isBlank(last) || first > Byte.delete || last > Byte.delete { return false }
    if [Byte.apostrophe, Byte.quote, Byte.backtick].contains(first) { return false }
    return !bytes.contains {
      [Byte.hash, Byte.lineFeed, Byte.carriageReturn, Byte.verticalTab, Byte.formFeed].contains($0)
    }
  }

  /// True when python finds no escape in it.
  private static func fitsSingleQuotes(_ bytes: [UInt8]) -> Bool {
    if bytes.contains(Byte.apostrophe) || bytes.last == Byte.backslash { return false }
    return !bytes.indices.dropFirst().contains { bytes[$0] == Byte.backslash && bytes[$0 - 1] == Byte.backslash }
  }
}
