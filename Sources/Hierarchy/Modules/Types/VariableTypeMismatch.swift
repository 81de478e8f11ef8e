public import HCL1Syntax
public import SourceText

/// Why a value does not match a type. Never contains the value itself.
public struct VariableTypeMismatch: Sendable, Equatable {
  /// The mismatched part of the value, as written after the variable's name: `[2].name`; empty for the value itself.
  public let part: Text
  /// What was found and what was expected, as the end of a sentence about that part: `is a list, where string is
  /// wanted`.
  public let reason: Message
  /// The part.
  public let value: Value
  /// What was found where it is no member or number of elements that differs: `a list`.
  var found: String?

  /// The whole sentence, for a variable with that name.
  ///
  /// - Parameter written: the type of the whole variable as its module writes it, if that differs from how types are
  ///   spelt today: `"list"`.
  public func sentence(about name: Text, typeAsWritten written: Text? = nil) -> Message {
    if let written, let found, part.isEmpty {
      return "'\(name)' is \(words: found), where \(written) is expected"
    }
    return "'\(name)\(part)' \(reason)"
  }
}

extension VariableType {
  /// True when Terraform accepts `value` for a variable of this type.
  public func accepts(_ value: Value) -> Bool { mismatch(of: value) == nil }

  /// The first mismatch between `value` and a variable of this type, or nil when Terraform accepts the value.
  ///
  /// Numbers and booleans become strings, a string that spells a number or a boolean becomes one, lists and objects
  /// are converted part by part, and attributes that an object type does not have are dropped. Source: the conversion
  /// rules of Terraform's "Types and Values" page and of its go-cty library.
  public func mismatch(of value: Value) -> VariableTypeMismatch? {
    if value.isNull || value.unknown != nil { return nil }
    // What can't be known offline may be any text.
    if let text = value.string, text.isUnknown { return nil }
    return switch self {
    case .any: nil
    case .string: value.isPrimitive ? nil : mismatch(value)
    case .number: value.isNumeric ? nil : mismatch(value)
    case .boolean: value.isTruth ? nil : mismatch(value)
    case .list(let element), .set(let element): elementMismatch(of: value, element)
    case .map(let element): memberMismatch(of: value, element)
    case .object(let attributes): attributeMismatch(of: value, attributes)
    case .tuple(let elements): tupleMismatch(of: value, elements)
    }
  }

  private func mismatch(_ value: Value) -> VariableTypeMismatch {
    let found = value.kindName + (value.string == nil ? "" : Self.spelling(self))
    return VariableTypeMismatch(
      part: "", reason: "is \(words: found), where \(self) is expected", value: value, found: found)
  }

  /// What a string would have to look like.
  private static func spelling(_ wanted: VariableType) -> String {
    switch wanted {
    case .number: " that spells no number"
    case .boolean: " that is neither true nor false"
    case .string, .any, .list, .set, .map, .object, .tuple: ""
    }
  }

  private func elementMismatch(of value: Value, _ element: VariableType) -> VariableTypeMismatch? {
    guard let elements = value.elements else { return mismatch(value) }
    for (index, part) in elements.enumerated() {
      if let found = element.mismatch(of: part) { return found.inside("[\(index)]") }
    }
    return nil
  }

  private func memberMismatch(of value: Value, _ element: VariableType) -> VariableTypeMismatch? {
    guard let members = value.members else { return mismatch(value) }
    for member in members {
      if let found = element.mismatch(of: member.value) { return found.inside(".\(member.key)") }
    }
    return nil
  }

  private func attributeMismatch(of value: Value, _ attributes: [Attribute]) -> VariableTypeMismatch? {
    guard let members = value.members else { return mismatch(value) }
    let values = Dictionary(members.map { ($0.key, $0.value) }) { _, last in last }
    for attribute in attributes {
      if let part = values[attribute.name] {
        if let found = attribute.type.mismatch(of: part) { return found.inside(".\(attribute.name)") }
      } else if !attribute.isOptional {
        return VariableTypeMismatch(
          part: "", reason: "lacks '\(attribute.name)', which its type \(self) requires", value: value)
      }
    }
    return nil
  }

  private func tupleMismatch(of value: Value, _ types: [VariableType]) -> VariableTypeMismatch? {
    guard let elements = value.elements else { return mismatch(value) }
    guard elements.count == types.count else {
      return VariableTypeMismatch(
        part: "", reason: "has \(elements.count) elements, where its type \(self) has \(types.count)",
        value: value)
    }
    for (index, (part, type)) in zip(elements, types).enumerated() {
      if let found = type.mismatch(of: part) { return found.inside("[\(index)]") }
    }
    return nil
  }
}

extension VariableTypeMismatch {
  /// The same mismatch, seen from the collection that contains the part.
  fileprivate func inside(_ step: Text) -> VariableTypeMismatch {
    VariableTypeMismatch(part: step + part, reason: reason, value: value)
  }
}

extension Value {
  /// True for a string, number or boolean.
  fileprivate var isPrimitive: Bool {
    switch content {
    case .boolean, .number, .string: true
    case .list, .object, .null, .unknown: false
    }
  }

  /// True for a number, and for a string that spells one in decimal.
  fileprivate var isNumeric: Bool {
    switch content {
    case .number: true
    case .string(let text): Self.spellsNumber(text)
    case .boolean, .list, .object, .null, .unknown: false
    }
  }

  /// True for a boolean, and for the strings that go-cty converts to one.
  fileprivate var isTruth: Bool {
    switch content {
    case .boolean: true
    case .string(let text): (["true", "false", "1", "0"] as [Text]).contains(text)
    case .number, .list, .object, .null, .unknown: false
    }
  }

  private static func spellsNumber(_ text: Text) -> Bool {
    let bytes = text.bytes
    var index = bytes.first == Byte.hyphen || bytes.first == Byte.plus ? 1 : 0
    func digits() -> Int {
      let start = index
      while index < bytes.count, Byte.isDigit(bytes[index]) { index += 1 }
      return index - start
    }
    var count = digits()
    if index < bytes.count, bytes[index] == Byte.dot {
      index += 1
      count += digits()
    }
    guard count > 0 else { return false }
    if index < bytes.count, bytes[index] | Byte.caseBit == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == Byte.plus || bytes[index] == Byte.hyphen { index += 1 }
      guard digits() > 0 else { return false }
    }
    return index == bytes.count
  }
}
