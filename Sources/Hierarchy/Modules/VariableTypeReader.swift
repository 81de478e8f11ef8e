import HCL1Syntax
import SourceText

/// Reads the type of a `variable` block: Terraform 0.11's quoted names, and type expressions.
struct VariableTypeReader {
  private static let deepest = 100

  private var cursor: TerraformCursor
  private var depth = 0

  private init(_ cursor: TerraformCursor) { self.cursor = cursor }

  /// The type in the expression that fills `cursor`, or nil when it is not a type.
  static func type(_ cursor: TerraformCursor) -> VariableType? {
    var reader = VariableTypeReader(cursor)
    guard let type = reader.quotedType() ?? reader.type(), reader.cursor.isAtEnd else { return nil }
    return type
  }

  /// A name in quotes, as Terraform 0.11 writes types.
  private mutating func quotedType() -> VariableType? {
    guard let token = cursor.token, token.kind == .string else { return nil }
    guard let name = TerraformText.unquoted(cursor.text(of: token)) else { return nil }
    guard let type = Self.simpleType(name) else { return nil }
    cursor.advance()
    return type
  }

  private static func simpleType(_ name: Text) -> VariableType? {
    switch name {
    case "string": .string
    case "number": .number
    case "bool", "boolean": .boolean
    case "any": .any
    case "list": .list(.any)
    case "map": .map(.any)
    default: nil
    }
  }

  private mutating func type() -> VariableType? {
    guard let token = cursor.token, token.kind == .name, depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    cursor.advance()
    let name = cursor.text(of: token)
    guard cursor.consume(Byte.leftParenthesis) else { return name == "boolean" ? nil : Self.simpleType(name) }
    cursor.skipLineEnds()
    guard let type = constructed(name) else { return nil }
    cursor.skipLineEnds()
    return cursor.consume(Byte.rightParenthesis) ? type : nil
  }

  /// The type with the constructor `name(…)`, from the tokens between its parentheses.
  private mutating func constructed(_ name: Text) -> VariableType? {
    switch name {
    case "list": type().map { .list($0) }
    case "set": type().map { .set($0) }
    case "map": type().map { .map($0) }
    case "object": attributes().map { .object($0) }
    case "tuple": elements().map { .tuple($0) }
    default: nil
    }
  }

  private mutating func elements() -> [VariableType]? {
    guard cursor.consume(Byte.leftBracket) else { return nil }
    var elements: [VariableType] = []
    while true {
      cursor.skipLineEnds()
      if cursor.consume(Byte.rightBracket) { return elements }
      guard let element = type() else { return nil }
      elements.append(element)
      cursor.skipLineEnds()
      if !cursor.consume(Byte.comma), cursor.token?.kind != .mark(Byte.rightBracket) { return nil }
    }
  }

  private mutating func attributes() -> [VariableType.Attribute]? {
    guard cursor.consume(Byte.leftBrace) else { return nil }
    var attributes: [VariableType.Attribute] = []
    while true {
      cursor.skipSeparators()
      if cursor.consume(Byte.rightBrace) { return attributes }
      guard let attribute = attribute() else { return nil }
      attributes.append(attribute)
      guard let next = cursor.token?.kind,
        next == .lineEnd || next == .mark(Byte.comma) || next == .mark(Byte.rightBrace)
      else {
        return nil
      }
    }
  }

  private mutating func attribute() -> VariableType.Attribute? {
    guard let token = cursor.token else { return nil }
    let written = cursor.text(of: token)
    let name = token.kind == .string ? TerraformText.unquoted(written) : token.kind == .name ? written : nil
    cursor.advance()
    guard let name, cursor.consume(Byte.equals) || cursor.consume(Byte.colon) else { return nil }
    cursor.skipLineEnds()
    guard let word = cursor.token, word.kind == .name, cursor.text(of: word) == "optional" else {
      return type().map { VariableType.Attribute(name: name, type: $0) }
    }
    cursor.advance()
    return optional(name)
  }

  /// `(type)` or `(type, default)`, after the word `optional`.
  private mutating func optional(_ name: Text) -> VariableType.Attribute? {
    guard cursor.consume(Byte.leftParenthesis) else { return nil }
    cursor.skipLineEnds()
    guard let type = type() else { return nil }
    cursor.skipLineEnds()
    var defaultValue: Value?
    if cursor.consume(Byte.comma) {
      cursor.skipLineEnds()
      let start = cursor
      cursor.skipExpression()
      if case .value(let value) = TerraformLiteralReader.literal(start.upTo(cursor)) { defaultValue = value }
      cursor.skipSeparators()
    }
    guard cursor.consume(Byte.rightParenthesis) else { return nil }
    return VariableType.Attribute(name: name, type: type, isOptional: true, defaultValue: defaultValue)
  }
}
