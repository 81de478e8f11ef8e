import HCL1Syntax
import Hierarchy
import SourceText

/// A map gets its keys from several files: Terraform 0.11 merges them, later versions keep only the last file's, and so does
/// an include of Terragrunt that is not deep.
enum SplitMap: UnitCheck {
  static let code = "split-map"
  static let severity = Severity.warning
  static let milder: [Severity] = [.info]
  static let summary = "a map whose keys come from several files, of which Terraform 0.12 or an include takes one"

  static func applies(to layout: UnitLayout) -> Bool { layout == .terragrunt018 || layout == .terragrunt }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let settings = checked.unit.settings
    if checked.unit.layout == .terragrunt { return settings.compactMap(replaced) }
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
    guard let lower = setting.overridden.first, let dropped = dropped(from: lower, in: setting) else { return nil }
    return finding(
      "'\(setting.name)' drops '\(dropped.key)', which another file sets: Terraform 0.12 merges no maps",
      at: setting.origin.place, notes: [Diagnostic.Note("set here", at: dropped.place(in: lower.file))],
      help: "write all keys in one file")
  }

  /// An input of `terragrunt.hcl` that takes the place of an included file's.
  private static func replaced(_ setting: Setting) -> Diagnostic? {
    let file = setting.winner.file.name
    guard setting.origin.layer == .input,
      let lower = setting.overridden.first(where: { $0.origin.layer == .input && $0.file.name != file }),
      let dropped = dropped(from: lower, in: setting)
    else { return nil }
    return finding(
      .info, "'\(setting.name)' drops '\(dropped.key)', which the included file sets: only a deep merge keeps both",
      at: setting.origin.place, notes: [Diagnostic.Note("set here", at: dropped.place(in: lower.file))],
      help: "write merge_strategy = \"deep\" in the include block, or all keys here")
  }

  private static func dropped(from lower: Assignment, in setting: Setting) -> Member? {
    guard let kept = setting.value.members else { return nil }
    return lower.value.members?.first { kept.member($0.key) == nil }
  }
}
