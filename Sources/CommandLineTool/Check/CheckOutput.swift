import Checks
import SourceText

/// The formats of `check`.
enum CheckFormat: String, OutputFormat {
  case text, json, sarif, junit, github

  static let standard = text
}

/// Writes the report of `check`.
struct CheckOutput {
  private let report: CheckReport
  private let hiddenCount: Int
  private let fixedCount: Int

  /// The output for a report.
  ///
  /// - Parameters:
  ///   - hiddenCount: how many findings the report leaves out.
  ///   - fixedCount: how many findings were fixed.
  init(_ report: CheckReport, hiddenCount: Int, fixedCount: Int) {
    self.report = report
    self.hiddenCount = hiddenCount
    self.fixedCount = fixedCount
  }

  /// Writes the report in one of the formats.
  func write(_ format: CheckFormat, _ invocation: Invocation) throws(UsageError) {
    let console = invocation.console
    let secrets = invocation.secrets(ofDataCommand: false)
    let workers = try invocation.workers()
    let report = report.masking(secrets)
    switch format {
    case .json:
      FindingsJSONWriter.write(report, workers: workers) { console.write($0) }
    case .sarif:
      var writer = SARIFWriter(toolVersion: Tool.version)
      console.write(writer.document(of: report))
    case .junit:
      var writer = JUnitWriter()
      console.write(writer.document(of: report))
    case .github:
      for line in GitHubWriter.lines(of: report) { console.write(line) }
    case .text:
      FindingsTextWriter.write(report, usesColor: invocation.usesColorInResult, workers: workers) { console.write($0) }
      console.write(
        FindingsTextWriter.summary(of: report, hiddenCount: hiddenCount, fixedCount: fixedCount))
    }
  }
}

/// `strata check --list`.
enum CheckList {
  /// All codes: first the checks, then those of reading and resolving.
  static var text: String {
    let width = CheckRegistry.all.map(\.code.count).max() ?? 0
    func rows(_ descriptions: [CheckDescription]) -> String {
      descriptions.map { description in
        padded(description.code, width) + "  " + padded(severities(description), 14) + "  "
          + description.summary + "\n"
      }.joined()
    }
    return rows(CheckRegistry.checks) + "\nof the pipelines that units describe, each with what holds:\n\n"
      + rows(CheckRegistry.pipelines) + "\nof the buildspecs that units name:\n\n" + rows(CheckRegistry.buildspec)
      + "\nreported while a tree is read and resolved:\n\n"
      + rows(CheckRegistry.resolution)
  }

  /// All severities of a code, highest first.
  private static func severities(_ description: CheckDescription) -> String {
    description.severities.map(\.rawValue).joined(separator: ", ")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
