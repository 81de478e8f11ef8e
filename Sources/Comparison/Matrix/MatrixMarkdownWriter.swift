public import SourceText

/// A matrix as a Markdown table.
public enum MatrixMarkdownWriter {
  /// The summary line and the table; values that differ from the majority are bold.
  public static func text(of matrix: Matrix, all: Bool, secrets: SecretPolicy) -> String {
    let redaction = Redaction(secrets)
    var text = "\(MarkdownText.escaped(MatrixText.summary(of: matrix)))\n"
    let rows = matrix.rows(all: all)
    if rows.isEmpty { return text }
    text += "\n| variable | " + matrix.titles.map(MarkdownText.code).joined(separator: " | ") + " |\n"
    text += "|---|" + String(repeating: "---|", count: matrix.columns.count) + "\n"
    for row in rows {
      let cells = row.cells.enumerated().map { index, cell in
        let code = cell.map { MarkdownText.code(MatrixText.shown($0, at: row.path, redaction)) } ?? "–"
        return row.isOdd[index] ? "**\(code)**" : code
      }
      text += "| \(MarkdownText.code(MatrixText.name(of: row, redaction))) | \(cells.joined(separator: " | ")) |\n"
    }
    return text
  }
}
