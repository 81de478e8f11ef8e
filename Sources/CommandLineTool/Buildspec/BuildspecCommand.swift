import Hierarchy
import Pipelines
import SourceText

/// The formats of `buildspec env`.
enum EnvironmentFormat: String, OutputFormat {
  case buildspec, json, codepipeline, dotenv, shell, github

  static let standard = buildspec
}

/// The formats of `buildspec check`.
enum BuildspecCheckFormat: String, OutputFormat {
  case text, json

  static let standard = text
}

/// `strata buildspec env|check`: the environment that a unit's build gets, and the mistakes in its buildspec.
enum BuildspecCommand: Command {
  static let name = "buildspec"
  static let summary = "the buildspec's environment, and what is wrong with the buildspec"
  static let operands = "env|check UNIT"
  static let flags = [
    Flag(
      "format", letter: "f", value: "FORMAT",
      choices: EnvironmentFormat.names + BuildspecCheckFormat.names.filter { !EnvironmentFormat.names.contains($0) },
      "env: buildspec (default), json, codepipeline, dotenv, shell, github; check: text (default), json"),
    Flag("buildspec", value: "FILE", "the buildspec (default: the one that the unit's buildspec_path names)"),
    Flag(
      "set", value: "NAME=VALUE", isRepeatable: true,
      "a variable given for one build, above all layers; may be repeated"),
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
    let verb = arguments.operands.first ?? ""
    guard verb == "env" || verb == "check" else {
      let nearest = NearestName.of(verb, among: ["env", "check"]).map { "did you mean '\($0)'? " } ?? ""
      throw UsageError(
        verb.isEmpty ? "'buildspec' needs 'env' or 'check'" : "'buildspec' can't '\(verb)'",
        help: "\(nearest)write strata buildspec env UNIT, or strata buildspec check UNIT")
    }
    guard arguments.operands.count == 2 else {
      throw UsageError(
        arguments.operands.count < 2 ? "'buildspec \(verb)' needs a unit" : "'buildspec \(verb)' takes one unit",
        help: "write strata buildspec \(verb) UNIT")
    }
    let formats = verb == "env" ? EnvironmentFormat.names : BuildspecCheckFormat.names
    if let format = arguments["format"], !formats.contains(format) {
      throw UsageError(
        "'\(format)' is not a format of 'buildspec \(verb)'", help: "known: \(formats.joined(separator: ", "))")
    }
    let startBuild = try givenVariables(arguments)
    guard let (unit, tree) = try unit(arguments.operands[1], verb, invocation) else {
      return invocation.console.finish()
    }
    let file = arguments["buildspec"].map { invocation.path($0) }
    if verb == "check" {
      return check(unit, tree, file, startBuild, arguments.format(BuildspecCheckFormat.self), invocation)
    }
    return try writeEnvironment(unit, tree, file, startBuild, arguments, invocation)
  }

  /// The unit that the operand names, resolved; nil after an error, which has been reported.
  private static func unit(
    _ operand: String, _ verb: String, _ invocation: Invocation
  ) throws(UsageError) -> (ResolvedUnit, Tree)? {
    let path = invocation.path(operand)
    let tree = try invocation.tree(for: [path])
    let selection = tree.selection(of: [path])
    guard selection.units.count == 1 || selection.diagnostics.hasErrors else {
      throw UsageError(
        "'\(operand)' holds \(selection.units.count) units, and 'buildspec \(verb)' takes one",
        help: "name one unit's folder")
    }
    invocation.console.report(selection.diagnostics)
    guard let configurationFile = selection.units.first else { return nil }
    let unit = tree.resolve(configurationFile)
    invocation.console.report(unit.diagnostics)
    return unit.diagnostics.hasErrors ? nil : (unit, tree)
  }

  /// The variables that `--set` gives.
  private static func givenVariables(_ arguments: ParsedArguments) throws(UsageError) -> [EnvironmentVariable] {
    var variables: [EnvironmentVariable] = []
    for pair in arguments.all("set") {
      guard let (name, value) = EnvironmentFile.pair(Text(pair)) else {
        throw UsageError("'--set' takes NAME=VALUE", help: "write --set NAME=VALUE")
      }
      if name.hasPrefix("CODEBUILD_") {
        throw UsageError(
          "'--set' can't set '\(name)'", help: "CodeBuild refuses names that start with CODEBUILD_; choose another")
      }
      let file = SourceFile(name: "--set", bytes: Array(pair.utf8))
      variables.append(
        EnvironmentVariable(
          name: name, value: value, kind: .plaintext, origin: .startBuild,
          namePlace: Place(file, SourceRange(0, name.count)),
          valuePlace: Place(file, SourceRange(name.count + 1, file.bytes.count))))
    }
    return variables
  }

  // MARK: check

  private static func check(
    _ unit: ResolvedUnit, _ tree: Tree, _ file: Path?, _ startBuild: [EnvironmentVariable],
    _ format: BuildspecCheckFormat, _ invocation: Invocation
  ) -> ExitStatus {
    let secrets = invocation.secrets(ofDataCommand: false)
    let findings = BuildspecCheck(tree, secrets: secrets).findings(
      for: unit, buildspec: file, startBuild: startBuild)
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
      let count = findings.count { $0.severity == severity }
      return "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    return "\(name): \(counts.joined(separator: ", "))\n"
  }

  // MARK: env

  private static func writeEnvironment(
    _ unit: ResolvedUnit, _ tree: Tree, _ file: Path?, _ startBuild: [EnvironmentVariable],
    _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> ExitStatus {
    let showsOrigins = arguments.has("show-origin")
    let format = arguments.format(EnvironmentFormat.self)
    if showsOrigins, format == .codepipeline || format == .github {
      throw UsageError(
        "'--format \(format.rawValue)' has no place for '--show-origin'", help: "use buildspec, json, dotenv or shell")
    }
    let secrets = invocation.secrets(ofDataCommand: true)
    let (environment, found) = BuildspecCheck(tree).environment(of: unit, buildspec: file, startBuild: startBuild)
    invocation.console.report(found)
    if found.hasErrors { return invocation.console.finish() }
    var writer = BuildEnvironmentWriter(showsOrigins: showsOrigins, secrets: secrets)
    let origin = { showsOrigins ? writer.origin(of: $0) : nil }
    switch format {
    case .json: invocation.console.write(writer.json(environment))
    case .codepipeline:
      let line = writer.actionConfiguration(environment)
      invocation.console.report(ActionConfigurationLimit.diagnostics(of: line))
      if !invocation.console.hasErrors { invocation.console.write(line + [Byte.lineFeed]) }
    case .buildspec: invocation.console.write(writer.buildspec(environment))
    case .shell: writeLines(of: environment, ShellEnvironment(.shell, secrets: secrets), origin, invocation)
    case .dotenv: writeLines(of: environment, ShellEnvironment(.dotenv, secrets: secrets), origin, invocation)
    case .github: writeLines(of: environment, ShellEnvironment(.github, secrets: secrets), origin, invocation)
    }
    return invocation.console.finish()
  }

  private static func writeLines(
    of environment: BuildEnvironment, _ empty: ShellEnvironment, _ origin: (BuildEnvironment.Entry) -> String?,
    _ invocation: Invocation
  ) {
    var lines = empty
    for entry in environment.entries { lines.add(entry, origin: origin(entry)) }
    invocation.console.report(lines.diagnostics)
    invocation.console.write(lines.output)
  }
}

/// The maximum length of a configuration value of a pipeline action. Source: the CodePipeline API says 1,000
/// characters; the service has accepted 50,000 since 2022.
enum ActionConfigurationLimit {
  static func diagnostics(of line: [UInt8]) -> [Diagnostic] {
    let count = Text(line).description.unicodeScalars.count
    let code = "action-configuration-length"
    let help: Message = "set variables in the project or the buildspec instead"
    if count > 50_000 {
      return [
        Diagnostic(
          .error, code, "the value has \(count) characters, and a pipeline action takes 50000", at: nil,
          notes: [Diagnostic.Note("it is documented to take 1000")], help: help)
      ]
    }
    guard count > 1000 else { return [] }
    return [
      Diagnostic(
        .warning, code, "the value has \(count) characters, and a pipeline action is documented to take 1000", at: nil,
        help: help)
    ]
  }
}
