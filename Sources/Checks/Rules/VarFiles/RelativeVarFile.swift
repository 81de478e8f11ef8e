import Hierarchy
import SourceText

/// A unit with a `source` passes a var file from outside its folder by a relative path.
///
/// Source: Terragrunt 0.18.7 runs Terraform in its copy of the module, into which it copies the unit's folder and
/// nothing around it.
enum RelativeVarFile: UnitCheck {
  static let code = "relative-var-file"
  static let severity = Severity.warning
  static let summary = "a relative name of a var file outside the unit's folder, which has a source"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let terraform = checked.unit.terragrunt.terraform, let source = terraform.source, !source.value.isEmpty else {
      return []
    }
    return terraform.extraArguments.flatMap { extra in
      (extra.requiredVarFiles + extra.optionalVarFiles + named(in: extra.arguments)).compactMap {
        finding(about: $0, checked)
      }
    }
  }

  /// The var files in a list of arguments: `-var-file=F`, or `F` after `-var-file`.
  private static func named(in arguments: [Located<Text>]) -> [Located<Text>] {
    arguments.indices.compactMap { index in
      guard let flag = TerraformArguments.flag(arguments[index].value), flag.isFile else { return nil }
      if let file = flag.value { return Located(file, at: arguments[index].place) }
      return index + 1 < arguments.count ? arguments[index + 1] : nil
    }
  }

  private static func finding(about file: Located<Text>, _ checked: CheckedUnit) -> Diagnostic? {
    let path = Path(file.value)
    guard !path.isAbsolute, path.cleaned == ".." || path.cleaned.isWithin("..") else { return nil }
    return finding(
      "'\(file.value)' is sought beside Terragrunt's copy of the module, where Terraform runs, and not beside '\(checked.unit.path)'",
      at: file.place, help: "write \"${\(words: folderFunction(checked.unit.layout))()}/\(file.value)\"")
  }

  private static func folderFunction(_ layout: UnitLayout) -> String {
    switch layout {
    case .terragrunt018: "get_tfvars_dir"
    case .terragrunt, .terraform: "get_terragrunt_dir"
    }
  }
}
