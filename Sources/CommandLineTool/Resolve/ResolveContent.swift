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
  /// The version of Terraform that is to read the output.
  let terraform: ResolutionOptions.TerraformVersion

  /// True for a unit whose variables Terraform 0.11 reads.
  func isRead(by011 unit: ResolvedUnit) -> Bool { unit.layout == .terragrunt018 && terraform == .v011 }

  /// All variables of a unit.
  func all(of unit: ResolvedUnit) -> [PrintedValue] { unit.settings.map { PrintedValue(Explanation(of: $0)) } }
}
