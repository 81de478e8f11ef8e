import Files
import SourceText
import TestSupport
import Testing

/// What `strata gate` says of each kind of pull request: a folder of `testdata/gate` each. Its `files` and the lines of
/// `steps.txt` (`delete FILE`, `move FROM TO`) are the change of `tree`, and `answer.txt` is what is printed with the words
/// of `flags.txt`.
@Suite(.enabled(if: TemporaryRepository.isPossible, "there is no git"))
struct GateHistoryTests {
  private static let folder = Testdata.folder.appending("gate")

  private static let kinds = [
    "root-value", "var-file", "comment", "module-code", "module-default", "module-requires", "dependency-added",
    "findings-in-order", "unit-deleted", "unit-moved", "unit-added", "unit-broken", "secret-added", "policy-broken",
    "rename", "ci-file-only", "value-that-one-module-declares",
  ]

  private static func lines(_ path: Path) -> [String] {
    ((try? Testdata.text(path)) ?? "").split(separator: "\n").map(String.init)
  }

  private static func files(below folder: Path) -> [Path] {
    ((try? DiskFileSystem().entries(of: folder)) ?? []).flatMap { entry -> [Path] in
      let path = folder.appending(Path(entry.name))
      return entry.kind == .folder ? files(below: path) : [path]
    }
  }

  private static func copy(_ source: Path, to repository: TemporaryRepository) throws {
    for file in files(below: source) {
      try repository.folder.write(file.relative(to: source), try Testdata.text(file))
    }
  }

  /// A repository whose branch `main` is one commit ahead of where the change of that kind branched off.
  private static func repository(_ kind: String) throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    try copy(folder.appending("tree"), to: repository)
    try repository.commit()
    try repository.git(["checkout", "-q", "-b", "change"])
    try repository.git(["checkout", "-q", "main"])
    try repository.folder.write("live/others.tfvars", "x = 1\n")
    let vpc = try Testdata.text(folder.appending("tree/live/dev/vpc/terraform.tfvars"))
    try repository.folder.write("live/dev/vpc/terraform.tfvars", vpc.replacing("10.1", with: "10.9"))
    try repository.commit()
    try repository.git(["checkout", "-q", "change"])
    try copy(folder.appending(Path("\(kind)/files")), to: repository)
    for step in lines(folder.appending(Path("\(kind)/steps.txt"))) {
      let words = step.split(separator: " ").map { Text($0) }
      if words[0] == "delete" { try repository.git(["rm", "-q", words[1]]) }
      if words[0] == "move" { try repository.git(["mv", words[1], words[2]]) }
    }
    return repository
  }

  private static func answer(_ kind: String, _ words: [String]) throws -> String {
    let repository = try repository(kind)
    defer { repository.remove() }
    let base = String(try repository.git(["merge-base", "main", "HEAD"]).description.prefix(12))
    let run = repository.strata(["gate", "--base", "main"] + words)
    let errors = run.errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "! \($0)\n" }
    let status = run.status == .success ? "" : "? \(run.status.rawValue)\n"
    return (run.output + errors.joined() + status).replacing(base, with: "COMMIT")
  }

  @Test(arguments: kinds)
  func gateAnswers(kind: String) throws {
    let flags = Self.lines(Self.folder.appending(Path("\(kind)/flags.txt"))).flatMap {
      $0.split(separator: " ").map(String.init)
    }
    let expected = try Testdata.text(Self.folder.appending(Path("\(kind)/answer.txt")))
    #expect(try Self.answer(kind, flags) == expected)
  }

  @Test(arguments: ["json", "github", "markdown"])
  func eachFormatSaysTheSame(format: String) throws {
    let expected = try Testdata.text(Self.folder.appending(Path("formats/answer-\(format).txt")))
    let actual = try Self.answer("formats", ["--format", format])
    // JSON holds the whole hash.
    let hash = actual.split(separator: "\"").first { $0.hasPrefix("COMMIT") && $0.count > 6 }
    #expect(hash.map { actual.replacing($0, with: "COMMIT") } ?? actual == expected)
  }

  /// A state that was found at the base and is not found now, where nothing in the tree tells which one is meant.
  @Test(arguments: [
    ("modules/reader/main.tf", "prod/vpc/", "core/network/", "modules/reader/main.tf:9:14: warning: the module"),
    (
      "live/prod/vpc/terraform.tfvars", "terragrunt = {",
      "terragrunt = {\n  remote_state {\n    backend = \"s3\"\n    config {\n      bucket         = \"states\"\n      key            = \"core/network/terraform.tfstate\"\n      region         = \"eu-west-1\"\n      encrypt        = true\n      dynamodb_table = \"locks\"\n    }\n  }\n",
      "live/prod/vpc/terraform.tfvars:6:24: warning: the module"
    ),
  ])
  func aStateThatIsLostIsNamed(file: String, old: String, new: String, expected: String) throws {
    let repository = try TemporaryRepository()
    defer { repository.remove() }
    try Self.copy(Self.folder.appending("tree"), to: repository)
    try repository.folder.write(
      "modules/reader/main.tf",
      """
      terraform {
        backend "s3" {}
      }
      variable "owner" {}
      data "terraform_remote_state" "vpc" {
        backend = "s3"
        config {
          bucket = "states"
          key    = "prod/vpc/terraform.tfstate"
        }
      }
      """)
    try repository.folder.write(
      "live/prod/reader/terraform.tfvars",
      try Testdata.text(Self.folder.appending("tree/live/prod/app/terraform.tfvars"))
        .replacing("modules/app", with: "modules/reader").replacing("size = 3", with: ""))
    try repository.commit()
    let path = Path(file)
    let text = String(Text(try DiskFileSystem().read(repository.folder.path.appending(path))))
    try repository.folder.write(path, text.replacing(old, with: new))
    let output = repository.strata(["gate", "--base", "main"]).output
    #expect(output.contains(expected))
    #expect(output.contains("read the state of 'live/prod/vpc' for 'live/prod/reader', and now reads"))
    #expect(output.contains("1 new finding"))
  }

  @Test func theTipShowsWhatOthersChanged() throws {
    let unit = "live/dev/vpc"
    #expect(try !Self.answer("comment", []).contains(unit))
    #expect(try Self.answer("comment", ["--tip"]).contains(unit))
    let repository = try Self.repository("comment")
    defer { repository.remove() }
    #expect(repository.strata(["gate", "--base", "nowhere"]).errors.contains("[unknown-revision]"))
    #expect(repository.strata(["gate"]).status == .usage)
    #expect(repository.strata(["list", "--affected", "--base", "main...", "-f", "paths"]).output == "")
  }
}
