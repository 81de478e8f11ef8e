import Hierarchy
import SourceText

/// A unit with a `source` passes a var file that lies outside its folder by a relative name.
///
/// Source: Terragrunt 0.18.7 runs Terraform in its copy of the module, into which it copies the unit's folder and nothing
/// around it.
enum RelativeVarFile: UnitCheck {
  static let code = "relative-var-file"
  static let severity = Severity.warning
  static let summary = "a relative name of a var file outside the unit's folder, which has a source"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let terraform = checked.unit.terragrunt.terraform, let source = terraform.source, !source.value.isEmpty else {
      return []
    }
    return terraform.extraArguments.flatMap { arguments in
      (arguments.requiredVarFiles + arguments.optionalVarFiles).compactMap { finding(about: $0, $0.value, checked) }
        + arguments.arguments.compactMap { argument in
          guard argument.value.hasPrefix(flag) else { return nil }
          return finding(about: argument, argument.value[flag.count..<argument.value.count], checked)
        }
    }
  }

  private static let flag: Text = "-var-file="

  private static func finding(about name: Located<Text>, _ file: Text, _ checked: CheckedUnit) -> Diagnostic? {
    let path = Path(file)
    guard !path.isAbsolute, path.cleaned == ".." || path.cleaned.isWithin("..") else { return nil }
    return finding(
      "'\(file)' is sought beside Terragrunt's copy of the module, where Terraform runs, and not beside '\(checked.unit.path)'",
      at: name.place, help: "write \"${get_tfvars_dir()}/\(file)\"")
  }
}
