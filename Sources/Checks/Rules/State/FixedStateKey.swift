import SourceText

/// The state key in an included file is the same for every unit that includes the file; so far only one does.
enum FixedStateKey: EstateCheck {
  static let code = "fixed-state-key"
  static let severity = Severity.warning
  static let summary = "a parent's state key that does not tell its units apart"

  static func findings(in estate: Estate) -> [Diagnostic] {
    guard estate.units.contains(where: { $0.state?.isFixed ?? false }) else { return [] }
    // `shared-state` reports units that already share the state.
    let shared = Set(SharedState.groups(in: estate).flatMap { $0.compactMap(\.state?.identity) })
    return estate.units.compactMap { unit in
      guard let state = unit.state, state.isFixed, !shared.contains(state.identity) else { return nil }
      return finding(
        "every unit that includes this file gets the same state key", at: state.place,
        help: "write key = \"${path_relative_to_include()}/terraform.tfstate\"")
    }
  }
}
