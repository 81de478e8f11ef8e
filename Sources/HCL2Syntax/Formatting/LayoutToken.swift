import SourceText

/// A token for the formatter. Comments and pieces of strings are tokens too; blanks are not.
struct LayoutToken {
  enum Kind {
    case newline, comment, identifier, number
    case quoteStart, quoteEnd, heredocStart, heredocEnd
    /// Text between quotes, or in a heredoc.
    case text, heredocText
    /// `${` or `%{`, including a `~` after it.
    case partStart
    /// The `}` or `~}` that ends a part.
    case partEnd
    case leftBrace, rightBrace, leftBracket, rightBracket, leftParenthesis, rightParenthesis
    case comma, dot, ellipsis, colon, doubleColon, question, assign, bang, minus
    /// An operator with two operands, except `-`.
    case sign
    case arrow
  }

  let kind: Kind
  let text: Text
  /// Its start in the file; nil for a token that the formatter adds.
  let offset: Int?
  /// The number of spaces before it.
  var spaces = 0

  init(_ kind: Kind, _ text: Text, at offset: Int? = nil) {
    self.kind = kind
    self.text = text
    self.offset = offset
  }

  /// True for a token that ends a line; a comment to the end of the line includes the line end.
  var endsLine: Bool { kind == .newline || kind == .comment && text.hasSuffix("\n") }

  /// 1 if it opens a bracket or part, -1 if it closes one, otherwise 0.
  var bracketChange: Int {
    switch kind {
    case .leftBrace, .leftBracket, .leftParenthesis, .partStart: 1
    case .rightBrace, .rightBracket, .rightParenthesis, .partEnd: -1
    case .newline, .comment, .identifier, .number, .quoteStart, .quoteEnd, .heredocStart, .heredocEnd, .text,
      .heredocText,
      .comma,
      .dot, .ellipsis, .colon, .doubleColon, .question, .assign, .bang, .minus, .sign, .arrow:
      0
    }
  }

  /// Its width in columns, including its spaces.
  var width: Int { spaces + text.graphemeCount }
}

extension Text {
  /// The number of grapheme clusters.
  fileprivate var graphemeCount: Int {
    withBytes { bytes in
      bytes.contains { $0 >= 0x80 || $0 == Byte.carriageReturn }
        ? String(decoding: bytes, as: UTF8.self).count : bytes.count
    }
  }
}
