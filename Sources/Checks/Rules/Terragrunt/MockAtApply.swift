import HCL2Evaluation
import Hierarchy
import SourceText
import TerragruntConfiguration

/// The mock outputs of a dependency count for `apply` too: where the dependency has no state yet, what was made up for
/// `plan` is deployed.
enum MockAtApply: EstateCheck {
  static let code = "mock-at-apply"
  static let severity = Severity.warning
  static let summary = "mock outputs that count for apply too"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let mocks = Located.once(estate.units.flatMap(\.configuration.openMocks))
    guard let first = mocks.first else { return [] }
    return [
      finding(
        "the mock outputs of '\(first.value)' count for apply too: where it has no state, what is made up is deployed",
        at: first.place, notes: Located.others(mocks),
        help: "write mock_outputs_allowed_terraform_commands = [\"init\", \"validate\", \"plan\"]")
    ]
  }
}
