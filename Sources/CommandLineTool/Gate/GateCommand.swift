import Checks
import Comparison
import Hierarchy
import SourceText

/// The formats of `gate`.
enum GateFormat: String, OutputFormat {
  case text, json, github, markdown

  static let standard = text
}

/// `strata gate`: all questions of a pull request at once, with one exit status.
enum GateCommand: Command {
  static let name = "gate"
  static let summary = "what a pull request must plan, in which order, and what it breaks"
  static let operands = "--base REV [PATH]"
  static let flags = [
    .format(GateFormat.self),
    Flag("base", value: "REV", "the revision to merge into: compared is the commit where HEAD branched off from it"),
    Flag("tip", "compare with REV itself, which also shows what others changed since"),
    Flag(
      "fail-on", value: "SEVERITY", choices: ["error", "warning", "info"],
      "how bad a new finding must be for exit status 2 (error)"),
    Flag(
      "disable", value: "CODE", isRepeatable: true, "leave out a check, or several with commas between; may be repeated"
    ),
    Flag("policy", value: "FILE", "what may change, or with --between what may differ; as diff reads it"),
    Flag("between", value: "A:B", "judge by the policy how the folders A and B differ, not what changes"),
    Flag("same-region", "with --between: a region's name in A where B has its own region is no difference"),
    Flag(
      "same", value: "NAME=A:B", isRepeatable: true,
      "with --between: the word A where B has the word B is no difference; may be repeated"),
    SecretFlags.show,
  ]
  static let examples = [
    Example("strata gate --base HEAD", "what the edits since the last commit make necessary"),
    Example("strata gate --base HEAD --format markdown", "the same as Markdown, for the summary of a CI job"),
  ]
  static let findings: String? = "a new finding as bad as --fail-on says, or a violation of the policy"
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    try check(arguments)
    guard let report = try GateRun(arguments, invocation).report() else { return invocation.console.finish() }
    let secrets = invocation.secrets(ofDataCommand: false)
    let console = invocation.console
    let format = arguments.format(GateFormat.self)
    switch format {
    case .text:
      GateTextWriter(
        secrets: secrets, width: invocation.columns, usesColor: invocation.usesColorInResult,
        workers: try invocation.workers()
      ).write(report) { console.write($0) }
    case .json:
      var writer = GateJSONWriter(secrets: secrets)
      console.write(writer.document(of: report))
    case .github, .markdown:
      console.write(GateMarkdownWriter(secrets: secrets, marksComment: format == .github).text(of: report))
    }
    return console.finish(report.passes ? .success : .findings)
  }

  private static func check(_ arguments: ParsedArguments) throws(UsageError) {
    guard arguments.has("base") else {
      throw UsageError("'gate' needs '--base'", help: "write strata gate --base origin/main [PATH]")
    }
    guard arguments.operands.count <= 1 else {
      throw UsageError(
        "'gate' takes one path, not \(arguments.operands.count)", help: "write strata gate --base REV [PATH]")
    }
    for flag in ["same-region", "same"] where arguments.has(flag) && !arguments.has("between") {
      throw UsageError("'--\(flag)' needs '--between'", help: "between two states of one tree everything counts")
    }
    if arguments.has("between"), !arguments.has("policy") {
      throw UsageError("'--between' needs '--policy'", help: "the policy says how A and B may differ")
    }
  }
}
