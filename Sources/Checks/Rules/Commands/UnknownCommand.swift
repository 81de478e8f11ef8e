import Hierarchy
import SourceText

/// `commands` names something that is not a Terraform command, so its arguments or its hook never apply.
enum UnknownCommand: UnitCheck {
  static let code = "unknown-command"
  static let severity = Severity.warning
  static let summary = "a command in 'commands' that Terraform does not have"

  /// The names other than Terraform commands for which Terragrunt 0.18.7 runs hooks.
  private static let ofTerragrunt: Set<Text> = ["init-from-module", "terragrunt-read-config"]

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let terraform = checked.unit.terragrunt.terraform else { return [] }
    let listed =
      terraform.extraArguments.flatMap(\.commands) + (terraform.beforeHooks + terraform.afterHooks).flatMap(\.commands)
    return listed.compactMap { command in
      guard !TerraformCommand.isKnown(command.value), !ofTerragrunt.contains(command.value) else { return nil }
      let all = allSuffix(of: command.value)
      return finding(
        "Terraform has no command '\(command.value)', so this never counts", at: command.place,
        help: all.map { "Terragrunt runs '\($0)' in each unit: write '\($0)'" }
          ?? TerraformCommand.nearest(to: command.value).map { "did you mean '\($0)'?" }
          ?? "remove it, or write the command that is meant")
    }
  }

  /// The command of `plan-all` and similar names.
  private static func allSuffix(of command: Text) -> Text? {
    guard command.hasSuffix("-all") else { return nil }
    let plain = command[0..<command.count - 4]
    return TerraformCommand.isKnown(plain) ? plain : nil
  }
}
