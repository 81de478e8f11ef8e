public import HCL1Syntax
public import SourceText

/// The type that a `variable` block declares.
///
/// The old spellings `"string"`, `"list"` and `"map"` of Terraform 0.11 are `string`, `list(any)` and `map(any)`.
public indirect enum VariableType: Sendable, Equatable {
  /// `string`.
  case string
  /// `number`.
  case number
  /// `bool`.
  case boolean
  /// `any`: any type.
  case any
  /// `list(…)`.
  case list(VariableType)
  /// `set(…)`.
  case set(VariableType)
  /// `map(…)`.
  case map(VariableType)
  /// `object({ … })`, its attributes in source order.
  case object([Attribute])
  /// `tuple([ … ])`.
  case tuple([VariableType])

  /// One attribute of an object type.
  public struct Attribute: Sendable, Equatable {
    /// Its name.
    public let name: Text
    /// Its type.
    public let type: VariableType
    /// True for `optional(…)`.
    public let isOptional: Bool
    /// The default of `optional(…, default)`; nil without one, or when it is not a literal.
    public let defaultValue: Value?

    /// An attribute of a type.
    public init(name: Text, type: VariableType, isOptional: Bool = false, defaultValue: Value? = nil) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
      self.defaultValue = defaultValue
    }
  }
}

extension VariableType {
  /// True for `map(…)` and `object({ … })`.
  public var isMap: Bool {
    switch self {
    case .map, .object: true
    case .string, .number, .boolean, .any, .list, .set, .tuple: false
    }
  }
}

extension VariableType: CustomStringConvertible {
  /// The type as `terraform fmt` spells it on one line: `object({ name = string, size = optional(number, 3) })`.
  public var description: String {
    switch self {
    case .string: "string"
    case .number: "number"
    case .boolean: "bool"
    case .any: "any"
    case .list(let element): "list(\(element))"
    case .set(let element): "set(\(element))"
    case .map(let element): "map(\(element))"
    case .object(let attributes):
      attributes.isEmpty ? "object({})" : "object({ \(attributes.map(\.description).joined(separator: ", ")) })"
    case .tuple(let elements): "tuple([\(elements.map(\.description).joined(separator: ", "))])"
    }
  }
}

extension VariableType.Attribute: CustomStringConvertible {
  /// `name = type`, or `name = optional(type, default)`; a default that looks secret is masked.
  public var description: String {
    guard isOptional else { return "\(name) = \(type)" }
    guard let defaultValue else { return "\(name) = optional(\(type))" }
    var writer = JSONWriter.compact
    writer.value(defaultValue, named: name, secrets: .standard)
    return "\(name) = optional(\(type), \(Text(writer.take())))"
  }
}
