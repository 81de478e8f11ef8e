import Hierarchy
import SourceText

/// The arguments for `init` include a word without a dash. Terragrunt 0.18.7 also passes them to its own `init`, and
/// refuses the word.
///
/// Source: `verifySourceDownloadArguments` in `cli/cli_app.go` of Terragrunt 0.18.7.
enum InitBareWord: UnitCheck {
  static let code = "init-bare-word"
  static let severity = Severity.warning
  static let summary = "an argument for init that is not a flag, which Terragrunt 0.18 refuses"

  static func applies(to layout: UnitLayout) -> Bool { layout == .terragrunt018 }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let blocks = checked.unit.terragrunt.terraform?.extraArguments ?? []
    return blocks.filter { $0.commands.contains { $0.value == "init" } }.flatMap { block in
      block.arguments.filter { !$0.value.isEmpty && !$0.value.hasPrefix("-") }.map { argument in
        finding(
          "'\(argument.value)' is not a flag, and Terragrunt 0.18 refuses it in 'init', which every command runs first",
          at: argument.place, help: "write -var=\(argument.value), or leave init out of 'commands'")
      }
    }
  }
}
