import Hierarchy
import SourceText

/// The module's source is a local folder that does not exist. An absolute source outside the tree, as the mount of a
/// container, may exist on the machine that deploys: it is a warning.
enum MissingSource: UnitCheck {
  static let code = "missing-source"
  static let severity = Severity.error
  static let milder = [Severity.warning]
  static let summary = "a source that names a local folder that does not exist"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let source = checked.unit.terragrunt.terraform?.source,
      case .local(let folder) = checked.source, checked.tree.kind(of: folder) != .folder
    else { return [] }
    let isPlaceOfMachine = Path(source.value).isAbsolute && !folder.isWithin(checked.tree.root)
    if isPlaceOfMachine {
      return [
        finding(
          .warning, "this machine has no folder '\(folder)', which holds the module", at: source.place,
          help: "write a source that counts from the unit's folder, or run where the folder is")
      ]
    }
    return [
      finding(
        "the module's folder '\(folder.relative(to: checked.tree.root))' does not exist", at: source.place,
        help: "correct the source: it counts from the unit's folder, '\(checked.unit.path)'")
    ]
  }
}
