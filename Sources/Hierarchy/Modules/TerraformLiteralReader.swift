import HCL1Syntax
import SourceText

/// The meaning of an expression in a Terraform file, as far as it is known without evaluation.
enum TerraformLiteral {
  /// A value.
  case value(Value)
  /// `null`.
  case null
  /// Something that only Terraform can evaluate, or a collection that contains `null`, which a tfvars file can't
  /// express.
  case computed
}

/// Reads literal expressions: strings, numbers, booleans, `null`, and lists and objects of them.
struct TerraformLiteralReader {
  private static let deepest = 200

  private var cursor: TerraformCursor
  private var depth = 0

  private init(_ cursor: TerraformCursor) { self.cursor = cursor }

  /// The meaning of the expression that fills `cursor`.
  static func literal(_ cursor: TerraformCursor) -> TerraformLiteral {
    if let token = cursor.token, token.kind == .name, cursor.token(ahead: 1) == nil, cursor.text(of: token) == "null" {
      return .null
    }
    var reader = TerraformLiteralReader(cursor)
    guard let value = reader.value(), reader.cursor.isAtEnd else { return .computed }
    return .value(value)
  }

  private mutating func value() -> Value? {
    guard let token = cursor.token, depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    cursor.advance()
    switch token.kind {
    case .string, .heredoc: return text(of: token).map { Value(.string($0), at: token.range) }
    case .number: return number(token, isNegative: false, from: token)
    case .mark(Byte.hyphen):
      guard let digits = cursor.token, digits.kind == .number else { return nil }
      cursor.advance()
      return number(digits, isNegative: true, from: token)
    case .mark(Byte.leftBracket): return list(from: token)
    case .mark(Byte.leftBrace): return object(from: token)
    case .name:
      let word = cursor.text(of: token)
      guard word == "true" || word == "false" else { return nil }
      return Value(.boolean(word == "true"), at: token.range)
    case .template, .lineEnd, .mark, .longOperator: return nil
    }
  }

  private func text(of token: TerraformToken) -> Text? {
    let written = cursor.text(of: token)
    return token.kind == .heredoc ? TerraformText.heredoc(written) : TerraformText.unquoted(written)
  }

  /// A number: HCL2 has only decimal numbers, so leading zeros mean nothing.
  private func number(_ digits: TerraformToken, isNegative: Bool, from first: TerraformToken) -> Value {
    var spelling = cursor.text(of: digits)
    let isInteger = spelling.bytes.allSatisfy { Byte.isDigit($0) }
    while spelling.count > 1, spelling[0] == UInt8(ascii: "0"), Byte.isDigit(spelling[1]) {
      spelling = spelling[1..<spelling.count]
    }
    let number = Number(spelling: isNegative ? "-" + spelling : spelling, isInteger: isInteger)
    return Value(.number(number), at: SourceRange(from: first.range, to: digits.range))
  }

  private mutating func list(from open: TerraformToken) -> Value? {
    var elements: [Value] = []
    while true {
      cursor.skipLineEnds()
      if let range = close(Byte.rightBracket, from: open) { return Value(.list(elements), at: range) }
      guard let element = value() else { return nil }
      elements.append(element)
      cursor.skipLineEnds()
      if !cursor.consume(Byte.comma), cursor.token?.kind != .mark(Byte.rightBracket) { return nil }
    }
  }

  private mutating func object(from open: TerraformToken) -> Value? {
    var members: [Member] = []
    var places: [Text: Int] = [:]
    while true {
      cursor.skipSeparators()
      if let range = close(Byte.rightBrace, from: open) { return Value(.object(members), at: range) }
      guard let member = member() else { return nil }
      if let place = places[member.key] {
        members[place] = member
      } else {
        places[member.key] = members.count
        members.append(member)
      }
      guard endsMember(cursor.token?.kind) else { return nil }
    }
  }

  /// True when a member may end before that token. HCL2 requires a comma or a line end there; HCL1, and with it
  /// Terraform 0.11, allows the next key to follow directly.
  private func endsMember(_ kind: TerraformToken.Kind?) -> Bool {
    switch kind {
    case .lineEnd, .mark(Byte.comma), .mark(Byte.rightBrace), .name, .string: true
    case .number, .heredoc, .template, .mark, .longOperator, nil: false
    }
  }

  private mutating func member() -> Member? {
    guard let token = cursor.token else { return nil }
    let key: Text?
    switch token.kind {
    case .name, .number: key = cursor.text(of: token)
    case .string: key = text(of: token)
    case .heredoc, .template, .lineEnd, .mark, .longOperator: key = nil
    }
    cursor.advance()
    guard let key, cursor.consume(Byte.equals) || cursor.consume(Byte.colon) else { return nil }
    cursor.skipLineEnds()
    guard let value = value() else { return nil }
    return Member(key: key, keyRange: token.range, value: value)
  }

  /// The range from `open` to the closing bracket, which is consumed if it is next.
  private mutating func close(_ bracket: UInt8, from open: TerraformToken) -> SourceRange? {
    guard let token = cursor.token, cursor.consume(bracket) else { return nil }
    return SourceRange(from: open.range, to: token.range)
  }
}
