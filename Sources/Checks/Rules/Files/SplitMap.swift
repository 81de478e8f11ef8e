import HCL1Syntax
import Hierarchy
import SourceText

/// A map gets its keys from several files: Terraform 0.11 merges them, later versions keep only the last file's.
enum SplitMap: UnitCheck {
  static let code = "split-map"
  static let severity = Severity.warning
  static let milder: [Severity] = [.info]
  static let summary = "a map's keys come from several files, which Terraform 0.12 does not merge"

  static func applies(to layout: UnitLayout) -> Bool { layout == .terragrunt018 }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let settings = checked.unit.settings
    let mergesNothing = checked.terraform == .v012
    return settings.indices.compactMap { index in
      if !settings[index].mergedKeys.isEmpty { return merged(settings[index]) }
      return mergesNothing ? lost(settings[index]) : nil
    }
  }

  private static func merged(_ setting: Setting) -> Diagnostic? {
    let last = setting.winner.file.name
    guard let other = setting.mergedKeys.first(where: { $0.winner.file.name != last }) else { return nil }
    return finding(
      .info, "'\(setting.name)' takes only some of its keys from here: Terraform 0.12 would lose the others",
      at: setting.origin.place,
      notes: [Diagnostic.Note("'\(other.key)' comes from here", at: other.winner.origin.place)],
      help: "before an upgrade, write all keys in one file")
  }

  /// With `--terraform 0.12`: the keys of a lower layer that the winner drops.
  private static func lost(_ setting: Setting) -> Diagnostic? {
    guard let kept = setting.value.members,
      let lower = setting.overridden.first, let members = lower.value.members,
      let dropped = members.first(where: { kept.member($0.key) == nil })
    else { return nil }
    return finding(
      "'\(setting.name)' drops '\(dropped.key)', which another file sets: Terraform 0.12 merges no maps",
      at: setting.origin.place, notes: [Diagnostic.Note("set here", at: dropped.place(in: lower.file))],
      help: "write all keys in one file")
  }
}
