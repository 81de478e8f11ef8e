import Hierarchy
public import SourceText

/// Writes findings for people, followed by a line that counts them.
public enum FindingsTextWriter {
  /// Passes the texts of the findings to `write`, in order.
  ///
  /// - Parameters:
  ///   - usesColor: whether to add ANSI colours.
  ///   - workers: the maximum number of threads.
  public static func write(_ report: CheckReport, usesColor: Bool, workers: Int, to write: (Text) -> Void) {
    let writer = DiagnosticTextWriter(usesColor: usesColor, redactor: report.redactor)
    let findings = report.findings
    ParallelMap.forEachResult(
      findings.count, workers: workers, { writer.text(of: findings[$0].diagnostic) }, use: write)
  }

  /// The closing line.
  ///
  /// - Parameters:
  ///   - hiddenCount: how many findings of severity info are hidden.
  ///   - fixedCount: how many findings were fixed.
  public static func summary(of report: CheckReport, hiddenCount: Int, fixedCount: Int) -> String {
    let counts = Severity.allCases.compactMap { severity in
      let count = report.count(of: severity)
      return count == 0 ? nil : count.counted(severity.rawValue)
    }
    let found = counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
    var asides: [String] = []
    if report.failures.hasErrors { asides.append("something could not be read") }
    if fixedCount > 0 { asides.append("\(fixedCount) fixed") }
    if hiddenCount > 0 { asides.append("\(hiddenCount.counted("info")) not shown: --verbose") }
    if report.ignoredCount > 0 { asides.append("\(report.ignoredCount) ignored by comments") }
    if report.baselineCount > 0 { asides.append("\(report.baselineCount) in the baseline") }
    if report.staleCount > 0 { asides.append("\(report.staleCount) of the baseline gone: --write-baseline") }
    let tail = asides.isEmpty ? "" : " (\(asides.joined(separator: "; ")))"
    return "\(found) in \(report.unitCount.counted("unit")), \(report.files.count.counted("file"))\(tail)\n"
  }

}
