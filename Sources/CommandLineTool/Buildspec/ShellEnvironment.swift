import Pipelines
import SourceText

/// The environment of a build as lines: for a shell, a dotenv file, or `$GITHUB_ENV`.
///
/// A variable that CodeBuild looks up in a store has no value here. It is left out, with a comment if the form has
/// comments, and reported on standard error.
struct ShellEnvironment {
  /// The forms of the output.
  enum Form {
    /// `export NAME='value'` lines.
    case shell
    /// `NAME=value` lines.
    case dotenv
    /// The form that GitHub Actions reads from the file `$GITHUB_ENV`.
    case github
  }

  private let form: Form
  private let secrets: SecretPolicy
  private(set) var output: [UInt8] = []
  /// The variables that were left out, and why.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ form: Form, secrets: SecretPolicy) {
    self.form = form
    self.secrets = secrets
  }

  /// Adds a variable.
  ///
  /// - Parameter origin: the comment on its origin; nil for no comment.
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
    case .dotenv: addDotenv(value, of: variable)
    case .github:
      let end = Self.delimiter(for: value)
      write("\(variable.name)<<\(end)\n")
      output.append(value)
      write("\n\(end)\n")
    }
  }

  private mutating func addDotenv(_ value: Text, of variable: EnvironmentVariable) {
    switch DotenvValue(value) {
    case .bare:
      write("\(variable.name)=")
      output.append(value)
    case .quoted(let bytes):
      report(
        .info, "quoted-dotenv-value",
        "the value of '\(variable.name)' stands in quotes, which docker --env-file takes as a part of it", variable)
      write("\(variable.name)=")
      output += bytes
    case .unwritable:
      report(
        .warning, "no-dotenv-value",
        "the value of '\(variable.name)' is left out: no form of a dotenv file gives it to python and to node", variable
      )
      comment("\(variable.name): its value can't be written here")
      return
    }
    output.append(Byte.lineFeed)
  }

  private mutating func isTakenName(_ variable: EnvironmentVariable) -> Bool {
    let name = variable.name
    guard ShellText.isName(name), !Byte.isDigit(name[0]) else {
      report(.warning, "no-shell-name", "'\(name)' is not a valid name of a shell variable, and is left out", variable)
      return false
    }
    if Self.isObeyed(name) {
      report(
        .warning, "obeyed-variable",
        "'\(name)' would change what your shell and its programs run, and is left out",
        variable, help: "set it by hand where you trust the tree")
      return false
    }
    if form == .github, name.hasPrefix("GITHUB_") || name.hasPrefix("RUNNER_") {
      report(.warning, "no-shell-name", "'\(name)' is a name that GitHub Actions refuses, and is left out", variable)
      return false
    }
    return true
  }

  /// Variables that control the dynamic linker, a shell, an interpreter or git. Loading a tree's environment must not
  /// run the tree's programs.
  private static let obeyed: Set<Text> = [
    "PATH", "ENV", "BASH_ENV", "BASHOPTS", "SHELLOPTS", "BASH_LOADABLES_PATH", "PS0", "PS1", "PS2", "PS4",
    "PROMPT_COMMAND", "IFS", "CDPATH", "FPATH", "ZDOTDIR", "PAGER", "EDITOR", "VISUAL", "BROWSER", "PYTHONSTARTUP",
    "PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE", "PYTHONBREAKPOINT", "PERL5OPT", "PERL5LIB", "PERL5DB", "PERLLIB",
    "RUBYOPT", "RUBYLIB", "NODE_OPTIONS", "NODE_PATH", "LUA_INIT", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS",
    "JDK_JAVA_OPTIONS", "MAKEFLAGS", "MAKEFILES", "LESSOPEN", "LESSCLOSE", "MANPAGER", "SSH_ASKPASS", "SUDO_ASKPASS",
    "OPENSSL_CONF", "TF_CLI_CONFIG_FILE", "GCONV_PATH", "GLIBC_TUNABLES", "HOSTALIASES", "LOCALDOMAIN",
  ]

  private static func isObeyed(_ name: Text) -> Bool {
    obeyed.contains(name) || name.hasPrefix("LD_") || name.hasPrefix("DYLD_") || name.hasPrefix("GIT_")
      || name.hasPrefix("BASH_FUNC_") || name.hasPrefix("npm_config_")
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
    _ severity: Severity, _ code: String, _ message: Message, _ variable: EnvironmentVariable, help: Message? = nil
  ) {
    diagnostics.append(Diagnostic(severity, code, message, at: variable.namePlace, help: help))
  }

  private mutating func comment(_ text: String) {
    write("# ")
    output.append(ShellText.commented(Text(text)))
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
