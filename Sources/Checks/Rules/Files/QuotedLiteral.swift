import HCL1Syntax
import Hierarchy
import SourceText

/// A boolean or a number is written as a string, although the module declares a boolean or a number.
///
/// Applies only to later versions: Terraform 0.11 has no boolean type, and its manual says to quote booleans.
enum QuotedLiteral: UnitCheck {
  static let code = "quoted-literal"
  static let severity = Severity.warning
  static let summary = "a boolean or number in quotes (--terraform 0.12)"

  static func applies(to layout: UnitLayout) -> Bool { layout == .terragrunt018 }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard checked.terraform == .v012, let module = checked.module else { return [] }
    return checked.unit.settings.compactMap { setting in
      let layer = setting.origin.layer
      // A -var argument is always text, whatever its module makes of it.
      guard layer >= .inherited, layer != .variableArgument, isQuoted(setting),
        let kind = kind(of: setting.value, declared: module[setting.name]?.type)
      else { return nil }
      return finding(
        "'\(setting.name)' is a string that spells \(words: kind)", at: setting.value.place(in: setting.winner.file),
        help: "write it without quotes")
    }
  }

  /// True for a value that is written in quotes, whatever type it was converted to.
  private static func isQuoted(_ setting: Setting) -> Bool {
    let place = setting.value.place(in: setting.winner.file)
    return place.file.text(place.range).hasPrefix("\"")
  }

  /// The kind of value that the string spells; nil when a string may be intended.
  private static func kind(of value: Value, declared: VariableType?) -> String? {
    switch declared {
    case .boolean: VariableType.boolean.accepts(value) ? "a boolean" : nil
    case .number: VariableType.number.accepts(value) ? "a number" : nil
    case .string, .any, .list, .set, .map, .object, .tuple, nil: nil
    }
  }
}
