import Hierarchy
import SourceText

/// The module requires a variable, and nothing sets it: Terraform asks for it, or fails.
enum UnsetVariable: UnitCheck {
  static let code = "unset-variable"
  static let severity = Severity.error
  static let milder: [Severity] = [.info]
  static let summary = "the module requires a variable that nothing sets"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let module = checked.module, !checked.unit.terragrunt.skip else { return [] }
    let given = checked.unit.environment.filter { $0.name.hasPrefix("TF_VAR_") }.map { $0.name[7..<$0.name.count] }
    let set = Set(checked.unit.settings.map(\.name) + given)
    let place =
      checked.unit.terragrunt.terraform?.source?.place
      ?? checked.tree.treeFile(at: checked.unit.configurationFile).map { Place($0.file, .start) }
    return module.variables.filter { $0.isRequired && !set.contains($0.name) }.map { variable in
      // Secrets often come from the environment of whoever runs Terraform, which no file shows.
      let isSecret = variable.isSensitive || SecretPolicy.standard.isSecret(name: variable.name)
      return finding(
        isSecret ? .info : .error,
        "the module requires '\(variable.name)', and nothing sets it for '\(checked.unit.path)'", at: place,
        notes: [Diagnostic.Note("declared here without a default", at: variable.place)],
        help: "set it in a tfvars file, or as TF_VAR_\(variable.name) in env_vars")
    }
  }
}
