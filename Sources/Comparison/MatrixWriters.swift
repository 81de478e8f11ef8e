import HCLSyntax
public import SourceText

/// A matrix as text for people: a table where it is narrow enough, else a paragraph a row.
public struct MatrixTextWriter {
  private let redaction: Redaction
  private let width: Int
  private var tables = LineTables()

  /// A writer that masks by the given policy, for `width` columns.
  public init(secrets: SecretPolicy, width: Int) {
    redaction = Redaction(secrets)
    self.width = width
  }

  /// The rows, and a line that counts them. A `*` marks what differs from what most environments have.
  public mutating func text(of matrix: Matrix, all: Bool) -> String {
    let rows = matrix.rows(all: all)
    let body = rows.isEmpty ? "" : (table(matrix, rows) ?? paragraphs(matrix, rows)) + "\n"
    return body + MatrixText.summary(of: matrix) + "\n"
  }

  private mutating func table(_ matrix: Matrix, _ rows: [Matrix.Row]) -> String? {
    var lines = [["variable"] + matrix.columns.map { "  " + MatrixText.visible($0.description) }]
    for row in rows {
      let cells = row.cells.enumerated().map { index, cell in
        (row.isOdd[index] ? "* " : "  ") + (cell.map { MatrixText.shown($0, at: row.path, redaction) } ?? "–")
      }
      lines.append([MatrixText.name(of: row)] + cells)
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
    let widest = matrix.columns.map { MatrixText.visible($0.description).unicodeScalars.count }.max() ?? 0
    return rows.map { row in
      var text = MatrixText.name(of: row) + "\n"
      for (index, cell) in row.cells.enumerated() {
        let name = MatrixText.visible(matrix.columns[index].description)
        text += "  \(row.isOdd[index] ? "*" : " ") \(name)"
        text += String(repeating: " ", count: widest - name.unicodeScalars.count + 2)
        guard let cell else {
          text += "–\n"
          continue
        }
        let value = MatrixText.shown(cell, at: row.path, redaction)
        let origin = ShownChange.text(of: cell.place, &tables)
        let used = 4 + widest + 2 + value.unicodeScalars.count
        let fits = used + 2 + origin.unicodeScalars.count <= width
        text += value + (fits ? "  " : "\n" + String(repeating: " ", count: 8)) + origin + "\n"
      }
      return text
    }.joined()
  }
}

/// A matrix as comma-separated values.
///
/// Source: RFC 4180. A string stands as it is, any other value as JSON; an absent one is empty, an empty string is `""`.
public enum MatrixCSVWriter {
  /// The header and the rows.
  public static func text(of matrix: Matrix, all: Bool, secrets: SecretPolicy) -> [UInt8] {
    let redaction = Redaction(secrets)
    var output = line([.text("unit"), .text("variable")] + matrix.columns.map { .text($0.text) })
    for row in matrix.rows(all: all) {
      let cells = row.cells.map { cell -> Field in
        guard let cell else { return .absent }
        let value = MatrixText.masked(cell, at: row.path, redaction)
        if let string = value.string { return .text(string) }
        var writer = JSONWriter.compact
        writer.value(value, named: "", secrets: .revealing)
        return .text(Text(writer.take()))
      }
      output += line([.text(row.unit.text), .text(row.path.text)] + cells)
    }
    return output
  }

  private enum Field {
    case absent
    case text(Text)
  }

  private static func line(_ fields: [Field]) -> [UInt8] {
    var output: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(0x2C) }
      guard case .text(let text) = field else { continue }
      let needsQuotes = text.isEmpty || text.bytes.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
      guard needsQuotes else {
        output.append(text)
        continue
      }
      output.append(0x22)
      for byte in text.bytes { output += byte == 0x22 ? [0x22, 0x22] : [byte] }
      output.append(0x22)
    }
    return output + [0x0D, 0x0A]
  }
}

/// A matrix as JSON: docs/diff.md describes the members, docs/schemas/matrix.schema.json checks them.
public struct MatrixJSONWriter {
  private let redaction: Redaction
  private var changeWriter: ChangeJSONWriter
  private var writer = JSONWriter.indented

  /// A writer that masks by the given policy.
  public init(secrets: SecretPolicy) {
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
      writer.member("path", row.path.text)
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
    var diagnosticWriter = DiagnosticJSONWriter(secrets: .standard)
    diagnosticWriter.write(matrix.diagnostics.sortedByPlace, to: &writer)
    writer.endObject()
    return writer.take() + [0x0A]
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

/// A matrix as a Markdown table.
public enum MatrixMarkdownWriter {
  /// The line that counts, and the table; what differs from most is bold.
  public static func text(of matrix: Matrix, all: Bool, secrets: SecretPolicy) -> String {
    let redaction = Redaction(secrets)
    var text = "\(MarkdownText.escaped(MatrixText.summary(of: matrix)))\n"
    let rows = matrix.rows(all: all)
    if rows.isEmpty { return text }
    text += "\n| variable | " + matrix.columns.map { MarkdownText.code($0.description) }.joined(separator: " | ") + " |\n"
    text += "|---|" + String(repeating: "---|", count: matrix.columns.count) + "\n"
    for row in rows {
      let cells = row.cells.enumerated().map { index, cell in
        let code = cell.map { MarkdownText.code(MatrixText.shown($0, at: row.path, redaction)) } ?? "–"
        return row.isOdd[index] ? "**\(code)**" : code
      }
      text += "| \(MarkdownText.code(MatrixText.name(of: row))) | \(cells.joined(separator: " | ")) |\n"
    }
    return text
  }
}

/// A matrix as one self-contained HTML page.
public struct MatrixHTMLWriter {
  private let redaction: Redaction
  private var tables = LineTables()

  /// A writer that masks by the given policy.
  public init(secrets: SecretPolicy) { redaction = Redaction(secrets) }

  /// The whole page.
  public mutating func page(of matrix: Matrix, all: Bool) -> String {
    var page = HTMLPage(title: matrix.columns.map { MatrixText.visible($0.description) }.joined(separator: " · "))
    page.add("<p>\(HTMLPage.escaped(MatrixText.summary(of: matrix)))</p>\n")
    page.add("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">variable</th>")
    for column in matrix.columns {
      page.add("<th scope=\"col\">\(HTMLPage.escaped(MatrixText.visible(column.description)))</th>")
    }
    page.add("</tr></thead>\n<tbody>\n")
    for row in matrix.rows(all: all) {
      page.add("<tr><th scope=\"row\">\(HTMLPage.escaped(MatrixText.name(of: row)))</th>")
      for (index, cell) in row.cells.enumerated() { page.add(self.cell(cell, row, index)) }
      page.add("</tr>\n")
    }
    page.add("</tbody>\n</table></div>\n")
    return page.text
  }

  private mutating func cell(_ cell: Matrix.Cell?, _ row: Matrix.Row, _ index: Int) -> String {
    let kind = row.isOdd[index] ? "differs" : ""
    guard let cell else { return "<td class=\"\(kind) absent\">–</td>" }
    let origin = HTMLPage.escaped(ShownChange.text(of: cell.place, &tables))
    let value = HTMLPage.escaped(MatrixText.shown(cell, at: row.path, redaction))
    return "<td class=\"\(kind)\" title=\"\(origin)\"><code>\(value)</code></td>"
  }
}

/// The words that all formats of a matrix share.
enum MatrixText {
  static func visible(_ text: String) -> String { DiagnosticTextWriter.visible(text) }

  static func name(of row: Matrix.Row) -> String {
    let path = visible(row.path.text.description)
    return row.unit == "." ? path : "\(visible(row.unit.description)) \(path)"
  }

  static func masked(_ cell: Matrix.Cell, at path: ValuePath, _ redaction: Redaction) -> Value {
    redaction.shown(Change.Side(path: path, value: cell.value, place: cell.place, layer: cell.layer))
  }

  static func shown(_ cell: Matrix.Cell, at path: ValuePath, _ redaction: Redaction) -> String {
    ShownChange.text(of: masked(cell, at: path, redaction))
  }

  static func summary(of matrix: Matrix) -> String {
    let differing = matrix.rows.count(where: \.differs)
    return "\(differing) of \(DifferenceSummary.counted(matrix.rows.count, "value")) "
      + "\(differing == 1 ? "differs" : "differ") between \(DifferenceSummary.counted(matrix.columns.count, "environment"))"
      + (matrix.failed.isEmpty ? "" : "; \(DifferenceSummary.counted(matrix.failed.count, "unit")) not resolved")
  }
}
