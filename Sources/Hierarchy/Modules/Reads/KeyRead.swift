import HCL2Syntax
public import SourceText

/// A key of a variable that a module reads without a default, in a place that Terraform evaluates in any case:
/// `lookup(var.sizes, "cpu")`, `var.sizes["cpu"]`, `var.sizes.cpu`.
public struct KeyRead: Sendable {
  /// The variable.
  public let variable: Text
  /// The key.
  public let key: Text
  /// Where it is read.
  public let place: Place

  /// Those of a file, in source order.
  static func all(in file: NativeFile) -> [KeyRead] {
    guard mayRead(file.text), !file.tree.diagnostics.hasErrors else { return [] }
    var reader = KeyReader(file: file.tree.file)
    reader.read(file.tree.body)
    return reader.found
  }

  private static let variables: Text = "var."

  /// False for a text that surely reads no key: nearly all files of modules.
  private static func mayRead(_ text: Text) -> Bool {
    var from = 0
    while let mark = text.firstRange(of: variables, from: from) {
      var end = mark.upperBound
      while end < text.count, ShellName.isPart(text[end]) || text[end] == Byte.hyphen { end += 1 }
      if end < text.count, text[end] == Byte.dot || text[end] == Byte.leftBracket { return true }
      if end < text.count, text[end] == Byte.comma, isCalled(text, before: mark.lowerBound) { return true }
      from = max(end, mark.upperBound)
    }
    return false
  }

  private static func isCalled(_ text: Text, before end: Int) -> Bool {
    var end = end
    while end > 0, Byte.isBlank(text[end - 1]) { end -= 1 }
    return text[0..<end].hasSuffix("lookup(")
  }
}

/// Collects the keys that a file reads.
private struct KeyReader {
  let file: SourceFile
  var found: [KeyRead] = []

  /// The arguments that decide whether Terraform evaluates a block.
  private static let conditions: Set<Text> = ["count", "for_each"]

  mutating func read(_ body: HCL2Syntax.Body) {
    for attribute in body.attributes { read(attribute.expression) }
    for block in body.blocks where block.type != "variable" {
      if block.body.attributes.contains(where: { Self.conditions.contains($0.name) }) { continue }
      read(block.body)
    }
  }

  private static let guards: Set<Text> = ["try", "can"]
  private static let lookup: Text = "lookup"

  private mutating func read(_ expression: HCL2Syntax.Expression) {
    switch expression.content {
    // What a condition leaves out may lack the key.
    case .missing, .null, .boolean, .number, .variable, .forExpression, .conditional, .binary(.and, _, _),
      .binary(.or, _, _):
      break
    case .template(let template): read(template)
    case .traversal(let traversal): read(traversal)
    case .call(let call):
      if Self.guards.contains(call.name) { return }
      let arguments = Array(call.arguments)
      if call.name == Self.lookup, arguments.count == 2, case .traversal(let traversal) = arguments[0].content,
        let (name, rest) = traversal.variable, rest.isEmpty, let key = arguments[1].text
      {
        found.append(KeyRead(variable: name, key: key, place: Place(file, expression.range)))
      }
      for argument in arguments { read(argument) }
    case .parentheses(let inner), .unary(_, let inner): read(inner)
    case .tuple(let elements): for element in elements { read(element) }
    case .object(let items): for item in items { read(item.value) }
    case .binary(_, let left, let right):
      read(left)
      read(right)
    }
  }

  private mutating func read(_ template: HCL2Syntax.Template) {
    if let wrapped = template.wrapped { return read(wrapped) }
    for part in template.parts {
      if case .interpolation(let expression) = part.content { read(expression) }
    }
  }

  private mutating func read(_ traversal: HCL2Syntax.Traversal) {
    guard let (name, rest) = traversal.variable, let step = rest.first else { return }
    let key: Text? =
      switch step.content {
      case .attribute(let key): key
      case .index(let expression): expression.text
      case .legacyIndex, .attributeSplat, .fullSplat: nil
      }
    if let key { found.append(KeyRead(variable: name, key: key, place: Place(file, traversal.range))) }
  }
}
