import Hierarchy
import SourceText

/// The unit sets a variable to the value that it would have anyway.
enum DefaultValue: UnitCheck {
  static let code = "default-value"
  static let severity = Severity.info
  static let summary = "a variable set to its module's default"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let module = checked.module else { return [] }
    return checked.unit.settings.compactMap { setting in
      let layer = setting.winner.origin.layer
      guard layer == .unit || layer == .autoFile, setting.mergedKeys.isEmpty,
        setting.overridden.allSatisfy({ $0.value == setting.value }),
        let variable = module[setting.name], variable.defaultValue == setting.value
      else { return nil }
      return finding(
        "'\(setting.name)' has this value by default", at: setting.origin.place,
        notes: [Diagnostic.Note("declared here", at: variable.defaultPlace ?? variable.place)], help: "remove it")
    }
  }
}
