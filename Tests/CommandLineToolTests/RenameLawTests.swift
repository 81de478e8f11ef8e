import Files
import SourceText
import TestSupport
import Testing

/// A renaming changes a name and no value: shown on estates made by chance, whose written files are resolved again.
///
/// Nothing stands in the way in these estates, so that a place that is not renamed shows: what refuses a renaming is for fixtures.
struct RenameLawTests {
  @Test(arguments: Array(UInt64(1)...100), RenameEstate.Dialect.allCases)
  func onlyTheNameChanges(seed: UInt64, dialect: RenameEstate.Dialect) throws {
    var chance = SeededGenerator(seed: seed)
    let before = RenameEstate.files(dialect, &chance)
    let old = chance.element(of: RenameEstate.names)
    let run = CommandRun(["rename", old, "z", "--write"], files: before)
    #expect(run.status == .success, "\(run.errors)")
    var after = before
    for (path, bytes) in run.written { after.add(path, bytes) }
    for command in ["plan", "apply"] {
      let expected = Self.resolved(before, command).map { line in
        line.value.hasPrefix("\(old) = ") ? (line.unit, "z" + line.value.dropFirst(old.count)) : line
      }
      #expect(Self.sorted(Self.resolved(after, command)) == Self.sorted(expected), "\(run.output)")
    }
    #expect(!run.written.isEmpty)
    let back = CommandRun(["rename", "z", old, "--write"], files: after)
    #expect(back.status == .success)
    for (path, bytes) in back.written { #expect(try before.read(path) == bytes, "\(path)") }
    #expect(Set(back.written.keys) == Set(run.written.keys))
  }

  /// What is left under the old name are the words of the estate that are no name of the variable.
  @Test(arguments: Array(UInt64(1)...60), RenameEstate.Dialect.allCases)
  func onlyOtherWordsAreLeft(seed: UInt64, dialect: RenameEstate.Dialect) throws {
    var chance = SeededGenerator(seed: seed)
    let before = RenameEstate.files(dialect, &chance)
    let old = chance.element(of: RenameEstate.names)
    let run = CommandRun(["rename", old, "z", "--write"], files: before)
    for (path, bytes) in run.written {
      for line in String(Text(bytes)).split(separator: "\n") where RenameEstate.names(old, in: String(line)) {
        Issue.record("\(path): \(line)")
      }
    }
  }

  private static func resolved(_ files: InMemoryFileSystem, _ command: String) -> [(unit: String, value: Substring)] {
    let run = CommandRun(["resolve", ".", "--quiet", "--module-defaults", "--command", command], files: files)
    #expect(run.status == .success, "\(run.errors)")
    var unit = ""
    return run.output.split(separator: "\n").map { line in
      if line.hasPrefix("# ") { unit = String(line) }
      return (unit, line)
    }
  }

  private static func sorted(_ lines: [(unit: String, value: Substring)]) -> [String] {
    lines.map { "\($0.unit) \($0.value)" }.sorted()
  }

  /// A file that can't be replaced leaves all others as they were.
  @Test func allFilesOrNoneAreWritten() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let unit = "terragrunt = {\n  terraform { source = \"../m\" }\n}\nsize = 1\n"
    try folder.write("a/terraform.tfvars", unit)
    try folder.write("m/main.tf", "variable \"size\" {}\n")
    let run = CommandRun(
      ["rename", "size", "z", "--write"], files: ChangingFileSystem(base: DiskFileSystem(), changed: "main.tf"),
      in: folder.path, writesToDisk: true)
    #expect(run.status == .failure)
    #expect(run.errors.contains("nothing is written"))
    #expect(try DiskFileSystem().read(folder.path.appending("a/terraform.tfvars")) == Array(unit.utf8))
  }

  /// The patch masks secrets in its lines, and the written file keeps them.
  @Test func patchMasksSecrets() throws {
    var files = InMemoryFileSystem([:])
    let unit =
      "terragrunt = {\n  terraform { source = \"git::https://example.com/x\" }\n}\ndb_password = \"hunter2x\"\n"
    files.add("/tree/u/terraform.tfvars", Array((unit + "size = 1\n").utf8))
    for old in ["db_password", "size"] {
      let masked = CommandRun(["rename", old, "z", "--diff"], files: files)
      #expect(masked.status == .failure && masked.output.contains("# +z"), "\(masked.errors)")
      #expect(!masked.output.contains("hunter2x") && !masked.errors.contains("hunter2x"))
      #expect(masked.errors.contains("name-not-secret") == (old == "db_password"))
      #expect(CommandRun(["rename", old, "z", "--diff", "--show-secrets"], files: files).output.contains("hunter2x"))
      let written = CommandRun(["rename", old, "z", "--write"], files: files).written["/tree/u/terraform.tfvars"]
      #expect(written.map { String(Text($0)).contains("hunter2x") } ?? false)
    }
  }

  @Test func fileBehindALinkIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("common.tfvars", "size = 1\n")
    folder.link("linked.tfvars", to: "common.tfvars")
    try folder.write(
      "u/terraform.tfvars",
      "terragrunt = {\n  terraform {\n    source = \"git::https://example.com/x\"\n    extra_arguments \"a\" {\n"
        + "      commands = [\"plan\"]\n      required_var_files = [\"../linked.tfvars\"]\n    }\n  }\n}\n")
    let run = CommandRun(
      ["rename", "size", "z", "--write"], files: DiskFileSystem(), in: folder.path, writesToDisk: true)
    #expect(run.status == .failure)
    #expect(run.errors.contains("'linked.tfvars' can't be: it is a symbolic link"), "\(run.errors)")
  }
}

/// Files of which one is on the disk otherwise than it is read, as after an edit by somebody else.
private struct ChangingFileSystem: FileSystemLayer {
  let base: any FileSystem
  let changed: Text

  func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    let bytes = try base.read(path)
    return path.name == changed ? bytes + Array("# read\n".utf8) : bytes
  }
}
