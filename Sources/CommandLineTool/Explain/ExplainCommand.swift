import Comparison
import Hierarchy
import SourceText

/// The formats of `explain`.
enum ExplainFormat: String, OutputFormat {
  case text, json

  static let standard = text
}

/// `strata explain`: where a value comes from, what it beat, and why it won.
enum ExplainCommand: Command {
  static let name = "explain"
  static let summary = "where a value comes from, what it beat, why it won"
  static let operands = "UNIT [NAME…]"
  static let flags = [
    .format(ExplainFormat.self),
    Flag("verbose", letter: "v", "also list files and layers that do not set the value, and those not consulted"),
    SecretFlags.show,
  ]
  static let examples = [
    Example("strata explain aws/eu-west-2/website noncurrent_version_days", "which line sets it, and what that beats"),
    Example("strata explain aws/eu-west-2/website", "all variables of a unit in a table"),
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    guard let operand = arguments.operands.first else {
      throw UsageError("'explain' needs a unit", help: "write strata explain UNIT [NAME…]")
    }
    let path = invocation.unitPath(operand)
    let tree = try invocation.tree(for: [path])
    var selection = tree.selection(of: [path])
    // A unit that has others below it is meant itself.
    let own = selection.units.filter { $0.parent == path.cleaned }
    if own.count == 1 { selection.units = own }
    guard selection.units.count == 1 || selection.diagnostics.hasErrors else {
      throw UsageError(
        "'\(operand)' holds \(selection.units.count) units, and 'explain' takes one",
        help: help(naming: selection.units, tree))
    }
    invocation.console.report(selection.diagnostics)
    guard let configurationFile = selection.units.first else { return invocation.console.finish() }
    let unit = tree.resolve(configurationFile)
    invocation.console.report(unit.diagnostics)
    if unit.isBroken { return invocation.console.finish() }
    var explanations: [Explanation] = []
    let settings = SettingsByName(unit)
    var suggestions = Suggestions { Explanation.names(in: unit).map(\.description) }
    var defaults: [ModuleVariables.Declaration] = []
    for name in arguments.operands.dropFirst() {
      if let declaration = hiddenDefault(Text(name), of: unit, tree) {
        defaults.append(declaration)
      } else if let explanation = Explanation(of: Text(name), among: settings) {
        explanations.append(explanation)
      } else {
        invocation.console.report([unknown(name, in: unit, tree, &suggestions)])
      }
    }
    let namesAll = arguments.operands.count == 1
    if namesAll { explanations = unit.settingsByName.map(Explanation.init(of:)) }
    let secrets = invocation.secrets(ofDataCommand: false)
    let exact = (unit.layout == .terragrunt018 ? tree.exact : nil).map {
      ExactDifferences(of: unit, under: $0.resolve(configurationFile))
    }
    switch arguments.format(ExplainFormat.self) {
    case .json:
      var writer = ExplanationJSONWriter(secrets: secrets, isVerbose: arguments.has("verbose"))
      invocation.console.write(writer.document(of: explanations, defaults, in: unit) + [Byte.lineFeed])
    case .text:
      let writer = ExplanationTextWriter(
        secrets: secrets, isVerbose: arguments.has("verbose"),
        callsFunctions: tree.callsFunctionsInVariables(of: unit), exact: exact,
        width: invocation.tableWidth)
      let found = namesAll ? writer.table(of: explanations) : writer.text(of: explanations, in: unit)
      let others = defaults.map { writer.text(of: $0) }
      let environment = arguments.has("verbose") ? writer.environment(of: unit) : ""
      invocation.console.write(([found] + others + [environment]).filter { !$0.isEmpty }.joined(separator: "\n"))
    }
    return invocation.console.finish()
  }

  private static let mostNamed = 5

  /// The help for a folder with several units: which there are.
  private static func help(naming units: [Path], _ tree: Tree) -> String {
    let names = units.prefix(mostNamed).map { "\(tree.displayName(of: $0.parent))" }
    let rest = units.count - names.count
    return "name one of them: \(names.joined(separator: ", "))\(rest > 0 ? " and \(rest) more (strata list)" : "")"
  }

  /// The module's declaration of a variable that nothing sets and whose default has no value to show; nil for any other.
  private static func hiddenDefault(_ name: Text, of unit: ResolvedUnit, _ tree: Tree) -> ModuleVariables.Declaration? {
    guard tree.options.usesModuleDefaults, !unit.settings.contains(where: { $0.name == name }),
      let declaration = tree.module(of: unit)?[name]
    else { return nil }
    switch declaration.fallback {
    case .null, .computed: return declaration
    case .none, .value: return nil
    }
  }

  private static func unknown(
    _ name: String, in unit: ResolvedUnit, _ tree: Tree, _ suggestions: inout Suggestions
  ) -> Diagnostic {
    let nearest = suggestions.nearest(to: name)
    if let given = unit.undeclared.first(where: { $0.name == Text(name) }) {
      return Diagnostic(
        .error, "no-such-variable", "'\(name)' is given, and the module of '\(unit.path)' does not declare it",
        at: given.origin.place,
        help: nearest.map { "Terraform leaves it out; did you mean '\($0)'?" } ?? "Terraform leaves it out: declare it")
    }
    if ConfigurationPart(Text(name), in: unit) != nil {
      return Diagnostic(
        .error, "no-such-variable", "'\(name)' is a part of the configuration, and no variable", at: nil,
        help: "strata resolve \(unit.path) --query \(name) --show-origin shows it, and the line that sets it")
    }
    let variable = tree.module(of: unit)?[Text(name)]
    let isDefaultUnread = variable?.isRequired == false && !tree.options.usesModuleDefaults
    let declared: Message? = variable.map { _ in
      isDefaultUnread
        ? "the module declares it here with a default, which takes part with --module-defaults"
        : "the module declares it here; set it in a tfvars file"
    }
    return Diagnostic(
      .error, "no-such-variable", "nothing sets '\(name)' in '\(unit.path)'", at: variable?.place,
      help: declared ?? nearest.map { "did you mean '\($0)'?" } ?? "strata explain \(unit.path) lists what is set")
  }
}
