import SourceText

/// The smallest piece of the native syntax outside of strings.
struct Token {
  enum Kind: UInt8 {
    /// A line's end, or a comment up to and with the line's end. Only where line ends count.
    case newline
    case endOfFile
    case identifier, number
    /// The quote that opens a string.
    case quote
    /// `<<NAME` with the newline behind it.
    case heredoc
    case leftBrace, rightBrace, leftBracket, rightBracket, leftParenthesis, rightParenthesis
    /// `~}`, which closes an interpolation or directive.
    case stripBrace
    case comma, dot, ellipsis, colon, doubleColon, question, assign, arrow
    case or, and, equal, notEqual, less, greater, lessOrEqual, greaterOrEqual, plus, minus, star, slash, percent
    case bang
    /// What no HCL2 file holds outside of strings and comments.
    case invalid
  }

  let kind: Kind
  /// Offset of the first byte.
  let lower: Int
  /// Offset after the last byte.
  let upper: Int

  var range: SourceRange { SourceRange(lower, upper) }

  /// The operator with two operands that the token is, and how tightly it binds: the higher, the tighter.
  var binaryOperator: (BinaryOperator, precedence: Int)? {
    switch kind {
    case .or: (.or, 1)
    case .and: (.and, 2)
    case .equal: (.equal, 3)
    case .notEqual: (.notEqual, 3)
    case .less: (.less, 4)
    case .greater: (.greater, 4)
    case .lessOrEqual: (.lessOrEqual, 4)
    case .greaterOrEqual: (.greaterOrEqual, 4)
    case .plus: (.add, 5)
    case .minus: (.subtract, 5)
    case .star: (.multiply, 6)
    case .slash: (.divide, 6)
    case .percent: (.remainder, 6)
    case .newline, .endOfFile, .identifier, .number, .quote, .heredoc, .leftBrace, .rightBrace, .leftBracket,
      .rightBracket, .leftParenthesis, .rightParenthesis, .stripBrace, .comma, .dot, .ellipsis, .colon, .doubleColon,
      .question, .assign, .arrow, .bang, .invalid:
      nil
    }
  }
}
