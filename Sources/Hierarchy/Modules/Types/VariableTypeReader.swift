import HCL1Syntax
import HCL2Syntax
import SourceText

/// Reads the type of a `variable` block: Terraform 0.11's quoted names, and type expressions.
enum VariableTypeReader {
  /// The type in an expression, or nil when it is not a type. In JSON, types are strings that contain the expression.
  static func type(_ expression: HCL2Syntax.Expression) -> VariableType? {
    guard case .template(let template) = expression.content else { return constraint(expression) }
    guard let text = template.text else { return nil }
    guard template.form == .json else { return namedType(text) }
    let tree = HCL2Syntax.SyntaxTree(parsingExpression: SourceFile(name: expression.file.name, bytes: text.bytes))
    return tree.diagnostics.hasErrors ? nil : constraint(tree.expression)
  }

  /// The type for a name in quotes, as written for Terraform 0.11.
  static func namedType(_ name: Text) -> VariableType? {
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

  private static func constraint(_ expression: HCL2Syntax.Expression) -> VariableType? {
    switch expression.content {
    case .variable(let name): return name == "boolean" ? nil : name == "set" ? .set(.any) : namedType(name)
    case .call(let call):
      var arguments = call.arguments.makeIterator()
      guard let argument = arguments.next(), arguments.next() == nil, !call.expandsLast else { return nil }
      return constructed(call.name, argument)
    default: return nil
    }
  }

  private static func constructed(_ name: Text, _ argument: HCL2Syntax.Expression) -> VariableType? {
    switch name {
    case "list": return constraint(argument).map { .list($0) }
    case "set": return constraint(argument).map { .set($0) }
    case "map": return constraint(argument).map { .map($0) }
    case "object":
      guard case .object(let items) = argument.content else { return nil }
      var attributes: [VariableType.Attribute] = []
      for item in items {
        guard let attribute = attribute(item) else { return nil }
        attributes.append(attribute)
      }
      return .object(attributes)
    case "tuple":
      guard case .tuple(let elements) = argument.content else { return nil }
      var types: [VariableType] = []
      for element in elements {
        guard let type = constraint(element) else { return nil }
        types.append(type)
      }
      return .tuple(types)
    default: return nil
    }
  }

  private static func attribute(_ item: ObjectItem) -> VariableType.Attribute? {
    guard let name = item.keyName ?? item.key.text else { return nil }
    guard case .call(let call) = item.value.content, call.name == "optional" else {
      return constraint(item.value).map { VariableType.Attribute(name: name, type: $0) }
    }
    var arguments = call.arguments.makeIterator()
    guard let type = arguments.next().flatMap(constraint) else { return nil }
    let fallback = arguments.next().map { TerraformLiteral($0) }
    guard arguments.next() == nil else { return nil }
    return VariableType.Attribute(name: name, type: type, isOptional: true, defaultValue: fallback?.value)
  }
}
