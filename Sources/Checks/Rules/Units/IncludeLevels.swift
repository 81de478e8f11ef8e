import Hierarchy
import SourceText

/// An included file includes another one, which Terragrunt 0.18 refuses.
enum IncludeLevels: ContextCheck {
  static let code = "include-levels"
  static let severity = Severity.warning
  static let summary = "more than one level of include, which Terragrunt 0.18 refuses"

  static func applies(to layout: UnitLayout) -> Bool { layout == .terragrunt018 }

  static func findings(in checked: CheckedUnit, of tree: Tree) -> [Diagnostic] {
    let includes = checked.unit.includes
    guard includes.count > 1 else { return [] }
    return [
      finding(
        "this file is included and includes another one: Terragrunt 0.18 allows one level",
        at: tree.treeFile(at: includes[0])?.includePlace,
        help: "include one file, and pass the variables of the other as a var file")
    ]
  }
}
