import SourceText

/// Two units share one state under Terragrunt 0.18.7, but not in the default mode.
enum ExactState: EstateCheck {
  static let code = "exact-state"
  static let severity = Severity.error
  static let summary = "two units to which Terragrunt 0.18.7 gives one remote state"

  /// The groups of units that share a state in exact mode only, in order. `shared-state` reports those that share one
  /// in the default mode too.
  static func groups(in estate: Estate) -> [[UnitFacts]] {
    guard estate.units.contains(where: { $0.exact?.state != nil }) else { return [] }
    return SharedState.groups(in: estate) { $0.exact?.state ?? $0.state }.filter { units in
      Set(units.compactMap(\.state?.identity)).count > 1
    }
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    groups(in: estate).map { units in
      let changed = units.first { $0.exact?.state != nil }
      return finding(
        "Terragrunt 0.18.7 gives \(units.count) units one state: \(Estate.list(units.map(\.path)))",
        at: (units[1].exact?.state ?? units[1].state)?.place,
        notes: changed.map { unit in
          [Diagnostic.Note("in '\(unit.path)' it is '\(unit.exact?.state?.key ?? "")'", at: unit.exact?.state?.place)]
        } ?? [],
        help:
          "in a unit's own file path_relative_to_include() gives '.': write the key in the parent, or a literal key in each unit"
      )
    }
  }
}
