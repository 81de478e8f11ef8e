import SourceText

/// Writes a report as JUnit XML: a suite per file, with a failed case per finding. A file without findings has one
/// case, which passes.
public struct JUnitWriter {
  private var output: [UInt8] = []

  /// A writer.
  public init() {}

  /// The document.
  public mutating func document(of report: CheckReport) -> [UInt8] {
    var byFile: [Text: [Finding]] = [:]
    for finding in report.maskedFindings {
      byFile[finding.diagnostic.place?.file.name ?? "", default: []].append(finding)
    }
    let files = Set(report.files).union(byFile.keys).sorted()
    let failures = report.findings.count
    let passing = files.count { byFile[$0] == nil }
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    add("<testsuites name=\"strata check\" tests=\"\(failures + passing)\" failures=\"\(failures)\" errors=\"0\">\n")
    for file in files { addSuite(file, byFile[file] ?? []) }
    add("</testsuites>\n")
    return output
  }

  private mutating func addSuite(_ file: Text, _ findings: [Finding]) {
    let name = Self.escaped(file.isEmpty ? "." : file.description)
    add("  <testsuite name=\"\(name)\" tests=\"\(max(1, findings.count))\" failures=\"\(findings.count)\"")
    add(" errors=\"0\" skipped=\"0\">\n")
    if findings.isEmpty { add("    <testcase name=\"no findings\" classname=\"\(name)\"/>\n") }
    for finding in findings {
      let diagnostic = finding.diagnostic
      let place = FindingPlace(diagnostic.place)
      let position = place.map { ":\($0.start.line):\($0.start.column)" } ?? ""
      let message = Self.escaped(diagnostic.message)
      add("    <testcase name=\"\(diagnostic.code)\(position)\" classname=\"\(name)\">\n")
      add(
        "      <failure type=\"\(diagnostic.severity.rawValue)\" message=\"\(message)\">\(name)\(position): \(message)")
      if let help = diagnostic.help { add("\nhelp: \(Self.escaped(help))") }
      add("</failure>\n    </testcase>\n")
    }
    add("  </testsuite>\n")
  }

  private mutating func add(_ text: String) { output += Array(text.utf8) }

  /// The text as XML: escapes markup, and makes characters visible that XML does not allow.
  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in DiagnosticTextWriter.visible(text).unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
