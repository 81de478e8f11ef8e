import Checks
import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// The flags of `strata check`, and the trees of this repository.
struct CheckCommandTests {
  private static let block = "terragrunt = {\n}\n\n"
  private static let files = InMemoryFileSystem([
    "/tree/unit/terraform.tfvars": block + "stage = \"dev\"\nstage = \"dev\"\nowner = \"web \"\n"
  ])

  private func check(_ words: [String], _ files: InMemoryFileSystem = files) -> CommandRun {
    CommandRun(["check"] + words, files: files)
  }

  // MARK: the trees of this repository

  @Test func sampleHasNoFinding() {
    let run = CommandRun(["check", "testdata/sample"], files: DiskFileSystem(), in: Testdata.checkout)
    #expect(run.output.hasPrefix("no findings in 8 units"))
    #expect(run.errors == "")
    #expect(run.status == .success)
  }

  @Test func seedHasItsKnownTroublesAndNothingFalse() throws {
    let run = CommandRun(
      ["check", "testdata/seed", "--format", "github"], files: DiskFileSystem(), in: Testdata.checkout)
    let expected = try Testdata.text(Testdata.checkout.appending("testdata/checks-seed.txt"))
    #expect(run.output == expected)
    #expect(run.errors == "")
    #expect(run.status == .findings)
  }

  @Test func findingsDoNotDependOnTheNumberOfThreads() {
    let runs = ["1", "2", "7"].map { jobs in
      CommandRun(
        ["check", "testdata", "--verbose", "--format", "json", "--jobs", jobs], files: DiskFileSystem(),
        in: Testdata.checkout
      ).output
    }
    #expect(runs[0].count > 10_000)
    #expect(runs.allSatisfy { $0 == runs[0] })
  }

  // MARK: status

  @Test func statusFollowsFailOn() {
    #expect(check([]).status == .success)
    #expect(check(["--fail-on", "warning"]).status == .findings)
    #expect(check(["--fail-on", "warning", "--disable", "odd-space", "--disable", "duplicate-key"]).status == .success)
    let trailing = InMemoryFileSystem(["/tree/unit/terraform.tfvars": "terragrunt = { \n}\n"])
    #expect(check(["--fail-on", "warning"], trailing).output.hasPrefix("no findings"))
    let run = check(["--fail-on", "info"], trailing)
    #expect(run.status == .findings)
    #expect(run.output.contains("[trailing-space]"))
  }

  @Test func whatCannotBeReadIsAnErrorOfTheRun() {
    let run = check(["gone"])
    #expect(run.status == .failure)
    #expect(run.errors.contains("[no-such-path]"))
    #expect(!run.output.contains("no-such-path"))
  }

  @Test func aFileThatDoesNotParseIsAFinding() {
    let run = check([], InMemoryFileSystem(["/tree/unit/terraform.tfvars": "terragrunt = {\n}\nstage = dev\n"]))
    #expect(run.status == .findings)
    #expect(run.output.contains("[bare-word]"))
    #expect(run.output.hasSuffix("1 error in 1 unit, 1 file\n"))
  }

  @Test func wrongFlagsAreRefusedWithTheNearestName() {
    let run = check(["--disable", "hiden-variable"])
    #expect(run.status == .usage)
    #expect(run.errors.contains("did you mean 'hidden-variable'?"))
    #expect(check(["--fail-on", "eror"]).errors.contains("did you mean 'error'?"))
    #expect(check(["--format", "sarf"]).errors.contains("did you mean 'sarif'?"))
  }

  @Test(arguments: ["unit", "--fix", "--format=json", "--baseline=x"])
  func listIsPrintedAlone(word: String) { #expect(check(["--list", word]).status == .usage) }

  @Test func listNamesEveryCode() {
    let run = check(["--list"])
    #expect(run.status == .success)
    for code in CheckRegistry.codes { #expect(run.output.contains("\(code) ")) }
  }

  // MARK: baseline

  @Test func baselineLeavesOutWhatItKnows() throws {
    let written = check(["--write-baseline", "baseline.json"])
    #expect(written.output == "2 findings written to baseline.json\n")
    #expect(written.status == .success)
    var later = InMemoryFileSystem([
      "/tree/unit/terraform.tfvars": Self.block + "\n# moved\nstage = \"dev\"\nstage = \"dev\"\nteam = \"app \"\n"
    ])
    later.add("/tree/baseline.json", try #require(written.written["/tree/baseline.json"]))
    let run = check(["--baseline", "baseline.json"], later)
    #expect(!run.output.contains("[duplicate-key]"))
    #expect(run.output.contains("[odd-space]"))
    #expect(run.output.hasSuffix("(1 in the baseline; 1 of the baseline gone: --write-baseline)\n"))
  }

  @Test(arguments: ["", "{", "[]", "{\"format_version\": \"1.0\"}", "{\"format_version\": \"2.0\", \"findings\": []}"])
  func baselineThatIsNoneIsRefused(text: String) {
    var files = Self.files
    files.add("/tree/baseline.json", Array(text.utf8))
    let run = check(["--baseline", "baseline.json"], files)
    #expect(run.status == .failure)
    #expect(run.errors.contains("[bad-baseline]"))
    #expect(run.errors.components(": error: ") == 1)
    #expect(run.output == "")
  }

  @Test func baselineOfAnotherKindOfFileIsNamedAsItIs() {
    let run = check(["--baseline", "unit/terraform.tfvars"])
    #expect(run.status == .failure)
    #expect(run.errors.hasPrefix("unit/terraform.tfvars:1:1: error: the baseline can't be used: it is not JSON: "))
  }

  @Test func baselineReplacesNothingForeign() throws {
    let run = check(["--write-baseline", "unit/terraform.tfvars"])
    #expect(run.status == .failure)
    #expect(run.written.isEmpty)
    #expect(run.errors.contains("'unit/terraform.tfvars' holds something else than a baseline"))
    var files = Self.files
    files.add("/tree/b.json", try #require(check(["--write-baseline", "b.json"]).written["/tree/b.json"]))
    #expect(check(["--write-baseline", "b.json"], files).written.count == 1)
  }

  @Test func baselineIsNotWrittenOfHalfATree() {
    let run = check(["unit", "gone", "--write-baseline", "b.json"])
    #expect(run.status == .failure)
    #expect(run.written.isEmpty)
    #expect(run.errors.contains("'b.json' is not written"))
  }

  @Test(arguments: ["--baseline=x", "--fix", "--diff", "--format=json"])
  func baselineIsWrittenAlone(flag: String) {
    #expect(check(["--write-baseline", "b.json", flag]).status == .usage)
  }

  @Test func severalCodesMayStandInOneFlag() {
    #expect(check(["--fail-on", "warning", "--disable", "odd-space, duplicate-key"]).status == .success)
    let run = check(["--disable", "odd-space,duplicate-kay"])
    #expect(run.status == .usage)
    #expect(run.errors.contains("there is no check 'duplicate-kay' [usage]\n   = help: did you mean 'duplicate-key'?"))
    #expect(check(["--disable", "odd-space,"]).status == .usage)
  }

  @Test func variableArgumentThatWinsIsNotedOnce() {
    let run = check(
      [],
      InMemoryFileSystem([
        "/tree/terraform.tfvars": """
        terragrunt {
          terraform {
            extra_arguments "a" {
              commands  = ["plan"]
              arguments = ["-var", "stage=prod"]
            }
          }
        }

        """,
        "/tree/unit/terraform.tfvars":
          "terragrunt {\n  include { path = \"${find_in_parent_folders()}\" }\n}\nstage = \"dev\"\n",
      ]))
    #expect(run.output.components(": note: ") == 1)
  }

  @Test func baselineThatIsNotThereIsRefused() {
    let run = check(["--baseline", "gone.json"])
    #expect(run.status == .failure)
    #expect(run.errors.contains("write it with --write-baseline gone.json"))
  }
}

extension String {
  /// How often `part` occurs in the text.
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
