public import SourceText

/// A git repository with a working tree, read through the `git` program; nothing in it is changed.
public struct GitRepository: Sendable {
  /// The top of the working tree, absolute.
  public let top: Path
  private let git: GitProgram

  /// The repository that contains `folder`: that of the nearest folder upwards with a `.git` in it.
  ///
  /// Git itself would also accept a folder with the files `HEAD`, `config`, `objects` and `refs` as a repository.
  /// Such a folder may be part of the tree; a `.git` never is, because git refuses to check one out.
  ///
  /// - Parameter environment: the user's environment; git gets a part of it.
  public init(
    containing folder: Path, programs: any ProgramRunner, environment: [Text: Text]
  ) throws(Diagnostic) {
    guard let top = Self.top(above: folder) else {
      // If git itself is missing, report that first.
      _ = try GitProgram(programs, top: folder, environment: environment).output(["version"])
      throw Self.noRepository
    }
    self.top = top
    let git = GitProgram(programs, top: top, environment: environment)
    let (output, end) = try git.output(["rev-parse", "--absolute-git-dir"])
    guard end.isSuccess else {
      throw end.errors.contains("not a git repository") ? Self.noRepository : GitProgram.failure("rev-parse", end)
    }
    let found = Path(output.hasSuffix("\n") ? output[0..<output.count - 1] : output)
    guard Self.isRepository(found, of: top) else { throw Self.noRepository }
    self.git = git.bound(to: found)
  }

  private static let noRepository = Diagnostic(
    .error, GitCode.noGitRepository, "the folder lies in no git repository", at: nil,
    help: "'--base' compares with a git revision; start in a checkout, or name a path in one")

  private static func top(above folder: Path) -> Path? {
    var current = folder
    while DiskFileSystem().kind(of: current.appending(".git")) == nil {
      if current.isTop { return nil }
      current = current.parent
    }
    return current
  }

  /// True when git found the repository that `.git` is or names. In a linked worktree or a submodule `.git` is a
  /// file: `gitdir: FOLDER`.
  private static func isRepository(_ found: Path, of top: Path) -> Bool {
    let disk = DiskFileSystem()
    let dotGit = top.appending(".git")
    if disk.kind(of: dotGit) == .folder { return disk.isSame(found, dotGit) }
    let word: Text = "gitdir:"
    guard let bytes = try? disk.read(dotGit), bytes.count < 10_000, Text(bytes).hasPrefix(word) else { return false }
    let target = Text(bytes)[word.count..<bytes.count].trimmed
    return disk.isSame(found, top.appending(Path(target)))
  }

  // MARK: revisions

  /// The commit that a revision names.
  public func commit(of revision: Text) throws(Diagnostic) -> Text {
    guard let plain = GitRevision(revision) else {
      throw unknown(
        revision, help: "name a branch, a tag or a hash; ~N and ^N may stand after it, as in main~2; nothing else may")
    }
    try checkIsUnambiguous(plain)
    let (output, end) = try git.output(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
    if end.isSuccess, Self.isObject(output.trimmed) { return output.trimmed }
    let (answer, _) = try git.output(["rev-parse", "--is-shallow-repository"])
    throw unknown(
      revision,
      help: answer.hasPrefix("true")
        ? "this clone is shallow: fetch the revision first, or git fetch --unshallow"
        : "git branch --all and git tag list names; a revision of a remote must be fetched first")
  }

  /// The names of branches, tags and remote branches, latest commit first.
  ///
  /// - Parameter limit: the maximum number of names.
  public func revisions(atMost limit: Int) throws(Diagnostic) -> [Text] {
    let (output, end) = try git.output([
      "for-each-ref", "--sort=-creatordate", "--count=\(Text(String(limit)))", "--format=%(refname:short)",
      "refs/heads/", "refs/tags/", "refs/remotes/",
    ])
    guard end.isSuccess else { throw GitProgram.failure("for-each-ref", end) }
    return output.split(separator: Byte.lineFeed).filter { !$0.isEmpty && GitRevision($0) != nil }
  }

  /// The newest commit that two revisions have in common.
  ///
  /// - Throws: that there is none, or that one of the revisions is not known.
  public func mergeBase(of revision: Text, and other: Text) throws(Diagnostic) -> Text {
    let commits = [try commit(of: revision), try commit(of: other)]
    let (output, end) = try git.output(["merge-base", "--end-of-options"] + commits)
    let found = output.split(separator: Byte.lineFeed).first ?? ""
    if end.isSuccess, Self.isObject(found) { return found }
    throw Diagnostic(
      .error, GitCode.noMergeBase, "'\(revision)' and '\(other)' have no commit in common here", at: nil,
      help: "a shallow clone may end before it: git fetch --unshallow")
  }

  /// Git prefers a tag to a branch, and a branch called `origin/main` to the branch `main` of `origin`, so anyone who
  /// may push a name could choose the commit that is compared.
  private func checkIsUnambiguous(_ revision: GitRevision) throws(Diagnostic) {
    let (output, end) = try git.output(
      ["for-each-ref", "--format=%(refname) %(objectname) %(*objectname)"]
        + ["refs/tags/", "refs/heads/", "refs/remotes/"].map { (folder: Text) in folder + revision.name })
    guard end.isSuccess else { throw GitProgram.failure("for-each-ref", end) }
    let refs = output.split(separator: Byte.lineFeed).map { $0.trimmed.split(separator: Byte.space) }
      .filter { $0.count >= 2 && $0[0].hasSuffix("/" + revision.name) }
    guard let first = refs.first, refs.contains(where: { $0.last != first.last }) else { return }
    throw Diagnostic(
      .error, GitCode.ambiguousRevision,
      "'\(revision.text)' names more than one commit: \(refs.map { "'\($0[0])'" }.joined(separator: ", "))", at: nil,
      help: "write one of these names in full")
  }

  private static func isObject(_ text: Text) -> Bool {
    text.count >= 40
      && text.bytes.allSatisfy {
        Byte.isDigit($0) || $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f")
      }
  }

  private func unknown(_ revision: Text, help: Message) -> Diagnostic {
    Diagnostic(.error, GitCode.unknownRevision, "git knows no revision '\(revision)' here", at: nil, help: help)
  }

  // MARK: files

  /// The files of a commit.
  ///
  /// - Parameters:
  ///   - revision: the user's name for it.
  ///   - others: the file system for paths outside the repository.
  public func files(
    of commit: Text, named revision: Text, others: any FileSystem
  ) throws(Diagnostic) -> GitFileSystem {
    let reader = GitObjectReader(git)
    let trees: GitTrees
    do throws(GitTrees.Failure) {
      trees = try GitTrees(of: commit, reader)
    } catch {
      throw Diagnostic(.error, GitCode.gitFailed, "the files of '\(revision)' can't be read: \(error.reason)", at: nil)
    }
    return GitFileSystem(top: top, trees: trees, reader: reader, others: others)
  }
}
