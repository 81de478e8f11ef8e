import SourceText

/// A token of a Terraform file (HCL2), in as much detail as reading `variable` blocks needs.
struct TerraformToken {
  /// The kinds of token.
  enum Kind: Equatable {
    /// A name: letters, digits, `_` and `-`.
    case name
    /// A number without its sign.
    case number
    /// `"…"` without a template sequence.
    case string
    /// `<<NAME …` without a template sequence.
    case heredoc
    /// A string or heredoc that contains `${…}` or `%{…}`.
    case template
    /// A line feed.
    case lineEnd
    /// A significant single byte: a bracket, `=`, `,`, `:`, …
    case mark(UInt8)
    /// An operator of two or three bytes.
    case longOperator
  }

  let kind: Kind
  let range: SourceRange
}

/// Moves over a range of a file's tokens.
struct TerraformCursor {
  let file: SourceFile
  private let tokens: [TerraformToken]
  private(set) var index: Int
  private let end: Int

  /// A cursor over all tokens of a file.
  init(_ file: SourceFile, _ tokens: [TerraformToken]) {
    self.init(file, tokens, 0..<tokens.count)
  }

  private init(_ file: SourceFile, _ tokens: [TerraformToken], _ range: Range<Int>) {
    self.file = file
    self.tokens = tokens
    index = range.lowerBound
    end = range.upperBound
  }

  /// The token at the cursor, or nil at the end.
  var token: TerraformToken? { token(ahead: 0) }

  var isAtEnd: Bool { index >= end }

  /// The token `count` tokens ahead, or nil.
  func token(ahead count: Int) -> TerraformToken? { index + count < end ? tokens[index + count] : nil }

  /// The bytes of a token as written.
  func text(of token: TerraformToken) -> Text { file.text(token.range) }

  mutating func advance() { index = min(index + 1, end) }

  /// Consumes the byte `mark`, if it is next.
  mutating func consume(_ mark: UInt8) -> Bool {
    guard token?.kind == .mark(mark) else { return false }
    advance()
    return true
  }

  mutating func skipLineEnds() {
    while token?.kind == .lineEnd { advance() }
  }

  /// Skips the line ends and commas that separate members.
  mutating func skipSeparators() {
    while let kind = token?.kind, kind == .lineEnd || kind == .mark(Byte.comma) { advance() }
  }

  /// A cursor over the tokens between this one and `other`.
  func upTo(_ other: TerraformCursor) -> TerraformCursor {
    TerraformCursor(file, tokens, index..<max(index, other.index))
  }

  /// A cursor one token further back: on the `{` of a body.
  var includingBracketBefore: TerraformCursor { TerraformCursor(file, tokens, max(0, index - 1)..<end) }

  /// Skips an expression: to the line end, comma or closing bracket after it, or to the next `name =` or `name {`,
  /// which HCL1 allows on the same line. Stops at a closing bracket that does not belong to the expression.
  mutating func skipExpression() {
    var awaited: [UInt8] = []
    var followsOperand = false
    while let token {
      switch token.kind {
      case .lineEnd, .mark(Byte.comma):
        if awaited.isEmpty { return }
      case .mark(Byte.leftParenthesis): awaited.append(Byte.rightParenthesis)
      case .mark(Byte.leftBracket): awaited.append(Byte.rightBracket)
      case .mark(Byte.leftBrace): awaited.append(Byte.rightBrace)
      case .mark(Byte.rightParenthesis), .mark(Byte.rightBracket), .mark(Byte.rightBrace):
        guard let expected = awaited.popLast(), token.kind == .mark(expected) else { return }
      case .name:
        let next = self.token(ahead: 1)?.kind
        if awaited.isEmpty, followsOperand, next == .mark(Byte.equals) || next == .mark(Byte.leftBrace) { return }
      case .number, .string, .heredoc, .template, .mark, .longOperator: break
      }
      followsOperand = token.kind.endsOperand
      advance()
    }
  }

  /// Skips a body whose `{` was consumed, and its `}`; returns false when that is missing.
  mutating func skipBody() -> Bool {
    var depth = 1
    while let token {
      advance()
      if token.kind == .mark(Byte.leftBrace) { depth += 1 }
      if token.kind == .mark(Byte.rightBrace) { depth -= 1 }
      if depth == 0 { return true }
    }
    return false
  }
}

extension TerraformToken.Kind {
  /// True when an operand can end with it.
  fileprivate var endsOperand: Bool {
    switch self {
    case .name, .number, .string, .heredoc, .template, .mark(Byte.rightParenthesis), .mark(Byte.rightBracket),
      .mark(Byte.rightBrace):
      true
    case .lineEnd, .mark, .longOperator: false
    }
  }
}
