import SourceText

/// The `type` of a variable: a type in which `any` accepts everything, attributes may be optional, and missing
/// attributes may have defaults.
public struct TypeConstraint: Sendable {
  /// The type; `any` where nothing is required.
  public let type: ValueType
  /// The defaults of optional attributes.
  let defaults: AttributeDefaults?

  /// No constraint.
  public static let any = TypeConstraint(type: .any, defaults: nil)

  /// A type without defaults.
  public init(_ type: ValueType) { self.init(type: type, defaults: nil) }

  init(type: ValueType, defaults: AttributeDefaults?) {
    self.type = type
    self.defaults = defaults
  }

  /// True when the text of `-var` or an environment variable is the value itself and not an expression: for a string,
  /// number or bool, and when no type is declared. Source: Terraform 1.11.
  public var takesTextAsValue: Bool { type.isPrimitive }

  /// The value as Terraform converts it: first the defaults are inserted, then it is converted to the type, which
  /// drops surplus attributes.
  ///
  /// - Throws: what does not fit, with the failing part, whose origin is the place to show.
  public func converted(_ value: TypedValue) throws(ConversionFailure) -> TypedValue {
    let filled = defaults.map { $0.applied(to: value, type) } ?? value
    return try filled.converted(to: type)
  }
}

/// The defaults of optional attributes within a type. Source: Terraform's `typeexpr` package.
struct AttributeDefaults: Sendable {
  /// The defaults of the attributes of an object type.
  var values: [Text: TypedValue] = [:]
  /// The defaults inside attributes, by name, or by position for tuples; `""` is the key for the elements of a
  /// collection.
  var children: [Text: AttributeDefaults] = [:]

  var isEmpty: Bool { values.isEmpty && children.isEmpty }

  /// The value with missing and null attributes replaced by their defaults, at every depth.
  func applied(to value: TypedValue, _ type: ValueType) -> TypedValue {
    if !value.isKnown || value.isNull { return value }
    switch type {
    case .list(let element), .set(let element), .map(let element):
      guard let child = children[""] else { return value }
      return value.replacingParts { _, part in child.applied(to: part, element) }
    case .tuple(let types):
      return value.replacingParts { step, part in
        guard let child = children[step], let index = Int(step.description), index < types.count else { return part }
        return child.applied(to: part, types[index])
      }
    case .object(let attributes): return applied(to: value, attributes)
    case .any, .string, .number, .bool: return value
    }
  }

  private func applied(to value: TypedValue, _ attributes: [ValueType.Attribute]) -> TypedValue {
    guard let members = value.members else { return value }
    var pairs = members.all.map { ($0.name, $0.value) }
    for (index, pair) in pairs.enumerated() {
      if pair.1.isNull, let fallback = values[pair.0] { pairs[index].1 = fallback }
      if let child = children[pair.0], let attribute = ValueType.attribute(pair.0, in: attributes) {
        pairs[index].1 = child.applied(to: pairs[index].1, attribute.type)
      }
    }
    for (name, fallback) in values where members[name] == nil {
      let child = children[name]
      let type = ValueType.attribute(name, in: attributes)?.type ?? .any
      pairs.append((name, child.map { $0.applied(to: fallback, type) } ?? fallback))
    }
    return TypedValue.object(pairs, origin: value.origin).marked(value.marks)
  }
}

extension TypedValue {
  /// The value with its parts replaced. Becomes a tuple or object, since the new parts may have different types.
  fileprivate func replacingParts(_ change: (Text, TypedValue) -> TypedValue) -> TypedValue {
    switch content {
    case .list, .tuple, .set:
      let items = parts.enumerated().map { change(Text(String($0.offset)), $0.element) }
      return TypedValue.tuple(items, origin: origin).marked(marks)
    case .map(let members), .object(let members):
      return TypedValue.object(members.all.map { ($0.name, change($0.name, $0.value)) }, origin: origin).marked(marks)
    case .null, .unknown, .string, .number, .bool: return self
    }
  }
}
