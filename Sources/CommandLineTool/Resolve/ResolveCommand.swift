import HCL1Syntax
import Hierarchy
import SourceText

/// `strata resolve`: the effective configuration and variables of units.
enum ResolveCommand: Command {
  static let name = "resolve"
  static let summary = "the effective configuration and variables of units"
  static let operands = "[PATH…]"
  static let flags = [
    Flag(
      "format", letter: "f", value: "FORMAT", choices: ["tfvars", "json", "yaml", "tfvars-json", "env"],
      "the format to write (tfvars)"),
    Flag("show-origin", "say for each value which file and line set it"),
    Flag("query", value: "NAME", "print one variable only, or a key of a map, as in tags.owner"),
    SecretFlags.redact,
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let paths = invocation.paths(arguments.operands)
    let tree = try invocation.tree(for: paths)
    let workers = try invocation.workers()
    let selection = tree.selection(of: paths, workers: workers, stopsAtRoots: !arguments.operands.isEmpty)
    let count = selection.units.count
    let format = arguments["format"] ?? "tfvars"
    if format == "tfvars-json", count > 1 {
      throw UsageError("'--format tfvars-json' writes one unit, and there are \(count)", help: "name one unit's folder")
    }
    if format == "tfvars-json", arguments.has("show-origin") {
      throw UsageError(
        "'--show-origin' has no place in '--format tfvars-json', which holds variables alone",
        help: "write --format json, which has origins, or leave --show-origin out")
    }
    let content = ResolveContent(
      query: arguments["query"].map { Text($0) }, showsOrigins: arguments.has("show-origin"),
      secrets: invocation.secrets(ofDataCommand: true), isSingle: count == 1)
    let output = ResolveOutput(content, tree, selection, workers, invocation.console)
    switch format {
    case "json", "tfvars-json": output.writeDocument(JSONWriter.indented, isTfvars: format == "tfvars-json")
    case "yaml": output.writeDocument(YAMLWriter(), isTfvars: false)
    case "env": output.writeExports()
    default: output.writeTfvars()
    }
    return invocation.console.finish()
  }
}
