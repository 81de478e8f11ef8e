import HCL1Syntax
import Hierarchy
import SourceText

/// A boolean or a number is written as a string.
enum QuotedLiteral: UnitCheck {
  static let code = "quoted-literal"
  static let severity = Severity.warning
  static let summary = "a boolean or number in quotes"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let settings = checked.unit.settings
    return settings.indices.compactMap { index in
      let layer = settings[index].origin.layer
      // What a -var argument gives is text, whatever its module makes of it.
      guard layer >= .inherited, layer != .variableArgument, let text = settings[index].value.string,
        let kind = kind(of: settings[index].value, text, declared: declared(settings[index].name, checked))
      else { return nil }
      let setting = settings[index]
      return finding(
        "'\(setting.name)' is a string that spells \(words: kind)", at: Place(setting.winner.file, setting.value.range),
        help: "write it without quotes")
    }
  }

  /// What the module says of the variable.
  private enum Declared {
    /// The module is not at hand.
    case unknown
    /// Its type, or nil for none.
    case type(VariableType?)
  }

  private static func declared(_ name: Text, _ checked: CheckedUnit) -> Declared {
    guard let module = checked.module, let variable = module[name] else { return .unknown }
    return .type(variable.type)
  }

  /// What the string spells and should be; nil where a string may be meant. Without the module only booleans are
  /// clear: account ids, versions and ports are often strings.
  private static func kind(of value: Value, _ text: Text, declared: Declared) -> String? {
    let isBoolean = text == "true" || text == "false"
    switch declared {
    case .unknown, .type(.boolean): return isBoolean ? "a boolean" : nil
    case .type(.number): return VariableType.number.accepts(value) ? "a number" : nil
    case .type(.string), .type(.any), .type(.list), .type(.set), .type(.map), .type(.object), .type(.tuple), .type(nil):
      return nil
    }
  }
}
