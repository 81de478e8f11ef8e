import Pipelines
import SourceText

/// A build's environment as lines: for a shell, a dotenv file, or `$GITHUB_ENV`.
///
/// A variable that CodeBuild looks up in a store has no value here: it is left out, with a comment where the form has
/// comments, and said on standard error.
struct ShellEnvironment {
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
  private(set) var output: [UInt8] = []
  /// What was left out, and why.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ form: Form, secrets: SecretPolicy) {
    self.form = form
    self.secrets = secrets
  }

  /// Adds a variable.
  ///
  /// - Parameter origin: what to say of where it comes from; nil for nothing.
  mutating func add(_ entry: BuildEnvironment.Entry, origin: String?) {
    let variable = entry.winner
    guard isTakenName(variable) else { return }
    guard variable.kind == .plaintext else {
      leaveOut(variable)
      return
    }
    let value = variable.shownValue(secrets)
    if value.firstIndex(of: 0) != nil {
      report(.warning, "no-shell-value", "the value of '\(variable.name)' holds a null byte and is left out", variable)
      return
    }
    if let origin, form != .github { comment("\(variable.name): \(origin)") }
    switch form {
    case .shell:
      write("export \(variable.name)=")
      output += ShellText.quoted(value)
      output.append(Byte.lineFeed)
    case .dotenv:
      write("\(variable.name)=")
      output += Self.dotenvValue(value)
      output.append(Byte.lineFeed)
    case .github:
      let end = Self.delimiter(for: value)
      write("\(variable.name)<<\(end)\n")
      output.append(value)
      write("\n\(end)\n")
    }
  }

  private mutating func isTakenName(_ variable: EnvironmentVariable) -> Bool {
    let name = variable.name
    guard ShellText.isName(name), !Byte.isDigit(name[0]) else {
      report(.warning, "no-shell-name", "'\(name)' is no name that a shell takes, and is left out", variable)
      return false
    }
    if form == .github, name.hasPrefix("GITHUB_") || name.hasPrefix("RUNNER_") {
      report(.warning, "no-shell-name", "'\(name)' is a name that GitHub Actions refuses, and is left out", variable)
      return false
    }
    return true
  }

  private mutating func leaveOut(_ variable: EnvironmentVariable) {
    let store = variable.kind == .parameterStore ? "the parameter store" : "the secrets manager"
    report(
      .info, "value-in-store", "'\(variable.name)' is left out: CodeBuild reads it from \(words: store)", variable)
    if form != .github {
      comment("\(variable.name): CodeBuild reads it from \(store), \(variable.shownValue(secrets))")
    }
  }

  private mutating func report(
    _ severity: Severity, _ code: String, _ message: Message, _ variable: EnvironmentVariable
  ) {
    diagnostics.append(Diagnostic(severity, code, message, at: variable.namePlace))
  }

  private mutating func comment(_ text: String) {
    write("# ")
    output.append(ShellText.commented(Text(text)))
    output.append(Byte.lineFeed)
  }

  private mutating func write(_ text: String) { output += Array(text.utf8) }

  /// A value as dotenv readers take it: bare where it is plain, else in single quotes, where nothing is special; in
  /// double quotes with `\n`, `\r`, `\"`, `\\` and `\$` where it holds a single quote or a line break.
  private static func dotenvValue(_ value: Text) -> [UInt8] {
    let bytes = value.bytes
    let isBare = bytes.allSatisfy {
      Byte.isLetterOrDigit($0)
        || [Byte.underscore, Byte.hyphen, Byte.dot, Byte.slash, Byte.colon].contains($0)
    }
    if isBare { return bytes }
    if !bytes.contains(Byte.apostrophe), !bytes.contains(Byte.lineFeed), !bytes.contains(Byte.carriageReturn) {
      return [Byte.apostrophe] + bytes + [Byte.apostrophe]
    }
    var output: [UInt8] = [Byte.quote]
    for byte in bytes {
      switch byte {
      case Byte.lineFeed: output += [Byte.backslash, UInt8(ascii: "n")]
      case Byte.carriageReturn: output += [Byte.backslash, UInt8(ascii: "r")]
      case Byte.quote, Byte.backslash, Byte.dollar, Byte.backtick: output += [Byte.backslash, byte]
      default: output.append(byte)
      }
    }
    return output + [Byte.quote]
  }

  /// A line that the value does not hold.
  private static func delimiter(for value: Text) -> String {
    var end = "STRATA_END"
    while value.contains(Text(end)) { end += "_" }
    return end
  }
}
