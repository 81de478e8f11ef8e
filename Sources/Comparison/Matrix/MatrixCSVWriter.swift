import HCL1Syntax
public import SourceText

/// A matrix as comma-separated values.
///
/// Source: RFC 4180. A text that a spreadsheet would take for a formula gets a `'` before it, as OWASP advises. A string is
/// written as it is, any other value as JSON; an absent value is empty, an empty string is `""`.
public enum MatrixCSVWriter {
  /// The header and the rows.
  public static func text(of matrix: Matrix, all: Bool, secrets: SecretPolicy) -> [UInt8] {
    let redaction = Redaction(secrets)
    var output = line([.text("unit"), .text("variable")] + matrix.columns.map { .text(harmless($0.text)) })
    for row in matrix.rows(all: all) {
      let cells = row.cells.map { cell -> Field in
        guard let cell else { return .absent }
        let value = MatrixText.masked(cell, at: row.path, redaction)
        if let string = value.string { return .text(harmless(string)) }
        var writer = JSONWriter.compact
        writer.value(value, named: "", secrets: .revealing)
        return .text(DiagnosticTextWriter.visibleLines(Text(writer.take())))
      }
      output += line([.text(harmless(row.unit.text)), .text(harmless(redaction.shown(row.path).text))] + cells)
    }
    return output
  }

  /// The text in a form that a spreadsheet shows and does not run.
  private static func harmless(_ text: Text) -> Text {
    let visible = DiagnosticTextWriter.visibleLines(text)
    guard let first = visible.bytes.first else { return visible }
    let formulaStarts = [
      Byte.equals, Byte.plus, Byte.hyphen, Byte.at, Byte.tab, Byte.carriageReturn,
      Byte.pipe, Byte.percent,
    ]
    return formulaStarts.contains(first) ? "'" + visible : visible
  }

  private enum Field {
    case absent
    case text(Text)
  }

  private static func line(_ fields: [Field]) -> [UInt8] {
    var output: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(Byte.comma) }
      guard case .text(let text) = field else { continue }
      let needsQuotes =
        text.isEmpty
        || text.bytes.contains { [Byte.quote, Byte.comma, Byte.lineFeed, Byte.carriageReturn].contains($0) }
      guard needsQuotes else {
        output.append(text)
        continue
      }
      output.append(Byte.quote)
      for byte in text.bytes { output += byte == Byte.quote ? [Byte.quote, Byte.quote] : [byte] }
      output.append(Byte.quote)
    }
    return output + [Byte.carriageReturn, Byte.lineFeed]
  }
}
