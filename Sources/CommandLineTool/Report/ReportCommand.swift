import Checks
import Files
import Hierarchy
import SourceText

/// `strata report`: the estate as a folder of pages, for people who would rather look.
enum ReportCommand: Command {
  static let name = "report"
  static let summary = "the estate as web pages: units by environment, values, findings, dependencies"
  static let operands = "[PATH…]"
  static let flags = [
    Flag("output-dir", value: "DIR", "write DIR/index.html and the other pages, all or none"),
    Flag(
      "disable", value: "CODE", isRepeatable: true, "leave out a check, or several with commas between; may be repeated"
    ),
    SecretFlags.show,
  ]
  static let examples = [
    Example("strata report aws --output-dir report", "then open report/index.html; the pages load nothing")
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let folder = try outputFolder(arguments, invocation)
    let disabled = try CheckCommand.disabled(arguments)
    let paths = invocation.paths(arguments.operands)
    let tree = try invocation.tree(for: paths).keepingUnits
    let workers = try invocation.workers()
    let selection = tree.selection(of: paths, workers: workers)
    let console = invocation.console
    guard !selection.diagnostics.hasErrors else {
      console.report(selection.diagnostics)
      return console.finish()
    }
    let check = CheckRun(
      tree, selection, of: paths, disabled: disabled, workers: workers, obeysComments: !invocation.isUntrusted
    ).report()
    console.report(check.failures)
    let names = paths.map { $0.relative(to: tree.root) }.map { $0 == "." ? Path(tree.root.name) : $0 }
    let secrets = invocation.secrets(ofDataCommand: false)
    let estate = ReportedEstate(
      title: names.map(\.description).joined(separator: ", "), tree: tree, selection,
      findings: check.masking(secrets).maskedFindings.map(\.diagnostic), workers: workers)
    let place = OutputPlace(folder, tree.root, invocation.host.fileSystem)
    let misplaced = place.findings(units: estate.units.map(\.folder), targets: [])
    console.report(misplaced)
    guard !misplaced.hasErrors else { return console.finish() }
    let site = ReportSite(estate, secrets, workers: workers)
    if site.write(to: folder, invocation) {
      console.write("\(arguments["output-dir"] ?? "")/\(PageNames.overview): \(estate.summary)\n")
    }
    return console.finish()
  }

  private static func outputFolder(
    _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> Path {
    guard let folder = arguments["output-dir"], !folder.isEmpty else {
      throw UsageError(
        "'report' needs the name of a folder", help: "write for example strata report --output-dir report")
    }
    guard arguments["output"] == nil else {
      throw UsageError("'--output' and '--output-dir' exclude each other", help: "leave out one of them")
    }
    return invocation.path(folder)
  }
}
