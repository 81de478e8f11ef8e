public import SourceText

/// The type of a value in Terraform's type system (go-cty).
public indirect enum ValueType: Sendable, Hashable {
  /// Not known yet: the type of a bare `null`, and of an unknown without a type. In a constraint: any type.
  case any
  /// Text, normalised to NFC.
  case string
  /// A number of any kind.
  case number
  /// True or false.
  case bool
  /// Elements of one type, in order.
  case list(ValueType)
  /// Distinct elements of one type, in a fixed order.
  case set(ValueType)
  /// Named values of one type.
  case map(ValueType)
  /// A fixed number of elements, each with its own type.
  case tuple([ValueType])
  /// Attributes with their own types, sorted by name.
  case object([Attribute])

  /// An attribute of an object type.
  public struct Attribute: Sendable, Hashable {
    /// The attribute's name.
    public let name: Text
    /// The type of its value.
    public let type: ValueType
    /// True in a constraint if the attribute may be missing. Never true in the type of a value.
    public let isOptional: Bool

    /// An attribute.
    public init(_ name: Text, _ type: ValueType, isOptional: Bool = false) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
    }
  }
}

extension ValueType {
  /// True for strings, numbers and bools.
  public var isPrimitive: Bool {
    switch self {
    case .string, .number, .bool: true
    case .any, .list, .set, .map, .tuple, .object: false
    }
  }

  /// The element type of a list, set or map.
  var element: ValueType? {
    switch self {
    case .list(let element), .set(let element), .map(let element): element
    case .any, .string, .number, .bool, .tuple, .object: nil
    }
  }

  /// True when the type contains `any`.
  var hasAny: Bool {
    switch self {
    case .any: true
    case .string, .number, .bool: false
    case .list(let element), .set(let element), .map(let element): element.hasAny
    case .tuple(let elements): elements.contains { $0.hasAny }
    case .object(let attributes): attributes.contains { $0.type.hasAny }
    }
  }

  /// The type without optional attributes, as values have it.
  var withoutOptionalAttributes: ValueType {
    switch self {
    case .any, .string, .number, .bool: self
    case .list(let element): .list(element.withoutOptionalAttributes)
    case .set(let element): .set(element.withoutOptionalAttributes)
    case .map(let element): .map(element.withoutOptionalAttributes)
    case .tuple(let elements): .tuple(elements.map(\.withoutOptionalAttributes))
    case .object(let attributes):
      .object(attributes.map { Attribute($0.name, $0.type.withoutOptionalAttributes) })
    }
  }

  /// The type in the user's words, without an article: `list of string`, `object`.
  public var name: String {
    switch self {
    case .any: "dynamic"
    case .string: "string"
    case .number: "number"
    case .bool: "bool"
    case .list(let element): element == .any ? "list of any single type" : "list of \(element.name)"
    case .set(let element): element == .any ? "set of any single type" : "set of \(element.name)"
    case .map(let element): element == .any ? "map of any single type" : "map of \(element.name)"
    case .tuple: "tuple"
    case .object: "object"
    }
  }

  /// The type in the syntax of type constraints: `list(object({name=string}))`.
  public var spelling: String {
    switch self {
    case .any: "any"
    case .string: "string"
    case .number: "number"
    case .bool: "bool"
    case .list(let element): "list(\(element.spelling))"
    case .set(let element): "set(\(element.spelling))"
    case .map(let element): "map(\(element.spelling))"
    case .tuple(let elements): "tuple([\(elements.map(\.spelling).joined(separator: ","))])"
    case .object(let attributes):
      "object({"
        + attributes.map { "\($0.name)=\($0.isOptional ? "optional(\($0.type.spelling))" : $0.type.spelling)" }
        .joined(separator: ",") + "})"
    }
  }

  /// The kind with its article, for messages: `a string`, `an object`.
  public var kind: String {
    switch self {
    case .any: "a value of unknown type"
    case .string: "a string"
    case .number: "a number"
    case .bool: "a bool"
    case .list: "a list"
    case .set: "a set"
    case .map: "a map"
    case .tuple: "a list"
    case .object: "an object"
    }
  }

  /// An object type from attributes in any order; the last of several equal names wins.
  static func object(unsorted attributes: [Attribute]) -> ValueType {
    var byName: [Text: Attribute] = [:]
    for attribute in attributes { byName[attribute.name] = attribute }
    return .object(byName.values.sorted { $0.name < $1.name })
  }

  /// The attribute with that name in a sorted list.
  static func attribute(_ name: Text, in attributes: [Attribute]) -> Attribute? {
    var low = 0
    var high = attributes.count
    while low < high {
      let middle = (low + high) / 2
      if attributes[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < attributes.count && attributes[low].name == name ? attributes[low] : nil
  }
}
