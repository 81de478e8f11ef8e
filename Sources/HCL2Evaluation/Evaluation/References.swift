public import HCL2Syntax
public import SourceText

/// Finds the references of an expression without evaluating it.
public struct References {
  private var found: [Reference] = []
  private var calls: [(call: Call, expression: Expression)] = []
  private var bound: [Text]
  private var entersAttempts = true

  private init(bound: [Text]) { self.bound = bound }

  /// The references in source order, except to names that `for` expressions inside the expression define.
  public static func all(in expression: Expression, bound: [Text] = []) -> [Reference] {
    var walk = References(bound: bound)
    walk.visit(expression)
    return walk.found
  }

  /// The references without which an expression has no value: all except those in arguments of `try` and `can`.
  public static func needed(by expression: Expression) -> [Reference] {
    var walk = References(bound: [])
    walk.entersAttempts = false
    walk.visit(expression)
    return walk.found
  }

  /// The calls of an expression, outer ones first, each with the expression that it is.
  public static func calls(in expression: Expression) -> [(call: Call, expression: Expression)] {
    var walk = References(bound: [])
    walk.visit(expression)
    return walk.calls
  }

  static func mistakes(in expression: Expression, _ scope: any EvaluationScope, bound: [Text]) -> [Diagnostic] {
    all(in: expression, bound: bound).compactMap { scope.mistake(in: $0) }
  }

  private mutating func visit(_ expression: Expression) {
    switch expression.content {
    case .missing, .null, .boolean, .number: break
    case .template(let template): visit(template)
    case .variable(let name): add(name, [], expression.range, expression.file)
    case .traversal(let traversal): visit(traversal, expression.file)
    case .call(let call):
      calls.append((call, expression))
      if !entersAttempts, call.name == "try" || call.name == "can" { return }
      for argument in call.arguments { visit(argument) }
    case .parentheses(let inner): visit(inner)
    case .tuple(let elements): for element in elements { visit(element) }
    case .object(let items):
      for item in items {
        if item.keyName == nil { visit(item.key) }
        visit(item.value)
      }
    case .forExpression(let loop): visit(loop)
    case .conditional(let condition, let then, let otherwise):
      visit(condition)
      visit(then)
      visit(otherwise)
    case .binary(_, let left, let right):
      visit(left)
      visit(right)
    case .unary(_, let operand): visit(operand)
    }
  }

  private mutating func add(_ root: Text, _ attributes: [Text], _ range: SourceRange, _ file: SourceFile) {
    if bound.contains(root) { return }
    found.append(Reference(root: root, attributes: attributes, place: Place(file, range)))
  }

  private mutating func visit(_ traversal: Traversal, _ file: SourceFile) {
    if case .variable(let name) = traversal.root.content {
      let reference = Self.reference(name, traversal, file)
      add(name, reference.attributes, reference.place.range, file)
    } else {
      visit(traversal.root)
    }
    for step in traversal.steps { visit(step) }
  }

  /// The reference at the start of a traversal.
  static func reference(_ root: Text, _ traversal: Traversal, _ file: SourceFile) -> Reference {
    var attributes: [Text] = []
    var range = traversal.root.range
    loop: for step in traversal.steps {
      switch step.content {
      case .attribute(let name):
        attributes.append(name)
        range = SourceRange(from: range, to: step.range)
      case .index, .legacyIndex, .attributeSplat, .fullSplat: break loop
      }
    }
    return Reference(root: root, attributes: attributes, place: Place(file, range))
  }

  private mutating func visit(_ step: Traversal.Step) {
    switch step.content {
    case .attribute, .legacyIndex: break
    case .index(let key): visit(key)
    case .attributeSplat(let steps), .fullSplat(let steps): for step in steps { visit(step) }
    }
  }

  private mutating func visit(_ loop: ForExpression) {
    visit(loop.collection)
    let names = [loop.keyName, loop.valueName].compactMap(\.self)
    bound += names
    if let key = loop.key { visit(key) }
    visit(loop.element)
    if let condition = loop.condition { visit(condition) }
    bound.removeLast(names.count)
  }

  private mutating func visit(_ template: Template) {
    for part in template.parts {
      switch part.content {
      case .literal: break
      case .interpolation(let expression): visit(expression)
      case .conditional(let condition, let then, let otherwise):
        visit(condition)
        visit(then)
        if let otherwise { visit(otherwise) }
      case .loop(let keyName, let valueName, let collection, let body):
        visit(collection)
        let names = [keyName, valueName].compactMap(\.self)
        bound += names
        visit(body)
        bound.removeLast(names.count)
      }
    }
  }
}
