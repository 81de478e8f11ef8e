import Hierarchy
import SourceText

/// The unit sets a variable that its module does not declare: the value goes nowhere.
enum UndeclaredVariable: UnitCheck {
  static let code = "undeclared-variable"
  static let severity = Severity.warning
  static let summary = "the unit sets a variable that its module does not declare"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let module = checked.module else { return [] }
    let set = Set(checked.unit.settings.map(\.name))
    var suggestions = Suggestions { module.variables.map(\.name).filter { !set.contains($0) }.map(\.description) }
    return checked.unit.settings.compactMap { setting in
      guard module[setting.name] == nil, let own = setting.ownAssignment else { return nil }
      let nearest = suggestions.nearest(to: setting.name.description)
      return finding(
        "the module '\(module.path)' declares no variable '\(setting.name)'", at: own.origin.place,
        help: nearest.map { "did you mean '\($0)'?" } ?? "remove it, or declare it in the module")
    }
  }
}

extension Setting {
  /// What the unit's own files say: the winner, or else the strongest of what it beat; nil when they say nothing.
  var ownAssignment: Assignment? {
    ([winner] + overridden).first { $0.origin.layer == .unit || $0.origin.layer == .autoFile }
  }
}
