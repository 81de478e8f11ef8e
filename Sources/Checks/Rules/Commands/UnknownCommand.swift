import Hierarchy
import SourceText
import TerragruntConfiguration

/// `commands` names something that is not a Terraform command, so its arguments or its hook never apply.
enum UnknownCommand: UnitCheck {
  static let code = "unknown-command"
  static let severity = Severity.warning
  static let summary = "a command in 'commands' that Terraform does not have"

  /// The names other than Terraform commands for which Terragrunt 0.18.7 runs hooks.
  private static let ofTerragrunt: Set<Text> = ["init-from-module", "terragrunt-read-config"]

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let misspelt = misspelt(in: checked.unit)
    guard let terraform = checked.unit.terragrunt.terraform else { return misspelt }
    let listed =
      terraform.extraArguments.flatMap(\.commands) + (terraform.beforeHooks + terraform.afterHooks).flatMap(\.commands)
    return misspelt
      + listed.compactMap { command in
        guard !TerraformCommand.isKnown(command.value), !ofTerragrunt.contains(command.value) else { return nil }
        let all = allSuffix(of: command.value)
        return finding(
          "Terraform has no command '\(command.value)', so this never counts", at: command.place,
          help: all.map { "Terragrunt runs '\($0)' in each unit: write '\($0)'" }
            ?? TerraformCommand.nearest(to: command.value).map { "did you mean '\($0)'?" }
            ?? "remove it, or write the command that is meant")
      }
  }

  /// What `exclude` and mock outputs may name beside the commands of Terraform 0.11: its later ones, and Terragrunt's own.
  private static let laterCommands: Set<Text> = [
    "all", "all_except_output", "render", "render-json", "run", "run-all", "stack", "hcl", "info", "find", "list",
    "test", "metadata", "modules", "query", "hclfmt", "hclvalidate", "validate-inputs", "terragrunt-info",
    "graph-dependencies",
  ]

  /// The slips in the commands for which `exclude` and mock outputs count.
  private static func misspelt(in unit: ResolvedUnit) -> [Diagnostic] {
    guard let details = unit.details as? EvaluatedConfiguration else { return [] }
    let lists =
      [details.configuration.blocks["exclude"]?.values["actions"]]
      + details.configuration.dependencies.map { $0.values["mock_outputs_allowed_terraform_commands"] }
    return lists.flatMap { $0?.elements ?? [] }.compactMap { value in
      guard let text = value.text, !TerraformCommand.isKnown(text), !laterCommands.contains(text),
        let nearest = TerraformCommand.nearest(to: text)
      else { return nil }
      return finding(
        "Terraform has no command '\(text)', so this never counts", at: value.origin?.root.place,
        help: "did you mean '\(nearest)'?")
    }
  }

  /// The command of `plan-all` and similar names.
  private static func allSuffix(of command: Text) -> Text? {
    guard command.hasSuffix("-all") else { return nil }
    let plain = command[0..<command.count - 4]
    return TerraformCommand.isKnown(plain) ? plain : nil
  }
}
