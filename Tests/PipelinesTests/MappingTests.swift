import CommandLineTool
import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// The mappings in `docs/mappings` render units of those modules, and all names in them are known.
struct MappingTests {
  @Test(arguments: try Testdata.cases(in: "pipelines/mappings"))
  func unitOfAnotherModuleRenders(name: String) throws {
    let folder = Testdata.folder.appending("pipelines/mappings/\(name)")
    let mapping = Testdata.checkout.appending("docs/mappings/\(name).tfvars")
    let files = InMemoryFileSystem([
      "/tree/unit/terraform.tfvars": try Testdata.text(folder.appending("terraform.tfvars")),
      "/tree/inputs.tfvars": try Testdata.text(folder.appending("inputs.tfvars")),
      "/tree/mapping.tfvars": try Testdata.text(mapping),
    ])
    let run = CommandRun(
      ["render", "unit", "-f", "aws-cli", "--inputs", "inputs.tfvars", "--mapping", "mapping.tfvars"], files: files)
    #expect(run.errors == "")
    #expect(run.output == (try Testdata.text(folder.appending("expected.json"))))
  }

  @Test(arguments: [("fast", true), ("slow", false), ("", false)])
  func defaultsMayDependOnAValue(mode: String, counts: Bool) throws {
    let folder = Testdata.folder.appending("pipelines/refused")
    let unit = try Testdata.text(folder.appending("terraform.tfvars"))
    let files = InMemoryFileSystem([
      "/tree/unit/terraform.tfvars": unit + "\nmode = \"\(mode)\"\n",
      "/tree/inputs.tfvars": try Testdata.text(folder.appending("inputs.tfvars")),
      "/tree/mapping.tfvars": "defaults_when = {\n  \"mode=fast\" = { queued_timeout = 7 }\n}\n",
    ])
    let run = CommandRun(
      ["render", "unit", "-f", "aws-cli", "--inputs", "inputs.tfvars", "--mapping", "mapping.tfvars"], files: files)
    #expect(run.errors == "")
    #expect(run.output.contains("\"queuedTimeoutInMinutes\": 7") == counts)
  }
}
