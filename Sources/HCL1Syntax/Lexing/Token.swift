import SourceText

/// A word of the source.
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
    /// A character HCL knows but has no use for: `.`, `+`, `-`.
    case symbol
    /// Something already reported.
    case invalid
  }

  let kind: Kind
  /// 0-based offset of the first byte.
  let start: Int
  /// 0-based offset one past the last byte.
  let end: Int
  /// True when a line ended between the token before and this one.
  let startsLine: Bool

  var range: SourceRange { SourceRange(start, end) }
}
