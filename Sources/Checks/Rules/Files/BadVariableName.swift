import Hierarchy
import SourceText

/// A file sets a name that no variable can have, so the value has no effect.
///
/// Source: `NameRegexp` of Terraform 0.11's `config/config.go` (letters, digits, `-`, `_`); later versions also
/// refuse a digit at the start.
enum BadVariableName: FileCheck, ConfigurationCheck {
  static let code = "bad-variable-name"
  static let severity = Severity.warning
  static let summary = "a name that no variable can have"

  static func findings(in checked: CheckedFile) -> [Diagnostic] {
    checked.variables.compactMap { finding(about: $0.key, at: checked.place($0.keyRange)) }
  }

  static func findings(in checked: CheckedConfiguration) -> [Diagnostic] {
    checked.inputItems.compactMap { item in
      CheckedConfiguration.key(of: item).flatMap { finding(about: $0, at: Place(item.key.file, item.key.range)) }
    }
  }

  private static func finding(about name: Text, at place: Place) -> Diagnostic? {
    guard !DeclaredName.isName(name) else { return nil }
    return finding(
      "no variable can be called '\(name)', so this value goes nowhere", at: place,
      help: "use letters, digits, _ and -; the name starts with a letter")
  }
}
