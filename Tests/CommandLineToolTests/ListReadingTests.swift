import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// `strata list --reading -` takes names as git prints them, relative to the tree's top folder.
struct ListReadingTests {
  private static let files = InMemoryFileSystem([
    "/tree/.git/HEAD": "", "/tree/live/a/terraform.tfvars": "terragrunt = {}\n",
    "/tree/live/ä b/terraform.tfvars": "terragrunt = {}\n", "/tree/live/c\"d/terraform.tfvars": "terragrunt = {}\n",
  ])

  private static func units(_ input: String, in folder: Path = "/tree") -> String {
    let words = ["list", "--format", "paths", "--reading", "-"]
    let run = CommandRun(words, files: files, in: folder, input: Array(input.utf8))
    return run.errors + run.output
  }

  @Test(arguments: [
    ("", ""), ("live/a/terraform.tfvars\n", "live/a\n"), ("README.md\r\nlive/a/terraform.tfvars\r\n", "live/a\n"),
    ("live/ä b/terraform.tfvars", "live/ä b\n"), ("\"live/\\303\\244 b/terraform.tfvars\"\n", "live/ä b\n"),
    ("\"live/c\\\"d/terraform.tfvars\"\n", "live/c\"d\n"), ("x\0live/ä b/terraform.tfvars\0", "live/ä b\n"),
    ("live/gone/terraform.tfvars\n", ""), ("\"\\", ""), ("\"\\3\"\n\"\n\\\n", ""),
  ])
  func namesAreReadAsGitPrintsThem(input: String, units: String) {
    #expect(Self.units(input) == units)
  }

  @Test func namesCountFromTheRoot() {
    #expect(Self.units("live/a/terraform.tfvars\n", in: "/tree/live") == "live/a\n")
  }

  @Test func inputAndNamesGoTogether() {
    let run = CommandRun(
      ["list", "-f", "paths", "--reading", "-", "--reading", "a/terraform.tfvars"], files: Self.files, in: "/tree/live",
      input: Array("live/ä b/terraform.tfvars\n".utf8))
    #expect(run.output == "live/a\nlive/ä b\n")
    #expect(run.status == .success)
  }
}
