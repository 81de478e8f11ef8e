import Pipelines
import SourceText

/// Environment variables as lines: for a shell, a dotenv file, or `$GITHUB_ENV`.
///
/// What the form can't hold is left out, with a diagnostic, and with a comment if the form has comments.
struct EnvironmentLines {
  /// The forms.
  enum Form {
    /// `export NAME='value'` lines.
    case shell
    /// `NAME=value` lines.
    case dotenv
    /// What GitHub Actions reads from the file `$GITHUB_ENV`.
    case github
  }

  private let form: Form
  private let secrets: SecretPolicy
  /// How bad a name is that the form can't hold.
  private let severityOfNames: Severity
  /// What to do about names and values that the form can't hold.
  private let help: Message?
  private(set) var output: [UInt8] = []
  /// What was left out, and why.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ form: Form, secrets: SecretPolicy, severityOfNames: Severity = .warning, help: Message? = nil) {
    self.form = form
    self.secrets = secrets
    self.severityOfNames = severityOfNames
    self.help = help
  }

  /// Adds a line that readers skip.
  mutating func heading(_ text: Text) { comment(text) }

  /// Adds a variable of a build's environment. One that CodeBuild looks up in a store has no value here, and is left out;
  /// so is one that would change what programs run, since its value may be a stranger's.
  ///
  /// - Parameter origin: what to say of where it comes from; nil for nothing.
  mutating func add(_ entry: BuildEnvironment.Entry, origin: String?) {
    let variable = entry.winner
    guard isSafe(variable) else { return }
    guard variable.kind == .plaintext else {
      leaveOut(variable)
      return
    }
    add(
      variable.name, variable.shownValue(secrets), at: variable.namePlace,
      comment: origin.map { Text("\(variable.name): \($0)") })
  }

  /// Adds a variable.
  ///
  /// - Parameters:
  ///   - value: as it may be shown.
  ///   - comment: what to say of it on a line before; nil for nothing.
  mutating func add(_ name: Text, _ value: Text, at place: Place?, comment text: Text?) {
    guard isTaken(name, at: place) else { return }
    if value.firstIndex(of: 0) != nil {
      report(
        .warning, "no-shell-value", "the value of '\(name)' holds a null byte, and is left out", at: place, help: help)
      return
    }
    if let text, form != .github { comment(text) }
    switch form {
    case .shell:
      write("export \(name)=")
      output += ShellText.quoted(value)
      output.append(Byte.lineFeed)
    case .dotenv: addDotenv(value, of: name, at: place)
    case .github:
      let end = Self.delimiter(for: value)
      write("\(name)<<\(end)\n")
      output.append(value)
      write("\n\(end)\n")
    }
  }

  private mutating func addDotenv(_ value: Text, of name: Text, at place: Place?) {
    switch DotenvValue(value) {
    case .bare:
      write("\(name)=")
      output.append(value)
    case .quoted(let bytes):
      report(
        .info, "quoted-dotenv-value",
        "the value of '\(name)' is in quotes, which docker --env-file takes as a part of it", at: place)
      write("\(name)=")
      output += bytes
    case .unwritable:
      report(
        .warning, "no-dotenv-value",
        "the value of '\(name)' is left out: no form of a dotenv file gives it to both Python and Node", at: place)
      comment(Text("\(name): its value can't be written here"))
      return
    }
    output.append(Byte.lineFeed)
  }

  private mutating func isTaken(_ name: Text, at place: Place?) -> Bool {
    guard ShellName.isName(name) else {
      report(
        severityOfNames, "no-shell-name", "'\(name)' is not a valid name of a shell variable, and is left out",
        at: place,
        help: help)
      return false
    }
    if form == .github, name.hasPrefix("GITHUB_") || name.hasPrefix("RUNNER_") {
      report(.warning, "no-shell-name", "GitHub Actions refuses the name '\(name)', so it is left out", at: place)
      return false
    }
    return true
  }

  private mutating func isSafe(_ variable: EnvironmentVariable) -> Bool {
    guard ObeyedVariables.contains(variable.name) else { return true }
    report(
      .warning, "obeyed-variable",
      "'\(variable.name)' would change what your shell and its programs run, and is left out", at: variable.namePlace,
      help: "set it by hand if you trust the tree")
    return false
  }

  private mutating func leaveOut(_ variable: EnvironmentVariable) {
    guard isTaken(variable.name, at: variable.namePlace) else { return }
    let store = variable.kind == .parameterStore ? "the parameter store" : "the secrets manager"
    report(
      .info, "value-in-store", "'\(variable.name)' is left out: CodeBuild reads it from \(words: store)",
      at: variable.namePlace)
    if form != .github {
      comment(Text("\(variable.name): CodeBuild reads it from \(store), \(variable.shownValue(secrets))"))
    }
  }

  private mutating func report(
    _ severity: Severity, _ code: String, _ message: Message, at place: Place?, help: Message? = nil
  ) {
    diagnostics.append(Diagnostic(severity, code, message, at: place, help: help))
  }

  private mutating func comment(_ text: Text) {
    write("# ")
    output.append(ShellText.commented(text))
    output.append(Byte.lineFeed)
  }

  private mutating func write(_ text: String) { output += Array(text.utf8) }

  /// A line that does not occur in the value.
  private static func delimiter(for value: Text) -> String {
    var end = "STRATA_END"
    while value.contains(Text(end)) { end += "_" }
    return end
  }
}
