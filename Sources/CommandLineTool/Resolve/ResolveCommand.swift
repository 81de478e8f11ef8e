import HCL1Syntax
import Hierarchy
import SourceText

/// The formats of `resolve`.
enum ResolveFormat: String, OutputFormat {
  case tfvars, json, yaml
  case tfvarsJSON = "tfvars-json"
  case env

  static let standard = tfvars
}

/// `strata resolve`: the effective configuration and variables of units.
enum ResolveCommand: Command {
  static let name = "resolve"
  static let summary = "the effective configuration and variables of units"
  static let operands = "[PATH…]"
  static let flags =
    [
      .format(ResolveFormat.self),
      Flag("show-origin", "say for each value which file and line set it"),
      Flag("query", value: "NAME", "print one variable only, or a key of a map, as in tags.owner"),
      Flag("quiet", letter: "q", "leave out the note on values that Terragrunt 0.18.7 resolves differently"),
      Flag("locals", "print the locals of terragrunt.hcl units too"), SecretFlags.redact,
    ] + TreeEdits.flags
  static let examples = [
    Example(
      "strata resolve aws/eu-west-1/website --show-origin", "every value of a unit, with the file and line that set it"),
    Example("strata resolve aws --format json --output values.json", "all units below a folder, for another program"),
    Example(
      "strata resolve aws/eu-west-1/website --format env --query error_document",
      "one value, for the environment of a shell"),
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    guard let invocation = try TreeEdits.applied(arguments, invocation) else { return invocation.console.finish() }
    let paths = invocation.paths(arguments.operands)
    let tree = try invocation.tree(for: paths)
    let workers = try invocation.workers()
    let selection = tree.selection(of: paths, workers: workers)
    let count = selection.units.count
    let format = arguments.format(ResolveFormat.self)
    if format == .tfvarsJSON, count > 1 {
      throw UsageError("'--format tfvars-json' writes one unit, and there are \(count)", help: "name one unit's folder")
    }
    if format == .tfvarsJSON, arguments.has("show-origin") {
      throw UsageError(
        "'--show-origin' has no place in '--format tfvars-json', which holds variables alone",
        help: "write --format json, which has origins, or leave --show-origin out")
    }
    let content = ResolveContent(
      query: arguments["query"].map { Text($0) }, showsOrigins: arguments.has("show-origin"),
      secrets: invocation.secrets(ofDataCommand: true),
      isSingle: count == 1 && Self.namesItsUnit(paths, selection.units),
      showsLocals: arguments.has("locals"), terraform: tree.options.terraform)
    let tally = arguments.has("quiet") || tree.exact == nil ? nil : ExactTally()
    let unknown = UnknownTally()
    let output = ResolveOutput(content, tree, selection, workers, invocation.console, tally, unknown)
    switch format {
    case .tfvars: output.writeTfvars()
    case .json: output.writeDocument(JSONWriter.indented, isTfvars: false)
    case .tfvarsJSON: output.writeDocument(JSONWriter.indented, isTfvars: true)
    case .yaml: output.writeDocument(YAMLWriter(), isTfvars: false)
    case .env: output.writeExports()
    }
    let notes = [unknown.warning, tally?.note].compactMap { $0 }
    if !notes.isEmpty { invocation.console.report(notes) }
    return invocation.console.finish()
  }

  /// True when the only path names a unit itself and not a folder above it. The output then has the same form,
  /// however many units are next to it.
  private static func namesItsUnit(_ paths: [Path], _ units: [Path]) -> Bool {
    guard paths.count == 1, let path = paths.first?.cleaned, let unit = units.first else { return false }
    return path == unit || path == unit.parent
  }
}
