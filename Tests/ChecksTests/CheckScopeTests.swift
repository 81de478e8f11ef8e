import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// The findings about one unit do not depend on how much of the tree was checked.
struct CheckScopeTests {
  private static func unit(_ dependencies: String...) -> String {
    """
    terragrunt {
      include { path = "${find_in_parent_folders()}" }
      terraform { source = "git::https://example.com/m.git?ref=v1" }
      dependencies { paths = [\(dependencies.map { "\"\($0)\"" }.joined(separator: ", "))] }
    }

    """
  }

  private func findings(_ words: [String], _ files: [String: String]) -> [Substring] {
    CommandRun(["check", "--root", "/tree", "--format", "github"] + words, files: InMemoryFileSystem(files)).output
      .split(separator: "\n")
  }

  private static let circle = [
    "/tree/terraform.tfvars": "terragrunt {}\n", "/tree/a/terraform.tfvars": unit("../b"),
    "/tree/b/terraform.tfvars": unit("../c"), "/tree/c/terraform.tfvars": unit("../a"),
  ]

  @Test(arguments: ["a", "b", "c", "c/terraform.tfvars", "."])
  func circleThroughOtherUnitsIsFound(path: String) {
    let found = findings([path], Self.circle)
    #expect(found.count == 1)
    #expect(found == findings([], Self.circle))
    #expect(found.first?.contains("'a' needs 'b' needs 'c' needs 'a'") ?? false)
  }

  @Test func circleOfOthersIsFoundOnlyWhereTheUnitNeedsThem() {
    var files = Self.circle
    files["/tree/free/terraform.tfvars"] = Self.unit()
    files["/tree/bound/terraform.tfvars"] = Self.unit("../a")
    #expect(findings(["free"], files).isEmpty)
    #expect(findings(["bound"], files).count == 1)
  }

  /// A shared file's own findings are reported with the first unit that reads it, whichever thread reads it first, so
  /// the order of findings at one place is stable.
  @Test func orderOfFindingsDoesNotDependOnThreads() {
    var files = [
      "/tree/terraform.tfvars": """
      terragrunt {}
      app_secret = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1"

      """
    ]
    for unit in ["eu-central-1/a"] + (0..<40).map({ "eu-west-1/u\($0)" }) {
      files["/tree/\(unit)/terraform.tfvars"] = Self.unit()
    }
    let found = findings(["--jobs", "1"], files)
    #expect(found.count == 2 && found[0].contains("plain-secret") && found[1].contains("region-mismatch"))
    for _ in 0..<40 { #expect(findings(["--jobs", "4"], files) == found) }
  }

  @Test(arguments: ["aws/unit", "."])
  func rootIsNoUnitToDependOn(path: String) {
    let found = findings(
      [path],
      [
        "/tree/aws/terraform.tfvars": "terragrunt {}\n",
        "/tree/aws/unit/terraform.tfvars": Self.unit("..", "../../gcp"),
        "/tree/gcp/terraform.tfvars": "terragrunt {}\n", "/tree/gcp/unit/terraform.tfvars": Self.unit(),
      ])
    #expect(found.count == 2)
    #expect(found.first?.contains("'aws' is a root, which is not deployed by itself") ?? false)
    #expect(found.last?.contains("'gcp' is a root") ?? false)
  }
}
