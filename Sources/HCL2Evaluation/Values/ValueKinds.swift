public import SourceText

extension TypedValue {
  /// The value's type; for a null or unknown value, the type as far as it is known.
  public var type: ValueType {
    switch content {
    case .null(let type): type
    case .unknown(let unknown): unknown.type
    case .string: .string
    case .number: .number
    case .bool: .bool
    case .list(let elements): .list(elements.type)
    case .set(let elements): .set(elements.type)
    case .tuple(let items): .tuple(items.map(\.type))
    case .map(let members): .map(members.type ?? .any)
    case .object(let members): .object(members.all.map { ValueType.Attribute($0.name, $0.value.type) })
    }
  }

  /// True for null of any type.
  public var isNull: Bool { if case .null = content { true } else { false } }
  /// False for an unknown value. The parts of a known value may be unknown.
  public var isKnown: Bool { if case .unknown = content { false } else { true } }
  /// The unknown, or nil.
  public var unknown: Unknown? { if case .unknown(let unknown) = content { unknown } else { nil } }
  /// The text of a string, or nil.
  public var text: Text? { if case .string(let text) = content { text } else { nil } }
  /// The number, or nil.
  public var number: ExactNumber? { if case .number(let number) = content { number } else { nil } }
  /// The bool, or nil.
  public var bool: Bool? { if case .bool(let value) = content { value } else { nil } }

  /// The elements of a list, set or tuple, or nil.
  public var elements: [TypedValue]? {
    switch content {
    case .list(let elements), .set(let elements): elements.items
    case .tuple(let items): items
    case .null, .unknown, .string, .number, .bool, .map, .object: nil
    }
  }

  /// The members of a map or object, or nil.
  public var members: Members? {
    switch content {
    case .map(let members), .object(let members): members
    case .null, .unknown, .string, .number, .bool, .list, .set, .tuple: nil
    }
  }

  /// The parts of a collection or structure, in order; empty for anything else.
  public var parts: [TypedValue] { elements ?? members?.values ?? [] }

  /// True when neither the value nor any of its parts is unknown.
  public var isWhollyKnown: Bool { firstUnknown == nil }

  /// The first unknown: the value itself or one of its parts.
  public var firstUnknown: Unknown? {
    if let unknown { return unknown }
    if depth == 0 { return nil }
    for part in parts { if let unknown = part.firstUnknown { return unknown } }
    return nil
  }

  /// True when a number in it is infinite, which neither Terraform's state nor JSON can hold.
  public var hasInfinity: Bool { number?.isInfinite ?? parts.contains { $0.hasInfinity } }

  /// All marks: the value's own and those of its parts.
  public var allMarks: Marks {
    depth == 0 ? marks : parts.reduce(marks) { $0.union($1.allMarks) }
  }

  /// The same value without any marks. Texts in it that were hidden stay secret, for messages that quote them.
  public var withoutMarks: TypedValue {
    let bare = unmarked()
    if depth == 0 || allMarks.isEmpty { return bare }
    let hidden = marks.intersection(.hidden)
    return bare.mapParts { $0.marked(hidden).withoutMarks }
  }

  /// The same value, no text of which is secret any longer.
  public var shown: TypedValue {
    if case .string(let text) = content { return TypedValue(Content.string(text.shown), origin: origin, marks: marks) }
    return mapParts(\.shown)
  }

  /// The same value without the marks of Terraform. What was sensitive counts as made of a secret, so it stays masked.
  public var withoutTerraformMarks: TypedValue {
    let bare = TypedValue(content, origin: origin, marks: marks.isDisjoint(with: .hidden) ? [] : .secret)
    return depth == 0 || allMarks.isEmpty ? bare : bare.mapParts(\.withoutTerraformMarks)
  }

  /// The same collection or structure with each part replaced by one of the same type.
  func mapParts(_ transform: (TypedValue) -> TypedValue) -> TypedValue {
    switch content {
    case .null, .unknown, .string, .number, .bool: return self
    case .list(let elements):
      return TypedValue(
        .list(Elements(type: elements.type, items: elements.items.map(transform))), origin: origin, marks: marks)
    case .set(let elements):
      return TypedValue(
        .set(Elements(type: elements.type, items: elements.items.map(transform))), origin: origin, marks: marks)
    case .tuple(let items): return TypedValue(.tuple(items.map(transform)), origin: origin, marks: marks)
    case .map(let members): return TypedValue(.map(members.mapped(transform)), origin: origin, marks: marks)
    case .object(let members): return TypedValue(.object(members.mapped(transform)), origin: origin, marks: marks)
    }
  }
}

extension Members {
  func mapped(_ transform: (TypedValue) -> TypedValue) -> Members {
    Members(all.map { ($0.name, transform($0.value)) }, type: type)
  }
}

// Constructors.
extension TypedValue {
  /// A string, normalised to NFC.
  public static func string(_ text: Text, origin: Origin? = nil) -> TypedValue {
    TypedValue(.string(text.canonicallyComposed), origin: origin)
  }

  /// A number.
  public static func number(_ number: ExactNumber, origin: Origin? = nil) -> TypedValue {
    TypedValue(.number(number), origin: origin)
  }

  /// A count or a position.
  static func count(_ value: Int) -> TypedValue { TypedValue(.number(ExactNumber(value))) }

  /// A bool.
  public static func bool(_ value: Bool, origin: Origin? = nil) -> TypedValue {
    TypedValue(.bool(value), origin: origin)
  }

  /// A null of the given type; `any` for a bare null.
  public static func null(_ type: ValueType = .any, origin: Origin? = nil) -> TypedValue {
    TypedValue(.null(type), origin: origin)
  }

  /// An unknown of the given type.
  public static func unknown(_ type: ValueType = .any, _ reason: UnknownReason, origin: Origin? = nil) -> TypedValue {
    TypedValue(.unknown(Unknown(type, reason)), origin: origin)
  }

  /// A list; all items must have the type.
  public static func list(of type: ValueType, _ items: [TypedValue], origin: Origin? = nil) -> TypedValue {
    TypedValue(.list(Elements(type: type, items: items)), origin: origin)
  }

  /// A tuple.
  public static func tuple(_ items: [TypedValue], origin: Origin? = nil) -> TypedValue {
    TypedValue(.tuple(items), origin: origin)
  }

  /// A map; all values must have the type. The last of several equal names wins.
  public static func map(of type: ValueType, _ pairs: [(Text, TypedValue)], origin: Origin? = nil) -> TypedValue {
    TypedValue(.map(Members(pairs, type: type)), origin: origin)
  }

  /// An object; the last of several equal names wins.
  public static func object(_ pairs: [(Text, TypedValue)], origin: Origin? = nil) -> TypedValue {
    TypedValue(.object(Members(pairs)), origin: origin)
  }

  /// A set: sorted, without duplicates. A set with an unknown part is itself unknown, since that part may equal
  /// another one. Marks of the items become marks of the set.
  public static func set(of type: ValueType, _ items: [TypedValue], origin: Origin? = nil) -> TypedValue {
    let marks = items.reduce(into: Marks()) { $0.formUnion($1.allMarks) }
    if items.count > 1, let unknown = items.lazy.compactMap(\.firstUnknown).first {
      return TypedValue(.unknown(Unknown(.set(type), unknown.reason)), origin: origin, marks: marks)
    }
    let sorted = SetOrder.sorted(marks.isEmpty ? items : items.map(\.withoutMarks))
    return TypedValue(.set(Elements(type: type, items: sorted)), origin: origin, marks: marks)
  }
}
