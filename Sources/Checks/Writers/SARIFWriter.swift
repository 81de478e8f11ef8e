import SourceText

/// Writes a report as SARIF 2.1.0, the format of code scanning services.
public struct SARIFWriter {
  private static let schema: Text =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  private let version: Text
  private let rules: [CheckDescription]
  private let indices: [String: Int]

  /// A writer for this version of the tool.
  public init(toolVersion: String) {
    version = Text(toolVersion)
    rules = CheckRegistry.all.sorted { $0.code < $1.code }
    indices = Dictionary(rules.enumerated().map { ($0.element.code, $0.offset) }) { first, _ in first }
  }

  /// The document.
  public mutating func document(of report: CheckReport) -> [UInt8] {
    var writer = JSONWriter.indented
    writer.beginObject()
    writer.member("$schema", Self.schema)
    writer.member("version", "2.1.0")
    writer.key("runs")
    writer.beginList()
    writer.beginObject()
    writeTool(to: &writer)
    writer.member("columnKind", "unicodeCodePoints")
    writer.key("results")
    writer.beginList()
    for finding in report.maskedFindings { write(finding, to: &writer) }
    writer.endList()
    writer.endObject()
    writer.endList()
    writer.endObject()
    return writer.take() + [Byte.lineFeed]
  }

  private func writeTool(to writer: inout JSONWriter) {
    writer.key("tool")
    writer.beginObject()
    writer.key("driver")
    writer.beginObject()
    writer.member("name", "strata")
    writer.member("version", version)
    writer.key("rules")
    writer.beginList()
    for rule in rules {
      writer.beginObject()
      writer.member("id", Text(rule.code))
      writeMessage("shortDescription", rule.summary, to: &writer)
      writer.key("defaultConfiguration")
      writer.beginObject()
      writer.member("level", Self.level(of: rule.severity))
      writer.endObject()
      writer.endObject()
    }
    writer.endList()
    writer.endObject()
    writer.endObject()
  }

  private mutating func write(_ finding: Finding, to writer: inout JSONWriter) {
    let diagnostic = finding.diagnostic
    writer.beginObject()
    writer.member("ruleId", Text(diagnostic.code))
    if let index = indices[diagnostic.code] { writer.member("ruleIndex", index) }
    writer.member("level", Self.level(of: diagnostic.severity))
    let help = diagnostic.help.map { "\n\($0)" } ?? ""
    writeMessage("message", diagnostic.message + help, to: &writer)
    writer.key("locations")
    writer.beginList()
    if let place = FindingPlace(diagnostic.place) { write(place, nil, to: &writer) }
    writer.endList()
    writer.key("relatedLocations")
    writer.beginList()
    for note in diagnostic.notes {
      guard let place = FindingPlace(note.place) else { continue }
      write(place, note.message, to: &writer)
    }
    writer.endList()
    writer.key("partialFingerprints")
    writer.beginObject()
    writer.member("strata/v1", finding.fingerprint.text)
    writer.endObject()
    writer.endObject()
  }

  private func write(_ place: FindingPlace, _ message: String?, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("physicalLocation")
    writer.beginObject()
    writer.key("artifactLocation")
    writer.beginObject()
    writer.member("uri", Self.uri(place.file))
    writer.endObject()
    writer.key("region")
    writer.beginObject()
    writer.member("startLine", place.start.line)
    writer.member("startColumn", place.start.column)
    writer.member("endLine", place.end.line)
    writer.member("endColumn", place.end.column)
    writer.endObject()
    writer.endObject()
    if let message { writeMessage("message", message, to: &writer) }
    writer.endObject()
  }

  private func writeMessage(_ key: Text, _ text: String, to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginObject()
    writer.member("text", Text(text))
    writer.endObject()
  }

  private static func level(of severity: Severity) -> Text {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  /// The path as a relative URI: everything except unreserved characters and `/` is percent-encoded.
  private static func uri(_ path: Text) -> Text {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in path.bytes {
      let isLetter = Byte.isLetter(byte)
      if isLetter || byte >= Byte.hyphen && byte <= UInt8(ascii: "9") || byte == Byte.underscore || byte == Byte.tilde {
        output.append(byte)
      } else {
        output += [Byte.percent, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return Text(output)
  }
}
