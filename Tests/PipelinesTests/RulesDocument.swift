import Glibc
import Pipelines

/// `Sources/Pipelines/RULES.md`: the rules in their order, each with what it reports.
enum RulesDocument {
  static var isToBeWritten: Bool { getenv("STRATA_WRITE_RULES") != nil }

  private static let widest = 90

  static var text: String {
    var text = """
      # Rules for what pipelines ask of AWS

      Each rule is a value in `*Rules.swift`: a stable code, a severity, one sentence that holds, and what finds where it
      does not. `strata render` asks them all before it writes anything, and `strata check` reports the same. Limits are
      those of the service models of CodeBuild (2016-10-06) and CodePipeline (2015-07-09), of their user guides, and of
      messages of the services.

      The right column is a value that the rule reports, out of `Tests/PipelinesTests/Refusals.swift`, which changes one
      line of `testdata/pipelines/refused`. This table is made from both by the tests (see `RefusalTests`).

      | code | severity | what holds | reported |
      |---|---|---|---|

      """
    for rule in PipelineRules.all {
      let refusals = Refusals.all.filter { $0.code == rule.code }
      let shown = refusals.map { "`\(shortened($0.lines.first ?? ""))`" }.joined(separator: "<br>")
      text += "| `\(rule.code)` | \(rule.severity.rawValue) | \(escaped(rule.summary)) | \(shown) |\n"
    }
    return text
  }

  private static func shortened(_ line: String) -> String {
    escaped(line.count > widest ? line.prefix(widest) + "…" : line)
  }

  private static func escaped(_ text: some StringProtocol) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
