import HCL2Evaluation
import SourceText

/// The functions of every file: those of Terraform 0.15.3, which Terragrunt embeds, and those of Terragrunt that do
/// not depend on a file. The scope adds the others.
enum ConfigurationFunctions {
  static let table: [Text: Function] = {
    var table = FunctionTable.terraform
    // The first three are newer (Terraform 1.x). `abspath` is relative to the unit, `file` depends on the options, the next
    // two note the file that they decode, and the others differ from run to run.
    let others: [Text] = [
      "issensitive", "plantimestamp", "ephemeralasnull", "abspath", "file", "yamldecode", "jsondecode", "timestamp",
      "uuid", "bcrypt",
    ]
    for name in others { table[name] = nil }
    for function in TextFunctions.all + OlderFunctions.all { table[function.name] = function }
    return table
  }()
}
