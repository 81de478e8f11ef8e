import HCL2Syntax
import SourceText

/// Reads any bytes as HCL2; the first byte decides the form. Nothing may trap. Diagnostics must lie within the file and
/// be printable; every range must lie within the enclosing one; and every part of the tree must be accessible.
public enum HCL2Fuzz: FuzzTarget {
  public static func run(_ bytes: [UInt8]) {
    guard let form = bytes.first else { return }
    let count = bytes.count - 1
    let file = SourceFile(name: "fuzz.tf", bytes: Array(bytes.dropFirst()))
    let tree =
      switch form % 8 {
      case 0: SyntaxTree(parsing: file, as: .json)
      case 1: SyntaxTree(parsing: file, as: .literalJSON)
      case 2: SyntaxTree(parsingExpression: file)
      case 3: SyntaxTree(parsingTemplate: file)
      default: SyntaxTree(parsing: file, as: .native)
      }
    checkDiagnostics(tree.diagnostics, count)
    let whole = SourceRange(0, count)
    check(tree.body, in: whole)
    check(tree.expression, in: whole)
    precondition(TreeWriter.json(of: tree).count >= 2)
  }
}

private func checkDiagnostics(_ diagnostics: [Diagnostic], _ count: Int) {
  let text = DiagnosticTextWriter(usesColor: false, secrets: .standard)
  for diagnostic in diagnostics {
    for place in [diagnostic.place].compactMap({ $0 }) + diagnostic.notes.compactMap(\.place) {
      precondition(
        place.range.lower <= place.range.upper && Int(place.range.upper) <= count, "a place outside the file")
    }
    precondition(!text.text(of: diagnostic).isEmpty)
  }
}

private func check(_ range: SourceRange, in outer: SourceRange) {
  precondition(outer.lower <= range.lower && range.upper <= outer.upper && range.lower <= range.upper, "a stray range")
}

private func check(_ body: Body, in outer: SourceRange) {
  for attribute in body.attributes {
    check(attribute.range, in: outer)
    check(attribute.nameRange, in: attribute.range)
    _ = attribute.name
    check(attribute.expression, in: attribute.range)
  }
  for block in body.blocks {
    check(block.range, in: outer)
    for label in block.labels { check(label.range, in: block.range) }
    check(block.body.range, in: block.range)
    check(block.closeBrace, in: block.range)
    check(block.body, in: block.body.range)
  }
  precondition(body.items.count == body.attributes.count + body.blocks.count)
}

private func check(_ expression: Expression, in outer: SourceRange) {
  let range = expression.range
  check(range, in: outer)
  switch expression.content {
  case .missing, .null, .boolean, .number, .variable: break
  case .template(let template): check(template, in: range)
  case .traversal(let traversal):
    check(traversal.root, in: range)
    check(traversal.steps, in: range)
  case .call(let call):
    check(call.nameRange, in: range)
    for argument in call.arguments { check(argument, in: range) }
  case .parentheses(let inner): check(inner, in: range)
  case .tuple(let elements): for element in elements { check(element, in: range) }
  case .object(let items):
    for item in items {
      check(item.key, in: range)
      check(item.value, in: range)
    }
  case .forExpression(let loop):
    for part in [loop.collection, loop.key, loop.element, loop.condition].compactMap({ $0 }) { check(part, in: range) }
  case .conditional(let condition, let then, let otherwise):
    for part in [condition, then, otherwise] { check(part, in: range) }
  case .binary(_, let left, let right):
    check(left, in: range)
    check(right, in: range)
  case .unary(_, let operand): check(operand, in: range)
  }
}

private func check(_ steps: NodeList<Traversal.Step>, in outer: SourceRange) {
  for step in steps {
    check(step.range, in: outer)
    switch step.content {
    case .attribute, .legacyIndex: break
    case .index(let key): check(key, in: step.range)
    case .attributeSplat(let inner), .fullSplat(let inner): check(inner, in: outer)
    }
  }
}

private func check(_ template: Template, in outer: SourceRange) {
  check(template.range, in: outer)
  _ = template.text
  if let wrapped = template.wrapped { check(wrapped, in: template.range) }
  for part in template.parts {
    check(part.range, in: template.range)
    switch part.content {
    case .literal: break
    case .interpolation(let expression): check(expression, in: part.range)
    case .conditional(let condition, let then, let otherwise):
      check(condition, in: part.range)
      check(then, in: part.range)
      if let otherwise { check(otherwise, in: part.range) }
    case .loop(_, _, let collection, let body):
      check(collection, in: part.range)
      check(body, in: part.range)
    }
  }
}
