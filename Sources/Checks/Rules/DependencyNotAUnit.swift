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
      guard let found = obstacle(in: folder, for: checked) else { return nil }
      return finding(
        "a dependency is no unit: \(found)", at: dependency.place,
        help: "name the folder of a unit, relative to '\(checked.unit.path)'")
    }
  }

  /// Why nothing is deployed from that folder; nil when something is.
  private static func obstacle(in folder: Path, for checked: CheckedUnit) -> Message? {
    let tree = checked.tree
    let name = folder.relative(to: tree.root)
    switch tree.kind(of: folder) {
    case .folder:
      guard let file = tree.configurationFile(in: folder) else {
        return "the folder '\(name)' has no terraform.tfvars with a terragrunt block"
      }
      guard tree.isRoot(file, of: checked.unit) else { return nil }
      return "'\(file.relative(to: tree.root))' is a root, and nothing is deployed from its folder"
    case .file: return "'\(name)' is a file"
    case .other, nil: return "there is no folder '\(name)'"
    }
  }
}
