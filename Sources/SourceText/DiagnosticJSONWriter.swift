/// Writes diagnostics as `terraform validate -json` shapes them.
public struct DiagnosticJSONWriter {
  private let secrets: SecretPolicy
  private var tables = LineTables()

  /// A writer; `secrets` decides what source lines may show.
  public init(secrets: SecretPolicy) { self.secrets = secrets }

  /// Writes one JSON list of `diagnostics` into `writer`.
  public mutating func write(_ diagnostics: [Diagnostic], to writer: inout some StructuredWriter) {
    writer.beginList()
    for diagnostic in diagnostics { write(diagnostic, to: &writer) }
    writer.endList()
  }

  private mutating func write(_ diagnostic: Diagnostic, to writer: inout some StructuredWriter) {
    writer.beginObject()
    writer.member("severity", Text(diagnostic.severity.rawValue))
    writer.member("summary", Text(diagnostic.message))
    writer.member("detail", Text(detail(of: diagnostic)))
    writer.member("code", Text(diagnostic.code))
    if let place = diagnostic.place {
      let table = tables.table(of: place.file)
      writer.key("range")
      writer.beginObject()
      writer.member("filename", place.file.name)
      writePosition("start", place.range.lower, in: table, to: &writer)
      writePosition("end", place.range.upper, in: table, to: &writer)
      writer.endObject()
      writeSnippet(place, table, to: &writer)
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

  private func writeSnippet(_ place: Place, _ table: LineTable, to writer: inout some StructuredWriter) {
    let position = table.position(of: place.range.lower)
    let line = table.range(ofLine: position.line)
    let raw = Text(place.file.bytes, in: SourceRange(line.lowerBound, min(line.upperBound, line.lowerBound + 1000)))
    let shown = secrets.redacted(line: raw)
    let start = min(Int(place.range.lower) - line.lowerBound, shown.count)
    let end = min(max(start, Int(place.range.upper) - line.lowerBound), shown.count)
    writer.key("snippet")
    writer.beginObject()
    writer.key("context")
    writer.null()
    writer.member("code", shown)
    writer.member("start_line", position.line)
    writer.member("highlight_start_offset", start)
    writer.member("highlight_end_offset", end)
    writer.member("values", [])
    writer.endObject()
  }
}
