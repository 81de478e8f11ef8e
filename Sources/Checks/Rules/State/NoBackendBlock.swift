import Hierarchy
import SourceText

/// The unit has a `remote_state`, but its module has no `backend` block: Terragrunt 0.18.7 refuses to run.
enum NoBackendBlock: ContextCheck {
  static let code = "no-backend-block"
  static let severity = Severity.error
  static let summary = "a remote_state for a module that has no backend block"

  static func applies(to layout: UnitLayout) -> Bool { layout == .terragrunt018 }

  static func findings(in checked: CheckedUnit, of tree: Tree) -> [Diagnostic] {
    guard let state = checked.unit.terragrunt.remoteState, let module = checked.module, !checked.unit.terragrunt.skip,
      !module.filesRead.contains(where: { $0.text.hasSuffix(".json") })
    else { return [] }
    if module.backends.contains(state.backend.value) { return [] }
    // Terragrunt copies the code in the unit's own folder over the source's.
    let beside = tree.module(of: checked.unit, at: .beside)
    if beside?.backends.contains(state.backend.value) ?? false { return [] }
    return [
      finding(
        "the module '\(module.path)' has no backend \"\(state.backend.value)\" block, and Terragrunt 0.18.7 refuses to keep its state",
        at: state.backend.place, help: "write terraform { backend \"\(state.backend.value)\" {} } in the module")
    ]
  }
}
