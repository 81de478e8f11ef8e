import HCL1Syntax
import Hierarchy
import SourceText

/// A minimum that is larger than the maximum of the same thing.
enum MinimumAboveMaximum: UnitCheck {
  static let code = "minimum-above-maximum"
  static let severity = Severity.warning
  static let summary = "a minimum that is larger than its maximum"

  static func applies(to layout: UnitLayout) -> Bool { true }

  /// A number that a unit sets.
  private struct Bound {
    let name: Text
    let value: Double
    /// Nil for the default of the module.
    let place: Place?
  }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    // Most units have no minimum.
    guard checked.unit.settings.indices.contains(where: { mayHoldMinimum(checked.unit.settings[$0]) }) else {
      return []
    }
    var bounds: [Text: Bound] = [:]
    var found: [Diagnostic] = []
    for index in checked.unit.settings.indices {
      let setting = checked.unit.settings[index]
      if let value = number(setting.value) {
        bounds[setting.name] = Bound(name: setting.name, value: value, place: setting.origin.place)
      } else if let members = setting.value.members, setting.mergedKeys.isEmpty {
        var inner: [Text: Bound] = [:]
        for member in members {
          guard let value = number(member.value) else { continue }
          inner[member.key] = Bound(name: member.key, value: value, place: member.place(in: setting.winner.file))
        }
        found += findings(in: inner, nil)
      }
    }
    return found + findings(in: bounds, checked.module)
  }

  private static func mayHoldMinimum(_ setting: Setting) -> Bool {
    var holdsOne = setting.name.contains("min")
    setting.value.forEachMember { key, _ in holdsOne = holdsOne || key.contains("min") }
    return holdsOne
  }

  private static func findings(in bounds: [Text: Bound], _ module: ModuleVariables?) -> [Diagnostic] {
    bounds.keys.filter { $0.contains("min") }.sorted().compactMap { name in
      guard let minimum = bounds[name], let other = counterpart(of: name),
        let maximum = bounds[other] ?? fallback(other, module), maximum.value > 0, minimum.value > maximum.value
      else { return nil }
      return finding(
        "'\(name)' is larger than '\(other)'\(words: maximum.place == nil ? ", the module's default" : "")",
        at: minimum.place, notes: maximum.place.map { [Diagnostic.Note("the maximum", at: $0)] } ?? [],
        help: "raise the maximum, or lower the minimum")
    }
  }

  private static func fallback(_ name: Text, _ module: ModuleVariables?) -> Bound? {
    module?[name]?.defaultValue.flatMap(number).map { Bound(name: name, value: $0, place: nil) }
  }

  private static let opposites: [Text: Text] = ["min": "max", "minimum": "maximum"]

  /// The name with the opposite word; nil for a name without such a word.
  private static func counterpart(of name: Text) -> Text? {
    let parts = name.split(separator: Byte.underscore)
    guard let position = parts.firstIndex(where: { opposites[$0] != nil }), let word = opposites[parts[position]] else {
      return nil
    }
    var words = parts
    words[position] = word
    return words.dropFirst().reduce(words[0]) { $0 + "_" + $1 }
  }

  private static func number(_ value: Value) -> Double? {
    guard let text = UnitFacts.spelling(of: value), let first = text.bytes.first,
      Byte.isDigit(first) || first == Byte.hyphen
    else { return nil }
    return Double(text.description)
  }
}
