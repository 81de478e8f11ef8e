import Hierarchy
import SourceText

/// A setting that locates the remote state is empty.
enum EmptyStateSetting: UnitCheck {
  static let code = "empty-state-setting"
  static let severity = Severity.error
  static let summary = "a remote state whose bucket, key or region is empty"

  private static let required: Set<Text> = [
    "bucket", "key", "region", "storage_account_name", "container_name", "dynamodb_table", "organization", "path",
  ]

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let state = checked.unit.terragrunt.remoteState else { return [] }
    let file = state.backend.place.file
    return state.config.compactMap { member in
      guard member.value.string?.isEmpty ?? false, required.contains(member.key) else { return nil }
      let place = member.value.place(in: file)
      if EnvironmentCalls.isUnknown(place.file.text(place.range)) { return nil }
      return finding("'\(member.key)' of the remote state is empty", at: place, help: "write where the state lies")
    }
  }
}
