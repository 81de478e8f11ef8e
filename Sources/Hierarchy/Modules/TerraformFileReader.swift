import HCL1Syntax
import SourceText

/// Finds the `variable` and `module` blocks of a Terraform file, and skips everything else unread.
///
/// All errors are warnings: judging the file is up to Terraform.
struct TerraformFileReader {
  private var cursor: TerraformCursor
  /// The variable blocks, in source order.
  private(set) var variables: [VariableBlock] = []
  /// The sources of the modules that the file calls, in source order.
  private(set) var calls: [Located<Text>] = []
  /// The backends named in its `terraform` blocks, in source order.
  private(set) var backends: [Text] = []
  /// Errors in the file.
  private(set) var diagnostics: [Diagnostic]

  /// Reads all of `file`.
  init(_ file: SourceFile) {
    let (tokens, found) = TerraformScanner.scan(file)
    cursor = TerraformCursor(file, tokens)
    diagnostics = found
    readFile()
  }

  private mutating func report(_ code: String, _ message: String, _ range: SourceRange, help: String) {
    diagnostics.append(Diagnostic(.warning, code, message, at: Place(cursor.file, range), help: help))
  }

  private mutating func readFile() {
    while true {
      cursor.skipSeparators()
      guard let token = cursor.token else { return }
      guard let header = header() else {
        cursor.advance()
        cursor.skipExpression()
        continue
      }
      if header.type == "variable", let label = header.labels.first {
        readVariable(label, from: token)
      } else if header.type == "module", header.labels.count == 1 {
        readCall(from: token)
      } else if header.type == "terraform", header.labels.isEmpty {
        readSettings(from: token)
      } else if !cursor.skipBody() {
        return reportUnclosed(token)
      }
    }
  }

  /// What precedes the `{` of a block.
  private struct Header {
    let type: Text
    let labels: [TerraformToken]
  }

  /// The start of a block, with its `{` consumed; nil, with nothing consumed, for anything else.
  private mutating func header() -> Header? {
    guard let token = cursor.token, let type = name(token) else { return nil }
    var ahead = 1
    var labels: [TerraformToken] = []
    while let label = cursor.token(ahead: ahead), label.kind == .name || label.kind == .string {
      labels.append(label)
      ahead += 1
    }
    guard cursor.token(ahead: ahead)?.kind == .mark(Byte.leftBrace) else { return nil }
    for _ in 0...ahead { cursor.advance() }
    return Header(type: type, labels: labels)
  }

  /// A name, bare or in quotes.
  private func name(_ token: TerraformToken) -> Text? {
    switch token.kind {
    case .name: cursor.text(of: token)
    case .string: TerraformText.unquoted(cursor.text(of: token))
    case .number, .heredoc, .template, .lineEnd, .mark, .longOperator: nil
    }
  }

  private mutating func reportUnclosed(_ token: TerraformToken) {
    report("terraform-syntax", "the block is never closed", token.range, help: "end it with }")
  }

  // MARK: variables

  private mutating func readVariable(_ label: TerraformToken, from first: TerraformToken) {
    var block = VariableBlock(name: name(label) ?? "", place: Place(cursor.file, label.range))
    while let token = itemStart(ofBlockFrom: first) { readItem(token, into: &block) }
    variables.append(block)
  }

  /// The first token of a block's next item; at the block's end consumes the `}` and returns nil.
  private mutating func itemStart(ofBlockFrom first: TerraformToken) -> TerraformToken? {
    cursor.skipSeparators()
    guard let token = cursor.token else {
      reportUnclosed(first)
      return nil
    }
    return cursor.consume(Byte.rightBrace) ? nil : token
  }

  /// The name and expression of `name = expression`; nil, with nothing consumed, for anything else.
  private mutating func argument(_ token: TerraformToken) -> (name: Text, expression: TerraformCursor)? {
    guard let name = name(token), cursor.token(ahead: 1)?.kind == .mark(Byte.equals) else { return nil }
    cursor.advance()
    cursor.advance()
    cursor.skipLineEnds()
    let start = cursor
    cursor.skipExpression()
    return (name, start.upTo(cursor))
  }

  private mutating func readItem(_ token: TerraformToken, into block: inout VariableBlock) {
    if let argument = argument(token) {
      set(argument.name, token.range, argument.expression, in: &block)
    } else if let header = header() {
      readBody(header, token.range, into: &block)
    } else {
      report(
        "terraform-syntax", "neither an argument nor a block starts here", token.range,
        help: "write name = value")
      cursor.advance()
      cursor.skipExpression()
    }
  }

  /// A block inside a variable's: skipped, except for `default { … }`, which Terraform 0.11 treats as a map.
  private mutating func readBody(_ header: Header, _ range: SourceRange, into block: inout VariableBlock) {
    let body = cursor
    guard cursor.skipBody(), header.type == "default", header.labels.isEmpty else { return }
    set(header.type, range, body.includingBracketBefore.upTo(cursor), in: &block)
  }

  private mutating func set(
    _ name: Text, _ range: SourceRange, _ expression: TerraformCursor, in block: inout VariableBlock
  ) {
    switch name {
    case "type":
      block.type = VariableTypeReader.type(expression)
      block.isTypeQuoted = expression.token?.kind == .string
      if block.type == nil {
        report(
          "bad-variable-type", "the type of '\(block.name)' is none that Terraform knows",
          expression.token?.range ?? range, help: "write for example type = string, or type = list(string)")
      }
    case "default":
      block.defaultValue = TerraformLiteralReader.literal(expression)
      block.defaultPlace = Place(cursor.file, range)
    case "description":
      if case .value(let value) = TerraformLiteralReader.literal(expression) { block.description = value.string }
    case "sensitive": block.isSensitive = boolean(expression)
    case "nullable": block.isNullable = boolean(expression)
    default: break
    }
  }

  // MARK: module calls

  private mutating func readCall(from first: TerraformToken) {
    while let token = itemStart(ofBlockFrom: first) {
      if let argument = argument(token) {
        guard argument.name == "source", case .value(let value) = TerraformLiteralReader.literal(argument.expression),
          let source = value.string
        else { continue }
        calls.append(Located(source, at: Place(cursor.file, value.range)))
      } else if header() == nil {
        cursor.advance()
        cursor.skipExpression()
      } else {
        _ = cursor.skipBody()
      }
    }
  }

  /// A `terraform` block: only its backends matter.
  private mutating func readSettings(from first: TerraformToken) {
    while itemStart(ofBlockFrom: first) != nil {
      if let header = header() {
        if header.type == "backend", let label = header.labels.first { backends.append(name(label) ?? "") }
        _ = cursor.skipBody()
      } else {
        cursor.advance()
        cursor.skipExpression()
      }
    }
  }

  private func boolean(_ expression: TerraformCursor) -> Bool? {
    guard case .value(let value) = TerraformLiteralReader.literal(expression) else { return nil }
    guard case .boolean(let flag) = value.content else { return nil }
    return flag
  }
}
