import Comparison
import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Which units count as moved between two states of a tree, and what is shown of them.
struct UnitMoveTests {
  private static let root = """
    terragrunt {
      remote_state {
        backend = "s3"
        config { bucket = "b", key = "${path_relative_to_include()}/terraform.tfstate" }
      }
    }
    """
  private static let unit = """
    terragrunt {
      include { path = "${find_in_parent_folders()}" }
      terraform { source = "m" }
    }
    size = 1
    """

  private func difference(_ before: [String: String], _ after: [String: String], root: Path) -> TreeDifference {
    let sides = [before, after].map { files in
      let tree = Tree(root: root, fileSystem: InMemoryFileSystem(files), options: ResolutionOptions())
      return ComparedSide(root, tree: tree, units: tree.selection(of: [root], workers: 1).units, isState: true)
    }
    var options = TreeComparison.Options()
    options.comparesStates = true
    return TreeComparison(sides[0], sides[1], options: options, workers: 1).difference()
  }

  @Test(arguments: ["/tree", "/tree/aws"] as [Path])
  func stateKeyThatFollowsTheFolderIsShownWithTheMove(root: Path) {
    let parent = ["/tree/aws/terraform.tfvars": Self.root]
    let difference = difference(
      parent.merging(["/tree/aws/old/terraform.tfvars": Self.unit]) { $1 },
      parent.merging(["/tree/aws/new/terraform.tfvars": Self.unit]) { $1 }, root: root)
    #expect(difference.moves.map(\.b.name) == ["new"])
    #expect(difference.moves.map(\.changesState) == [true])
    #expect(
      difference.moves.flatMap(\.difference.changes).map(\.path.text) == ["terragrunt.remote_state.config.key"])
    #expect(difference.onlyA.isEmpty && difference.onlyB.isEmpty)
    let writer = DifferenceTextWriter(secrets: .standard, width: 80, usesColor: false, grouping: .unit)
    var text: [UInt8] = []
    writer.write(difference, workers: 1) { text += $0 }
    #expect(Text(text).hasSuffix("1 unit moved (1 to another remote state)\n"))
  }

  @Test func stateInAFolderOfTheUnitIsNoPathLikeOthers() {
    let local = """
      terragrunt {
        remote_state {
          backend = "local"
          config { path = "${get_tfvars_dir()}/terraform.tfstate" }
        }
        terraform {
          source = "m"
          extra_arguments "own" {
            commands  = ["plan"]
            arguments = ["-state-out=x", "-var-file=${get_tfvars_dir()}/own.tfvars"]
          }
        }
      }
      """
    let own = ["own.tfvars": "a = 1\n", "terraform.tfvars": local]
    func tree(_ name: String) -> [String: String] {
      Dictionary(uniqueKeysWithValues: own.map { ("/tree/\(name)/\($0.key)", $0.value) })
    }
    let difference = difference(tree("old"), tree("new"), root: "/tree")
    #expect(
      difference.moves.flatMap(\.difference.changes).map(\.path.text) == ["terragrunt.remote_state.config.path"])
  }

  @Test(arguments: [("new-x", ["new"]), ("new-y", []), ("newer-x", [])])
  func nameOfTheFolderInAValueFollowsTheFolder(tag: String, moved: [Text]) {
    func tree(_ name: String, _ tag: String) -> [String: String] {
      ["/tree/\(name)/terraform.tfvars": Self.unit + "\ntag = \"\(tag)\"\n", "/tree/terraform.tfvars": Self.root]
    }
    let difference = difference(tree("old", "old-x"), tree("new", tag), root: "/tree")
    #expect(difference.moves.map(\.b.name) == moved)
    #expect(difference.moves.flatMap(\.difference.variables).map(\.path.text) == moved.map { _ in "tag" })
  }

  @Test func otherContentIsNoMove() {
    let difference = difference(
      ["/tree/old/terraform.tfvars": Self.unit.replacing("find_in_parent_folders()", with: "get_env(\"A\", \"../r\")")],
      ["/tree/new/terraform.tfvars": "terragrunt { terraform { source = \"m\" } }\nsize = 2\n"], root: "/tree")
    #expect(difference.moves.isEmpty)
    let sizes = self.difference(
      ["/tree/old/terraform.tfvars": "terragrunt { terraform { source = \"m\" } }\nsize = 1\n"],
      ["/tree/new/terraform.tfvars": "terragrunt { terraform { source = \"m\" } }\nsize = 2\n"], root: "/tree")
    #expect(sizes.moves.isEmpty)
    #expect(sizes.onlyA == ["old"] && sizes.onlyB == ["new"])
  }

  @Test func nameOfTheFolderThatIsAlsoAPlainValueHidesNoMove() {
    let text = Self.unit + "\nname = \"old\"\n"
    let parent = ["/tree/terraform.tfvars": Self.root]
    let difference = difference(
      parent.merging(["/tree/old/terraform.tfvars": text]) { $1 },
      parent.merging(["/tree/new/terraform.tfvars": text]) { $1 }, root: "/tree")
    #expect(difference.moves.map(\.a) == ["old"])
  }

  @Test func manyAlikeUnitsKeepTheirNames() {
    var before: [String: String] = ["/tree/terraform.tfvars": Self.root]
    var after = before
    for number in 0..<9 {
      before["/tree/a/u\(number)/terraform.tfvars"] = Self.unit
      after["/tree/b/u\(number)/terraform.tfvars"] = Self.unit
    }
    let difference = difference(before, after, root: "/tree")
    #expect(difference.moves.map { "\($0.a) \($0.b)" } == (0..<9).map { "a/u\($0) b/u\($0)" })
  }
}
