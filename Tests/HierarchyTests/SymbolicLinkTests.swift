import Files
import Glibc
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Symbolic links on a disk: they are read through, but the tree walk does not follow them, and a cycle ends.
struct SymbolicLinkTests {
  /// Resolves the tree that `make` creates in a temporary folder, which is removed afterwards.
  private func units(_ make: (Path) throws -> Void) throws -> [ResolvedUnit] {
    let temporary = try TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    try make(folder)
    let tree = Tree(root: folder, fileSystem: DiskFileSystem(), options: ResolutionOptions())
    return tree.resolve(tree.selection(of: [folder]))
  }

  private func write(_ path: Path, _ text: String) throws {
    mkdir(path.parent.description, 0o755)
    try DiskFileSystem().replace(path, with: Array(text.utf8))
  }

  private func link(_ path: Path, to target: String) { _ = symlink(target, path.description) }

  private static let passingLoop = """
    terragrunt {
      terraform {
        extra_arguments "vars" {
          commands           = ["plan"]
          required_var_files = ["loop"]
        }
      }
    }
    """

  @Test func linkThatLeadsToItselfIsAnErrorWhereItIsAskedFor() throws {
    let units = try units { folder in
      try write(folder.appending("unit/terraform.tfvars"), Self.passingLoop)
      link(folder.appending("unit/loop"), to: "loop")
    }
    let found = try #require(units.first?.diagnostics.first)
    #expect(units.count == 1 && units[0].diagnostics.count == 1)
    #expect(found.code == "missing-var-file")
    #expect(found.message.description == "the var file 'unit/loop' can't be read: its symbolic links lead in a circle")
    #expect(found.place?.file.name == "unit/terraform.tfvars")
  }

  @Test func folderThatLeadsUpIsNotWalked() throws {
    let units = try units { folder in
      try write(folder.appending("unit/terraform.tfvars"), "terragrunt {}\nx = 1\n")
      link(folder.appending("unit/loop"), to: "..")
      link(folder.appending("one"), to: "two")
      link(folder.appending("two"), to: "one")
    }
    #expect(units.map(\.path) == ["unit"])
    #expect(units.first?.diagnostics.isEmpty == true)
  }

  @Test func fileIsReadThroughALink() throws {
    let units = try units { folder in
      try write(folder.appending("shared/values"), "terragrunt {}\nx = \"linked\"\n")
      mkdir(folder.appending("unit").description, 0o755)
      link(folder.appending("unit/terraform.tfvars"), to: "../shared/values")
    }
    #expect(units.map(\.path) == ["unit"])
    #expect(units.first?.settings.first?.value.string == "linked")
  }

  /// A unit in a linked folder that passes a file through the folder above it.
  private static let passingFromAbove = """
    terragrunt {
      include { path = "${get_tfvars_dir()}/../terraform.tfvars" }
      terraform {
        extra_arguments "vars" {
          commands           = ["plan"]
          optional_var_files = ["../c.tfvars"]
          required_var_files = ["${get_tfvars_dir()}/../../d.tfvars"]
        }
      }
    }
    """

  /// Behind a link, `..` does not open the folder that `cd` shows: both programs pass the path to the system as it is
  /// written.
  @Test(arguments: [ResolutionOptions.Compatibility.expected, .terragrunt0187])
  func folderAboveALinkIsTheOneAboveItsTarget(compatibility: ResolutionOptions.Compatibility) throws {
    let temporary = try TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    for (side, top) in [("physical", "real/"), ("logical", "")] {
      mkdir(folder.appending(Path("\(top)env")).description, 0o755)
      try write(folder.appending(Path("\(top)d.tfvars")), "d = \"\(side)\"\n")
      try write(folder.appending(Path("\(top)env/c.tfvars")), "c = \"\(side)\"\n")
      try write(folder.appending(Path("\(top)env/terraform.tfvars")), "terragrunt { iam_role = \"\(side)\" }\n")
    }
    try write(folder.appending("real/env/unit/terraform.tfvars"), Self.passingFromAbove)
    link(folder.appending("env/unit"), to: "../real/env/unit")
    var options = ResolutionOptions()
    options.compatibility = compatibility
    let tree = Tree(root: folder, fileSystem: DiskFileSystem(), options: options)
    let unit = tree.resolve(folder.appending("env/unit/terraform.tfvars"))
    #expect(unit.diagnostics.isEmpty, "\(unit.diagnostics.map(\.message))")
    #expect(unit.settings.map { $0.value.string } == ["physical", "physical"])
    #expect(unit.terragrunt.iamRole?.value == "physical")
    #expect(unit.filesRead.map(\.description).contains("real/env/c.tfvars"))
  }

  /// Terraform ignores a folder with such a name, but fails on a link to a folder and on a broken link.
  @Test func linksNamedLikeAutomaticFilesAreRead() throws {
    let found = try ["folder", "linked", "broken"].map { kind in
      try units { folder in
        try write(folder.appending("unit/terraform.tfvars"), "terragrunt {}\n")
        switch kind {
        case "folder": mkdir(folder.appending("unit/x.auto.tfvars").description, 0o755)
        case "linked":
          mkdir(folder.appending("unit/other").description, 0o755)
          link(folder.appending("unit/x.auto.tfvars"), to: "other")
        default: link(folder.appending("unit/x.auto.tfvars"), to: "nowhere")
        }
      }
    }
    #expect(found.map { $0.flatMap(\.diagnostics).map(\.code) } == [[], ["unreadable-file"], ["unreadable-file"]])
  }

  @Test func nullDeviceIsAnEmptyFile() throws {
    let found = try units { folder in
      try write(
        folder.appending("unit/terraform.tfvars"),
        Self.passingLoop.replacing("\"loop\"", with: "\"/dev/null\", \"null.tfvars\""))
      link(folder.appending("unit/null.tfvars"), to: "/dev/null")
    }
    #expect(found.count == 1 && found[0].diagnostics.isEmpty && found[0].settings.isEmpty)
  }

  /// A path that leads to the top of the file system is a folder, and nothing to go round in.
  @Test(arguments: ["/", "/.", "/..", "../../../../../../../..", "../../../../../../../../x/..", "/../../"])
  func pathToTheTopIsAFolder(path: String) {
    let file = """
      terragrunt = { terraform {
        source = "\(path)"
        extra_arguments "a" { commands = ["plan"]
          required_var_files = ["\(path)"]
          optional_var_files = ["\(path)"] }
      } }

      """
    for words in [["resolve", "u"], ["resolve", "u", "--compat", "0.18.7"], ["check", "u"], ["list", "u"]] {
      let run = CommandRun(words, files: InMemoryFileSystem(["/tree/u/terraform.tfvars": file]))
      #expect([.success, .failure, .findings].contains(run.status), "\(run.errors)")
    }
  }
}
