import Hierarchy
import SourceText

/// Terragrunt 0.18.7, or the Terraform 0.11 that it runs, refuses a unit that the default mode resolves.
enum ExactRefused: EstateCheck {
  static let code = "exact-refused"
  static let severity = Severity.warning
  static let summary = "something that Terragrunt 0.18.7 refuses and the default mode takes"

  /// The codes that have a check of their own.
  private static let namedElsewhere: Set<String> = ["include-levels", "lock-block"]

  /// The findings without the refusals that another finding explains: one at the same place, or a heredoc further up
  /// that ends too early.
  static func withoutRepeats(_ findings: [Diagnostic]) -> [Diagnostic] {
    let files = Set(findings.filter { $0.code == code }.compactMap { $0.place?.file.name })
    guard !files.isEmpty else { return findings }
    var causes: [Text: [Diagnostic]] = [:]
    for finding in findings where finding.code != code {
      if let name = finding.place?.file.name, files.contains(name) { causes[name, default: []].append(finding) }
    }
    return findings.filter { finding in
      guard finding.code == code, let place = finding.place else { return true }
      return !(causes[place.file.name] ?? []).contains { explains($0, place.range) }
    }
  }

  private static func explains(_ cause: Diagnostic, _ refused: SourceRange) -> Bool {
    guard let range = cause.place?.range else { return false }
    if cause.code == HeredocMarker.code { return range.lower <= refused.lower }
    return range == refused || range.lower < refused.upper && refused.lower < range.upper
  }

  /// True for a missing file that a variable of the environment chooses, which is not set: `unknown-file` reports it.
  private static func isChosenByAnUnsetVariable(_ refusal: Diagnostic, _ estate: Estate) -> Bool {
    guard let place = refusal.place else { return false }
    return !EnvironmentCalls.unset(in: place.file.text(place.range), estate.tree.options).isEmpty
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    estate.units.compactMap { unit in
      // Later errors mostly result from the first one.
      guard let refusal = unit.exact?.refusals.first, !namedElsewhere.contains(refusal.code),
        !isChosenByAnUnsetVariable(refusal, estate)
      else { return nil }
      return finding(
        "Terragrunt 0.18.7 refuses this: \(refusal.wording)", at: refusal.place, notes: refusal.notes,
        help: refusal.advice)
    }
  }
}
