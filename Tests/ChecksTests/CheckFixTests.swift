import Checks
import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Tests `--fix` and `--diff`.
struct CheckFixTests {
  private static let path: Path = "/tree/unit/terraform.tfvars"

  private func fixed(_ text: String, _ words: [String] = ["--fix"]) -> (text: String?, run: CommandRun) {
    let run = CommandRun(["check"] + words, files: InMemoryFileSystem([Self.path.description: text]))
    return (run.written[Self.path].map { String(Text($0)) }, run)
  }

  @Test func changesThatTouchEachOtherAreAllMade() {
    #expect(fixed("terragrunt = {\n}\n\nx = 1\nx = 1\nx = 1\n").text == "terragrunt = {\n}\n\nx = 1\n")
  }

  @Test func fixesWhatIsCertainAndKeepsTheRest() {
    let (text, run) = fixed(
      """
      # The unit.
      terragrunt = { \("")
        terrafrom { # the module
          source = "git::https://example.com/m.git?ref=v1"
        }
      }

      # Twice.
      stage = "dev"
      stage = "dev"
      \towner   =   "web"\t
      note = <<EOT
      kept \("")
      EOT

      """)
    #expect(
      text == """
        # The unit.
        terragrunt = {
          terrafrom { # the module
            source = "git::https://example.com/m.git?ref=v1"
          }
        }

        # Twice.
        stage = "dev"
        \towner   =   "web"
        note = <<EOT
        kept \("")
        EOT

        """)
    // A misspelt block is not fixed, since the corrected block would take effect.
    #expect(run.output.contains("'terrafrom' means nothing in 'terragrunt' [unknown-key]"))
    #expect(run.output.hasSuffix("1 error in 1 unit, 1 file (2 fixed)\n"))
    #expect(run.status == .findings)
  }

  @Test func fixesTerragruntHCL() {
    let path: Path = "/tree/unit/terragrunt.hcl"
    let text = "inputs = { \n  a = 1,\n  a = 1\n  b = <<-E\n    c  \n  E\n  d = 1 # one\n  d = 1\n}\n"
    let run = CommandRun(["check", "--fix"], files: InMemoryFileSystem([path.description: text]))
    #expect(
      run.written[path].map { String(Text($0)) }
        == "inputs = {\n  a = 1\n  b = <<-E\n    c  \n  E\n  d = 1 # one\n  d = 1\n}\n")
  }

  @Test(arguments: [
    "terragrunt = {\n}\nstage = \"dev\" # why\nstage = \"dev\"\n",
    "terragrunt = {\n}\nstage = \"dev\"\nstage = \"prod\"\n",
    "terragrunt = {\n}\na = { x = 1, x = 1 }\n",
    "terragrunt = {\n  terraform {\n  }\n  terrafrom {\n  }\n}\n",
    "terragrunt = {\n  zzz = 1\n}\n",
    "terragrunt = {\n  remoteState {\n    backendConfigs {\n      bucket = \"b\"\n    }\n  }\n}\n",
  ])
  func leavesWhatIsNotCertain(text: String) {
    #expect(fixed(text).text == nil)
  }

  @Test func leavesAFileThatDoesNotParse() {
    let (text, run) = fixed("terragrunt = { \n}\nstage = dev\n")
    #expect(text == nil)
    #expect(run.status == .findings)
  }

  @Test func leavesWhatACommentSetsAside() {
    #expect(fixed("# strata:ignore trailing-space\nterragrunt = { \n}\n").text == nil)
  }

  @Test func diffShowsAndWritesNothing() {
    let (text, run) = fixed("terragrunt = {\n}\n\na = 1\nb = 2 \nc = 3\nd = 4\ne = 5\nf = 6", ["--diff"])
    #expect(text == nil)
    #expect(
      run.output == """
        --- a/unit/terraform.tfvars
        +++ b/unit/terraform.tfvars
        @@ -2,7 +2,7 @@
         }
         \("")
         a = 1
        -b = 2 \("")
        +b = 2
         c = 3
         d = 4
         e = 5
        no findings in 1 unit, 1 file (1 info not shown: --verbose)

        """)
  }

  @Test func diffOfACleanTreeShowsNoChange() {
    #expect(fixed("terragrunt = {\n}\n", ["--diff"]).run.output == "no findings in 1 unit, 1 file\n")
  }

  @Test func diffShowsWhatIsFoundToo() {
    let run = fixed("terragrunt = { \n}\nowner = \"web \"\n", ["--diff", "--fail-on", "warning"]).run
    #expect(run.output.hasPrefix("--- a/unit/terraform.tfvars\n"))
    #expect(run.output.contains("unit/terraform.tfvars:3:13: warning: "))
    #expect(run.status == .findings)
  }

  @Test(arguments: ["json", "sarif", "junit", "github"])
  func diffAndADocumentDoNotGoTogether(format: String) {
    let run = fixed("terragrunt = {\n}\n", ["--diff", "--format", format]).run
    #expect(run.status == .usage)
    #expect(run.output == "")
    #expect(run.errors.contains("'--diff' and '--format \(format)' do not go together"))
  }

  @Test func whatIsLeftIsSaidOfTheFileAsItIsNow() {
    let (text, run) = fixed("terragrunt = {\n}\nstage = \"dev\"\nstage = \"dev\"\nowner = \"web \"\n")
    #expect(text == "terragrunt = {\n}\nstage = \"dev\"\nowner = \"web \"\n")
    #expect(run.output.hasPrefix("unit/terraform.tfvars:4:13: warning: "))
    #expect(run.output.contains("\n 4 | owner = \"web \"\n"))
    #expect(run.output.hasSuffix("1 warning in 1 unit, 1 file (1 fixed)\n"))
  }

  @Test func mixedLineEndsStay() {
    #expect(fixed("terragrunt = { \r\n}\r\na = 1\t\n").text == "terragrunt = {\r\n}\r\na = 1\n")
  }
}
