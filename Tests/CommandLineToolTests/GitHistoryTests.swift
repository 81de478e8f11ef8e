import Files
import SourceText
import TestSupport
import Testing

/// `diff --base` and `list --affected` in a repository of this machine's git.
@Suite(.enabled(if: TemporaryRepository.isPossible, "there is no git"))
struct GitHistoryTests {
  private static func unit(_ size: Int) -> String { "terragrunt = { terraform { source = \"m\" } }\nsize = \(size)\n" }

  /// A repository with one commit of two units, the first of which has changed since.
  private static func inRepository(_ body: (TemporaryRepository) throws -> Void) throws {
    let repository = try TemporaryRepository()
    defer { repository.remove() }
    try repository.folder.write("a/terraform.tfvars", unit(1))
    try repository.folder.write("b/terraform.tfvars", unit(1))
    repository.folder.link("link", to: "b/terraform.tfvars")
    try repository.commit()
    try repository.folder.write("a/terraform.tfvars", unit(2))
    try body(repository)
  }

  @Test func theTopOfTheWorkTreeIsTheSameInARevision() throws {
    let repository = try TemporaryRepository()
    defer { repository.remove() }
    try repository.folder.write(
      "live/app/terragrunt.hcl",
      """
      terraform { source = "${get_repo_root()}/modules/app" }
      inputs = { root = get_repo_root(), up = get_path_to_repo_root(), down = get_path_from_repo_root() }
      """)
    try repository.folder.write(
      "modules/app/main.tf", "variable \"root\" {}\nvariable \"up\" {}\nvariable \"down\" {}\n")
    try repository.commit()
    let difference = repository.strata(["diff", "--base", "HEAD", "--detailed-exitcode"])
    #expect(difference.status == .success && difference.errors.isEmpty)
    let gate = repository.strata(["gate", "--base", "HEAD"])
    #expect(gate.status == .success && gate.output.contains("0 of 1 unit to plan") && gate.errors.isEmpty)
    #expect(repository.strata(["list", "--affected", "--base", "HEAD", "-f", "paths"]).output == "")
  }

  @Test func whatDiffersFromARevisionIsFound() throws {
    try Self.inRepository { repository in
      let run = repository.strata(["diff", "--base", "main", "--detailed-exitcode"])
      #expect(run.status == .findings && run.errors.isEmpty)
      #expect(run.output.contains("- 1 ") && run.output.contains("+ 2 "))
      #expect(repository.strata(["diff", "--base", "main", "b", "--detailed-exitcode"]).status == .success)
      #expect(
        repository.strata(["diff", "--base", "HEAD", "--head", "HEAD", "--detailed-exitcode"]).status == .success)
    }
  }

  @Test func affectedUnitsAreListed() throws {
    try Self.inRepository { repository in
      #expect(repository.strata(["list", "--affected", "--base", "HEAD~0", "-f", "paths"]).output == "a\n")
      #expect(repository.strata(["list", "--affected", "--base", "HEAD", "-f", "paths", "-z"]).output == "a\0")
      try repository.folder.write("c/terraform.tfvars", Self.unit(1))
      #expect(repository.strata(["list", "--affected", "--base", "HEAD", "-f", "paths"]).output == "a\nc\n")
    }
  }

  @Test func aRevisionThatIsNoneIsNamed() throws {
    try Self.inRepository { repository in
      let run = repository.strata(["diff", "--base", "absent"])
      #expect(run.status == .failure && run.errors.contains("git knows no revision 'absent' here [unknown-revision]"))
      #expect(repository.strata(["diff", "--base", ":a"]).errors.contains("[unknown-revision]"))
    }
  }

  @Test func aNameOfTwoCommitsIsRefused() throws {
    try Self.inRepository { repository in
      try repository.git(["tag", "v1"])
      try repository.git(["branch", "v1"])
      #expect(repository.strata(["diff", "--base", "v1"]).status == .success)
      try repository.git(["commit", "-q", "-a", "-m", "second"])
      try repository.git(["branch", "-f", "v1", "HEAD"])
      #expect(repository.strata(["diff", "--base", "v1"]).errors.contains("[ambiguous-revision]"))
      #expect(repository.strata(["diff", "--base", "refs/tags/v1"]).status == .success)
    }
  }

  @Test func aFolderThatLooksLikeARepositoryIsNone() throws {
    try Self.inRepository { repository in
      for name in ["HEAD", "config", "objects/x", "refs/x"] as [Path] {
        try repository.folder.write(Path("a").appending(name), name == "HEAD" ? "ref: refs/heads/lie\n" : "")
      }
      let run = repository.strata(["diff", "--base", "main", "a", "--detailed-exitcode"])
      #expect(run.status == .findings && run.output.contains("- 1 "))
    }
  }

  @Test func linksOfTheRevisionAreFollowedInIt() throws {
    try Self.inRepository { repository in
      try repository.folder.write("b/terraform.tfvars", Self.unit(3))
      let git = try GitRepository(
        containing: repository.folder.path, programs: ChildPrograms(), environment: ["PATH": "/usr/bin:/bin"])
      let files = try git.files(of: try git.commit(of: "main"), named: "main", others: DiskFileSystem())
      let top = repository.folder.path
      #expect(Text(try files.read(top.appending("link"))) == Text(Self.unit(1)))
      #expect(files.kind(of: top.appending("a")) == .folder)
      #expect(files.kind(of: top.appending("absent")) == nil)
      #expect(try files.entries(of: top).map(\.name).sorted() == [".git", "a", "b", "link"])
      #expect(throws: FileSystemError.isFolder) { try files.read(top.appending("a")) }
    }
  }

  @Test func withoutARepositoryThatIsSaid() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("a/terraform.tfvars", Self.unit(1))
    let run = CommandRun(
      ["diff", "--base", "HEAD"], files: DiskFileSystem(), in: folder.path, environment: ["PATH": "/usr/bin:/bin"],
      programs: ChildPrograms())
    #expect(run.errors.contains("[no-git-repository]"))
  }
}

/// A misbehaving git leads to an error, in time.
struct ScriptedGitTests {
  /// A program that answers with one of the given pieces each time it is started.
  private struct Script: ProgramRunner {
    let answers: [(words: Text, output: Text, status: Int)]

    func start(_ call: ProgramCall) throws(ProgramFailure) -> any RunningProgram {
      #expect(call.words.first == "git")
      #expect(call.environment["GIT_ALLOW_PROTOCOL"] == "none")
      #expect(call.environment["SECRET"] == nil)
      let line = call.words.reduce("" as Text) { $0 + " " + $1 }
      guard let answer = answers.first(where: { line.contains($0.words) }) else { throw .tookTooLong }
      return Running(output: Once([answer.output.bytes, []]), status: answer.status)
    }
  }

  private final class Once: @unchecked Sendable {
    private var pieces: [[UInt8]]
    init(_ pieces: [[UInt8]]) { self.pieces = pieces }
    func next() -> [UInt8] { pieces.isEmpty ? [] : pieces.removeFirst() }
  }

  private struct Running: RunningProgram {
    let output: Once
    let status: Int
    func write(_ bytes: [UInt8], until deadline: Deadline) throws(ProgramFailure) {}
    func read(until deadline: Deadline) throws(ProgramFailure) -> [UInt8] { output.next() }
    func finish(until deadline: Deadline) throws(ProgramFailure) -> ProgramEnd {
      ProgramEnd(.status(status), errors: "fatal: detected dubious ownership")
    }
    func stop() -> Text { "" }
  }

  private func errors(_ answers: [(words: Text, output: Text, status: Int)]) throws -> String {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.makeFolder(".git")
    try folder.write("a/terraform.tfvars", "terragrunt = {}\n")
    let here = folder.path.appending(".git").text + "\n"
    let run = CommandRun(
      ["diff", "--base", "main"], files: DiskFileSystem(), in: folder.path, environment: ["SECRET": "x"],
      programs: Script(answers: answers.map { ($0.words, $0.output == "HERE" ? here : $0.output, $0.status) }))
    #expect(run.status == .failure)
    #expect(run.output.isEmpty)
    return run.errors
  }

  private static let hash: Text = "0123456789012345678901234567890123456789"

  @Test func aGitThatGivesNoAnswer() throws {
    #expect(try errors([]).contains("git gave no answer for 10 seconds, and was ended [git-failed]"))
  }

  @Test func aGitThatRefuses() throws {
    #expect(
      try errors([("rev-parse", "", 128)]).contains("failed with status 128: detected dubious ownership [git-failed]"))
  }

  @Test func aGitThatFoundAnotherRepository() throws {
    #expect(try errors([("rev-parse", "/\n", 0)]).contains("[no-git-repository]"))
  }

  @Test func objectsThatAreNotThere() throws {
    let shown = try errors([
      ("--absolute-git-dir", "HERE", 0), ("for-each-ref", "", 0), ("--verify", Self.hash, 0),
      ("cat-file", Self.hash + "^{tree} missing\n", 0),
    ])
    #expect(shown.contains("the files of 'main' can't be read: git has no object"))
  }

  @Test func aGitThatEndsEarly() throws {
    let shown = try errors([
      ("--absolute-git-dir", "HERE", 0), ("for-each-ref", "", 0), ("--verify", Self.hash, 0),
      ("cat-file", Self.hash + " tree 40\nshort", 0),
    ])
    #expect(shown.contains("git cat-file ended early"))
  }

  @Test(arguments: ["..", ".", ".git", ".Git", "a/b"])
  func anEntryThatNoCheckoutHas(name: String) throws {
    let entry = "100644 \(name)\0" + String(repeating: "x", count: 20)
    let shown = try errors([
      ("--absolute-git-dir", "HERE", 0), ("for-each-ref", "", 0), ("--verify", Self.hash, 0),
      ("cat-file", Self.hash + " tree \(entry.utf8.count)\n" + Text(entry) + "\n", 0),
    ])
    #expect(shown.contains("a folder in it has an entry '\(name)', which no checkout can have"))
  }
}
