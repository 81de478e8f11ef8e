import Hierarchy
import SourceText

/// A dependency names a folder that holds no unit.
enum DependencyNotAUnit: EstateCheck {
  static let code = "dependency-not-a-unit"
  static let severity = Severity.error
  static let summary = "a dependency on a folder that is no unit"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var faults: [Path: Message?] = [:]
    return estate.units.flatMap { unit in
      unit.dependencies.compactMap { dependency in
        let folder = dependency.value
        let fault = faults[folder] ?? fault(of: folder, in: estate)
        faults[folder] = .some(fault)
        return fault.map { fault in
          finding(
            "a dependency is no unit: \(fault)", at: dependency.place,
            help: "name the folder of a unit, relative to '\(unit.path)'")
        }
      }
    }
  }

  /// What the folder is when it is no unit; nil for a unit.
  private static func fault(of folder: Path, in estate: Estate) -> Message? {
    let name = folder.relative(to: estate.tree.root)
    if estate.tree.configurationFile(in: folder) != nil {
      return estate.tree.isRoot(folder) ? "'\(name)' is a root, which is not deployed by itself" : nil
    }
    switch estate.tree.kind(of: folder) {
    case .folder: return "the folder '\(name)' has no terraform.tfvars with a terragrunt block"
    case .file: return "'\(name)' is a file"
    case .other, nil: return "there is no folder '\(name)'"
    }
  }
}
