import Hierarchy
import SourceText

/// The module's source is a local folder that does not exist.
enum MissingSource: UnitCheck {
  static let code = "missing-source"
  static let severity = Severity.error
  static let summary = "a source that names a local folder that does not exist"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let source = checked.unit.terragrunt.terraform?.source,
      case .local(let folder) = checked.tree.moduleSource(of: checked.unit), checked.tree.kind(of: folder) != .folder
    else { return [] }
    return [
      finding(
        "the module's folder '\(folder.relative(to: checked.tree.root))' does not exist", at: source.place,
        help: "correct the source: it counts from the unit's folder, '\(checked.unit.path)'")
    ]
  }
}
