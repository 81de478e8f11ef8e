/// Writes diagnostics as `terraform validate -json` shapes them.
public struct DiagnosticJSONWriter {
  private var redactor: DiagnosticRedactor

  /// A writer; `secrets` decides what source lines may show.
  public init(secrets: SecretPolicy) { redactor = DiagnosticRedactor(secrets) }

  /// Writes one JSON list of `diagnostics` into `writer`.
  public mutating func write(_ diagnostics: [Diagnostic], to writer: inout some StructuredWriter) {
    writer.beginList()
    for diagnostic in diagnostics { write(diagnostic, to: &writer) }
    writer.endList()
  }

  private mutating func write(_ whole: Diagnostic, to writer: inout some StructuredWriter) {
    let diagnostic = redactor.redacted(whole)
    writer.beginObject()
    writer.member("severity", Text(diagnostic.severity.rawValue))
    writer.member("summary", Text(diagnostic.message))
    writer.member("detail", Text(detail(of: diagnostic)))
    writer.member("code", Text(diagnostic.code))
    if let place = diagnostic.place {
      let table = place.file.lines
      writer.key("range")
      writer.beginObject()
      writer.member("filename", place.file.name)
      writePosition("start", place.range.lower, in: table, to: &writer)
      writePosition("end", place.range.upper, in: table, to: &writer)
      writer.endObject()
      if !place.file.bytes.isEmpty { writeSnippet(place, table, to: &writer) }
    }
    writer.endObject()
  }

  private func detail(of diagnostic: Diagnostic) -> String {
    (diagnostic.notes.map(\.message) + [diagnostic.help].compactMap { $0 }).joined(separator: "\n")
  }

  private func writePosition(
    _ name: Text, _ offset: UInt32, in table: LineTable, to writer: inout some StructuredWriter
  ) {
    let position = table.position(of: offset)
    writer.key(name)
    writer.beginObject()
    writer.member("line", position.line)
    writer.member("column", position.column)
    writer.member("byte", Int(offset))
    writer.endObject()
  }

  private mutating func writeSnippet(_ place: Place, _ table: LineTable, to writer: inout some StructuredWriter) {
    let position = table.position(of: place.range.lower)
    let line = table.range(ofLine: position.line)
    let shown = redactor.line(line, of: place.file, marking: Int(place.range.lower)..<Int(place.range.upper))
    writer.key("snippet")
    writer.beginObject()
    writer.key("context")
    writer.null()
    writer.member("code", shown.text)
    writer.member("start_line", position.line)
    writer.member("highlight_start_offset", shown.marker.lowerBound)
    writer.member("highlight_end_offset", shown.marker.upperBound)
    writer.member("values", [])
    writer.endObject()
  }
}
