public import SourceText

/// A matrix as one self-contained HTML page.
public struct MatrixHTMLWriter {
  private let redaction: Redaction

  /// A writer that masks according to the given policy.
  public init(secrets: SecretPolicy) { redaction = Redaction(secrets) }

  /// The whole page.
  public mutating func page(of matrix: Matrix, all: Bool) -> String {
    var page = HTMLPage(title: matrix.titles.joined(separator: " · "))
    page.add("<p>\(HTMLPage.escaped(MatrixText.summary(of: matrix)))</p>\n")
    page.add("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">variable</th>")
    for title in matrix.titles { page.add("<th scope=\"col\">\(HTMLPage.escaped(title))</th>") }
    page.add("</tr></thead>\n<tbody>\n")
    for row in matrix.rows(all: all) {
      page.add("<tr><th scope=\"row\">\(name(of: row))</th>")
      for (index, cell) in row.cells.enumerated() { page.add(self.cell(cell, row, index)) }
      page.add("</tr>\n")
    }
    page.add("</tbody>\n</table></div>\n")
    return page.text
  }

  private func name(of row: Matrix.Row) -> String {
    let path = HTMLPage.escaped(MatrixText.visible(redaction.shown(row.path).text.description))
    if row.unit == "." { return path }
    return "<span class=\"note\">\(HTMLPage.escaped(MatrixText.visible(row.unit.description))) </span>\(path)"
  }

  private mutating func cell(_ cell: Matrix.Cell?, _ row: Matrix.Row, _ index: Int) -> String {
    let kind = row.isOdd[index] ? "differs" : ""
    guard let cell else { return "<td class=\"\(kind) absent\">–</td>" }
    let origin = HTMLPage.escaped(ShownChange.text(of: cell.place).description)
    let value = HTMLPage.escaped(MatrixText.shown(cell, at: row.path, redaction))
    return "<td class=\"\(kind)\" title=\"\(origin)\"><code>\(value)</code></td>"
  }
}
