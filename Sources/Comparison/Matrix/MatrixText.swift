import HCL1Syntax
import SourceText

/// The wording that all formats of a matrix share.
enum MatrixText {
  static func visible(_ text: String) -> String { DiagnosticTextWriter.visible(text) }

  static func name(of row: Matrix.Row, _ redaction: Redaction) -> String {
    let path = visible(redaction.shown(row.path).text.description)
    return row.unit == "." ? path : "\(visible(row.unit.description)) \(path)"
  }

  static func masked(_ cell: Matrix.Cell, at path: ValuePath, _ redaction: Redaction) -> Value {
    redaction.shown(
      Change.Side(
        path: path, value: cell.value, place: cell.place, layer: cell.layer, judgedNames: cell.judgedNames))
  }

  static func shown(_ cell: Matrix.Cell, at path: ValuePath, _ redaction: Redaction) -> String {
    ShownChange.text(of: masked(cell, at: path, redaction)).description
  }

  static func summary(of matrix: Matrix) -> String {
    let differing = matrix.rows.count(where: \.differs)
    return "\(differing) of \(matrix.rows.count.counted("value")) "
      + "\(differing == 1 ? "differs" : "differ") between \(matrix.columns.count.counted("environment"))"
      + (matrix.failed.isEmpty ? "" : "; \(matrix.failed.count.counted("unit")) not resolved")
  }
}
