import HCL1Syntax
import Hierarchy
import SourceText

/// The formats of `resolve`.
enum ResolveFormat: String, OutputFormat {
  case tfvars, json, yaml
  case tfvarsJSON = "tfvars-json"
  case env, dotenv, github

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
      Flag(
        "query", value: "PATH", isRepeatable: true, for: .variable,
        "print only this variable or part, by its path as diff prints it: tags.owner, list[0], terragrunt.remote_state; may be"
          + " repeated"),
      Flag("raw", "with one --query of one unit: print a string without quotes, anything else as JSON"),
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
    try checkFormat(format, arguments, unitCount: count)
    try checkRaw(arguments, unitCount: count)
    let content = ResolveContent(
      queries: arguments.all("query").map { Text($0) }, showsOrigins: arguments.has("show-origin"),
      secrets: invocation.secrets(ofDataCommand: true),
      isSingle: count == 1 && Self.namesItsUnit(paths, selection.units),
      showsLocals: arguments.has("locals"), terraform: tree.options.terraform)
    let tally = arguments.has("quiet") || tree.exact == nil ? nil : ExactTally()
    let unknown = UnknownTally()
    let output = ResolveOutput(content, tree, selection, workers, invocation.console, tally, unknown)
    if arguments.has("raw") {
      output.writeRaw()
      return invocation.console.finish()
    }
    switch format {
    case .tfvars: output.writeTfvars()
    case .json: output.writeDocument(JSONWriter.indented, isTfvars: false)
    case .tfvarsJSON: output.writeDocument(JSONWriter.indented, isTfvars: true)
    case .yaml: output.writeDocument(YAMLWriter(), isTfvars: false)
    case .env: output.writeEnvironment(.shell)
    case .dotenv: output.writeEnvironment(.dotenv)
    case .github: output.writeEnvironment(.github)
    }
    let notes = [unknown.warning, tally?.note].compactMap { $0 }
    if !notes.isEmpty { invocation.console.report(notes) }
    return invocation.console.finish()
  }

  private static func checkFormat(
    _ format: ResolveFormat, _ arguments: ParsedArguments, unitCount: Int
  ) throws(UsageError) {
    if [.tfvarsJSON, .dotenv, .github].contains(format), unitCount > 1 {
      throw UsageError(
        "'--format \(format.rawValue)' writes one unit, and there are \(unitCount)", help: "name one unit's folder")
    }
    let holder: String? =
      switch format {
      case .tfvarsJSON: "variables alone"
      case .github: "no comments"
      case .tfvars, .json, .yaml, .env, .dotenv: nil
      }
    if let holder, arguments.has("show-origin") {
      throw UsageError(
        "'--show-origin' has no place in '--format \(format.rawValue)', which holds \(holder)",
        help: "write --format json, which has origins, or leave --show-origin out",
        clash: ["show-origin", "format"])
    }
  }

  private static func checkRaw(_ arguments: ParsedArguments, unitCount: Int) throws(UsageError) {
    guard arguments.has("raw") else { return }
    for flag in ["format", "show-origin"] where arguments.has(flag) {
      throw UsageError(
        "'--raw' and '--\(flag)' do not go together: it prints one value and nothing else",
        help: "leave one of them out", clash: ["raw", flag])
    }
    guard arguments.all("query").count == 1 else {
      throw UsageError("'--raw' needs one '--query'", help: "write strata resolve UNIT --query PATH --raw")
    }
    guard unitCount <= 1 else {
      throw UsageError("'--raw' prints a value of one unit, and there are \(unitCount)", help: "name one unit's folder")
    }
  }

  /// True when the only path names a unit itself and not a folder above it. The output then has the same form,
  /// however many units are next to it.
  private static func namesItsUnit(_ paths: [Path], _ units: [Path]) -> Bool {
    guard paths.count == 1, let path = paths.first?.cleaned, let unit = units.first else { return false }
    return path == unit || path == unit.parent
  }
}
