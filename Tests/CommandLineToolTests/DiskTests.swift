import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Tests that need a disk: folders, links and pipes in place of files.
struct DiskTests {
  private func run(_ words: [String], _ prepare: (TemporaryFolder) throws -> Void) throws -> CommandRun {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try prepare(folder)
    return CommandRun(words, files: DiskFileSystem(), in: folder.path)
  }

  private func errors(_ words: [String], _ prepare: (TemporaryFolder) throws -> Void) throws -> String {
    let run = try run(words, prepare)
    #expect(run.status == .failure)
    #expect(run.output.isEmpty)
    return run.errors
  }

  @Test func filesAreReadFromTheDisk() throws {
    let run = try run(["convert", "sub/a.tfvars"]) { try $0.write("sub/a.tfvars", "a = 1\n") }
    #expect(run.output == "{\n  \"a\": 1\n}\n")
    #expect(run.status == .success)
  }

  @Test func aFolderIsNoFile() throws {
    let shown = try errors(["convert", "a.tfvars"]) { try $0.makeFolder("a.tfvars") }
    #expect(shown.hasPrefix("a.tfvars:1:1: error: 'a.tfvars' can't be read: it is a folder [unreadable-file]\n"))
  }

  @Test func aFileIsNoFolder() throws {
    let shown = try errors(["convert", "a.tfvars/b"]) { try $0.write("a.tfvars", "a = 1\n") }
    #expect(shown.hasPrefix("a.tfvars/b:1:1: error: 'a.tfvars/b' can't be read: "))
  }

  @Test func aPipeIsNotOpened() throws {
    let shown = try errors(["convert", "a.tfvars"]) { $0.makePipe("a.tfvars") }
    #expect(shown.hasPrefix("a.tfvars:1:1: error: 'a.tfvars' can't be read: it is neither a file nor a folder"))
  }

  @Test func linksThatLeadInACircleEnd() throws {
    let shown = try errors(["convert", "a.tfvars"]) {
      $0.link("a.tfvars", to: "b.tfvars")
      $0.link("b.tfvars", to: "a.tfvars")
    }
    #expect(shown.hasPrefix("a.tfvars:1:1: error: 'a.tfvars' can't be read: its symbolic links lead in a circle"))
  }

  @Test func aLinkIsFollowedAndADeadOneNamed() throws {
    let read = try run(["convert", "a.tfvars"]) {
      try $0.write("b.tfvars", "a = 1\n")
      $0.link("a.tfvars", to: "b.tfvars")
    }
    #expect(read.status == .success)
    let shown = try errors(["convert", "a.tfvars"]) { $0.link("a.tfvars", to: "absent.tfvars") }
    #expect(shown.hasPrefix("a.tfvars:1:1: error: 'a.tfvars' can't be read: there is no such file"))
  }

  @Test func aFileIsReplacedWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let disk = DiskFileSystem()
    let path = folder.path.appending("out.json")
    try disk.replace(path, with: [1, 2])
    try disk.replace(path, with: [3])
    #expect(try disk.read(path) == [3])
    #expect(throws: FileSystemError.notFound) { try disk.replace(folder.path.appending("absent/out.json"), with: [4]) }
    try folder.makeFolder("taken")
    #expect(throws: FileSystemError.self) { try disk.replace(folder.path.appending("taken"), with: [5]) }
    #expect(try disk.entries(of: folder.path).map(\.name.description).sorted() == ["out.json", "taken"])
  }

  @Test func aUnitMayBeAFolderOfThatName() throws {
    let shown = try errors(["resolve", "unit"]) { try $0.makeFolder("unit/terraform.tfvars") }
    #expect(shown.hasPrefix("unit/terraform.tfvars:1:1: error: 'unit/terraform.tfvars' can't be read: it is a folder"))
  }

  /// File modes do not restrict the superuser, so the file system itself refuses here.
  @Test(arguments: [["convert", "unit/terraform.tfvars"], ["resolve", "unit"]])
  func aFileThatMayNotBeReadIsNamed(words: [String]) {
    let run = CommandRun(words, files: ForbiddenFileSystem())
    #expect(run.status == .failure)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("unit/terraform.tfvars:1:1: error: "))
    #expect(run.errors.contains("can't be read: permission denied [unreadable-file]\n"))
  }
}

/// A tree whose only unit can't be read.
private struct ForbiddenFileSystem: FileSystem {
  private let files = InMemoryFileSystem(["/tree/unit/terraform.tfvars": "terragrunt = {}\n"])

  func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    if files.kind(of: path) == .file { throw .notPermitted }
    return try files.read(path)
  }

  func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] { try files.entries(of: folder) }

  func kind(of path: Path) -> FileKind? { files.kind(of: path) }
}
