extension Tree {
  /// How a unit's values differ from those in Terragrunt 0.18.7, as far as the default mode itself can tell.
  public enum Inexactness: Sendable {
    /// That many variables have another value, or none.
    case values(Int)
    /// Terragrunt rejects the unit, because its include leads to a file with another include.
    case includeLevels
  }

  /// The differences of a unit that come from inheritance, or from functions in its plain variables.
  public func inexactness(of unit: ResolvedUnit) -> Inexactness {
    if unit.layout != .terragrunt018 { return .values(0) }
    if unit.includes.count > 1 { return .includeLevels }
    let raw = callsFunctionsInVariables(of: unit) ? (try? files.load(root.appending(unit.configurationFile))) : nil
    let count = unit.settings.count { setting in
      if setting.origin.layer == .inherited { return true }
      if setting.mergedKeys.contains(where: { $0.winner.origin.layer == .inherited }) { return true }
      guard let raw, setting.origin.place.file === raw.file, setting.mergedKeys.isEmpty else { return false }
      return raw.variables.member(setting.name)?.value != setting.value
    }
    return .values(count)
  }
}
