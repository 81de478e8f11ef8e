import HCL1Syntax
public import SourceText

/// The known findings that are not to be reported: a JSON file kept with the tree.
public struct Baseline: Sendable {
  private let fingerprints: Set<Text>

  /// Reads a baseline.
  ///
  /// - Throws: a diagnostic if the file is not a valid baseline.
  public init(reading file: SourceFile) throws(Diagnostic) {
    let named = SourceFile(name: file.name.hasSuffix(".json") ? file.name : file.name + ".json", bytes: file.bytes)
    let tree = SyntaxTree(parsing: named)
    if let mistake = tree.diagnostics.first(where: { $0.severity == .error }) {
      throw Self.failure("it is not JSON: \(mistake.message)", at: Place(file, mistake.place?.range ?? .start))
    }
    let members = Decoder.decode(tree).members
    guard let findings = members["findings"]?.elements else {
      throw Self.failure("it has no list 'findings'", at: Place(file, .start))
    }
    guard members["format_version"]?.string == "1.0" else {
      throw Self.failure("its format_version is not 1.0", at: Place(file, .start))
    }
    var fingerprints: Set<Text> = []
    for finding in findings {
      guard let fingerprint = finding.members?["fingerprint"]?.string else {
        throw Self.failure("a finding in it has no fingerprint", at: Place(file, finding.range))
      }
      fingerprints.insert(fingerprint)
    }
    self.fingerprints = fingerprints
  }

  private static func failure(_ reason: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "bad-baseline", "the baseline can't be used: \(reason)", at: place,
      help: "write it again with --write-baseline")
  }

  /// The report without the findings in the baseline.
  public func applied(to report: CheckReport) -> CheckReport {
    var result = report
    result.findings = report.findings.filter { !fingerprints.contains($0.fingerprint.text) }
    result.baselineCount = report.findings.count - result.findings.count
    result.staleCount = fingerprints.count - result.baselineCount
    return result
  }

  /// The baseline for a report, sorted by file and code in byte order.
  public static func document(of report: CheckReport) -> [UInt8] {
    var writer = JSONWriter.indented
    writer.beginObject()
    writer.member("format_version", "1.0")
    writer.key("findings")
    writer.beginList()
    for finding in report.findings {
      writer.beginObject()
      writer.member("fingerprint", finding.fingerprint.text)
      writer.member("code", Text(finding.diagnostic.code))
      writer.member("file", finding.diagnostic.place?.file.name ?? "")
      writer.endObject()
    }
    writer.endList()
    writer.endObject()
    return writer.take() + [Byte.lineFeed]
  }
}
