import Hierarchy
import SourceText

/// A value does not match the type that the module declares.
enum TypeMismatch: UnitCheck {
  static let code = "type-mismatch"
  static let severity = Severity.error
  static let summary = "a value that does not fit the type its module declares"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let module = checked.module else { return [] }
    let settings = checked.unit.settings
    return settings.indices.compactMap { index in
      guard let position = checked.positions[index],
        let mismatch = module.variables[position].type?.mismatch(of: settings[index].value)
      else { return nil }
      let (setting, variable) = (settings[index], module.variables[position])
      // The parts of a merged map come from several files.
      let place =
        setting.mergedKeys.isEmpty || setting.value.typed != nil
        ? mismatch.value.place(in: setting.winner.file) : setting.winner.origin.place
      return finding(
        "\(mismatch.sentence(about: setting.name))", at: place,
        notes: [Diagnostic.Note("declared here", at: variable.place)])
    }
  }
}
