import Hierarchy
import ShellSyntax
import SourceText

/// Holds the variables of the layers and the commands against each other.
struct BuildVariableCheck {
  private let buildspec: Buildspec
  private let environment: BuildEnvironment
  private let secrets: SecretPolicy
  private let used: Set<Text>
  private let assigned: Set<Text>
  /// The names that are set, those that a misspelt one is compared with.
  private let knownNames: [String]
  private let batchNames: [Text: BuildspecBatch.Variable]
  private let readsOtherScripts: Bool
  private let startsOtherScripts: Bool
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter onWindows: whether the project's build environment is one of Windows.
  init(_ buildspec: Buildspec, _ environment: BuildEnvironment, onWindows: Bool, secrets: SecretPolicy) {
    let hasPOSIXShell = buildspec.hasPOSIXShell(onWindows: onWindows)
    let commands = hasPOSIXShell ? buildspec.commands : []
    self.buildspec = buildspec
    self.environment = environment
    self.secrets = secrets
    var used = buildspec.expandedNames.union(buildspec.exports.map(\.name))
    var assigned: Set<Text> = []
    for command in buildspec.commands {
      // A program may be told the name: `printenv X`, `docker run -e X`, `sh -c 'echo $X'`, `os.environ["X"]`; and so does
      // every shell of Windows: `$env:X`, `%X%`.
      used.formUnion(ShellName.names(in: command.text))
    }
    for command in commands {
      used.formUnion(command.script.references.map(\.name))
      assigned.formUnion(command.script.assigned)
    }
    batchNames = Dictionary(buildspec.batch.variables.map { ($0.name, $0) }) { first, _ in first }
    self.used = used
    self.assigned = assigned
    knownNames = Array(
      (environment.entries.map(\.winner.name) + assigned.sorted()).prefix(Self.mostCompared).map(\.description))
    readsOtherScripts = commands.contains { $0.script.readsOtherScripts }
    // What programs read is not looked for in the shells of Windows.
    startsOtherScripts = !hasPOSIXShell || commands.contains { $0.script.startsOtherScripts }
    for entry in environment.entries { check(entry) }
    for variable in buildspec.batch.variables {
      checkName(variable.name, at: Place(buildspec.file, variable.range), isBuildspec: true)
    }
    for command in commands { check(command) }
    for export in buildspec.exports { check(export) }
  }

  private mutating func report(
    _ severity: Severity, _ rule: BuildspecRule, _ message: Message, at place: Place, notes: [Diagnostic.Note] = [],
    help: Message?
  ) {
    diagnostics.append(Diagnostic(severity, rule.rawValue, message, at: place, notes: notes, help: help))
  }

  // MARK: a variable that is set

  private mutating func check(_ entry: BuildEnvironment.Entry) {
    for variable in [entry.winner] + entry.overridden {
      checkName(variable.name, at: variable.namePlace, isBuildspec: variable.origin.isBuildspec)
    }
    for variable in [entry.winner] + entry.overridden { checkValue(variable) }
    checkShadowing(entry)
    checkUse(entry.winner)
  }

  private mutating func checkName(_ name: Text, at place: Place, isBuildspec: Bool) {
    if name.hasPrefix("CODEBUILD_") {
      report(
        isBuildspec ? .warning : .error, .reservedName,
        "the environment variable '\(name)' starts with CODEBUILD_, which CodeBuild keeps for itself",
        at: place,
        help: isBuildspec
          ? "give it another name, here and in the commands" : "give it another name: CodeBuild refuses the project")
    } else if BuildVariables.steersAWSTools(name) {
      report(
        .info, .awsName, "the environment variable '\(name)' is one that AWS tools read", at: place,
        help: "give it another name, unless it is meant for them")
    }
    if !ShellName.isName(name) {
      report(
        .warning, .nameForm, "the environment variable '\(name)' has a name that no shell takes",
        at: place, help: "a name has letters, digits and _, and does not start with a digit")
    }
  }

  private mutating func checkValue(_ variable: EnvironmentVariable) {
    switch variable.kind {
    case .plaintext: checkRetyped(variable)
    case .parameterStore:
      if !ParameterReference.isParameter(variable.value, expands: variable.origin.isBuildspec) {
        report(
          .error, .parameterName, "'\(variable.name)' comes from the parameter store, and its value names no parameter",
          at: variable.valuePlace,
          help: ParameterReference.help)
      }
    case .secretsManager:
      if !ParameterReference.isSecretReference(variable.value) {
        report(
          .error, .secretReference, "'\(variable.name)' comes from the secrets manager, and its value names no secret",
          at: variable.valuePlace,
          help: "write secret-id:json-key:version-stage:version-id; of the last two at most one")
      }
    }
  }

  /// `0755`, `1.10` and `yes` without quotes are other values than they look.
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
      "'\(beaten.name)' of \(words: beaten.origin.name) is never used: \(words: entry.winner.origin.name) sets it\(words: same ? ", to the same value" : "")",
      at: beaten.namePlace, notes: [Diagnostic.Note("set here", at: entry.winner.namePlace)],
      help: same || isOneFile ? "keep one of them" : "delete it, unless it is meant for builds where nothing else does")
  }

  private mutating func checkUse(_ variable: EnvironmentVariable) {
    guard !used.contains(variable.name), !BuildVariables.isReadByPrograms(variable.name),
      variable.origin != .startBuild, ShellName.isName(variable.name)
    else { return }
    report(
      readsOtherScripts || startsOtherScripts ? .info : .warning, .unusedVariable,
      "the environment variable '\(variable.name)' is used by no command of '\(buildspec.file.name)'",
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
        if !variable.isInEveryBuild { reportBatchVariable(variable, reference, command) }
        continue
      }
      let nearest = nearestName(name)
      report(
        // Nobody can set these but CodeBuild, which has more of them than its documentation.
        readsOtherScripts || name.hasPrefix("CODEBUILD_") ? .info : .warning, .undefinedVariable,
        "nothing sets '\(name)'", at: buildspec.place(of: reference, in: command),
        help: nearest.map { "did you mean '\($0)'?" }
          ?? "set it in environment_variables or env, write ${\(name):-default}, or let the image set it")
    }
    for step in command.script.steps {
      if case .command(let words) = step { checkCommandWord(words, command) }
    }
  }

  private mutating func reportBatchVariable(
    _ variable: BuildspecBatch.Variable, _ reference: ShellScript.Reference, _ command: Buildspec.Command
  ) {
    report(
      .info, .undefinedVariable, "some builds of the batch do not set '\(variable.name)'",
      at: buildspec.place(of: reference, in: command),
      notes: [Diagnostic.Note("set here", at: Place(buildspec.file, variable.range))],
      help: "set it for every build, or below env.variables")
  }

  /// For how many more unknown names the nearest known one is looked for.
  private var suggestionsLeft = Limits.suggestions
  /// How many of the known names are compared with an unknown one.
  private static let mostCompared = 1000

  private mutating func nearestName(_ name: Text) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return NearestName.of(name.description, among: knownNames)
      ?? NearestName.of(name.description, among: BuildVariables.given)
  }

  /// `$X` as a command is split into words and not read again: quotes and operators in its value stay text.
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
      "'$\(reference.name)' runs as a command, and its value holds \(words: sign), which the shell does not read again",
      at: buildspec.place(of: reference, in: command),
      notes: [Diagnostic.Note("its value", at: variable.valuePlace)],
      help: "put the command into the buildspec, or write: eval \"$\(reference.name)\"")
  }

  private mutating func reportQuotedCommand(
    _ reference: ShellScript.Reference, _ variable: EnvironmentVariable, _ command: Buildspec.Command
  ) {
    report(
      .error, .brokenCommandVariable,
      "'$\(reference.name)' runs as a command inside quotes, and its value holds blanks: the shell looks for one program of that name",
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

  // MARK: exports

  private mutating func check(_ export: Buildspec.Export) {
    let place = Place(buildspec.file, export.range)
    if export.name.hasPrefix("AWS_") {
      report(
        .error, .exportedVariable, "'\(export.name)' can't be exported: CodeBuild keeps variables that start with AWS_",
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
        readsOtherScripts ? .info : .warning, .exportedVariable, "'\(export.name)' is exported, and nothing sets it",
        at: place, help: "set it in a command: export \(export.name)=…")
    }
  }
}

extension EnvironmentVariable.Origin {
  /// True for the layers of the buildspec.
  public var isBuildspec: Bool {
    switch self {
    case .startBuild, .project: false
    case .buildspecVariables, .buildspecParameterStore, .buildspecSecretsManager: true
    }
  }

  /// The layer in the user's words.
  public var name: String {
    switch self {
    case .startBuild: "start-build"
    case .project: "the project"
    case .buildspecVariables: "the buildspec's env.variables"
    case .buildspecParameterStore: "the buildspec's env.parameter-store"
    case .buildspecSecretsManager: "the buildspec's env.secrets-manager"
    }
  }
}
