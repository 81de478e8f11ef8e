import Files
public import SourceText

/// A git repository on disk for one test.
public struct TemporaryRepository: Sendable {
  /// The working tree.
  public let folder: TemporaryFolder
  private static let environment: [Text: Text] = [
    "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "t",
    "GIT_AUTHOR_EMAIL": "t@t", "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@t",
  ]

  /// Whether git is available.
  public static let isPossible = DiskFileSystem().kind(of: "/usr/bin/git") == .file

  /// Creates a repository without a commit.
  public init() throws {
    folder = try TemporaryFolder()
    try git(["init", "-q", "-b", "main"])
  }

  /// Runs git in it; returns its output without the final line feed.
  @discardableResult
  public func git(_ words: [Text]) throws -> Text {
    let program = try ChildPrograms().start(
      ProgramCall(["git"] + words, in: folder.path, environment: Self.environment))
    var output: [UInt8] = []
    while true {
      let piece = try program.read(until: .seconds(20))
      if piece.isEmpty { break }
      output += piece
    }
    let end = try program.finish(until: .seconds(20))
    guard end.isSuccess else { throw Testdata.Failure(description: "git \(words): \(end.errors)") }
    return Text(output).trimmed
  }

  /// Commits the working tree.
  public func commit() throws {
    try git(["add", "-A"])
    try git(["commit", "-q", "-m", "a commit"])
  }

  /// Runs strata in it, with this machine's git.
  public func strata(_ words: [String]) -> CommandRun {
    CommandRun(
      words, files: DiskFileSystem(), in: folder.path, environment: Self.environment, programs: ChildPrograms(),
      writesToDisk: true)
  }

  /// Removes the repository.
  public func remove() { folder.remove() }
}
