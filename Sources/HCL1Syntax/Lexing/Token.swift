import SourceText

/// One token of the source.
struct Token {
  enum Kind: UInt8 {
    case endOfFile
    case identifier, boolean, integer, float
    /// A quoted string without escapes and without `${`.
    case plainString
    /// A quoted string with escapes or `${`.
    case string
    case heredoc
    case leftBrace, rightBrace, leftBracket, rightBracket, comma, assign
    /// A character that HCL knows but does not use: `.`, `+`, `-`.
    case symbol
    /// Something that has already been reported.
    case invalid
  }

  let kind: Kind
  /// 0-based offset of the first byte.
  let start: Int
  /// 0-based offset one past the last byte.
  let end: Int
  /// True when a line ended between the previous token and this one.
  let startsLine: Bool

  var range: SourceRange { SourceRange(start, end) }
}
