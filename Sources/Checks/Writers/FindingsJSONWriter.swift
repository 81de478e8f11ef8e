import Hierarchy
public import SourceText

/// Writes a report as JSON: `docs/schemas/check.schema.json`.
public enum FindingsJSONWriter {
  /// The nesting depth of the findings in the document.
  private static let depth = 2

  /// Passes the document to `write`, in pieces.
  ///
  /// - Parameter workers: the maximum number of threads.
  public static func write(_ report: CheckReport, workers: Int, to write: ([UInt8]) -> Void) {
    var writer = JSONWriter.indented
    writer.beginObject()
    writer.member("format_version", "1.0")
    writer.key("summary")
    writer.beginObject()
    for severity in Severity.allCases { writer.member(Text(severity.rawValue), report.count(of: severity)) }
    writer.member("ignored", report.ignoredCount)
    writer.member("baseline", report.baselineCount)
    writer.member("units", report.unitCount)
    writer.member("files", report.files.count)
    writer.endObject()
    writer.key("findings")
    writer.beginList()
    let findings = report.findings
    let redactor = report.redactor
    ParallelMap.forEachResult(findings.count, workers: workers) {
      fragment(of: findings[$0], redactor)
    } use: { fragment in
      writer.fragment(fragment)
      write(writer.take())
    }
    writer.endList()
    writer.endObject()
    write(writer.take() + [Byte.lineFeed])
  }

  /// Writes a list of the findings.
  public static func write(_ report: CheckReport, to writer: inout JSONWriter) {
    writer.beginList()
    for finding in report.findings { write(finding, report.redactor, to: &writer) }
    writer.endList()
  }

  private static func fragment(of finding: Finding, _ redactor: DiagnosticRedactor) -> [UInt8] {
    var writer = JSONWriter(fragmentAtDepth: depth)
    write(finding, redactor, to: &writer)
    return writer.take()
  }

  private static func write(_ finding: Finding, _ redactor: DiagnosticRedactor, to writer: inout JSONWriter) {
    let diagnostic = redactor.redacted(finding.diagnostic)
    writer.beginObject()
    writer.member("code", diagnostic.code)
    writer.member("severity", diagnostic.severity.rawValue)
    writer.member("message", diagnostic.wording.text)
    write(FindingPlace(diagnostic.place), to: &writer)
    writer.key("notes")
    writer.beginList()
    for note in diagnostic.notes {
      writer.beginObject()
      writer.member("message", note.wording.text)
      write(FindingPlace(note.place), to: &writer)
      writer.endObject()
    }
    writer.endList()
    writer.member("help", diagnostic.advice?.text ?? "")
    writer.member("fixable", !diagnostic.fix.isEmpty)
    writer.member("fingerprint", finding.fingerprint.text)
    writer.endObject()
  }

  private static func write(_ place: FindingPlace?, to writer: inout JSONWriter) {
    writer.key("range")
    guard let place else {
      writer.null()
      return
    }
    writer.beginObject()
    writer.member("file", place.file)
    writer.key("start")
    write(place.start, to: &writer)
    writer.key("end")
    write(place.end, to: &writer)
    writer.endObject()
  }

  private static func write(_ position: LineColumn, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("line", position.line)
    writer.member("column", position.column)
    writer.endObject()
  }
}
