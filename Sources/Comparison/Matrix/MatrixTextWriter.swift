public import SourceText

/// A matrix as text for people: a table if it is narrow enough, otherwise one paragraph per row.
public struct MatrixTextWriter {
  private let redaction: Redaction
  private let width: Int

  /// A writer that masks according to the given policy, for `width` columns.
  public init(secrets: SecretPolicy, width: Int) {
    redaction = Redaction(secrets)
    self.width = width
  }

  /// The rows and a summary line. A `*` marks what differs from the value of most environments.
  public mutating func text(of matrix: Matrix, all: Bool) -> String {
    let rows = matrix.rows(all: all)
    let body = rows.isEmpty ? "" : (table(matrix, rows) ?? paragraphs(matrix, rows)) + "\n"
    return body + MatrixText.summary(of: matrix) + "\n"
  }

  private mutating func table(_ matrix: Matrix, _ rows: [Matrix.Row]) -> String? {
    var lines = [["variable"] + matrix.titles.map { "  " + $0 }]
    for row in rows {
      let cells = row.cells.enumerated().map { index, cell in
        (row.isOdd[index] ? "* " : "  ") + (cell.map { MatrixText.shown($0, at: row.path, redaction) } ?? "–")
      }
      lines.append([MatrixText.name(of: row, redaction)] + cells)
    }
    let widths = lines[0].indices.map { column in lines.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    guard widths.reduce(0, +) + widths.count - 1 <= width else { return nil }
    return lines.map { line in
      var text = ""
      for (index, cell) in line.enumerated() {
        let isLast = index == line.count - 1
        text += cell + (isLast ? "" : String(repeating: " ", count: widths[index] - cell.unicodeScalars.count + 1))
      }
      return text + "\n"
    }.joined()
  }

  private mutating func paragraphs(_ matrix: Matrix, _ rows: [Matrix.Row]) -> String {
    let titles = matrix.titles
    let widest = titles.map(\.unicodeScalars.count).max() ?? 0
    return rows.map { row in
      var text = MatrixText.name(of: row, redaction) + "\n"
      for (index, cell) in row.cells.enumerated() {
        let name = titles[index]
        text += "  \(row.isOdd[index] ? "*" : " ") \(name)"
        text += String(repeating: " ", count: widest - name.unicodeScalars.count + 2)
        guard let cell else {
          text += "–\n"
          continue
        }
        let value = MatrixText.shown(cell, at: row.path, redaction)
        let origin = ShownChange.text(of: cell.place).description
        let used = 4 + widest + 2 + value.unicodeScalars.count
        let fits = used + 2 + origin.unicodeScalars.count <= width
        text += value + (fits ? "  " : "\n" + String(repeating: " ", count: 8)) + origin + "\n"
      }
      return text
    }.joined()
  }
}
