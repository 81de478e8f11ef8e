import SourceText
import TestSupport
import Testing

/// What `strata gate` says of files that units only use through others: buildspecs, and modules that no unit uses in one state.
@Suite(.enabled(if: TemporaryRepository.isPossible, "there is no git"))
struct GateBuildTests {
  private static let pipeline =
    "terragrunt = {\n  terraform {\n    source = \"../../blocks//pipeline\"\n  }\n}\n\nbuildspec = \"ship/portal.yml\"\n"

  private static func repository(_ more: [String: String] = [:]) throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    let files = [
      "live/portal/terraform.tfvars": pipeline, "apps/portal/index.html": "\n",
      "live/net/terraform.tfvars": pipeline.replacing("pipeline", with: "net").replacing(
        "buildspec = \"ship/portal.yml\"\n", with: ""),
      "blocks/pipeline/main.tf": "variable \"buildspec\" {}\n",
      "blocks/net/main.tf": "variable \"cidr\" {\n  default = 1\n}\n",
      "ship/portal.yml":
        "version: 0.2\nbatch:\n  build-list:\n    - identifier: one\n    - identifier: two\n      buildspec: ship/part.yml\nphases:\n  build:\n    commands:\n      - cd apps/portal\n",
      "ship/part.yml": "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n",
    ].merging(more) { $1 }
    for (path, text) in files { try repository.folder.write(Path(path), text) }
    try repository.commit()
    return repository
  }

  private static func gate(_ repository: TemporaryRepository) -> CommandRun {
    repository.strata(["gate", "--base", "main"])
  }

  /// A change of the file alone is a change of the unit's build, and its findings count.
  @Test(arguments: [
    ("ship/portal.yml", "cd apps/portal", "cd apps/site", "ship/portal.yml:10:12: error: 'cd' enters 'apps/site'"),
    ("ship/portal.yml", "phases:\n", "phases:\n   install: {}\n", "[yaml-indentation]"),
    ("ship/part.yml", "- make", "- echo \"$PORT\"", "nothing sets 'PORT'"),
  ])
  func aBuildspecAloneIsChecked(file: String, old: String, new: String, expected: String) throws {
    let repository = try Self.repository()
    defer { repository.remove() }
    let text = try Testdata.text(repository.folder.path.appending(Path(file)))
    try repository.folder.write(Path(file), text.replacing(old, with: new))
    let run = Self.gate(repository)
    #expect(run.output.contains("builds that run files which changed:\n  live/portal  \(file)\n"))
    #expect(run.output.contains(expected))
    #expect(run.output.contains("the builds of 1 unit changed, 1 new finding"))
    #expect(run.status == (expected.contains("nothing sets") ? .success : .findings))
    #expect(repository.strata(["list", "--reading", file, "-f", "paths"]).output == "live/portal\n")
    #expect(repository.strata(["list", "--files", "-f", "paths"]).output.contains("\n\(file)\n"))
    let json = repository.strata(["gate", "--base", "main", "-f", "json"]).output
    #expect(json.contains("\"builds\": [\n    {\n      \"unit\": \"live/portal\""))
  }

  @Test func aBuildspecThatGoesIsMissed() throws {
    let repository = try Self.repository()
    defer { repository.remove() }
    try repository.git(["rm", "-q", "ship/portal.yml"])
    let run = Self.gate(repository)
    #expect(run.output.contains("  live/portal  ship/portal.yml\n"))
    #expect(run.output.contains("[no-buildspec]"))
    #expect(repository.strata(["list", "--reading", "ship/portal.yml", "-f", "paths"]).output == "live/portal\n")
    #expect(!repository.strata(["list", "--files"]).output.contains("ship/portal.yml"))
  }

  /// A build that gets better: the finding is gone, and none is new.
  @Test func aMendedBuildspecHasNoFindings() throws {
    let repository = try Self.repository([
      "ship/part.yml": "version: 0.2\nphases:\n  build:\n    commands:\n      - cd apps/site\n"
    ])
    defer { repository.remove() }
    try repository.folder.write(
      "ship/part.yml", "version: 0.2\nphases:\n  build:\n    commands:\n      - cd apps/portal\n")
    let run = repository.strata(["gate", "--base", "main", "-f", "json"])
    #expect(run.output.contains("\"gone_findings\": 1"))
    #expect(run.output.contains("\"new_errors\": 0"))
  }

  /// What the walk finds wrong with a file counts like any other finding.
  @Test func aMisspeltBlockIsAFinding() throws {
    let repository = try Self.repository()
    defer { repository.remove() }
    try repository.folder.write(
      "live/portal/terraform.tfvars", Self.pipeline.replacing("terragrunt =", with: "terragrnt ="))
    let run = Self.gate(repository)
    #expect(run.output.contains("error: 'terragrnt' means nothing to Terragrunt"))
    #expect(run.errors.isEmpty)
    #expect(run.status == .findings)
  }

  /// The module of the last unit that goes is none to plan, wherever it lies.
  @Test(arguments: ["blocks/net", "network"])
  func aModuleLeftOverIsNoUnit(module: String) throws {
    let unit = "terragrunt = {\n  terraform {\n    source = \"../..//\(module)\"\n  }\n}\n\ncidr = 1\n"
    let repository = try Self.repository([
      "\(module)/main.tf": "variable \"cidr\" {}\n", "live/net/terraform.tfvars": unit,
    ])
    defer { repository.remove() }
    try repository.git(["rm", "-q", "live/net/terraform.tfvars"])
    let gone = Self.gate(repository)
    #expect(gone.output.contains("passed; 0 of 1 unit to plan, 1 deleted, no new findings"))
    // The other way round, the unit is new and nothing is deleted.
    try repository.commit()
    try repository.folder.write("live/net/terraform.tfvars", unit)
    let added = Self.gate(repository)
    #expect(added.output.contains("passed; 1 of 2 units to plan, no new findings"))
  }
}
