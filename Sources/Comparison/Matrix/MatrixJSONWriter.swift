public import SourceText

/// A matrix as JSON: docs/diff.md describes the members, docs/schemas/matrix.schema.json checks them.
public struct MatrixJSONWriter {
  private let secrets: SecretPolicy
  private let redaction: Redaction
  private var changeWriter: ChangeJSONWriter
  private var writer = JSONWriter.indented

  /// A writer that masks according to the given policy.
  public init(secrets: SecretPolicy) {
    self.secrets = secrets
    redaction = Redaction(secrets)
    changeWriter = ChangeJSONWriter(secrets: secrets)
  }

  /// The whole document.
  public mutating func document(of matrix: Matrix, all: Bool) -> [UInt8] {
    writer.beginObject()
    writer.member("format_version", DifferenceJSONWriter.formatVersion)
    writer.member("columns", matrix.columns.map(\.text))
    writer.key("rows")
    writer.beginList()
    for row in matrix.rows(all: all) {
      writer.beginObject()
      writer.member("unit", row.unit.text)
      writer.member("path", redaction.shown(row.path).text)
      writer.member("differs", row.differs)
      writer.key("cells")
      writer.beginList()
      for (index, cell) in row.cells.enumerated() { write(cell, row, index) }
      writer.endList()
      writer.endObject()
    }
    writer.endList()
    writer.member("failed", matrix.failed.map(\.text))
    writer.key("diagnostics")
    var diagnosticWriter = DiagnosticJSONWriter(secrets: secrets)
    diagnosticWriter.write(matrix.diagnostics.sortedByPlace, to: &writer)
    writer.endObject()
    return writer.take() + [Byte.lineFeed]
  }

  private mutating func write(_ cell: Matrix.Cell?, _ row: Matrix.Row, _ index: Int) {
    guard let cell else { return writer.null() }
    writer.beginObject()
    writer.key("value")
    writer.value(MatrixText.masked(cell, at: row.path, redaction), named: "", secrets: .revealing)
    writer.member("differs", row.isOdd[index])
    writer.key("origin")
    changeWriter.write(cell.place, layer: cell.layer?.rawValue, to: &writer)
    writer.endObject()
  }
}
