public import SourceText

/// A git repository with a working tree, asked through the `git` program; nothing in it is changed.
public struct GitRepository: Sendable {
  /// The top of the working tree, absolute.
  public let top: Path
  private let git: GitProgram

  /// The repository that `folder` lies in.
  public init(containing folder: Path, programs: any ProgramRunner) throws(Diagnostic) {
    git = GitProgram(programs, folder: folder)
    let (output, end) = try git.output(["rev-parse", "--show-cdup"])
    guard end.status == 0 else {
      if end.errors.contains("not a git repository") {
        throw Diagnostic(
          .error, "no-git-repository", "the folder lies in no git repository", at: nil,
          help: "'--base' compares with a git revision; start in a checkout, or name a path in one")
      }
      throw GitProgram.failure("rev-parse", end)
    }
    let way = Text(output).firstIndex(of: Byte.lineFeed).map { Text(output)[0..<$0] } ?? Text(output)
    top = folder.appending(Path(way)).cleaned
  }

  /// The commit that a revision names.
  public func commit(of revision: Text) throws(Diagnostic) -> Text {
    // A name that starts with a dash is no revision, and git must never take it for an option.
    guard !revision.isEmpty, !revision.hasPrefix("-") else { throw unknown(revision, isShallow: false) }
    if let named = try object(revision), let commit = try object(named + "^{commit}") { return commit }
    let (output, _) = try git.output(["rev-parse", "--is-shallow-repository"])
    throw unknown(revision, isShallow: Text(output).hasPrefix("true"))
  }

  private func object(_ name: Text) throws(Diagnostic) -> Text? {
    let (output, end) = try git.output(["rev-parse", "--verify", "--quiet", "--end-of-options", name])
    let object = Text(output).trimmed
    // `^name` is a revision to leave out; git answers with a `^` before the object.
    let isObject =
      object.count >= 40
      && object.bytes.allSatisfy { Byte.isDigit($0) || $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f") }
    return end.status == 0 && isObject ? object : nil
  }

  private func unknown(_ revision: Text, isShallow: Bool) -> Diagnostic {
    Diagnostic(
      .error, "unknown-revision", "git knows no revision '\(revision)' here", at: nil,
      help: isShallow
        ? "this clone is shallow: fetch the revision first, or git fetch --unshallow"
        : "git branch --all and git tag list names; a revision of a remote must be fetched first")
  }

  /// The files of a commit.
  ///
  /// - Parameter others: what is read from outside the repository.
  public func files(of commit: Text, others: any FileSystem) throws(Diagnostic) -> GitFileSystem {
    let (output, end) = try git.output(["ls-tree", "-r", "-z", "--full-tree", commit])
    guard end.status == 0 else { throw GitProgram.failure("ls-tree", end) }
    return GitFileSystem(top: top, listing: Text(output), git: git, others: others)
  }
}

/// The `git` program for one folder.
struct GitProgram: Sendable {
  private let programs: any ProgramRunner
  private let folder: Path

  /// The repository is the one around the folder, whatever a hook set; messages are in English; nothing is locked, and
  /// nothing is fetched.
  private static let environment = EnvironmentChange(
    set: ["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"],
    unset: ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "LANGUAGE"])

  init(_ programs: any ProgramRunner, folder: Path) {
    self.programs = programs
    self.folder = folder
  }

  func output(_ words: [Text]) throws(Diagnostic) -> (output: [UInt8], end: ProgramEnd) {
    do throws(ProgramFailure) {
      return try programs.output(of: command(words), environment: Self.environment)
    } catch {
      throw Self.failure(error)
    }
  }

  func start(_ words: [Text]) throws(ProgramFailure) -> any RunningProgram {
    try programs.start(command(words), environment: Self.environment)
  }

  private func command(_ words: [Text]) -> [Text] {
    ["git", "-C", folder.text, "-c", "protocol.allow=never", "--no-pager"] + words
  }

  private static func failure(_ error: ProgramFailure) -> Diagnostic {
    switch error {
    case .notFound:
      Diagnostic(
        .error, "no-git", "there is no program 'git'", at: nil, help: "install git, or put its folder into PATH")
    case .other(let reason): Diagnostic(.error, "git-failed", "git can't be run: \(reason)", at: nil)
    }
  }

  static func failure(_ command: String, _ end: ProgramEnd) -> Diagnostic {
    let lines = end.errors.trimmed.split(separator: Byte.lineFeed)
    let first = lines.first.map { $0.hasPrefix("fatal: ") ? $0[7..<$0.count] : $0 } ?? ""
    return Diagnostic(
      .error, "git-failed", "git \(command) failed with status \(end.status): \(first)", at: nil,
      notes: lines.dropFirst().filter { !$0.trimmed.isEmpty }.map { Diagnostic.Note($0.trimmed.description) })
  }
}
