import Hierarchy
import SourceText

/// A setting of the remote state with nearly the name of one that is missing: Terraform refuses the backend, or asks for
/// the missing one.
enum MisspeltStateSetting: UnitCheck {
  static let code = "misspelt-state-setting"
  static let severity = Severity.error
  static let summary = "a setting of the remote state with a misspelt name"

  /// What says where a state lies, and who may read it. Source: the pages of Terraform 1.11 on these backends.
  private static let locating: [Text: [Text]] = [
    "s3": [
      "bucket", "key", "region", "dynamodb_table", "use_lockfile", "encrypt", "profile", "role_arn", "kms_key_id",
    ],
    "gcs": ["bucket", "prefix", "credentials", "encryption_key"],
    "azurerm": ["storage_account_name", "container_name", "resource_group_name", "key", "subscription_id"],
  ]

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let state = checked.unit.terragrunt.remoteState, let known = locating[state.backend.value] else { return [] }
    // Most units set nothing but what the backend has.
    let others = state.config.filter { !known.contains($0.key) }
    if others.isEmpty { return [] }
    let set = Set(state.config.map(\.key))
    let missing = known.filter { !set.contains($0) }.map(\.description)
    return others.compactMap { member in
      guard let meant = NearestName.of(member.key.description, among: missing, atMost: 2) else { return nil }
      return finding(
        "the backend '\(state.backend.value)' has no setting '\(member.key)', and '\(meant)' is not set",
        at: member.value.place(in: state.backend.place.file), help: "did you mean '\(meant)'?")
    }
  }
}
