import SourceText

/// The `git` program, run on one repository.
///
/// The author of the repository's configuration must not be able to make git run a program, fetch anything, hang, or
/// answer from a different history. So git is told where the repository is, and gets an environment of its own.
struct GitProgram: Sendable {
  /// How many seconds git may be silent.
  static let patience = 10

  private let programs: any ProgramRunner
  private let folder: Path
  private let environment: [Text: Text]

  /// The variables of the user's environment that git needs: where its programs and the user's own settings are.
  /// Those settings, and `GIT_CONFIG_COUNT`, may contain `safe.directory`.
  private static let keptVariables: Set<Text> = [
    "PATH", "HOME", "XDG_CONFIG_HOME", "SUDO_UID", "LD_LIBRARY_PATH", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT",
  ]

  /// No lock, no prompt, no network with any version of git, no replaced objects, no grafts; messages in English.
  private static let setVariables: [Text: Text] = [
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": "/dev/null/none",
    "GIT_ATTR_NOSYSTEM": "1",
  ]

  private static let options: [Text] = [
    "--no-pager", "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "core.sshCommand=false", "-c",
    "core.askPass=false", "-c", "credential.helper=", "-c", "protocol.allow=never", "-c",
    "safe.bareRepository=explicit", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
  ]

  /// Git in the folder `top`, which contains `.git`; it searches no other folder.
  ///
  /// - Parameter environment: the user's environment; git gets a part of it.
  init(_ programs: any ProgramRunner, top: Path, environment: [Text: Text]) {
    self.programs = programs
    folder = top
    var variables = environment.filter { Self.keptVariables.contains($0.key) || Self.isGivenSetting($0.key) }
    variables.merge(Self.setVariables) { $1 }
    variables["GIT_CEILING_DIRECTORIES"] = top.parent.text
    self.environment = variables
  }

  private static func isGivenSetting(_ name: Text) -> Bool {
    name.hasPrefix("GIT_CONFIG_KEY_") || name.hasPrefix("GIT_CONFIG_VALUE_")
  }

  private init(_ other: GitProgram, _ environment: [Text: Text]) {
    programs = other.programs
    folder = other.folder
    self.environment = environment
  }

  /// The same, bound to a repository: git no longer searches for one.
  func bound(to gitFolder: Path) -> GitProgram {
    GitProgram(self, environment.merging(["GIT_DIR": gitFolder.text, "GIT_WORK_TREE": folder.text]) { $1 })
  }

  /// Runs git until it ends; its standard input is empty.
  func output(_ words: [Text]) throws(Diagnostic) -> (output: Text, end: ProgramEnd) {
    do throws(ProgramFailure) {
      let program = try start(words, takesInput: false)
      var output: [UInt8] = []
      while true {
        let piece = try program.read(until: .seconds(Self.patience))
        if piece.isEmpty { return (Text(output), try program.finish(until: .seconds(Self.patience))) }
        output += piece
      }
    } catch {
      throw Self.failure(error)
    }
  }

  /// Starts git.
  func start(_ words: [Text], takesInput: Bool) throws(ProgramFailure) -> any RunningProgram {
    try programs.start(
      ProgramCall(
        ["git"] + Self.options + words, in: folder, environment: environment, takesInput: takesInput))
  }

  /// The diagnostic for a git that can't be used.
  static func failure(_ error: ProgramFailure) -> Diagnostic {
    switch error {
    case .notFound:
      Diagnostic(
        .error, GitCode.noGit, "there is no program 'git'", at: nil, help: "install git, or put its folder into PATH")
    case .tookTooLong:
      Diagnostic(
        .error, GitCode.gitFailed, "git gave no answer for \(patience) seconds, and was ended", at: nil,
        help: "does the repository's configuration include a file that never ends?")
    case .other(let reason): Diagnostic(.error, GitCode.gitFailed, "git can't be run: \(reason)", at: nil)
    }
  }

  /// The diagnostic for a git that ended with an error.
  static func failure(_ command: String, _ end: ProgramEnd) -> Diagnostic {
    let lines = end.errors.trimmed.split(separator: Byte.lineFeed)
    let first = lines.first.map { $0.hasPrefix("fatal: ") ? $0[7..<$0.count] : $0 } ?? ""
    let way =
      switch end.cause {
      case .status(let status): "with status \(status)"
      case .signal(let signal): "by signal \(signal)"
      }
    return Diagnostic(
      .error, GitCode.gitFailed, "git \(command) failed \(way): \(first)", at: nil,
      notes: lines.dropFirst().filter { !$0.trimmed.isEmpty }.map { Diagnostic.Note($0.trimmed.description) })
  }
}
