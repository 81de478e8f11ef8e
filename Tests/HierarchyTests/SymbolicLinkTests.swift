import Files
import Glibc
import Hierarchy
import SourceText
import TestSupport
import Testing

/// What symbolic links on a disk do to a tree: they are read through, never walked through, and a circle ends.
struct SymbolicLinkTests {
  /// Resolves the tree that `make` lays out in a folder of its own, which is gone afterwards.
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
}
