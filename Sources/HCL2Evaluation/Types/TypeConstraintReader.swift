public import HCL2Syntax
public import SourceText

/// Reads a type expression: `string`, `list(map(number))`, `object({ name = string, size = optional(number, 1) })`.
///
/// A type expression is never evaluated, except for the default in `optional`, which can't use names. A `list` or `map`
/// that is the whole type means a collection of `any`. Source: Terraform 1.11.
public struct TypeConstraintReader {
  /// The mistakes, in source order.
  public private(set) var diagnostics: [Diagnostic] = []
  /// The place of the string that holds the type in JSON; nil in the native syntax.
  private let string: Place?

  private init(in string: Place? = nil) { self.string = string }

  /// The constraint of an expression, and the mistakes in it; a part that can't be read becomes `any`. In JSON, a type is
  /// a string that contains the expression, and its mistakes are at the string.
  public static func read(_ expression: Expression) -> (constraint: TypeConstraint, diagnostics: [Diagnostic]) {
    guard case .template(let template) = expression.content, template.form == .json, let text = template.text else {
      var reader = TypeConstraintReader()
      return (reader.readWhole(expression), reader.diagnostics)
    }
    var reader = TypeConstraintReader(in: Place(expression.file, expression.range))
    let tree = SyntaxTree(parsingExpression: SourceFile(name: expression.file.name, bytes: text.bytes))
    if tree.diagnostics.hasErrors {
      return (reader.fail(.wrongType, "this is not a type", expression, help: words), reader.diagnostics)
    }
    return (reader.readWhole(tree.expression), reader.diagnostics)
  }

  /// The place of an expression, as far as the file knows it.
  private func place(of expression: Expression) -> Place { string ?? Place(expression.file, expression.range) }

  /// A type, or one of the words that mean a collection of anything where they are all of it; in quotes, they are what
  /// Terraform 0.11 wrote.
  private mutating func readWhole(_ expression: Expression) -> TypeConstraint {
    switch expression.keyword ?? expression.text {
    case "list" where expression.text == nil: return TypeConstraint(.list(.any))
    case "map" where expression.text == nil: return TypeConstraint(.map(.any))
    case "string" where expression.text != nil:
      return fail(.quotedType, Self.isQuoted, expression, help: "write string")
    case "list", "map":
      return fail(.quotedType, Self.isQuoted, expression, help: "write \(expression.text ?? "list")(string)")
    default: return read(expression)
    }
  }

  private static let isQuoted: Message = "a type must not be quoted"

  private mutating func fail(
    _ code: EvaluationCode, _ message: Message, _ expression: Expression, help: Message
  ) -> TypeConstraint {
    diagnostics.append(
      Diagnostic(.error, code, message, at: place(of: expression), help: help))
    return .any
  }

  private static let words: Message = "\(words: typeWords)"
  private static let typeWords =
    "the types are string, number, bool, any, list(T), set(T), map(T), tuple([T, …]) and object({ name = T, … })"

  private mutating func read(_ expression: Expression) -> TypeConstraint {
    switch expression.content {
    case .variable(let name): return readWord(name, expression)
    case .call(let call): return readCall(call, expression)
    case .template(let template):
      guard let text = template.text else {
        return fail(.wrongType, "this is not a type", expression, help: Self.words)
      }
      return fail(.wrongType, Self.isQuoted, expression, help: "write \(text) without quotes; \(words: Self.typeWords)")
    case .missing: return .any
    case .null, .boolean, .number, .traversal, .parentheses, .tuple, .object, .forExpression, .conditional, .binary,
      .unary:
      return fail(.wrongType, "this is not a type", expression, help: Self.words)
    }
  }

  private mutating func readWord(_ name: Text, _ expression: Expression) -> TypeConstraint {
    switch name.description {
    case "string": return TypeConstraint(.string)
    case "number": return TypeConstraint(.number)
    case "bool": return TypeConstraint(.bool)
    case "any": return .any
    case "list", "set", "map":
      return fail(
        .wrongType, "'\(name)' needs the type of its elements in parentheses", expression,
        help: "write \(name)(string), or \(name)(any)")
    case "tuple", "object":
      return fail(
        .wrongType, "'\(name)' needs its parts in parentheses", expression,
        help: name == "tuple" ? "write tuple([string, number])" : "write object({ name = string })")
    default:
      return fail(
        .wrongType, "'\(name)' is not a type", expression,
        help: Self.meant(by: name).map { "write \(words: $0); \(words: Self.typeWords)" } ?? Self.words)
    }
  }

  /// The type that a word stands for in other languages, or almost spells.
  private static func meant(by name: Text) -> String? {
    switch name.lowercasedASCII {
    case "str", "text": "string"
    case "int", "integer", "float", "double": "number"
    case "boolean": "bool"
    case "array": "list(string)"
    case "dict", "hash": "map(string)"
    default: NearestName.of(name.description, among: ["string", "number", "bool", "any"])
    }
  }

  private mutating func readCall(_ call: Call, _ expression: Expression) -> TypeConstraint {
    let arguments = Array(call.arguments)
    let name = call.name.description
    guard ["list", "set", "map", "tuple", "object"].contains(name) else {
      if name == "optional" {
        return fail(
          .wrongType, "'optional' is allowed only for an attribute of an object", expression,
          help: "write object({ name = optional(string) })")
      }
      return fail(.wrongType, "'\(call.name)' is not a type", expression, help: Self.words)
    }
    guard arguments.count == 1, !call.expandsLast else {
      return fail(.wrongType, "'\(call.name)' takes one type in its parentheses", expression, help: Self.words)
    }
    switch name {
    case "tuple": return readTuple(arguments[0])
    case "object": return readObject(arguments[0])
    default:
      let element = read(arguments[0])
      let type: ValueType =
        name == "list" ? .list(element.type) : name == "set" ? .set(element.type) : .map(element.type)
      let defaults = element.defaults.map { AttributeDefaults(children: ["": $0]) }
      return TypeConstraint(type: type, defaults: defaults)
    }
  }

  private mutating func readTuple(_ expression: Expression) -> TypeConstraint {
    guard case .tuple(let elements) = expression.content else {
      return fail(.wrongType, "'tuple' takes a list of types", expression, help: "write tuple([string, number])")
    }
    var types: [ValueType] = []
    var defaults = AttributeDefaults()
    for (index, element) in elements.enumerated() {
      let constraint = read(element)
      types.append(constraint.type)
      defaults.children[Text(String(index))] = constraint.defaults
    }
    return TypeConstraint(type: .tuple(types), defaults: defaults.isEmpty ? nil : defaults)
  }

  private mutating func readObject(_ expression: Expression) -> TypeConstraint {
    guard case .object(let items) = expression.content else {
      return fail(
        .wrongType, "'object' takes its attributes in braces", expression, help: "write object({ name = string })")
    }
    var attributes: [ValueType.Attribute] = []
    var known: Set<Text> = []
    var defaults = AttributeDefaults()
    for item in items {
      guard let name = item.keyName else {
        _ = fail(
          .wrongType, "the name of an attribute must be a word without quotes", item.key,
          help: "write object({ name = string })")
        continue
      }
      guard known.insert(name).inserted else {
        _ = fail(.wrongType, "the attribute '\(name)' is written twice", item.key, help: "remove one of them")
        continue
      }
      var constraint: TypeConstraint
      var isOptional = false
      if case .call(let call) = item.value.content, call.name == "optional" {
        isOptional = true
        constraint = readOptional(call, item.value, name, &defaults)
      } else {
        constraint = read(item.value)
      }
      attributes.append(ValueType.Attribute(name, constraint.type, isOptional: isOptional))
      defaults.children[name] = constraint.defaults
    }
    return TypeConstraint(type: .object(unsorted: attributes), defaults: defaults.isEmpty ? nil : defaults)
  }

  /// `optional(TYPE)` or `optional(TYPE, DEFAULT)`.
  private mutating func readOptional(
    _ call: Call, _ expression: Expression, _ name: Text, _ defaults: inout AttributeDefaults
  ) -> TypeConstraint {
    let arguments = Array(call.arguments)
    guard (1...2).contains(arguments.count), !call.expandsLast else {
      return fail(
        .wrongType, "'optional' takes a type and perhaps a default", expression,
        help: "write optional(string) or optional(string, \"default\")")
    }
    let constraint = read(arguments[0])
    guard arguments.count == 2 else { return constraint }
    let evaluator = Evaluator(
      scope: EmptyScope(help: "write the default itself"), functions: nil, context: EvaluationContext())
    let value = evaluator.value(of: arguments[1])
    diagnostics += evaluator.allDiagnostics.map {
      Diagnostic($0.severity, $0.code, $0.wording, at: string ?? $0.place, notes: $0.notes, help: $0.advice)
    }
    guard evaluator.allDiagnostics.isEmpty else { return constraint }
    do throws(ConversionFailure) {
      let converted = try constraint.converted(value)
      defaults.values[name] = converted.from(
        Origin(.defaultValue, at: place(of: arguments[1])))
    } catch {
      _ = fail(
        .wrongDefault, "the default of '\(name)' does not have its type: \(error.sentence)", arguments[1],
        help: "write a value of type \(words: constraint.type.spelling)")
    }
    return constraint
  }
}
