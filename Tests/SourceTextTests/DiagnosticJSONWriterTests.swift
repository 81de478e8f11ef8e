import SourceText
import Testing

struct DiagnosticJSONWriterTests {
  private func json(_ diagnostics: [Diagnostic]) -> String {
    var writer = JSONWriter.indented
    var diagnosticWriter = DiagnosticJSONWriter(secrets: .standard)
    diagnosticWriter.write(diagnostics, to: &writer)
    return String(Text(writer.take()))
  }

  @Test
  func theShapeIsThatOfTerraformValidate() {
    let file = SourceFile(name: "a.tfvars", bytes: Array("é = x\n".utf8))
    let notes = [Diagnostic.Note("a note", at: Place(file, .start))]
    let diagnostic = Diagnostic(
      .error, "code", "the message", at: Place(file, SourceRange(5, 6)), notes: notes, help: "the help")
    #expect(
      json([diagnostic]) == """
        [
          {
            "severity": "error",
            "summary": "the message",
            "detail": "a note\\nthe help",
            "code": "code",
            "range": {
              "filename": "a.tfvars",
              "start": {
                "line": 1,
                "column": 5,
                "byte": 5
              },
              "end": {
                "line": 1,
                "column": 6,
                "byte": 6
              }
            },
            "snippet": {
              "context": null,
              "code": "é = x",
              "start_line": 1,
              "highlight_start_offset": 5,
              "highlight_end_offset": 6,
              "values": []
            }
          }
        ]
        """)
  }

  @Test
  func withoutAPlaceThereIsNeitherRangeNorSnippet() {
    let shown = json([Diagnostic(.warning, "code", "the message", at: nil)])
    #expect(!shown.contains("range") && !shown.contains("snippet"))
    #expect(json([]) == "[]")
  }

  @Test
  func secretsAreMaskedAndWideLinesCut() {
    let secret = SourceFile(name: "a", bytes: Array("secrets = [\n  hunter2\n]".utf8))
    let shown = json([Diagnostic(.error, "code", "m", at: Place(secret, SourceRange(14, 21)))])
    #expect(shown.contains("\"code\": \"(sensitive)\"") && !shown.contains("hunter"))
    #expect(shown.contains("\"highlight_start_offset\": 0") && shown.contains("\"highlight_end_offset\": 11"))
    let wide = SourceFile(name: "a", bytes: Array(repeating: 0x61, count: 100_000))
    #expect(json([Diagnostic(.error, "code", "m", at: Place(wide, SourceRange(50_000, 60_000)))]).utf8.count < 10_000)
  }
}
