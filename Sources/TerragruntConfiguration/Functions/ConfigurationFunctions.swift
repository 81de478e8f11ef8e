import HCL2Evaluation
import SourceText

/// The functions of every file: Terraform's of 0.15.3, which Terragrunt embeds, and those of Terragrunt that need no
/// place. The others come from the scope.
enum ConfigurationFunctions {
  static let table: [Text: Function] = {
    var table = FunctionTable.terraform
    // Terraform has these since 1.x; `abspath` counts from the unit, and the others differ from run to run.
    let others: [Text] = ["issensitive", "plantimestamp", "ephemeralasnull", "abspath", "timestamp", "uuid", "bcrypt"]
    for name in others { table[name] = nil }
    for function in TextFunctions.all + OlderFunctions.all { table[function.name] = function }
    return table
  }()
}
