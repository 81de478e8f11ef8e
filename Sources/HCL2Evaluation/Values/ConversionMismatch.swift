import SourceText

extension TypedValue {
  /// Why this value's type can never be converted to the wanted one, reported for the deepest part that causes it.
  func mismatch(with target: ValueType) -> ConversionFailure {
    switch target {
    case .object(let wanted): return mismatch(withObject: wanted) ?? required(target)
    case .tuple(let wanted): return mismatch(withTuple: wanted)
    case .list(let element), .set(let element):
      if let elements, element != .any {
        for (index, item) in elements.enumerated() where !Conversion.isPossible(from: item.type, to: element) {
          return item.mismatch(with: element).within(.position(index))
        }
      }
      return elements != nil && element == .any
        ? ConversionFailure("all list elements must have the same type", value: self) : required(target)
    case .map(let element):
      if let members, element != .any {
        for member in members.all where !Conversion.isPossible(from: member.value.type, to: element) {
          return member.value.mismatch(with: element).within(.key(member.name))
        }
      }
      return members != nil && element == .any
        ? ConversionFailure("all map elements must have the same type", value: self) : required(target)
    case .any, .string, .number, .bool: return required(target)
    }
  }

  private func required(_ target: ValueType) -> ConversionFailure {
    ConversionFailure("\(words: target.name) required, but this is \(words: type.kind)", value: self)
  }

  private func mismatch(withObject wanted: [ValueType.Attribute]) -> ConversionFailure? {
    guard let members else { return nil }
    let missing = wanted.filter { !$0.isOptional && members[$0.name] == nil }.map(\.name)
    if !missing.isEmpty, members.type == nil {
      // The names are those of the module.
      let names = missing.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      let message: Message =
        missing.count == 1 ? "attribute \(words: names) is required" : "attributes \(words: names) are required"
      return ConversionFailure(message, value: self)
    }
    for attribute in wanted {
      guard let value = members[attribute.name], !Conversion.isPossible(from: value.type, to: attribute.type) else {
        continue
      }
      return value.mismatch(with: attribute.type).within(.attribute(attribute.name))
    }
    return nil
  }

  private func mismatch(withTuple wanted: [ValueType]) -> ConversionFailure {
    guard let elements, case .tuple = content else { return required(.tuple(wanted)) }
    if elements.count != wanted.count {
      return ConversionFailure(
        "a list of exactly \(wanted.count) elements is required, but this has \(elements.count)", value: self)
    }
    for (index, (item, type)) in zip(elements, wanted).enumerated()
    where !Conversion.isPossible(from: item.type, to: type) {
      return item.mismatch(with: type).within(.position(index))
    }
    return required(.tuple(wanted))
  }
}
