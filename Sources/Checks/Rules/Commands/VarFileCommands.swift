import Hierarchy
import SourceText

/// Var files are passed to `plan` and not to other commands that need the same values.
enum VarFileCommands: UnitCheck {
  static let code = "var-file-commands"
  static let severity = Severity.warning
  static let milder = [Severity.info]
  static let summary = "var files that plan gets, and apply, import, refresh or destroy does not"

  private static let others: [Text] = ["import", "refresh", "destroy"]

  /// What to write in the unit's language.
  private static func help(for layout: UnitLayout) -> Message {
    switch layout {
    case .terragrunt018: "write commands = [\"${get_terraform_commands_that_need_vars()}\"]"
    case .terragrunt, .terraform: "write commands = get_terraform_commands_that_need_vars()"
    }
  }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let help = help(for: checked.unit.layout)
    let blocks = checked.unit.terragrunt.terraform?.extraArguments ?? []
    // Usually each block names all commands.
    if blocks.allSatisfy({ !$0.isFor("plan") || $0.isFor("apply") && others.allSatisfy($0.isFor) }) { return [] }
    var order: [Text] = []
    var commands: [Text: Set<Text>] = [:]
    var place: [Text: Place] = [:]
    for block in blocks {
      for file in files(of: block) {
        if place[file] == nil { order.append(file) }
        place[file] = place[file] ?? block.name.place
        commands[file, default: []].formUnion(block.commands.map(\.value))
      }
    }
    var told: Set<SourceRange> = []
    return order.compactMap { file in
      guard let given = commands[file], given.contains("plan"), let place = place[file] else { return nil }
      let missing = others.filter { !given.contains($0) }
      guard told.insert(place.range).inserted else { return nil }
      // If only apply is missing, apply probably takes the plan file, which accepts no variables.
      if !given.contains("apply"), missing.count > 1 {
        return finding(
          "these var files are passed to plan and not to apply, which then has other values", at: place,
          help: help)
      }
      guard given.contains("apply"), !missing.isEmpty else { return nil }
      return finding(
        .info,
        "these var files are passed to plan and apply, and not to \(words: missing.map(\.description).joined(separator: ", "))",
        at: place, help: help)
    }
  }

  private static func files(of block: ExtraArguments) -> [Text] {
    let named = block.arguments.compactMap { argument in
      TerraformArguments.flag(argument.value).flatMap { $0.isFile ? $0.value : nil }
    }
    return (block.requiredVarFiles + block.optionalVarFiles).map(\.value) + named
  }
}

extension ExtraArguments {
  fileprivate func isFor(_ command: Text) -> Bool { commands.contains { $0.value == command } }
}
