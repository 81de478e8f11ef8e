import Files
import Glibc
import SourceText
import TestSupport
import Testing

/// Tests the folders below `testdata/terragrunt-hcl`, one for each rule: `tree` is resolved, and `expected.json` is
/// the resulting document, including diagnostics. `STRATA_WRITE_EXPECTED=1` rewrites the documents.
struct RuleTests {
  private static func document(_ rule: String) throws -> CommandRun {
    let folder = Testdata.folder.appending(Path("terragrunt-hcl/\(rule)/tree"))
    return CommandRun(
      ["resolve", "--format", "json", "--locals", "--show-origin"], files: try Testdata.tree(folder, at: "/tree"))
  }

  @Test(arguments: try Testdata.cases(in: "terragrunt-hcl"))
  func treeGivesTheDocument(rule: String) throws {
    let run = try Self.document(rule)
    let path = Testdata.folder.appending(Path("terragrunt-hcl/\(rule)/expected.json"))
    if getenv("STRATA_WRITE_EXPECTED") != nil { try DiskFileSystem().replace(path, with: Array(run.output.utf8)) }
    #expect(run.output == (try Testdata.text(path)))
    #expect((run.status == .success) == !run.output.contains("\"severity\": \"error\""))
  }
}
