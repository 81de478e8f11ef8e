import CommandLineTool
import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// The output for the committed trees: the reviewed files below `testdata/pipelines`.
struct RenderedSampleTests {
  private static let folder = Testdata.folder.appending("pipelines")

  private static func render(_ tree: Path, _ words: [String]) -> CommandRun {
    CommandRun(
      ["render", ".", "--root", ".", "--output-dir", "/out"] + words, files: DiskFileSystem(),
      in: Testdata.folder.appending(tree))
  }

  @Test(arguments: ["parameters", "tfvars", "aws-cli", "cloudformation"])
  func sampleRendersToItsFilesInBothRegions(format: String) throws {
    let run = Self.render("sample", ["--format", format, "--inputs", "../pipelines/sample/inputs.tfvars"])
    #expect(run.errors == (format == "aws-cli" || format == "cloudformation" ? Self.note : ""))
    #expect(run.status == .success)
    let expected = Self.folder.appending("sample/\(format)")
    #expect(run.written.count > 6)
    for (path, bytes) in run.written {
      let file = expected.appending(path.relative(to: "/out"))
      #expect(String(Text(bytes)) == (try Testdata.text(file)), "\(file)")
    }
    var count = 0
    var waiting = [expected]
    while let current = waiting.popLast() {
      for entry in try DiskFileSystem().entries(of: current) {
        if entry.kind == .folder { waiting.append(current.appending(Path(entry.name))) } else { count += 1 }
      }
    }
    #expect(count == run.written.count)
  }

  private static let note = """
    info: only the Terraform module uses 'ecr_repository_arn', 'ecr_repository_name', 'force_destroy', 'ssm_key', \
    'versioning' [unused-setting]
       = help: docs/render.md lists the variables that reach a request

    """

  private static let connection =
    "connection_arn=arn:aws:codestar-connections:{region}:123456789012:connection/01234567-89ab-cdef-0123-456789abcdef"

  @Test(arguments: [
    ("create-project.json", "create-project.json", "aws-cli", []),
    ("create-pipeline.github-v1.json", "create-pipeline.json", "aws-cli", []),
    ("create-pipeline.connection.json", "create-pipeline.json", "aws-cli", ["--input", connection]),
  ])
  func seedRendersToTheReferenceAnswers(expected: String, file: String, format: String, words: [String]) throws {
    let run = Self.render("seed", ["--format", format, "--inputs", "../pipelines/seed/inputs.tfvars"] + words)
    #expect(run.status == .success)
    let path = Path("/out/eu-west-2/aws/eu-west-1/deployments-terragrunt/\(file)")
    let reference = try Testdata.text(Self.folder.appending("seed/\(expected)"))
    #expect(String(Text(run.written[path] ?? [])) == reference)
  }

  @Test func seedsTemplateIsTheReferenceButForItsDescription() throws {
    let run = Self.render(
      "seed", ["--format", "cloudformation", "--inputs", "../pipelines/seed/inputs.tfvars", "--input", Self.connection])
    let path: Path = "/out/eu-west-2/aws/eu-west-1/deployments-terragrunt/template.json"
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.contains("\"Description\": \"") || $0.contains("Deploy") }
    }
    let reference = lines(try Testdata.text(Self.folder.appending("seed/cfn-template.json"))).filter {
      !$0.contains("reference render")
    }
    let rendered = lines(String(Text(run.written[path] ?? []))).filter { !$0.contains("rendered from") }
    #expect(rendered == reference)
  }

  @Test func seedAsPublishedHasItsKnownTroubles() {
    let run = Self.render("seed", [])
    let codes = run.errors.split(separator: "\n").compactMap { line -> String? in
      guard line.contains(": warning: ") || line.contains(": error: "), let start = line.lastIndex(of: "[") else {
        return nil
      }
      return String(line[line.index(after: start)...].dropLast())
    }
    #expect(
      codes == [
        "region-disagrees", "ecr-names-disagree", "masked-value", "boolean-as-string", "boolean-as-string",
        "masked-value", "auto-approve-without-approval",
      ])
    #expect(run.status == .success)
  }
}
