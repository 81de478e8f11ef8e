import Comparison
import Hierarchy
import SourceText

/// The formats of `where`.
enum WhereFormat: String, OutputFormat {
  case text, json

  static let standard = text
}

/// `strata where`: every place of an estate that has to do with a name, or the units that get a value.
enum WhereCommand: Command {
  static let name = "where"
  static let summary = "every place that sets, passes, declares or reads a name, and who gets a value"
  static let operands = "NAME [PATH…] | --value VALUE [NAME] [PATH…]"
  static let flags = [
    .format(WhereFormat.self),
    Flag("value", value: "VALUE", "only where this value is in force: a string as it is, anything else as JSON"),
    Flag("verbose", letter: "v", "name every unit"),
    SecretFlags.show,
  ]
  static let examples = [
    Example("strata where noncurrent_version_days aws", "every line that has to do with a name, and whom it serves"),
    Example("strata where --value eu-west-2 aws", "the units that get a value, and the lines that give it"),
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let (name, operands) = try split(arguments, invocation)
    let paths = invocation.paths(operands)
    let tree = try invocation.tree(for: paths)
    let workers = try invocation.workers()
    let selection = tree.selection(of: paths, workers: workers)
    let question = NameQuestion(name: name, value: arguments["value"].map { Text($0) })
    let search = NameSearch(question, in: tree)
    let uses = search.uses(in: selection, workers: workers)
    invocation.console.report(selection.diagnostics + uses.diagnostics)
    let secrets = invocation.secrets(ofDataCommand: false)
    switch arguments.format(WhereFormat.self) {
    case .json:
      var writer = NameUseJSONWriter(secrets: secrets)
      invocation.console.write(writer.document(of: uses, answering: question))
    case .text:
      let writer = NameUseTextWriter(secrets: secrets, showsAllUnits: arguments.has("verbose"))
      invocation.console.write(writer.text(of: uses, answering: question))
    }
    if uses.all.isEmpty, uses.unitCount > 0, !invocation.console.hasErrors {
      invocation.console.report([nothing(question, search, selection, uses.unitCount, workers)])
    }
    return invocation.console.finish()
  }

  /// The name, and the operands that are paths. With `--value` the name may be left out: then an operand that exists is
  /// a path.
  private static func split(
    _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> (name: Text?, paths: [String]) {
    guard let first = arguments.operands.first else {
      guard arguments.has("value") else {
        throw UsageError("'where' needs a name", help: "write strata where NAME, or strata where --value VALUE")
      }
      return (nil, [])
    }
    if arguments.has("value"), invocation.host.fileSystem.kind(of: invocation.path(first)) != nil {
      return (nil, arguments.operands)
    }
    return (Text(first), Array(arguments.operands.dropFirst()))
  }

  private static func nothing(
    _ question: NameQuestion, _ search: NameSearch, _ selection: Tree.Selection, _ count: Int, _ workers: Int
  ) -> Diagnostic {
    let units: Message = count == 1 ? "the unit" : "the \(count) units"
    guard let name = question.name else {
      return Diagnostic(
        .error, "no-such-value", "none of \(units) gets this value", at: nil,
        help: "a string is written without quotes, a number or list as JSON")
    }
    if question.value != nil {
      return Diagnostic(
        .error, "no-such-value", "'\(name)' has this value in none of \(units)", at: nil,
        help: "strata where \(name) shows the values that it has")
    }
    let nearest = NearestName.of(
      name.description, among: search.names(in: selection, workers: workers).map(\.description))
    return Diagnostic(
      .error, "no-such-variable", "nothing in \(units) sets, passes, declares or reads '\(name)'", at: nil,
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "a part of a map or list is written as diff prints it: tags.owner")
  }
}
