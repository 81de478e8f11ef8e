import Hierarchy
public import SourceText

/// One mistake that was found.
public struct Finding: Sendable {
  /// What and where; its `fix` is what `--fix` changes.
  public let diagnostic: Diagnostic
  /// What names this finding from run to run: it does not change when lines move.
  public let fingerprint: Fingerprint
}

/// What a run of the checks found.
public struct CheckReport: Sendable {
  /// The findings, by file and place.
  public internal(set) var findings: [Finding]
  /// How many findings a comment in the tree sets aside.
  public let ignoredCount: Int
  /// How many findings the baseline knows.
  public internal(set) var baselineCount = 0
  /// How many entries of the baseline were not found any more.
  public internal(set) var staleCount = 0
  /// Why parts of the tree could not be read: no findings, but errors of the run.
  public let failures: [Diagnostic]
  /// The units that were checked.
  public let unitCount: Int
  /// The files that were checked, by name, sorted.
  public let files: [Text]

  /// How many findings of that severity there are.
  public func count(of severity: Severity) -> Int {
    findings.count { $0.diagnostic.severity == severity }
  }

  /// What masks its secrets, the usual ones to begin with; it knows already what is secret of the files that findings are
  /// in.
  private(set) var redactor: DiagnosticRedactor

  /// The same report with the secrets in its texts masked.
  ///
  /// - Parameter workers: the most threads at a time.
  public func redacted(_ secrets: SecretPolicy, workers: Int) -> CheckReport {
    let redactor = redactor.goes(by: secrets) ? redactor : DiagnosticRedactor(secrets)
    let findings = findings
    var report = self
    report.redactor = redactor
    report.findings = ParallelMap.results(findings.count, workers: workers) {
      Finding(diagnostic: redactor.redacted(findings[$0].diagnostic), fingerprint: findings[$0].fingerprint)
    }
    return report
  }

  /// The same report without findings that are less bad than `severity`.
  public func showing(_ severity: Severity) -> CheckReport {
    var report = self
    report.findings = findings.filter { $0.diagnostic.severity <= severity }
    return report
  }
}
