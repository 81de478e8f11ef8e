import HCL2Syntax
public import SourceText

/// Edits values that are written out in a file of HCL2: a var file, or the inputs of `terragrunt.hcl`. Everything else
/// keeps its bytes, and no expression is replaced by a value.
public struct LiteralEditor {
  /// What holds the names.
  public enum Holder: Sendable {
    /// The file itself, as in a var file.
    case file
    /// The object `inputs` of the file.
    case inputs
  }

  private let file: SourceFile
  private let tree: SyntaxTree

  /// An editor of a file; nil when it has mistakes or is written in JSON.
  public init?(_ file: SourceFile) {
    self.file = file
    tree = SyntaxTree(parsing: file)
    if tree.diagnostics.hasErrors || tree.body.isJSON { return nil }
  }

  /// True for the text of a value that is written out: nothing in it is computed.
  public static func isLiteral(_ text: Text) -> Bool {
    let tree = SyntaxTree(parsingExpression: SourceFile(name: "value", bytes: text.bytes))
    return !tree.diagnostics.hasErrors && isLiteral(tree.expression)
  }

  private static func isLiteral(_ expression: Expression) -> Bool {
    switch expression.content {
    case .null, .boolean, .number: true
    case .template(let template):
      template.parts.allSatisfy { part in if case .literal = part.content { true } else { false } }
    case .tuple(let elements): elements.allSatisfy { isLiteral($0) }
    case .object(let items): items.allSatisfy { key(of: $0) != nil && isLiteral($0.value) }
    case .unary(let sign, let operand):
      if case .negate = sign, case .number = operand.content { true } else { false }
    case .parentheses(let inside): isLiteral(inside)
    case .missing, .variable, .traversal, .call, .forExpression, .conditional, .binary: false
    }
  }

  /// A key that is written out; nil for one that is computed.
  private static func key(of item: ObjectItem) -> Text? {
    if let name = item.keyName { return name }
    guard case .template(let template) = item.key.content else { return nil }
    var text: Text = ""
    for part in template.parts {
      guard case .literal(let piece) = part.content else { return nil }
      text = text + piece
    }
    return text
  }

  /// The file with the value at a path set; nil where that would replace an expression, or where nothing can hold it. A
  /// name that is not there is added at the end of what holds it.
  public func setting(_ path: [ValueSteps.Step], in holder: Holder, to value: Text) -> [UInt8]? {
    guard case .key(let name)? = path.first else { return nil }
    let rest = path.dropFirst()
    switch holder {
    case .file:
      if let attribute = tree.body.attributes.last(where: { $0.name == name }) {
        return setting(rest, in: attribute.expression, to: value)
      }
      return rest.isEmpty ? appending(AssignmentEditor.written(key: name) + " = " + value + "\n") : nil
    case .inputs:
      if let attribute = tree.body.attributes.last(where: { $0.name == "inputs" }) {
        return setting(path[...], in: attribute.expression, to: value)
      }
      guard rest.isEmpty else { return nil }
      let gap: Text = file.bytes.isEmpty ? "" : "\n"
      return appending(gap + "inputs = {\n  " + AssignmentEditor.written(key: name) + " = " + value + "\n}\n")
    }
  }

  /// A var file without the value at a path of keys, its line included where nothing else stands on it; nil where the
  /// file does not set it.
  public func removing(_ path: [ValueSteps.Step]) -> [UInt8]? {
    guard case .key(let name)? = path.first,
      let attribute = tree.body.attributes.last(where: { $0.name == name })
    else { return nil }
    var range = SourceRange(from: attribute.nameRange, to: attribute.expression.range)
    var expression = attribute.expression
    for step in path.dropFirst() {
      guard case .key(let key) = step, case .object(let items) = expression.content,
        let item = Array(items).last(where: { Self.key(of: $0) == key })
      else { return nil }
      range = SourceRange(from: item.key.range, to: item.value.range)
      expression = item.value
    }
    return replacing(AssignmentEditor.removal(of: range, in: file), with: "")
  }

  /// The addition of a key to the object that stands at a range; nil when none does.
  public func addition(of key: Text, _ value: Text, toObjectAt range: SourceRange) -> BracketAddition? {
    let text = SourceFile(name: file.name, bytes: file.text(range).bytes)
    let tree = SyntaxTree(parsingExpression: text)
    guard !tree.diagnostics.hasErrors, case .object(let items) = tree.expression.content else { return nil }
    let last = Array(items).last.map { item in
      SourceRange(Int(range.lower + item.key.range.lower), Int(range.lower + item.value.range.upper))
    }
    return addition(of: key, value, to: range, after: last)
  }

  private func setting(
    _ path: ArraySlice<ValueSteps.Step>, in expression: Expression, to value: Text
  ) -> [UInt8]? {
    guard let step = path.first else {
      return Self.isLiteral(expression) ? replacing(expression.range, with: value) : nil
    }
    let rest = path.dropFirst()
    switch (step, expression.content) {
    case (.key(let key), .object(let items)):
      let items = Array(items)
      if let item = items.last(where: { Self.key(of: $0) == key }) { return setting(rest, in: item.value, to: value) }
      guard rest.isEmpty, items.allSatisfy({ Self.key(of: $0) != nil }) else { return nil }
      let last = items.last.map { SourceRange(from: $0.key.range, to: $0.value.range) }
      let addition = addition(of: key, value, to: expression.range, after: last)
      return replacing(addition.range, with: addition.text)
    case (.index(let index), .tuple(let elements)):
      let elements = Array(elements)
      return elements.indices.contains(index) ? setting(rest, in: elements[index], to: value) : nil
    case (.entry(let name), .tuple(let elements)):
      let element = elements.first { element in
        guard case .object(let items) = element.content else { return false }
        return items.contains { item in
          ValueSteps.Step.entryKeys.contains { Self.key(of: item) == Text($0.description) }
            && Self.text(of: item.value) == name
        }
      }
      return element.flatMap { setting(rest, in: $0, to: value) }
    case (.key, _), (.index, _), (.entry, _): return nil
    }
  }

  private static func text(of expression: Expression) -> Text? {
    guard case .template(let template) = expression.content else { return nil }
    let parts = Array(template.parts)
    guard parts.count == 1, case .literal(let text) = parts[0].content else { return nil }
    return text
  }

  private func addition(
    of key: Text, _ value: Text, to object: SourceRange, after last: SourceRange?
  ) -> BracketAddition {
    BracketAddition(of: AssignmentEditor.written(key: key) + " = " + value, toObject: object, after: last, in: file)
  }

  private func appending(_ text: Text) -> [UInt8] {
    let isEnded = file.bytes.isEmpty || file.bytes.last == Byte.lineFeed
    let end = SourceRange(file.bytes.count, file.bytes.count)
    return replacing(end, with: (isEnded ? "" : "\n") + text)
  }

  private func replacing(_ range: SourceRange, with text: Text) -> [UInt8] {
    var bytes = file.bytes
    bytes.replaceSubrange(Int(range.lower)..<Int(range.upper), with: text.bytes)
    return bytes
  }
}
