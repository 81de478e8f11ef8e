import CommandLineTool
import Files
import SourceText
import TestSupport
import Testing

/// Cases just inside and just outside the limits of rules.
struct BoundaryTests {
  private static func run(_ lines: [String], inputs: String = "") throws -> CommandRun {
    let folder = Testdata.folder.appending("pipelines/refused")
    let changed = Refusal("", lines[0]).changed(try Testdata.text(folder.appending("terraform.tfvars")))
    let unit = lines.dropFirst().reduce(changed) { Refusal("", $1).changed($0) }
    let files = InMemoryFileSystem([
      "/tree/unit/terraform.tfvars": unit,
      "/tree/inputs.tfvars": try Testdata.text(folder.appending("inputs.tfvars")) + inputs,
    ])
    return CommandRun(["render", "unit", "-f", "aws-cli", "--inputs", "inputs.tfvars"], files: files)
  }

  private static let lambda = "stage_2_provider = \"Invoke/Lambda\""

  private static func key(_ length: Int) -> [String] {
    [
      "stage_2_provider = \"Custom/Build/Mine\"",
      "stage_2_configuration = { \(String(repeating: "k", count: length)) = \"x\" }",
    ]
  }

  @Test(arguments: [
    ["build_timeout = 2160"], ["build_timeout = 5"], ["queued_timeout = 480"], ["auto_retry_limit = 1000"],
    ["environment_variables = [{ name = \"A\", value = \"\(String(repeating: "x", count: 4096))\" }]"],
    ["environment_variables = [{ name = \"A\", value = \"\(String(repeating: "é", count: 4096))\" }]"],
    ["source_type = \"NO_SOURCE\"", "artifact_type = \"NO_ARTIFACTS\"", "buildspec_path = \"version: 0.2\\n\""],
    [
      lambda,
      "stage_2_configuration = { FunctionName = \"f\", UserParameters = \"\(String(repeating: "x", count: 1000))\" }",
    ],
    ["stage_2_output_artifacts = [\"a\", \"b\", \"c\", \"d\", \"e\"]"],
    [
      "secondary_sources = [{ name = \"Two\", repository_owner = \"o\", repository = \"r\", branch = \"b\", artifact = \"front_end\" }]"
    ],
  ])
  func valueJustInsideIsTaken(lines: [String]) throws {
    let run = try Self.run(lines)
    #expect(run.errors == "")
    #expect(run.status == .success)
  }

  @Test func sourceAndArtifactsArePairedBothWays() throws {
    for lines in [
      ["source_type = \"CODEPIPELINE\"", "artifact_type = \"NO_ARTIFACTS\""],
      ["source_type = \"NO_SOURCE\"", "artifact_type = \"CODEPIPELINE\"", "buildspec_path = \"version: 0.2\\n\""],
    ] {
      #expect(try Self.run(lines).errors.contains("[source-artifact-pair]"))
    }
  }

  /// A few variables are searched one by one, and many by their names.
  @Test(arguments: [1, 15, 16, 17, 18])
  func lastVariableGivenTwiceIsFound(count: Int) throws {
    let names = (1...count).map { "N\($0)" } + ["N\(count)"]
    let list = names.map { "{ name = \"\($0)\", value = \"x\" }" }.joined(separator: ", ")
    #expect(try Self.run(["environment_variables = [\(list)]"]).errors.contains("[duplicate-environment-variable]"))
  }

  @Test func valueHas4096CharactersAndNotBytes() throws {
    let value = String(repeating: "é", count: 4097)
    let run = try Self.run(["environment_variables = [{ name = \"A\", value = \"\(value)\" }]"])
    #expect(run.errors.contains("[environment-value-length]"))
  }

  @Test func keyOfAConfigurationHas50Characters() throws {
    #expect(try !Self.run(Self.key(50)).errors.contains("[configuration-value]"))
    #expect(try Self.run(Self.key(51)).errors.contains("longer than 50 characters"))
  }

  @Test func inputsThatLeadInACircleAreFoundWhereverItStarts() throws {
    let run = try Self.run(
      ["owner = \"x\""],
      inputs: "\nfirst = \"{second}\"\nsecond = \"{third}\"\nthird = \"{second}\"\nname = \"{first}\"\n")
    #expect(run.errors.contains("[placeholder-cycle]"))
    #expect(run.status == .failure)
  }
}
