import SourceText

/// Writes a report as JSON: `docs/schemas/check.schema.json`.
public struct FindingsJSONWriter {
  private var tables = LineTables()

  /// A writer.
  public init() {}

  /// The document.
  public mutating func document(of report: CheckReport) -> [UInt8] {
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
    for finding in report.findings { write(finding, to: &writer) }
    writer.endList()
    writer.endObject()
    return writer.take() + [0x0A]
  }

  private mutating func write(_ finding: Finding, to writer: inout JSONWriter) {
    let diagnostic = finding.diagnostic
    writer.beginObject()
    writer.member("code", Text(diagnostic.code))
    writer.member("severity", Text(diagnostic.severity.rawValue))
    writer.member("message", Text(diagnostic.message))
    Self.write(FindingPlace(diagnostic.place, &tables), to: &writer)
    writer.key("notes")
    writer.beginList()
    for note in diagnostic.notes {
      writer.beginObject()
      writer.member("message", Text(note.message))
      Self.write(FindingPlace(note.place, &tables), to: &writer)
      writer.endObject()
    }
    writer.endList()
    writer.member("help", Text(diagnostic.help ?? ""))
    writer.member("fixable", !diagnostic.fix.isEmpty)
    writer.member("fingerprint", Text(finding.fingerprint))
    writer.endObject()
  }

  /// Static, so that no copy of the writer keeps the line tables shared while the next one is added: each would copy
  /// them all.
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
