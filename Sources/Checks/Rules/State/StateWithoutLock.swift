import Hierarchy
import SourceText

/// A state in S3 without locking: two simultaneous deployments can corrupt it.
///
/// Source: the `s3` backend of Terraform 0.11 to 1.11, which locks with `dynamodb_table` (`lock_table` before 0.10)
/// or `use_lockfile`.
enum StateWithoutLock: EstateCheck {
  static let code = "state-without-lock"
  static let severity = Severity.warning
  static let summary = "a remote state in S3 without a lock table"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var buckets: [Text] = []
    var units: [Text: [UnitFacts]] = [:]
    for unit in estate.units {
      guard let unlocked = unit.unlockedState else { continue }
      if units[unlocked.value] == nil { buckets.append(unlocked.value) }
      units[unlocked.value, default: []].append(unit)
    }
    return buckets.compactMap { bucket in
      guard let found = units[bucket], let place = found[0].unlockedState?.place else { return nil }
      return finding(
        "nothing locks the state of \(units: found.count): two deployments at a time spoil it", at: place,
        help: "write dynamodb_table = \"TABLE\" in config; Terragrunt makes the table")
    }
  }

  private static let locks: [Text] = ["dynamodb_table", "lock_table", "use_lockfile"]

  /// The bucket of a state without locking, at the place of its backend; nil for any other state.
  static func unlocked(_ state: RemoteState) -> Located<Text>? {
    guard state.backend.value == "s3", !state.config.isEmpty, !state.config.contains(where: { locks.contains($0.key) })
    else { return nil }
    let bucket = state.config.first { $0.key == "bucket" }?.value.string ?? ""
    return Located(bucket, at: state.backend.place)
  }
}
