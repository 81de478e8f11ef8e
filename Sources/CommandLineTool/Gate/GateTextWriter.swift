import Checks
import Comparison
import SourceText

/// Writes the answer of `gate` for a terminal.
struct GateTextWriter {
  private let secrets: SecretPolicy
  private let usesColor: Bool
  private let workers: Int
  private let differences: DifferenceTextWriter

  init(secrets: SecretPolicy, width: Int, usesColor: Bool, workers: Int) {
    self.secrets = secrets
    self.usesColor = usesColor
    self.workers = workers
    differences = DifferenceTextWriter(secrets: secrets, width: width, usesColor: usesColor, grouping: .cause)
  }

  /// Passes the text to `use`, piece by piece.
  func write(_ report: GateReport, to use: ([UInt8]) -> Void) {
    var endsInBlank = false
    func line(_ text: String) {
      use(Array("\(text)\n".utf8))
      endsInBlank = false
    }
    /// A heading below an empty line.
    func head(_ text: String) { line(endsInBlank ? text : "\n\(text)") }
    func blocks(of difference: TreeDifference) {
      differences.writeBlocks(of: difference, workers: workers, to: use)
      endsInBlank = true
    }
    line("since \(visible(report.base)) (\(report.commit.description.prefix(12)))")
    if !report.plan.units.isEmpty { head("plan in this order:") }
    for row in rows(report.plan.units) { line(row) }
    let gone = report.plan.deleted.map { "  - \(visible($0.text))" }
    if !gone.isEmpty {
      head("deleted; what they made is still there, to be destroyed from the base:")
      gone.forEach(line)
    }
    if !report.builds.isEmpty { head("builds that run files which changed:") }
    for row in rows(report.builds) { line(row) }
    let broken = report.plan.broken.map { "  ! \(visible($0.text))" }
    if !broken.isEmpty {
      head("can't be resolved, and so not be planned:")
      broken.forEach(line)
    }
    if !report.difference.units.isEmpty || !report.difference.moves.isEmpty {
      head("why values changed:")
      blocks(of: report.difference)
    }
    if let between = report.between, between.violationCount > 0 {
      head("what breaks the policy between \(visible(between.a.path.text)) and \(visible(between.b.path.text)):")
      blocks(of: between)
    }
    if !report.findings.findings.isEmpty {
      head("new findings:")
      FindingsTextWriter.write(report.findings.masking(secrets), usesColor: usesColor, workers: workers) {
        use($0.bytes)
      }
    }
    if !endsInBlank { line("") }
    for limit in report.limits { line("note: \(limit)") }
    let verdict = report.passes ? "passed" : "failed: " + report.failures.joined(separator: ", ")
    line("\(verdict); \(report.headline)")
  }

  private func rows(_ units: [PlanSet.Unit]) -> [String] {
    let names = units.map { visible($0.path.text) }
    let width = names.map(\.unicodeScalars.count).max() ?? 0
    let steps = units.map { $0.step.map { "\($0)" } ?? "-" }
    let stepWidth = steps.map(\.count).max() ?? 1
    return units.indices.map { index in
      let isSame = index > 0 && steps[index] == steps[index - 1]
      let step = isSame ? "" : steps[index]
      let why = units[index].reasons.map { $0.words { visible($0.text) } }.joined(separator: "; ")
      return "  " + step + String(repeating: " ", count: stepWidth - step.count) + "  " + names[index]
        + String(repeating: " ", count: width - names[index].unicodeScalars.count) + "  " + why
    }
  }

  private func rows(_ builds: [ChangedBuild]) -> [String] {
    let names = builds.map { visible($0.unit.text) }
    let width = names.map(\.unicodeScalars.count).max() ?? 0
    return zip(builds, names).map { build, name in
      "  " + name + String(repeating: " ", count: width - name.unicodeScalars.count) + "  "
        + build.files.map { visible($0.text) }.joined(separator: ", ")
    }
  }

  private func visible(_ text: Text) -> String { DiagnosticTextWriter.visible(text.description) }
}
