public import SourceText

/// The reason why a value can't be converted, and the part of the value that causes it.
public struct ConversionFailure: Error, Sendable {
  /// The reason, as the end of a sentence: `a number is required`.
  public let message: Message
  /// The way from the value to the part.
  private let path: [Step]
  /// The part that does not fit.
  public let value: TypedValue

  /// One step on the way to a part of a value.
  enum Step: Sendable {
    case position(Int)
    case key(Text)
    /// An attribute of the wanted type: its name is a word of the module, and no part of the value.
    case attribute(Text)
  }

  init(_ message: Message, value: TypedValue) { self.init(message, path: [], value: value) }

  private init(_ message: Message, path: [Step], value: TypedValue) {
    self.message = message
    self.path = path
    self.value = value
  }

  func within(_ step: Step) -> ConversionFailure {
    ConversionFailure(message, path: [step] + path, value: value)
  }

  /// The failing part as it is written in Terraform, and the message: `'[1].port': a number is required`.
  public var sentence: Message {
    if path.isEmpty { return message }
    var shown: Message = ""
    for (position, step) in path.enumerated() {
      switch step {
      case .position(let index): shown = "\(shown)[\(index)]"
      case .key(let name) where !Self.isName(name): shown = "\(shown)[\"\(name)\"]"
      case .key(let name): shown = position == 0 ? "\(name)" : "\(shown).\(name)"
      case .attribute(let name):
        shown = position == 0 ? "\(words: name.description)" : "\(shown).\(words: name.description)"
      }
    }
    return "'\(shown)': \(message)"
  }

  private static func isName(_ text: Text) -> Bool {
    guard !text.isEmpty, !Byte.isDigit(text[0]) else { return false }
    return text.bytes.allSatisfy {
      Byte.isLetterOrDigit($0) || $0 == Byte.underscore || $0 == Byte.hyphen || $0 > Byte.delete
    }
  }
}

extension TypedValue {
  /// The value converted to `target`, as Terraform converts the argument of a function or a variable. `any` in the
  /// target accepts everything. Marks and origins are kept.
  public func converted(to target: ValueType) throws(ConversionFailure) -> TypedValue {
    let own = type
    if own == target { return self }
    guard Conversion.isPossible(from: own, to: target) else { throw mismatch(with: target) }
    let result = try convertedUnmarked(to: target)
    return TypedValue(result.content, origin: result.origin ?? origin, marks: marks.union(result.marks))
  }

  private func convertedUnmarked(to target: ValueType) throws(ConversionFailure) -> TypedValue {
    if target == .any { return self }
    switch content {
    case .null(let type): return .null(Self.replaceAny(in: target.withoutOptionalAttributes, with: type))
    case .unknown(let unknown):
      let type = Self.replaceAny(in: target.withoutOptionalAttributes, with: unknown.type)
      return TypedValue(.unknown(Unknown(type, unknown.reason, prefix: unknown.prefix)))
    case .string, .number, .bool: return try convertedPrimitive(to: target)
    case .list, .set, .tuple, .map, .object: break
    }
    switch target {
    case .list(let element):
      let (items, type) = try convertedElements(to: element, isUnsafe: true)
      return .list(of: type, items)
    case .set(let element):
      let (items, type) = try convertedElements(to: element, isUnsafe: true)
      return .set(of: type, items)
    case .tuple(let types):
      var items: [TypedValue] = []
      for (index, item) in (elements ?? []).enumerated() where index < types.count {
        items.append(try item.converted(to: types[index], step: .position(index)))
      }
      return .tuple(items)
    case .map(let element): return try convertedToMap(of: element)
    case .object(let attributes): return try convertedToObject(attributes)
    case .any, .string, .number, .bool: throw mismatch(with: target)
    }
  }

  private func converted(to target: ValueType, step: ConversionFailure.Step) throws(ConversionFailure) -> TypedValue {
    do throws(ConversionFailure) {
      return try converted(to: target)
    } catch {
      throw error.within(step)
    }
  }

  private func convertedPrimitive(to target: ValueType) throws(ConversionFailure) -> TypedValue {
    switch (content, target) {
    case (.number(let number), .string): return .string(number.text)
    case (.bool(let flag), .string): return .string(flag ? "true" : "false")
    case (.string(let text), .number):
      guard let number = ExactNumber(decimal: text) else {
        throw ConversionFailure("a number is required", value: self)
      }
      return .number(number)
    case (.string(let text), .bool):
      if text == "true" || text == "1" { return .bool(true) }
      if text == "false" || text == "0" { return .bool(false) }
      let lower = text.lowercasedASCII
      let hint: Message =
        lower == "true" || lower == "false"
        ? "a bool is required; to convert from string, use lowercase \"\(lower)\"" : "a bool is required"
      throw ConversionFailure(hint, value: self)
    case (.null, _), (.unknown, _), (.string, _), (.number, _), (.bool, _), (.list, _), (.set, _), (.tuple, _),
      (.map, _), (.object, _):
      throw mismatch(with: target)
    }
  }

  /// The converted elements, and their common type.
  private func convertedElements(
    to wanted: ValueType, isUnsafe: Bool
  ) throws(ConversionFailure) -> ([TypedValue], ValueType) {
    let given = elements ?? []
    let own: ValueType
    switch content {
    case .list(let elements), .set(let elements): own = wanted == .any ? elements.type : wanted
    case .null, .unknown, .string, .number, .bool, .tuple, .map, .object:
      own = Conversion.element(of: given.map(\.type), wanted: wanted) ?? .any
    }
    if given.isEmpty { return ([], own.withoutOptionalAttributes) }
    var items: [TypedValue] = []
    items.reserveCapacity(given.count)
    for (index, item) in given.enumerated() { items.append(try item.converted(to: own, step: .position(index))) }
    return try Self.unified(items, wanted: own, of: self)
  }

  /// Gives a common type to items that conversion left with different types, which is possible when the wanted type
  /// contains `any`.
  private static func unified(
    _ items: [TypedValue], wanted: ValueType, of value: TypedValue
  ) throws(ConversionFailure) -> ([TypedValue], ValueType) {
    if !wanted.hasAny, wanted.isPrimitive { return (items, wanted) }
    guard let type = Unification.type(of: items.map(\.type), isUnsafe: true) else {
      throw ConversionFailure("cannot find a common base type for all elements", value: value)
    }
    if type == .any, items.contains(where: { $0.type != .any }) {
      return try unifiedAroundNulls(items, of: value)
    }
    var result: [TypedValue] = []
    result.reserveCapacity(items.count)
    for (index, item) in items.enumerated() { result.append(try item.converted(to: type, step: .position(index))) }
    return (result, type)
  }

  /// Bare nulls next to structures take the type of the others. Next to an unknown of unknown type, all items become
  /// unknown.
  private static func unifiedAroundNulls(
    _ items: [TypedValue], of value: TypedValue
  ) throws(ConversionFailure) -> ([TypedValue], ValueType) {
    if let unknown = items.lazy.compactMap(\.unknown).first(where: { $0.type == .any }) {
      return (items.map { _ in .unknown(.any, unknown.reason) }, .any)
    }
    let types = items.filter { !($0.isNull && $0.type == .any) }.map(\.type)
    guard let type = Unification.type(of: types, isUnsafe: true) else {
      throw ConversionFailure("element types must all match for conversion to list", value: value)
    }
    var result: [TypedValue] = []
    for (index, item) in items.enumerated() { result.append(try item.converted(to: type, step: .position(index))) }
    return (result, type)
  }

  private func convertedToMap(of wanted: ValueType) throws(ConversionFailure) -> TypedValue {
    let members = members ?? Members([])
    let own = members.type ?? Conversion.element(of: members.values.map(\.type), wanted: wanted) ?? .any
    let target = wanted == .any ? own : wanted
    if members.count == 0 { return .map(of: target.withoutOptionalAttributes, []) }
    var items: [TypedValue] = []
    for member in members.all { items.append(try member.value.converted(to: target, step: .key(member.name))) }
    let (unified, type) = try Self.unified(items, wanted: target, of: self)
    return .map(of: type, Array(zip(members.names, unified)))
  }

  private func convertedToObject(_ attributes: [ValueType.Attribute]) throws(ConversionFailure) -> TypedValue {
    let members = members ?? Members([])
    var pairs: [(Text, TypedValue)] = []
    for attribute in attributes {
      if let value = members[attribute.name] {
        pairs.append((attribute.name, try value.converted(to: attribute.type, step: .attribute(attribute.name))))
      } else if attribute.isOptional {
        pairs.append((attribute.name, .null(attribute.type.withoutOptionalAttributes)))
      } else {
        throw ConversionFailure(
          "map has no element for required attribute \"\(words: attribute.name.description)\"", value: self)
      }
    }
    return .object(pairs)
  }

  /// The target, with each `any` replaced by the corresponding part of the source.
  private static func replaceAny(in target: ValueType, with source: ValueType) -> ValueType {
    switch target {
    case .any: return source
    case .string, .number, .bool: return target
    case .list(let wanted): return .list(replaceAny(in: wanted, with: elementType(of: source)))
    case .set(let wanted): return .set(replaceAny(in: wanted, with: elementType(of: source)))
    case .map(let wanted): return .map(replaceAny(in: wanted, with: elementType(of: source)))
    case .tuple(let wanted):
      guard case .tuple(let given) = source, given.count == wanted.count else { return target }
      return .tuple(zip(wanted, given).map { replaceAny(in: $0, with: $1) })
    case .object(let wanted):
      guard case .object(let given) = source else { return target }
      return .object(
        wanted.map {
          let type = ValueType.attribute($0.name, in: given)?.type ?? .any
          return ValueType.Attribute($0.name, replaceAny(in: $0.type, with: type))
        })
    }
  }

  private static func elementType(of source: ValueType) -> ValueType {
    switch source {
    case .list(let element), .set(let element), .map(let element): element
    case .tuple(let elements): Unification.type(of: elements, isUnsafe: true) ?? .any
    case .object(let attributes): Unification.type(of: attributes.map(\.type), isUnsafe: true) ?? .any
    case .any, .string, .number, .bool: .any
    }
  }
}
