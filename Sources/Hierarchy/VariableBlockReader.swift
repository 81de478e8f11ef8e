import HCLSyntax
import SourceText

/// What one `variable` block says.
struct VariableBlock {
  let name: Text
  /// Where the name stands.
  let place: Place
  var type: VariableType?
  var defaultValue: TerraformLiteral?
  /// Where the word `default` stands.
  var defaultPlace: Place?
  var description: Text?
  var isSensitive: Bool?
  var isNullable: Bool?

  /// This block with what `override`, of a file that Terraform reads last, says instead.
  func overridden(by override: VariableBlock) -> VariableBlock {
    var block = self
    block.type = override.type ?? type
    block.defaultValue = override.defaultValue ?? defaultValue
    block.defaultPlace = override.defaultPlace ?? defaultPlace
    block.description = override.description ?? description
    block.isSensitive = override.isSensitive ?? isSensitive
    block.isNullable = override.isNullable ?? isNullable
    return block
  }
}

/// Finds the `variable` blocks of a Terraform file, and passes over everything else without looking into it.
///
/// All that is wrong is a warning: the file is Terraform's to judge.
struct VariableBlockReader {
  private var cursor: TerraformCursor
  private var blocks: [VariableBlock] = []
  private var diagnostics: [Diagnostic]

  /// The variable blocks of `file`, in source order, and what is wrong with the file.
  static func read(_ file: SourceFile) -> (blocks: [VariableBlock], diagnostics: [Diagnostic]) {
    let (tokens, found) = TerraformScanner.scan(file)
    var reader = VariableBlockReader(cursor: TerraformCursor(file, tokens), diagnostics: found)
    reader.readFile()
    return (reader.blocks, reader.diagnostics)
  }

  private init(cursor: TerraformCursor, diagnostics: [Diagnostic]) {
    self.cursor = cursor
    self.diagnostics = diagnostics
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
      } else if !cursor.skipBody() {
        return reportUnclosed(token)
      }
    }
  }

  /// What stands before the `{` of a block.
  private struct Header {
    let type: Text
    let labels: [TerraformToken]
  }

  /// The start of a block, its `{` consumed; nil, and nothing consumed, when something else stands here.
  private mutating func header() -> Header? {
    guard let token = cursor.token, let type = name(token) else { return nil }
    var ahead = 1
    var labels: [TerraformToken] = []
    while let label = cursor.token(ahead: ahead), label.kind == .name || label.kind == .string {
      labels.append(label)
      ahead += 1
    }
    guard cursor.token(ahead: ahead)?.kind == .mark(0x7B) else { return nil }
    for _ in 0...ahead { cursor.advance() }
    return Header(type: type, labels: labels)
  }

  /// A name as written bare or in quotes.
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
    while true {
      cursor.skipSeparators()
      guard let token = cursor.token else {
        reportUnclosed(first)
        break
      }
      if cursor.consume(0x7D) { break }
      readItem(token, into: &block)
    }
    blocks.append(block)
  }

  private mutating func readItem(_ token: TerraformToken, into block: inout VariableBlock) {
    if let name = name(token), cursor.token(ahead: 1)?.kind == .mark(0x3D) {
      cursor.advance()
      cursor.advance()
      cursor.skipLineEnds()
      let start = cursor
      cursor.skipExpression()
      set(name, token.range, start.upTo(cursor), in: &block)
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

  /// A block inside a variable's: passed over, but for `default { … }`, which Terraform 0.11 takes for a map.
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

  private func boolean(_ expression: TerraformCursor) -> Bool? {
    guard case .value(let value) = TerraformLiteralReader.literal(expression) else { return nil }
    guard case .boolean(let flag) = value.content else { return nil }
    return flag
  }
}
