import SourceText

/// A token as the formatter sees it: comments and the pieces of strings are tokens too, blanks are not.
struct LayoutToken {
  enum Kind {
    case newline, comment, identifier, number
    case quoteStart, quoteEnd, heredocStart, heredocEnd
    /// Text between quotes, and of a heredoc.
    case text, heredocText
    /// `${` and `%{`, with a `~` behind it.
    case partStart
    /// The `}` or `~}` of a part.
    case partEnd
    case leftBrace, rightBrace, leftBracket, rightBracket, leftParenthesis, rightParenthesis
    case comma, dot, ellipsis, colon, doubleColon, question, assign, bang, minus
    /// An operator between two operands, but for `-`.
    case sign
    case arrow
  }

  let kind: Kind
  let text: Text
  /// Where it starts in the file; nil for one that the formatter writes.
  let offset: Int?
  /// How many spaces stand before it.
  var spaces = 0

  init(_ kind: Kind, _ text: Text, at offset: Int? = nil) {
    self.kind = kind
    self.text = text
    self.offset = offset
  }

  /// True for what ends a line: a comment to the end of the line counts as that end.
  var endsLine: Bool { kind == .newline || kind == .comment && text.hasSuffix("\n") }

  /// 1 for what opens a bracket or part, -1 for what closes one, else 0.
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

  /// How many columns it takes, its spaces included.
  var width: Int { spaces + text.graphemeCount }
}

extension Text {
  /// How many grapheme clusters the text has.
  fileprivate var graphemeCount: Int {
    withBytes { bytes in
      bytes.contains { $0 >= 0x80 || $0 == Byte.carriageReturn }
        ? String(decoding: bytes, as: UTF8.self).count : bytes.count
    }
  }
}
