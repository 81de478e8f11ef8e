import Comparison
import Hierarchy
import SourceText

/// The formats of `diff` without `--matrix`.
enum DiffFormat: String, OutputFormat {
  case text, brief, json, markdown, github, html

  static let standard = text
}

/// `strata diff`: the differences between two units, environments, regions or git revisions.
enum DiffCommand: Command {
  static let name = "diff"
  static let summary = "how two units, environments, regions or git revisions differ"
  static let operands = "A B | --base REV [PATH] | --set FILE:NAME=VALUE [PATH] | --matrix PATH…"
  static let flags = comparisonFlags + TreeEdits.flags + [SecretFlags.show]
  private static let comparisonFlags = [
    Flag(
      "format", letter: "f", value: "FORMAT",
      choices: DiffFormat.names + MatrixFormat.names.filter { !DiffFormat.names.contains($0) },
      "the format to write (text)"),
    Flag(
      "base", value: "REV",
      "compare PATH at this git revision with the working tree; REV... for where it branched off, as in CI always"),
    Flag("head", value: "REV", "with --base: compare with this revision instead of the working tree"),
    Flag("matrix", "one row per variable, one column per PATH; for a single folder, its children"),
    Flag("all", "with --matrix: also the rows that do not differ"),
    Flag("same-region", "treat each side's own region name as equal"),
    Flag(
      "same", value: "NAME=A:B", isRepeatable: true,
      "treat word A on the left as equal to word B on the right; NAME is a label; may be repeated"),
    Flag("ignore", value: "NAME", isRepeatable: true, "leave out what has this name, * for anything; may be repeated"),
    Flag(
      "only", value: "NAME", isRepeatable: true,
      "look at nothing but what has this name, * for anything; may be repeated"),
    Flag(
      "map", value: "REGEX=REPLACEMENT", isRepeatable: true,
      "rename the units of A before they are paired, \\1 for a group; may be repeated"),
    Flag(
      "rename", value: "OLD=NEW", isRepeatable: true,
      "take A's variable OLD for B's variable NEW, to prove that a renaming changes nothing else; may be repeated"),
    Flag("policy", value: "FILE", "what must be equal, must differ, may be on one side only, or is ignored"),
    Flag("write-policy", value: "FILE", "record the differences as accepted"),
    Flag(
      "group", value: "BY", choices: DifferenceGrouping.allCases.map(\.rawValue),
      "by cause: what several units share once, then what one unit has; by unit: each with all that it has (cause)"),
    Flag("detailed-exitcode", "exit with 2 when there are differences"),
  ]
  static let examples = [
    Example("strata diff aws/eu-west-1 aws/eu-west-2 --same-region", "two regions, but for the name of the region"),
    Example(
      "strata diff --base HEAD --detailed-exitcode", "the working tree and the last commit; status 2 when they differ"),
    Example("strata diff --matrix aws/eu-west-1 aws/eu-west-2", "many folders side by side, a row a variable"),
  ]
  static let findings: String? = "a policy is broken, or with --detailed-exitcode there are differences"
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    try check(arguments)
    if arguments.has("matrix") { return try DiffMatrix(arguments, invocation).run() }
    let options = try DiffOptions(arguments, invocation)
    if let file = arguments["write-policy"], !PolicyFile.canBeWritten(file, invocation) {
      return invocation.console.finish()
    }
    guard let policy = options.policy(invocation), let sides = try DiffSides(arguments, invocation),
      options.policyCounts([sides.a.tree, sides.b.tree], invocation)
    else {
      return invocation.console.finish()
    }
    let comparison = options.comparison(arguments, sides, policy, invocation)
    for (old, new) in options.renamed { _ = invocation.keepSecrecy(from: old, to: new) }
    let difference = TreeComparison(sides.a, sides.b, options: comparison, workers: try invocation.workers())
      .difference(renaming: options.nameInB)
    try write(difference, arguments, invocation)
    invocation.console.report(difference.diagnostics)
    options.reportUnusedNames(in: [sides.a, sides.b], invocation)
    options.reportUnusedRenamings(in: sides.a, invocation)
    if let policy { options.reportUnusedNames(of: policy, in: [sides.a, sides.b], invocation) }
    if let file = arguments["write-policy"] { PolicyFile.write(file, accepting: difference, invocation) }
    return invocation.console.finish(status(of: difference, arguments))
  }

  private static func status(of difference: TreeDifference, _ arguments: ParsedArguments) -> ExitStatus {
    if arguments.has("policy") { return difference.violationCount > 0 ? .findings : .success }
    return arguments.has("detailed-exitcode") && !difference.isEmpty ? .findings : .success
  }

  private static func write(
    _ difference: TreeDifference, _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) {
    let console = invocation.console
    let workers = try invocation.workers()
    let secrets = invocation.secrets(ofDataCommand: false)
    let format = arguments.format(DiffFormat.self)
    let grouping = arguments["group"].flatMap { DifferenceGrouping(rawValue: $0) } ?? .cause
    switch format {
    case .json:
      var writer = DifferenceJSONWriter(secrets: secrets)
      writer.write(difference, workers: workers) { console.write($0) }
    case .markdown, .github:
      var writer = DifferenceMarkdownWriter(secrets: secrets, marksComment: format == .github, grouping: grouping)
      console.write(writer.text(of: difference))
    case .html:
      var writer = DifferenceHTMLWriter(secrets: secrets, grouping: grouping)
      console.write(writer.page(of: difference))
    case .text, .brief:
      let writer = DifferenceTextWriter(
        secrets: secrets, width: invocation.columns, usesColor: invocation.usesColorInResult, grouping: grouping)
      if format == .brief { return console.write(writer.brief(of: difference)) }
      writer.write(difference, workers: workers) { console.write($0) }
    }
  }

  // MARK: combinations of flags

  private static func check(_ arguments: ParsedArguments) throws(UsageError) {
    let isMatrix = arguments.has("matrix")
    if isMatrix {
      for flag in [
        "base", "head", "map", "rename", "policy", "write-policy", "group", "detailed-exitcode", "set", "unset", "edit",
      ]
      where arguments.has(flag) {
        throw UsageError("'--matrix' and '--\(flag)' do not go together", clash: ["matrix", flag])
      }
      if let format = arguments["format"], MatrixFormat(rawValue: format) == nil {
        throw UsageError(
          "'--matrix' has no format '\(format)'", help: "known: \(MatrixFormat.names.joined(separator: ", "))",
          clash: ["matrix", "format"])
      }
      return
    }
    if arguments.has("all") { throw UsageError("'--all' belongs to '--matrix'") }
    if let format = arguments["format"], DiffFormat(rawValue: format) == nil {
      throw UsageError("'--format \(format)' belongs to '--matrix'")
    }
    if arguments.has("group"), let format = arguments["format"], ["json", "brief"].contains(format) {
      throw UsageError(
        "'--group' and '--format \(format)' do not go together",
        help: format == "json" ? "json holds both: the units and the causes" : "brief has a line for each unit",
        clash: ["group", "format"])
    }
    if arguments.has("head"), !arguments.has("base") {
      throw UsageError("'--head' needs '--base'", help: "write --base REV --head REV")
    }
    for flag in ["base", "map"] where arguments.has(flag) && TreeEdits.areGiven(arguments) {
      throw UsageError(
        "'--\(flag)' and a supposed edit do not go together",
        help: "--set, --unset and --edit compare PATH with itself", clash: [flag])
    }
    for (first, second) in [("base", "map"), ("policy", "write-policy")]
    where arguments.has(first) && arguments.has(second) {
      throw UsageError("'--\(first)' and '--\(second)' do not go together", clash: [first, second])
    }
  }
}
