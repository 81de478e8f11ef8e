import Files
import SourceText
import TestSupport
import Testing

/// A renaming changes a name and no value: shown on estates made by chance, whose written files are resolved again.
struct RenameLawTests {
  private static let child =
    "terragrunt = {\n  include { path = \"${find_in_parent_folders()}\" }\n  terraform { source = \"../../m\" }\n}\n"
  private static let heads: [String: String] = [
    "terraform.tfvars": """
    terragrunt = {
      terraform {
        extra_arguments "all" {
          commands           = ["plan", "apply"]
          required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
        }
        extra_arguments "apply" {
          commands           = ["apply"]
          required_var_files = ["${get_parent_tfvars_dir()}/apply.tfvars"]
          arguments          = ["-var", "a=by hand", "-var=b=2"]
        }
      }
    }

    """,
    "dev/app/terraform.tfvars": child, "dev/db/terraform.tfvars": child, "prod/app/terraform.tfvars": child,
    "prod/app/more.auto.tfvars": "", "common.tfvars": "# a b c\n", "apply.tfvars": "",
  ]
  private static let names = ["a", "b", "c"]

  private static func value(_ chance: inout SeededGenerator) -> String {
    chance.element(of: [
      "1", "\"a\"", "\"a = b # no comment\"", "[1, \"a\"]", "{ a = 1, b = \"c\" }", "{ a = 2 }",
      "\"${path_relative_to_include()}\"", "true", "<<E\na = 1\nE",
    ])
  }

  private static func module(_ chance: inout SeededGenerator) -> String {
    var text = ""
    for name in names where !chance.once(in: 3) {
      text += "variable \"\(name)\" {\n  default = \"default of \(name)\"\n}\n"
    }
    text += "output \"x\" {\n  value = \"a var.a ${var.\(chance.element(of: names))}\" # var.a\n}\n"
    return text
  }

  private static func estate(_ chance: inout SeededGenerator) -> InMemoryFileSystem {
    var files = InMemoryFileSystem([:])
    for (file, head) in heads.sorted(by: { $0.key < $1.key }) {
      var text = head
      for name in names where !chance.once(in: 3) {
        text += (chance.once(in: 4) ? "\"\(name)\"" : name) + " = \(value(&chance))\n"
      }
      files.add(Path("/tree").appending(Path(file)), Array(text.utf8))
    }
    files.add("/tree/m/main.tf", Array(module(&chance).utf8))
    return files
  }

  private static func resolved(_ files: InMemoryFileSystem, _ command: String) -> [Substring] {
    let run = CommandRun(["resolve", ".", "--quiet", "--module-defaults", "--command", command], files: files)
    #expect(run.status == .success, "\(run.errors)")
    return run.output.split(separator: "\n")
  }

  @Test(arguments: Array(UInt64(1)...200))
  func onlyTheNameChanges(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let before = Self.estate(&chance)
    let old = chance.element(of: Self.names)
    let run = CommandRun(["rename", old, "z", "--write"], files: before)
    if run.status != .success {
      // Nothing may be written, and there must be a reason.
      #expect(run.written.isEmpty && run.errors.contains("error:"), "\(run.errors)")
      return
    }
    var after = before
    for (path, bytes) in run.written { after.add(path, bytes) }
    for command in ["plan", "apply"] {
      let expected = Self.resolved(before, command).map { line in
        line.hasPrefix("\(old) = ") ? "z" + line.dropFirst(old.count) : line
      }
      #expect(Self.resolved(after, command) == expected, "\(run.output)")
      #expect(!expected.contains { $0.hasPrefix("\(old) = ") })
    }
    let back = CommandRun(["rename", "z", old, "--write"], files: after)
    #expect(back.status == .success)
    for (path, bytes) in back.written { #expect(try before.read(path) == bytes, "\(path)") }
    #expect(Set(back.written.keys) == Set(run.written.keys))
  }

  /// The law would hold if nothing were ever renamed.
  @Test func mostEstatesAreRenamed() {
    let count = (UInt64(1)...60).count { seed in
      var chance = SeededGenerator(seed: seed)
      let files = Self.estate(&chance)
      return CommandRun(["rename", chance.element(of: Self.names), "z"], files: files).status == .success
    }
    #expect(count > 40)
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
      #expect(masked.status == .success && masked.output.contains("+z"), "\(masked.errors)")
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
