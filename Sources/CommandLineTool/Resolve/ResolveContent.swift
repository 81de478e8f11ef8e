import Hierarchy
import SourceText

/// The values that `resolve` prints for a unit.
struct ResolveContent: Sendable {
  /// The variables, parts of them, and parts of the configuration that are requested; empty for all variables.
  let queries: [Text]
  let showsOrigins: Bool
  let secrets: SecretPolicy
  /// True when only one unit is printed, which needs no heading.
  let isSingle: Bool
  /// Whether to print the locals of `terragrunt.hcl` units.
  let showsLocals: Bool

  /// All variables of a unit.
  func all(of unit: ResolvedUnit) -> [PrintedValue] { unit.settings.map { PrintedValue(Explanation(of: $0)) } }
}
