import Checks
import Comparison
import SourceText

/// Writes the answer of `gate` as Markdown: a comment for a pull request within GitHub's limit, or a step summary.
struct GateMarkdownWriter {
  private let secrets: SecretPolicy
  private let marksComment: Bool

  /// What of the comment the parts before the values may take, in bytes.
  private static let mostOfParts = 30_000
  private static let openRows = 20

  init(secrets: SecretPolicy, marksComment: Bool) {
    self.secrets = secrets
    self.marksComment = marksComment
  }

  /// The whole text.
  func text(of report: GateReport) -> String {
    var text = marksComment ? "<!-- strata gate -->\n" : ""
    let verdict = report.passes ? "passed" : "failed"
    text += "### strata gate \(verdict): \(MarkdownText.escaped(report.headline))\n\n"
    if !report.passes {
      text += "Failed because of \(MarkdownText.escaped(report.failures.joined(separator: " and "))).\n\n"
    }
    text +=
      "Since \(MarkdownText.code(report.base.description)) "
      + "(\(MarkdownText.code(String(report.commit.description.prefix(12))))).\n"
    text += plan(report) + lost(report) + builds(report) + findings(report)
    for limit in report.limits { text += "\nNote: \(MarkdownText.escaped(limit)).\n" }
    var writer = DifferenceMarkdownWriter(
      secrets: secrets, grouping: .cause, limit: DifferenceMarkdownWriter.limit - text.utf8.count)
    let values = report.difference.isEmpty ? "" : writer.blocks(of: report.difference, listsSingles: false)
    if !values.isEmpty { text += "\n#### Why values changed\n\(values)" }
    if let between = report.between, between.violationCount > 0 {
      var writer = DifferenceMarkdownWriter(
        secrets: secrets, grouping: .cause, limit: DifferenceMarkdownWriter.limit - text.utf8.count)
      text += "\n#### What breaks the policy\n" + writer.blocks(of: between, listsSingles: true)
    }
    return text
  }

  private func plan(_ report: GateReport) -> String {
    let units = report.plan.units
    if units.isEmpty { return "\nNothing to plan.\n" }
    var rows: [String] = []
    for unit in units {
      let why = unit.reasons.map { MarkdownText.escaped($0.words(\.description)) }.joined(separator: "; ")
      rows.append("| \(unit.step.map { "\($0)" } ?? "–") | \(code(unit.path)) | \(why) |\n")
    }
    let table = "| step | unit | why |\n|---|---|---|\n" + fitting(rows, "unit")
    if units.count <= Self.openRows { return "\n" + table }
    return "\n<details><summary>\(units.count) units to plan</summary>\n\n\(table)\n</details>\n"
  }

  /// Deleted, moved and unresolved units.
  private func lost(_ report: GateReport) -> String {
    var lines = report.plan.deleted.map { "- deleted: \(code($0)); what it made is still there\n" }
    lines += report.difference.moves.filter(\.changesState).map {
      "- moved to another state: \(code($0.a)) → \(code($0.b)); move the state along\n"
    }
    lines += report.plan.broken.map { "- can't be resolved: \(code($0))\n" }
    return lines.isEmpty ? "" : "\n" + fitting(lines, "unit")
  }

  private func builds(_ report: GateReport) -> String {
    let lines = report.builds.map { build in
      "- build changed: \(code(build.unit)) runs \(build.files.map(code).joined(separator: ", "))\n"
    }
    return lines.isEmpty ? "" : "\n" + fitting(lines, "unit")
  }

  private func findings(_ report: GateReport) -> String {
    let rows = report.findings.masking(secrets).maskedFindings.map(\.diagnostic).map { diagnostic in
      let place = diagnostic.place.map { "\($0.file.name):\($0.start.line)" } ?? ""
      return "| \(diagnostic.severity.rawValue) | \(MarkdownText.code(DiagnosticTextWriter.visible(place))) | "
        + "\(MarkdownText.escaped(DiagnosticTextWriter.visible(diagnostic.message))) | "
        + "\(MarkdownText.code(diagnostic.code)) |\n"
    }
    if rows.isEmpty { return "" }
    return "\n#### New findings\n\n| | where | what | code |\n|---|---|---|---|\n" + fitting(rows, "finding")
  }

  /// The lines that fit, and how many do not.
  private func fitting(_ lines: [String], _ noun: String) -> String {
    var text = ""
    for (index, line) in lines.enumerated() {
      if text.utf8.count + line.utf8.count > Self.mostOfParts / 3 {
        return text
          + "\n\((lines.count - index).counted("more \(noun)")) left out; `--format text` shows all.\n"
      }
      text += line
    }
    return text
  }

  private func code(_ path: Path) -> String { MarkdownText.code(DiagnosticTextWriter.visible(path.description)) }
}
