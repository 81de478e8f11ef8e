import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// `render --output-dir` on a disk: obstacles are reported before anything is written.
///
/// `Tests/scripts/rendered-folders-are-whole` runs the whole program as a separate process; here the same host
/// accesses the disk.
struct RenderOutputTests {
  /// A file that is read for a later unit may mark a name that an earlier unit has too. Both must be masked.
  @Test(arguments: ["1", "4"])
  func nameThatALateFileMarksIsMaskedInWhatWasSaidBefore(jobs: String) {
    let unit = """
      terragrunt {
        include { path = "${find_in_parent_folders()}" }
        terraform {
          extra_arguments "v" {
            commands = ["plan"]
            optional_var_files = ["${get_tfvars_dir()}/late/marks.tfvars"]
          }
        }
      }
      source_type = "CODEPIPELINE"

      """
    var files = [
      "/tree/terraform.tfvars": "terragrunt {}\naws_region = \"nowhere\"\n",
      "/tree/z/late/marks.tfvars": "aws_region = \"nowhere\" # strata:sensitive\n",
    ]
    for name in ["a", "b", "z", "zz"] { files["/tree/\(name)/terraform.tfvars"] = unit }
    let run = CommandRun(["render", "--root", "/tree", "--jobs", jobs], files: InMemoryFileSystem(files))
    let lines = run.errors.split(separator: "\n").filter { $0.hasPrefix("terraform.tfvars:2:14: error:") }
    #expect(
      lines == ["terraform.tfvars:2:14: error: 'aws_region' is '(sensitive)', which is not a region [region-name]"])
  }

  /// Renders one unit, `tree/unit`, into `out` after `prepare`. When that is refused, nothing may be written.
  private func render(_ prepare: (TemporaryFolder) throws -> Void, to out: String = "out") throws -> (
    run: CommandRun, before: [String], after: [String]
  ) {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let source = Testdata.folder.appending("pipelines/refused")
    try folder.write("tree/unit/terraform.tfvars", Testdata.text(source.appending("terraform.tfvars")))
    try folder.write("inputs.tfvars", Testdata.text(source.appending("inputs.tfvars")))
    try prepare(folder)
    let before = Self.entries(of: folder.path, below: "").sorted()
    let run = CommandRun(
      ["render", "tree", "--root", "tree", "--inputs", "inputs.tfvars", "--output-dir", out],
      files: DiskFileSystem(), in: folder.path, writesToDisk: true)
    return (run, before, Self.entries(of: folder.path, below: "").sorted())
  }

  private static func entries(of folder: Path, below name: Path) -> [String] {
    ((try? DiskFileSystem().entries(of: folder)) ?? []).flatMap { entry in
      let path = name.appending(Path(entry.name))
      let inner = entry.kind == .folder && !entry.isLink
      return [path.description] + (inner ? entries(of: folder.appending(Path(entry.name)), below: path) : [])
    }
  }

  @Test func aFolderForEachUnitIsWritten() throws {
    let (run, _, entries) = try render { _ in }
    #expect(run.errors == "")
    #expect(
      entries.filter { $0.hasPrefix("out/") } == [
        "out/eu-west-1", "out/eu-west-1/unit", "out/eu-west-1/unit/parameters.json", "out/index.json",
      ])
  }

  private static let obstacles: [(name: String, what: String, prepare: @Sendable (TemporaryFolder) throws -> Void)] = [
    ("index is a folder", "/out/index.json' is a folder", { try $0.makeFolder("out/index.json") }),
    (
      "index is a link", "/out/index.json' is a symbolic link",
      {
        try $0.makeFolder("out")
        $0.link("out/index.json", to: "../inputs.tfvars")
      }
    ),
    ("region is a file", "/out/eu-west-1' must be a folder", { try $0.write("out/eu-west-1", "") }),
    ("unit is a file", "/out/eu-west-1/unit' must be a folder", { try $0.write("out/eu-west-1/unit", "") }),
    (
      "unit is a link", "/out/eu-west-1/unit' is a symbolic link",
      {
        try $0.makeFolder("out/eu-west-1")
        try $0.makeFolder("theirs")
        $0.link("out/eu-west-1/unit", to: "../../theirs")
      }
    ),
    ("out is a file", "/out' must be a folder", { try $0.write("out", "") }),
    ("out leads nowhere", "/out' is a symbolic link that leads nowhere", { $0.link("out", to: "absent") }),
    ("file is a folder", "/parameters.json' is a folder", { try $0.makeFolder("out/eu-west-1/unit/parameters.json") }),
    (
      "out holds a configuration", "holds a configuration of its own",
      {
        try $0.write("out/terraform.tfvars", "a = 1\n")
      }
    ),
    (
      "target holds a configuration", "holds a configuration of its own",
      {
        try $0.write("out/eu-west-1/unit/.terragrunt", "a = 1\n")
      }
    ),
  ]

  @Test(arguments: obstacles.indices)
  func whatStandsInTheWayIsNamedAndNothingIsWritten(index: Int) throws {
    let obstacle = Self.obstacles[index]
    let (run, before, after) = try render(obstacle.prepare)
    #expect(run.errors.contains(obstacle.what), "\(obstacle.name): \(run.errors)")
    #expect(run.status == .failure)
    #expect(before == after)
  }

  @Test(arguments: ["tree", "tree/unit", "tree/unit/rendered", "."])
  func aUnitsOwnFolderIsNoPlaceForOutput(out: String) throws {
    let (run, before, after) = try render({ _ in }, to: out)
    #expect(run.errors.contains("[output-in-tree]"), "\(run.errors)")
    #expect(run.status == .failure)
    #expect(before == after)
  }

  @Test func anEmptyNameIsNoFolder() throws {
    let (run, _, _) = try render({ _ in }, to: "")
    #expect(run.status == .usage)
  }

  @Test func inputsMayComeFromStandardInput() throws {
    let source = Testdata.folder.appending("pipelines/refused")
    let unit = try Testdata.text(source.appending("terraform.tfvars"))
    let inputs = try Testdata.text(source.appending("inputs.tfvars"))
    let run = CommandRun(
      ["render", "unit", "--inputs", "-", "--format", "aws-cli"],
      files: InMemoryFileSystem(["/tree/unit/terraform.tfvars": unit]), input: Array(inputs.utf8))
    #expect(run.errors == "")
    #expect(run.output.contains("arn:aws:iam::123456789012:role/codepipeline"))
  }
}
