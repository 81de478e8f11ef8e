import SourceText

/// The smallest unit of the native syntax outside strings.
struct Token {
  enum Kind: UInt8 {
    /// A line end, or a comment including its line end. Only where line ends are tokens.
    case newline
    case endOfFile
    case identifier, number
    /// The quote that opens a string.
    case quote
    /// `<<NAME`, including the newline after it.
    case heredoc
    case leftBrace, rightBrace, leftBracket, rightBracket, leftParenthesis, rightParenthesis
    /// `~}`, which ends an interpolation or directive.
    case stripBrace
    case comma, dot, ellipsis, colon, doubleColon, question, assign, arrow
    case or, and, equal, notEqual, less, greater, lessOrEqual, greaterOrEqual, plus, minus, star, slash, percent
    case bang
    /// Bytes that can't occur in HCL2 outside strings and comments.
    case invalid
  }

  let kind: Kind
  /// The offset of the first byte.
  let lower: Int
  /// The offset after the last byte.
  let upper: Int

  var range: SourceRange { SourceRange(lower, upper) }

  /// The token's binary operator and its precedence: higher binds tighter. Nil for any other token.
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
