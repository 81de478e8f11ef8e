import Hierarchy
import SourceText

/// A deeper file sets a variable to the value that it already has. Values that only an included file sets do not
/// count: Terragrunt 0.18 does not pass them on, so the deeper line is the one that works.
enum RedundantValue: UnitCheck {
  static let code = "redundant-value"
  static let severity = Severity.info
  static let summary = "several layers give a variable the same value"

  static func applies(to layout: UnitLayout) -> Bool { true }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let settings = checked.unit.settings
    return settings.indices.compactMap { index in
      let setting = settings[index]
      guard let lower = setting.overridden.first, setting.mergedKeys.isEmpty, lower.value == setting.value,
        !setting.value.isUnknown
      else {
        return nil
      }
      let upper = setting.winner.origin
      let isHidden = lower.origin.layer == .unit || lower.origin.layer == .autoFile
      guard upper.layer != .variableArgument, !isHidden, lower.origin.layer > .inherited,
        CheckedUnit.folder(of: upper.place.file).isWithin(CheckedUnit.folder(of: lower.file)),
        upper.place.file.name != lower.file.name
      else { return nil }
      return finding(
        "'\(setting.name)' has this value already", at: upper.place,
        notes: [Diagnostic.Note("set here", at: lower.origin.place)], help: "remove it here")
    }
  }
}
