import Hierarchy
import SourceText

/// The unit has a `remote_state`, but its module has no `backend` block: Terragrunt 0.18.7 refuses to run.
enum NoBackendBlock: UnitCheck {
  static let code = "no-backend-block"
  static let severity = Severity.error
  static let summary = "a remote_state for a module that has no backend block"

  static func applies(to layout: UnitLayout) -> Bool { layout == .terragrunt018 }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let state = checked.unit.terragrunt.remoteState, let module = checked.module, !checked.unit.terragrunt.skip,
      !module.filesRead.contains(where: { $0.text.hasSuffix(".json") })
    else { return [] }
    let backends = module.backends + (checked.besideModule?.backends ?? [])
    guard !backends.contains(state.backend.value) else { return [] }
    return [
      finding(
        "the module '\(module.path)' has no backend \"\(state.backend.value)\" block, and Terragrunt 0.18.7 refuses to keep its state",
        at: state.backend.place, help: "write terraform { backend \"\(state.backend.value)\" {} } in the module")
    ]
  }
}
