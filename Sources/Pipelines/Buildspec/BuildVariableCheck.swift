import Hierarchy
import ShellSyntax
import SourceText

/// Compares the variables that layers set with those that commands use.
struct BuildVariableCheck {
  /// How a buildspec runs: with which shell, and what it gets besides its environment.
  struct Run {
    /// The shell of its commands.
    var shell: BuildShell
    /// The variables that a batch sets for its builds.
    var batch: [BuildspecBatch.Variable] = []
    /// The names that a module adds to the project's variables: nobody can rename or delete those in the unit.
    var injectedNames: Set<Text> = []
    /// The names that a module may add: whether it does is not known.
    var possibleNames: Set<Text> = []
    /// The buildspecs that the batch names: the project's variables are used if one of them uses them.
    var others: [(buildspec: Buildspec, shell: BuildShell)] = []
    /// The setting that keeps the build from running Docker; nil if there is none.
    var noDocker: GivenValue?
    /// True for a buildspec that a batch names: the project's variables are checked with the one that has the batch.
    var isNamedByBatch = false
  }

  let buildspec: Buildspec
  let environment: BuildEnvironment
  private let run: Run
  private let secrets: SecretPolicy
  private let used: Set<Text>
  private let assigned: Set<Text>
  /// Names that are set, to suggest for a misspelt one.
  private let knownNames: [String]
  let batchNames: [Text: BuildspecBatch.Variable]
  private let readsOtherScripts: Bool
  private let startsOtherScripts: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(_ buildspec: Buildspec, _ environment: BuildEnvironment, _ run: Run, secrets: SecretPolicy) {
    let hasPOSIXShell = run.shell == .posix
    let commands = hasPOSIXShell ? buildspec.commands : []
    self.buildspec = buildspec
    self.environment = environment
    self.run = run
    self.secrets = secrets
    used = run.others.reduce(into: buildspec.mentionedNames) { $0.formUnion($1.buildspec.mentionedNames) }
    assigned = commands.reduce(into: run.possibleNames) { $0.formUnion($1.script.assigned) }
    batchNames = Dictionary(run.batch.map { ($0.name, $0) }) { first, _ in first }
    knownNames = Array(
      (environment.entries.map(\.winner.name) + run.batch.map(\.name) + assigned.sorted()).prefix(Self.mostCompared)
        .map(\.description))
    readsOtherScripts = commands.contains { $0.script.readsOtherScripts }
    // In Windows shells we do not look for programs that read variables.
    startsOtherScripts = (run.others + [(buildspec, run.shell)]).contains { other in
      other.shell != .posix
        || other.buildspec.commands.contains { $0.script.startsOtherScripts || $0.script.readsOtherScripts }
    }
    for entry in environment.entries { check(entry) }
    for variable in buildspec.batch.variables { checkName(variable.name, at: variable.place, isBuildspec: true) }
    for command in commands { check(command) }
    checkDocker(commands)
    if !hasPOSIXShell { checkWindowsCommands(run.shell) }
    for export in buildspec.exports { check(export) }
  }

  mutating func report(
    _ severity: Severity, _ rule: BuildspecRule, _ message: Message, at place: Place, notes: [Diagnostic.Note] = [],
    help: Message?
  ) {
    diagnostics.append(Diagnostic(severity, rule.rawValue, message, at: place, notes: notes, help: help))
  }

  // MARK: a variable that is set

  private mutating func check(_ entry: BuildEnvironment.Entry) {
    let variables = ([entry.winner] + entry.overridden).filter(isOurs)
    for variable in variables {
      checkName(variable.name, at: variable.namePlace, isBuildspec: variable.origin.isBuildspec)
    }
    for variable in variables { checkValue(variable) }
    checkShadowing(entry)
    if isOurs(entry.winner) { checkUse(entry.winner) }
  }

  /// False for variables that somebody else answers for: a module, or the buildspec that has the batch.
  private func isOurs(_ variable: EnvironmentVariable) -> Bool {
    if variable.origin == .project, run.injectedNames.contains(variable.name) { return false }
    return !run.isNamedByBatch || variable.origin.isBuildspec
  }

  private mutating func checkName(_ name: Text, at place: Place, isBuildspec: Bool) {
    if name.hasPrefix("CODEBUILD_") {
      report(
        isBuildspec ? .warning : .error, .reservedName,
        "the environment variable '\(name)' starts with CODEBUILD_, which CodeBuild reserves",
        at: place,
        help: isBuildspec
          ? "rename it, here and in the commands" : "rename it: CodeBuild refuses the project")
    } else if BuildVariables.steersAWSTools(name) {
      report(
        .info, .awsName, "AWS tools read the environment variable '\(name)'", at: place,
        help: "rename it, unless it is meant for them")
    }
    if !ShellName.isName(name) {
      report(
        .warning, .nameForm, "the environment variable '\(name)' is not a valid name of a shell variable",
        at: place, help: "a name has letters, digits and _, and does not start with a digit")
    }
  }

  private mutating func checkValue(_ variable: EnvironmentVariable) {
    switch variable.kind {
    case .plaintext: checkRetyped(variable)
    case .parameterStore:
      if !ParameterReference.isParameter(variable.value, expands: variable.origin.isBuildspec) {
        report(
          .error, .parameterName,
          "'\(variable.name)' comes from the parameter store, but its value does not name a parameter",
          at: variable.valuePlace,
          help: ParameterReference.help)
      }
    case .secretsManager:
      if !ParameterReference.isSecretReference(variable.value) {
        report(
          .error, .secretReference,
          "'\(variable.name)' comes from the secrets manager, but its value does not name a secret",
          at: variable.valuePlace,
          help: "write secret-id:json-key:version-stage:version-id; of the last two at most one")
      }
    }
  }

  /// Without quotes, `0755`, `1.10` and `yes` become different values.
  private mutating func checkRetyped(_ variable: EnvironmentVariable) {
    guard variable.origin == .buildspecVariables else { return }
    let spelling = variable.valuePlace.file.text(variable.valuePlace.range)
    let isQuoted = spelling.count > 0 && [Byte.quote, Byte.apostrophe, Byte.pipe, Byte.greater].contains(spelling[0])
    guard !isQuoted, spelling != variable.value, !spelling.contains("\n"), !spelling.contains(" "),
      ["true", "false"].contains(variable.value) || variable.value.bytes.allSatisfy(Self.isNumberByte)
    else { return }
    guard !secrets.isSecret(name: variable.name) else { return }
    report(
      .warning, .retypedValue, "YAML reads '\(spelling)' as \(variable.value)", at: variable.valuePlace,
      help: "write \"\(spelling)\"")
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    Byte.isDigit(byte) || [Byte.dot, Byte.hyphen, Byte.plus, UInt8(ascii: "e")].contains(byte)
  }

  private mutating func checkShadowing(_ entry: BuildEnvironment.Entry) {
    guard let beaten = entry.overridden.first, entry.winner.origin != .startBuild else { return }
    let isOneFile = entry.winner.origin.isBuildspec && beaten.origin.isBuildspec
    let same = entry.winner.value == beaten.value && entry.winner.kind == beaten.kind
    report(
      isOneFile ? .warning : .info, .shadowedVariable,
      "'\(beaten.name)' of \(words: beaten.origin.name) is never used: \(words: entry.winner.origin.name) overrides it\(words: same ? ", with the same value" : "")",
      at: beaten.namePlace, notes: [Diagnostic.Note("set here", at: entry.winner.namePlace)],
      help: same || isOneFile ? "keep one of them" : "delete it, unless builds need it that nothing else sets it for")
  }

  /// Windows ignores the case of names.
  private func isMentioned(_ name: Text) -> Bool {
    used.contains(name) || run.shell != .posix && used.contains { $0.lowercasedASCII == name.lowercasedASCII }
  }

  private mutating func checkUse(_ variable: EnvironmentVariable) {
    guard !isMentioned(variable.name), !BuildVariables.isReadByPrograms(variable.name),
      variable.origin != .startBuild, ShellName.isName(variable.name)
    else { return }
    report(
      startsOtherScripts ? .info : .warning, .unusedVariable,
      "no command of '\(buildspec.file.name)'\(words: run.others.isEmpty ? "" : ", or of the buildspecs that its batch names,") uses the environment variable '\(variable.name)'",
      at: variable.namePlace, help: "delete it, unless a program reads it")
  }

  // MARK: a variable that is used

  private mutating func check(_ command: Buildspec.Command) {
    var reported: Set<Text> = []
    for reference in command.script.references where !reference.isGuarded {
      let name = reference.name
      guard environment[name] == nil, !assigned.contains(name), !BuildVariables.isGiven(name),
        reported.insert(name).inserted
      else { continue }
      if let variable = batchNames[name] {
        if !variable.isInEveryBuild {
          reportBatchVariable(variable, at: buildspec.place(of: reference, in: command))
        }
        continue
      }
      let nearest = nearestName(name)
      report(
        // Only CodeBuild can set these, and it sets more of them than it documents.
        readsOtherScripts || name.hasPrefix("CODEBUILD_") ? .info : .warning, .undefinedVariable,
        "nothing sets '\(name)'", at: buildspec.place(of: reference, in: command),
        help: nearest.map { "did you mean '\($0)'?" }
          ?? "set it in environment_variables or env, write ${\(name):-default}, or let the image set it")
    }
    for step in command.script.steps {
      if case .command(let words) = step { checkCommandWord(words, command) }
    }
  }

  mutating func reportBatchVariable(_ variable: BuildspecBatch.Variable, at place: Place) {
    report(
      .info, .undefinedVariable, "some builds of the batch do not set '\(variable.name)'", at: place,
      notes: [Diagnostic.Note("set here", at: variable.place)],
      help: "set it for every build, or below env.variables")
  }

  /// The number of suggestions that may still be made.
  private var suggestionsLeft = Limits.suggestions
  /// The maximum number of known names that an unknown one is compared with.
  private static let mostCompared = 1000

  mutating func nearestName(_ name: Text) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return NearestName.of(name.description, among: knownNames)
      ?? NearestName.of(name.description, among: BuildVariables.given)
  }

  /// The shell splits `$X` as a command into words but does not re-parse it: quotes and operators in its value stay text.
  private mutating func checkCommandWord(_ words: [ShellScript.Word], _ command: Buildspec.Command) {
    guard let first = words.first, first.parts.count == 1, case .variable(let reference) = first.parts[0],
      let variable = environment[reference.name], variable.kind == .plaintext, !assigned.contains(variable.name)
    else { return }
    guard reference.isUnquoted else {
      if variable.value.contains(" ") { reportQuotedCommand(reference, variable, command) }
      return
    }
    guard let sign = Self.operatorSign(in: variable.value) else { return }
    report(
      .error, .brokenCommandVariable,
      "'$\(reference.name)' runs as a command, but its value contains \(words: sign), which the shell does not re-parse",
      at: buildspec.place(of: reference, in: command),
      notes: [Diagnostic.Note("its value", at: variable.valuePlace)],
      help: "put the command into the buildspec, or write: eval \"$\(reference.name)\"")
  }

  private mutating func reportQuotedCommand(
    _ reference: ShellScript.Reference, _ variable: EnvironmentVariable, _ command: Buildspec.Command
  ) {
    report(
      .error, .brokenCommandVariable,
      "'$\(reference.name)' runs as a command inside quotes, but its value contains blanks: the shell looks for a program with this whole name",
      at: buildspec.place(of: reference, in: command),
      notes: [Diagnostic.Note("its value", at: variable.valuePlace)], help: "write it without quotes")
  }

  private static func operatorSign(in value: Text) -> String? {
    for byte in value.bytes {
      switch byte {
      case Byte.quote, Byte.apostrophe: return "quotes"
      case Byte.backslash: return "a backslash"
      case Byte.ampersand, Byte.pipe, Byte.semicolon, Byte.less, Byte.greater, Byte.leftParenthesis,
        Byte.rightParenthesis:
        return "'\(UnicodeScalar(byte))'"
      case Byte.dollar, Byte.backtick: return "'\(UnicodeScalar(byte))'"
      default: continue
      }
    }
    return nil
  }

  // MARK: Docker

  /// The commands of `docker` that need its daemon, whatever their arguments.
  private static let daemonCommands: Set<Text> = ["build", "run", "pull", "push", "tag", "save", "load", "exec"]

  /// Reports the first command that talks to a Docker daemon, if the project can't run one.
  private mutating func checkDocker(_ commands: [Buildspec.Command]) {
    guard let setting = run.noDocker, environment["DOCKER_HOST"] == nil, !assigned.contains("DOCKER_HOST") else {
      return
    }
    for command in commands {
      for case .command(let words) in command.script.steps {
        let words = ShellWrapper.unwrapped(words)
        guard words.count > 1, words[0].literal == "docker", let name = words[1].literal,
          Self.daemonCommands.contains(name)
        else { continue }
        report(
          .warning, .dockerWithoutPrivilege,
          "'docker \(name)' needs the Docker daemon, which runs only in privileged mode",
          at: buildspec.place(of: words[0].offset..<words[1].end, in: command),
          notes: [Diagnostic.Note("'\(setting.name)' is false here", at: setting.place)],
          help: "set privileged_mode = true")
        return
      }
    }
  }

  // MARK: exports

  private mutating func check(_ export: Buildspec.Export) {
    let place = Place(buildspec.file, export.range)
    if export.name.hasPrefix("AWS_") {
      report(
        .error, .exportedVariable,
        "'\(export.name)' can't be exported: CodeBuild reserves variables that start with AWS_",
        at: place, help: "export a variable of another name")
      return
    }
    if let variable = environment[export.name] {
      if variable.kind != .plaintext, !variable.origin.isBuildspec {
        report(
          .error, .exportedVariable, "'\(export.name)' can't be exported: the project takes it from a secret store",
          at: place, notes: [Diagnostic.Note("set here", at: variable.namePlace)], help: "delete it from the list")
      }
    } else if !assigned.contains(export.name), batchNames[export.name] == nil, !BuildVariables.isGiven(export.name) {
      report(
        readsOtherScripts ? .info : .warning, .exportedVariable, "'\(export.name)' is exported, but nothing sets it",
        at: place, help: "set it in a command: export \(export.name)=…")
    }
  }
}
