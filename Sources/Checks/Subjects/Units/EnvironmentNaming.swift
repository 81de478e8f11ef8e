import SourceText

/// A text of a unit that names environments.
struct EnvironmentNaming: Sendable {
  let value: UnitFacts.Value
  let named: EnvironmentSet
  /// True for a text in a list.
  let isElement: Bool

  /// Those of a unit, in the order of its texts.
  static func all(in texts: UnitTexts, _ names: EnvironmentNames) -> [EnvironmentNaming] {
    func naming(_ value: UnitFacts.Value, isElement: Bool) -> EnvironmentNaming? {
      let named = names.all(in: value.content)
      return named.isEmpty ? nil : EnvironmentNaming(value: value, named: named, isElement: isElement)
    }
    return texts.named.compactMap { naming($0, isElement: false) }
      + texts.elements.compactMap { naming($0, isElement: true) }
  }
}
