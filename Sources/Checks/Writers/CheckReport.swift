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
  /// How many findings a comment in the tree would set aside if comments were obeyed.
  public let disobeyedCount: Int
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

  /// What its writers mask secrets with, the usual ones to begin with; it knows already what is secret of the files that
  /// findings are in.
  private(set) var redactor: DiagnosticRedactor

  /// The same report, to be written with those secrets masked.
  public func masking(_ secrets: SecretPolicy) -> CheckReport {
    var report = self
    if !redactor.goes(by: secrets) { report.redactor = DiagnosticRedactor(secrets) }
    return report
  }

  /// The findings with the secrets in their texts masked.
  var maskedFindings: [Finding] {
    findings.map { Finding(diagnostic: redactor.redacted($0.diagnostic), fingerprint: $0.fingerprint) }
  }

  /// The same report without findings that are less bad than `severity`.
  public func showing(_ severity: Severity) -> CheckReport {
    var report = self
    report.findings = findings.filter { $0.diagnostic.severity <= severity }
    return report
  }
}
