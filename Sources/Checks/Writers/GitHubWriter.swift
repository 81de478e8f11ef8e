import SourceText

/// Writes a report as workflow commands, one line per finding. GitHub Actions shows them next to the changed lines.
public enum GitHubWriter {
  /// The lines, each with its line feed.
  public static func lines(of report: CheckReport) -> [String] {
    report.maskedFindings.map { line(of: $0.diagnostic) }
  }

  private static func line(of diagnostic: Diagnostic) -> String {
    var properties: [String] = []
    if let place = FindingPlace(diagnostic.place) {
      properties = [
        "file=\(property(place.file.description))", "line=\(place.start.line)", "endLine=\(place.end.line)",
        "col=\(place.start.column)", "endColumn=\(place.end.column)",
      ]
    }
    properties.append("title=\(property(diagnostic.code))")
    let help = diagnostic.help.map { "\n\($0)" } ?? ""
    return "::\(command(diagnostic.severity)) \(properties.joined(separator: ","))"
      + "::\(data(diagnostic.message + help))\n"
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  private static func data(_ text: String) -> String { escaped(text, []) }

  private static func property(_ text: String) -> String { escaped(text, [":", ","]) }

  /// The text with everything percent-encoded that would end the line or the property.
  private static func escaped(_ text: String, _ more: Set<Unicode.Scalar>) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar.value < Byte.space || scalar.value == Byte.delete || more.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        output += "%" + (digits.count < 2 ? "0" : "") + digits
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
