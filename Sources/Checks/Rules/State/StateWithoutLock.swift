import HCL1Syntax
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

  /// The units that one block configures.
  private struct Group {
    let place: Place
    let layout: UnitLayout
    var count = 0
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    var groups: [Group] = []
    var blocks: [Place.Spot: Int] = [:]
    var buckets: [Text: Int] = [:]
    for unit in estate.units {
      guard !unit.isSkipped, let unlocked = unit.unlockedState else { continue }
      // One block, or several that name one bucket.
      let place = unlocked.place
      let bucket = unlocked.value.isEmpty ? nil : unlocked.value
      let position = blocks[place.spot] ?? bucket.flatMap { buckets[$0] } ?? groups.count
      if position == groups.count { groups.append(Group(place: place, layout: unit.layout)) }
      groups[position].count += 1
      blocks[place.spot] = position
      if let bucket { buckets[bucket] = buckets[bucket] ?? position }
    }
    return groups.map { group in
      finding(
        "nothing locks the state of \(units: group.count): two deployments at a time spoil it", at: group.place,
        help: help(for: group.layout))
    }
  }

  private static func help(for layout: UnitLayout) -> Message {
    switch layout {
    case .terragrunt018: "write dynamodb_table = \"TABLE\" in config; Terragrunt makes the table"
    case .terragrunt, .terraform:
      "write use_lockfile = true in config (Terraform 1.10), or dynamodb_table = \"TABLE\"; Terragrunt makes the table"
    }
  }

  private static let tables: [Text] = ["dynamodb_table", "lock_table"]

  /// The bucket of a state without locking, at the place of its backend; nil for any other state.
  static func unlocked(_ state: RemoteState) -> Located<Text>? {
    guard state.backend.value == "s3", !state.config.isEmpty, !state.config.contains(where: isLock) else { return nil }
    let bucket = state.config.first { $0.key == "bucket" }?.value.string ?? ""
    return Located(bucket.isUnknown ? "" : bucket, at: state.backend.place)
  }

  /// A value that can't be known may name a table.
  private static func isLock(_ member: Member) -> Bool {
    if tables.contains(member.key) { return !member.value.isNull && member.value.string != "" }
    guard member.key == "use_lockfile" else { return false }
    if case .boolean(let isOn) = member.value.content { return isOn }
    return !member.value.isNull && member.value.string != "false"
  }
}
