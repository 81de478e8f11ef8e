public import SourceText

/// One mistake that was found.
public struct Finding: Sendable {
  /// The mistake and its place; `fix` is the change that `--fix` makes.
  public let diagnostic: Diagnostic
  /// Identifies this finding from run to run; it does not change when lines move.
  public let fingerprint: Fingerprint
}

/// The result of running the checks.
public struct CheckReport: Sendable {
  /// The findings, sorted by file and place.
  public internal(set) var findings: [Finding]
  /// How many findings a comment in the tree suppresses.
  public let ignoredCount: Int
  /// How many findings a comment in the tree would suppress if comments were obeyed.
  public let disobeyedCount: Int
  /// How many findings are in the baseline.
  public internal(set) var baselineCount = 0
  /// How many entries of the baseline no longer match a finding.
  public internal(set) var staleCount = 0
  /// Why parts of the tree could not be read. These are errors of the run, not findings.
  public let failures: [Diagnostic]
  /// The units that were checked.
  public let unitCount: Int
  /// The names of the files that were checked, sorted.
  public let files: [Text]
  /// What modules require and no file sets; known where a report is compared with an earlier one.
  let requirements: [UnsetVariable.Requirement]
  /// The modules of the units, relative to the tree's top folder.
  let modules: Set<Path>

  /// How many findings of that severity there are.
  public func count(of severity: Severity) -> Int {
    findings.count { $0.diagnostic.severity == severity }
  }

  /// Masks secrets for the writers; by default the standard ones. It has already found the secrets in files with
  /// findings.
  private(set) var redactor: DiagnosticRedactor

  /// How many of the findings are about variables that a module requires now and no file sets.
  public private(set) var newlyRequiredCount = 0

  /// The same report, with these secrets masked when it is written.
  public func masking(_ secrets: SecretPolicy) -> CheckReport {
    var report = self
    if !redactor.goes(by: secrets) { report.redactor = DiagnosticRedactor(secrets) }
    return report
  }

  /// The findings with secrets masked in their texts.
  public var maskedFindings: [Finding] {
    findings.map { Finding(diagnostic: redactor.redacted($0.diagnostic), fingerprint: $0.fingerprint) }
  }

  /// The same report without the findings that an earlier one has, and how many of those are gone. What a module did not
  /// require then and no file sets now is a finding, too.
  public func since(_ earlier: CheckReport) -> (new: CheckReport, goneCount: Int) {
    let known = Set(earlier.findings.map(\.fingerprint))
    let knownNames = Set(earlier.requirements.map(\.name))
    let required = requirements.filter { earlier.modules.contains($0.module) && !knownNames.contains($0.name) }
    // Where every other variable is set by somebody, no pipeline gives values: every plan of the module stops.
    let isCertain = earlier.requirements.isEmpty
    var report = self
    report.findings = findings.filter { !known.contains($0.fingerprint) }
    report.newlyRequiredCount = required.count
    if !required.isEmpty {
      // One after the other, since those of one file must not be told apart by their number.
      let ofModules = required.flatMap { Fingerprint.findings(of: [isCertain ? $0.stop : $0.finding]) }
      report.findings = (report.findings + ofModules).sorted { left, right in
        // As everywhere, what has no place comes last.
        guard let one = left.diagnostic.place, let other = right.diagnostic.place else {
          return left.diagnostic.place != nil && right.diagnostic.place == nil
        }
        return (one.file.name, one.range.lower) < (other.file.name, other.range.lower)
      }
    }
    return (report, known.subtracting(findings.map(\.fingerprint)).count)
  }

  /// The same report without findings below `severity`.
  public func showing(_ severity: Severity) -> CheckReport {
    var report = self
    report.findings = findings.filter { $0.diagnostic.severity <= severity }
    return report
  }
}
