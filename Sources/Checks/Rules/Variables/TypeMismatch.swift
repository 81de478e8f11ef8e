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
        "\(mismatch.sentence(about: setting.name, typeAsWritten: quotedType(of: variable)))", at: place,
        notes: [Diagnostic.Note("declared here", at: variable.place)], help: help(variable.type, mismatch))
    }
  }

  /// The type of a variable as its module writes it, if that is in quotes, as for Terraform 0.11: `"list"`.
  private static func quotedType(of variable: ModuleVariables.Declaration) -> Text? {
    if let type = variable.typeExpression {
      let written = type.file.text(type.range)
      return !written.isEmpty && written[0] == Byte.quote ? written : nil
    }
    // A block that only Terraform 0.11 reads.
    return switch variable.type {
    case .list: "\"list\""
    case .map: "\"map\""
    case .string: "\"string\""
    case .number, .boolean, .set, .object, .tuple, .any, nil: nil
    }
  }

  private static func help(_ type: VariableType?, _ mismatch: VariableTypeMismatch) -> Message {
    guard mismatch.part.isEmpty, let type else { return "correct it here, or the type in the module" }
    return switch type {
    case .list, .set, .tuple: "write a list: [\"…\", \"…\"]"
    case .map, .object: "write a map: { NAME = \"…\" }"
    case .string: "write one text in quotes"
    case .number: "write a number"
    case .boolean: "write true or false"
    case .any: "correct it here, or the type in the module"
    }
  }
}
