import Hierarchy
import SourceText

/// A dependency names a folder that holds no unit.
enum DependencyNotAUnit: UnitCheck {
  static let code = "dependency-not-a-unit"
  static let severity = Severity.error
  static let summary = "a dependency on a folder that is no unit"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    (checked.unit.terragrunt.dependencies ?? []).compactMap { dependency in
      let folder = checked.unit.folder.appending(Path(dependency.value)).cleaned
      guard checked.tree.configurationFile(in: folder) == nil else { return nil }
      let name = folder.relative(to: checked.tree.root)
      let found: Message
      switch checked.tree.kind(of: folder) {
      case .folder: found = "the folder '\(name)' has no terraform.tfvars with a terragrunt block"
      case .file: found = "'\(name)' is a file"
      case .other, nil: found = "there is no folder '\(name)'"
      }
      return finding(
        "a dependency is no unit: \(found)", at: dependency.place,
        help: "name the folder of a unit, relative to '\(checked.unit.path)'")
    }
  }
}
