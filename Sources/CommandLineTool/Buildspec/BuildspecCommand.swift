import Files
import Hierarchy
import Pipelines
import SourceText

/// The formats of `buildspec check`.
enum BuildspecCheckFormat: String, OutputFormat {
  case text, json

  static let standard = text
}

/// `strata buildspec env|check`: the environment that a unit's build gets, and the mistakes in its buildspec.
enum BuildspecCommand: Command {
  static let name = "buildspec"
  static let summary = "the buildspec's environment, and what is wrong with the buildspec"
  static let operands = "env|check UNIT…"
  static let flags =
    [
      Flag(
        "format", letter: "f", value: "FORMAT",
        choices: EnvironmentFormat.names + BuildspecCheckFormat.names.filter { !EnvironmentFormat.names.contains($0) },
        "env: buildspec (default), json, codepipeline, dotenv, shell, github; check: text (default), json"),
      Flag("buildspec", value: "FILE", "the buildspec (default: the one that the unit's buildspec_path names)"),
    ] + StartBuildVariables.flags + [
      InputFlags.inputs, InputFlags.input, InputFlags.mapping,
      Flag(
        "output-dir", value: "DIR",
        "env: write DIR/UNIT/… for each unit and DIR/index.json, each folder whole or not at all"),
      Flag("show-origin", "env: say for each variable which layer set it, and what it beat"),
      SecretFlags.redact, SecretFlags.show,
    ]
  static let examples = [
    Example(
      "strata buildspec env aws/eu-west-1/frontend-build --format shell",
      "the environment of the build, as lines of a shell"),
    Example(
      "strata buildspec check aws/eu-west-1/frontend-build",
      "what is wrong with the buildspec, and with its paths and variables"),
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let verb = try verb(arguments)
    let settings = try InputFlags.settings(arguments, invocation)
    let (startBuild, found) = try StartBuildVariables.read(arguments, invocation)
    let problems = settings.inputs.diagnostics + settings.mapping.diagnostics + found
    invocation.console.report(problems)
    if problems.hasErrors { return invocation.console.finish() }
    let paths = arguments.operands.dropFirst().map { invocation.unitPath($0) }
    let tree = try invocation.withoutMocks.tree(for: Array(paths))
    let selection = tree.selection(of: Array(paths))
    let file = arguments["buildspec"].map { invocation.path($0) }
    if verb == "env" {
      let output = try environmentOutput(arguments, tree, settings, file, startBuild, invocation)
      if let folder = try outputFolder(arguments, invocation) {
        return output.write(
          selection, of: tree, below: folder, workers: try invocation.workers(), invocation)
      }
      guard let unit = try unit(selection, of: tree, arguments, invocation) else { return invocation.console.finish() }
      if file == nil, startBuild.isEmpty { invocation.console.report(output.withoutBuild(unit)) }
      let (bytes, found) = output.written(unit)
      invocation.console.report(found)
      if !found.hasErrors { invocation.console.write(bytes) }
      return invocation.console.finish()
    }
    guard let unit = try unit(selection, of: tree, arguments, invocation) else { return invocation.console.finish() }
    let secrets = invocation.secrets(ofDataCommand: false)
    let findings = BuildspecCheck(tree, settings: rendered(settings, arguments), secrets: secrets).findings(
      for: unit, buildspec: file, startBuild: startBuild)
    return report(findings, unit, secrets, arguments.format(BuildspecCheckFormat.self), invocation)
  }

  // MARK: flags

  private static func verb(_ arguments: ParsedArguments) throws(UsageError) -> String {
    let verb = arguments.operands.first ?? ""
    guard verb == "env" || verb == "check" else {
      let nearest = NearestName.of(verb, among: ["env", "check"]).map { "did you mean '\($0)'? " } ?? ""
      throw UsageError(
        verb.isEmpty ? "'buildspec' needs 'env' or 'check'" : "'buildspec' can't '\(verb)'",
        help: "\(nearest)write strata buildspec env UNIT, or strata buildspec check UNIT")
    }
    guard arguments.operands.count > 1 else {
      throw UsageError("'buildspec \(verb)' needs a unit", help: "write strata buildspec \(verb) UNIT")
    }
    let formats = verb == "env" ? EnvironmentFormat.names : BuildspecCheckFormat.names
    if let format = arguments["format"], !formats.contains(format) {
      throw UsageError(
        "'\(format)' is not a format of 'buildspec \(verb)'", help: "known: \(formats.joined(separator: ", "))")
    }
    for flag in ["output-dir", "show-origin"] where verb == "check" && arguments.has(flag) {
      throw UsageError("'--\(flag)' goes with 'buildspec env' only", help: "leave it out")
    }
    return verb
  }

  /// `--output-dir`, absolute; nil if it is not given.
  private static func outputFolder(
    _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> Path? {
    guard let folder = arguments["output-dir"] else { return nil }
    guard arguments["output"] == nil else {
      throw UsageError("'--output' and '--output-dir' exclude each other", help: "leave out one of them")
    }
    guard !folder.isEmpty else {
      throw UsageError(
        "'--output-dir' needs the name of a folder", help: "write --output-dir environments, for example")
    }
    return invocation.path(folder)
  }

  /// Inputs and mapping, if the user gives any: without them units are read under their own names.
  private static func rendered(_ settings: RenderSettings, _ arguments: ParsedArguments) -> RenderSettings? {
    arguments.has("inputs") || arguments.has("input") || arguments.has("mapping") ? settings : nil
  }

  /// The one unit that the operands name, resolved; nil after an error, which has been reported.
  private static func unit(
    _ selection: Tree.Selection, of tree: Tree, _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> ResolvedUnit? {
    let verb = arguments.operands[0]
    guard selection.units.count == 1 || selection.diagnostics.hasErrors else {
      let named = arguments.operands.count == 2 ? "'\(arguments.operands[1])' holds" : "the operands name"
      throw UsageError(
        "\(named) \(selection.units.count) units, and 'buildspec \(verb)' takes one",
        help: "name one unit's folder" + (verb == "env" ? ", or write a folder for each: --output-dir DIR" : ""))
    }
    invocation.console.report(selection.diagnostics)
    guard let configurationFile = selection.units.first else { return nil }
    let unit = tree.resolve(configurationFile)
    invocation.console.report(unit.diagnostics)
    return unit.diagnostics.hasErrors ? nil : unit
  }

  private static func environmentOutput(
    _ arguments: ParsedArguments, _ tree: Tree, _ settings: RenderSettings, _ file: Path?,
    _ startBuild: [EnvironmentVariable], _ invocation: Invocation
  ) throws(UsageError) -> EnvironmentOutput {
    let showsOrigins = arguments.has("show-origin")
    let format = arguments.format(EnvironmentFormat.self)
    if showsOrigins, format == .codepipeline || format == .github {
      throw UsageError(
        "'--format \(format.rawValue)' has no place for '--show-origin'", help: "use buildspec, json, dotenv or shell")
    }
    return EnvironmentOutput(
      format: format, showsOrigins: showsOrigins, secrets: invocation.secrets(ofDataCommand: true),
      check: BuildspecCheck(tree, settings: rendered(settings, arguments)), buildspec: file, startBuild: startBuild)
  }

  // MARK: check

  private static func report(
    _ findings: [Diagnostic], _ unit: ResolvedUnit, _ secrets: SecretPolicy, _ format: BuildspecCheckFormat,
    _ invocation: Invocation
  ) -> ExitStatus {
    switch format {
    case .json:
      var writer = JSONWriter.indented
      var diagnostics = DiagnosticJSONWriter(secrets: secrets)
      writer.beginObject()
      writer.member("format_version", "1.0")
      writer.member("path", unit.path.text)
      writer.key("findings")
      diagnostics.write(findings, to: &writer)
      writer.endObject()
      invocation.console.write(writer.take() + [Byte.lineFeed])
    case .text:
      let writer = DiagnosticTextWriter(usesColor: false, secrets: secrets)
      for finding in findings { invocation.console.write(writer.text(of: finding)) }
      invocation.console.write(summary(of: findings, unit))
    }
    return invocation.console.finish(findings.hasErrors ? .failure : .success)
  }

  private static func summary(of findings: [Diagnostic], _ unit: ResolvedUnit) -> String {
    let name = DiagnosticTextWriter.visible(unit.path.description)
    if findings.isEmpty { return "\(name): no findings\n" }
    let counts = [(Severity.error, "error"), (.warning, "warning"), (.info, "note")].map { severity, word in
      findings.count { $0.severity == severity }.counted(word)
    }
    return "\(name): \(counts.joined(separator: ", "))\n"
  }
}
