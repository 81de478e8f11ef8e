import HCL2Syntax
import SourceText

/// A file of a `terragrunt.hcl` tree as the checks see it.
struct CheckedConfiguration: Sendable {
  let file: SourceFile
  let syntax: SyntaxTree
  /// Every string that is written out, with the name it is given, in source order; without those of `mock_outputs`, which
  /// are made up.
  let texts: [NamedText]

  init(_ file: SourceFile) {
    self.file = file
    syntax = SyntaxTree(parsing: file, as: file.name.hasSuffix(".json") ? .json : .native)
    var collection = TextCollection()
    if !syntax.diagnostics.hasErrors { collection.add(syntax.body) }
    texts = collection.texts
  }

  /// Calls `look` with every expression of the file, outer ones first.
  func forEachExpression(_ look: (Expression) -> Void) {
    var pending: [Body] = [syntax.body]
    while let body = pending.popLast() {
      for attribute in body.attributes { Self.walk(attribute.expression, look) }
      pending += body.blocks.map(\.body)
    }
  }

  /// The items of the objects that are written out in `inputs`, those in `merge()` too.
  var inputItems: [ObjectItem] {
    var found: [ObjectItem] = []
    var pending = syntax.body.attributes.filter { $0.name == "inputs" }.map(\.expression)
    while let next = pending.popLast() {
      switch next.content {
      case .object(let items): found += Array(items)
      case .call(let call) where call.name == "merge": pending += Array(call.arguments)
      case .parentheses(let inner): pending.append(inner)
      case .conditional(_, let then, let otherwise): pending += [then, otherwise]
      case .missing, .null, .boolean, .number, .template, .variable, .traversal, .call, .tuple, .forExpression,
        .binary, .unary:
        break
      }
    }
    return found
  }

  /// The key of an item where it is written out.
  static func key(of item: ObjectItem) -> Text? {
    if let name = item.keyName { return name }
    switch item.key.content {
    case .template(let template): return template.text
    case .number(let spelling): return spelling
    case .missing, .null, .boolean, .variable, .traversal, .call, .parentheses, .tuple, .object, .forExpression,
      .conditional, .binary, .unary:
      return nil
    }
  }

  private static func walk(_ expression: Expression, _ look: (Expression) -> Void) {
    var pending = [expression]
    while let next = pending.popLast() {
      look(next)
      pending += parts(of: next)
    }
  }

  /// The expressions directly in one.
  private static func parts(of expression: Expression) -> [Expression] {
    switch expression.content {
    case .missing, .null, .boolean, .number, .variable: []
    case .template(let template): parts(of: template)
    case .traversal(let traversal): [traversal.root]
    case .call(let call): Array(call.arguments)
    case .parentheses(let inner): [inner]
    case .tuple(let elements): Array(elements)
    case .object(let items): items.flatMap { [$0.key, $0.value] }
    case .forExpression(let loop): [loop.collection, loop.element]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .binary(_, let left, let right): [left, right]
    case .unary(_, let operand): [operand]
    }
  }

  private static func parts(of template: Template) -> [Expression] {
    if template.text != nil { return [] }
    if let wrapped = template.wrapped { return [wrapped] }
    return template.parts.compactMap { part in
      if case .interpolation(let expression) = part.content { expression } else { nil }
    }
  }
}

/// Collects the strings that a file writes out.
private struct TextCollection {
  private(set) var texts: [NamedText] = []

  private static let inventedNames: Set<Text> = ["mock_outputs"]
  /// Functions whose arguments name things or are looked up, and are no values.
  private static let lookups: Set<Text> = [
    "get_env", "find_in_parent_folders", "read_terragrunt_config", "file", "templatefile", "run_cmd", "lookup",
    "sops_decrypt_file", "replace", "regex", "split",
  ]

  /// Functions whose arguments are parts of the value as they are.
  private static let passages: Set<Text> = [
    "merge", "concat", "tolist", "toset", "tomap", "flatten", "distinct", "coalesce", "try", "jsonencode", "yamlencode",
  ]
  /// True within the arguments of any other function.
  private var isInCall = false

  mutating func add(_ body: Body) {
    for attribute in body.attributes where !Self.inventedNames.contains(attribute.name) {
      add(attribute.expression, attribute.name)
    }
    for block in body.blocks { add(block.body) }
  }

  private mutating func add(_ expression: Expression, _ name: Text) {
    switch expression.content {
    case .missing, .null, .boolean, .number, .variable, .traversal, .forExpression, .binary, .unary: break
    case .template(let template): add(template, expression, name)
    case .call(let call):
      if Self.lookups.contains(call.name) { return }
      let wasInCall = isInCall
      defer { isInCall = wasInCall }
      isInCall = wasInCall || !Self.passages.contains(call.name)
      for argument in call.arguments { add(argument, name) }
    case .parentheses(let inner): add(inner, name)
    case .tuple(let elements): for element in elements { add(element, name) }
    case .object(let items): add(items)
    case .conditional(_, let then, let otherwise):
      add(then, name)
      add(otherwise, name)
    }
  }

  private mutating func add(_ template: Template, _ expression: Expression, _ name: Text) {
    guard let text = template.text else { return }
    texts.append(
      NamedText(name: name, text: text, place: Place(expression.file, expression.range), isIngredient: isInCall))
  }

  private mutating func add(_ items: ObjectItems) {
    let named = items.map { (key: CheckedConfiguration.key(of: $0) ?? "", value: $0.value) }
    let pairName = named.first { $0.key == "name" || $0.key == "Name" }.flatMap(\.value.text)
    let type = named.first { $0.key == "type" }.flatMap(\.value.text)
    for (key, value) in named where !Self.inventedNames.contains(key) {
      if key == "value", let pairName, let text = value.text {
        texts.append(
          NamedText(
            name: pairName, text: text, place: Place(value.file, value.range), type: type, isEntry: true))
      } else {
        add(value, key)
      }
    }
  }
}
