import Hierarchy
import SourceText

/// The pipeline of a production stage applies automatically, without approval.
enum AutoApprove: UnitCheck {
  static let code = "auto-approve"
  static let severity = Severity.warning
  static let summary = "a production pipeline applies with -auto-approve and has no approval stage"

  private static let stages: Set<Text> = ["prod", "production", "prd", "live"]

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let texts = checked.texts
    guard let command = texts.indices.first(where: { texts[$0].text.contains("-auto-approve") }).map({ texts[$0] })
    else {
      return []
    }
    let pipeline = checked.unit.settings.filter { $0.name.hasPrefix("stage_") }
    let stage = ["stage", "environment", "env"].lazy.compactMap { checked.setting($0) }.first { setting in
      setting.value.string.map { stages.contains($0.lowercasedASCII) } ?? false
    }
    guard let stage, !pipeline.isEmpty, !pipeline.contains(where: isApproval) else { return [] }
    return [
      finding(
        "'\(command.name)' applies without asking on stage '\(stage.value.string ?? "")', and no stage of the pipeline approves",
        at: command.place, notes: [Diagnostic.Note("the stage is set here", at: stage.origin.place)],
        help: "add an approval stage before it, or leave out -auto-approve")
    ]
  }

  private static func isApproval(_ setting: Setting) -> Bool {
    setting.value.string.map { $0.lowercasedASCII.contains("approv") } ?? false
  }
}
