public import SourceText

/// A matrix as one self-contained HTML page.
public struct MatrixHTMLWriter: Sendable {
  private let redaction: Redaction

  /// A writer that masks according to the given policy.
  public init(secrets: SecretPolicy) { redaction = Redaction(secrets) }

  /// The whole page.
  public func page(of matrix: Matrix, all: Bool) -> [UInt8] {
    var page = HTMLPage(title: Text(matrix.titles.joined(separator: " · ")))
    page.add("<p>\(MatrixText.summary(of: matrix))</p>\n")
    page.add(table(of: matrix, all: all))
    return page.bytes
  }

  /// The table alone: a row for each value, a column for each environment.
  public func table(of matrix: Matrix, all: Bool) -> HTML {
    var rows: [HTML] = []
    for row in matrix.rows(all: all) {
      let cells = row.cells.indices.map { cell(row, $0) }.joined()
      rows.append("<tr><th scope=\"row\">\(name(of: row))</th>\(cells)</tr>\n")
    }
    let heads = matrix.titles.map { title -> HTML in "<th scope=\"col\">\(title)</th>" }.joined()
    let table: HTML = """
      <table class="wide">
      <thead><tr><th scope="col">variable</th>\(heads)</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      """
    return HTMLPage.scrolling(table, label: "values by environment")
  }

  private func name(of row: Matrix.Row) -> HTML {
    let path = redaction.shown(row.path).text
    return row.unit == "." ? "\(path)" : "<span class=\"note\">\(row.unit) </span>\(path)"
  }

  private func cell(_ row: Matrix.Row, _ index: Int) -> HTML {
    let kind = row.isOdd[index] ? "differs" : ""
    guard let cell = row.cells[index] else { return "<td class=\"\(kind) absent\">–</td>" }
    return "<td class=\"\(kind)\" title=\"\(ShownChange.text(of: cell.place))\">"
      + "<code>\(MatrixText.shown(cell, at: row.path, redaction))</code></td>"
  }
}
