import Files
import TestSupport
import Testing

/// `strata list` writes the same bytes with any number of threads, as often as it runs.
struct ListOrderTests {
  /// Units that include several files of one folder, which are listed as roots.
  private static let files: InMemoryFileSystem = {
    let shared = (0..<12).map { "common\($0)" }
    var files = ["/tree/.git/HEAD": "", "/tree/root.hcl": "inputs = {}\n"]
    for name in shared { files["/tree/_envcommon/\(name).hcl"] = "inputs = { \(name) = 1 }\n" }
    for unit in 0..<24 {
      files["/tree/live/unit\(unit)/terragrunt.hcl"] = """
        terraform { source = "git::https://git.example/m.git?ref=v1" }
        include "root" { path = find_in_parent_folders("root.hcl") }
        include "shared" { path = "../../_envcommon/\(shared[unit % shared.count]).hcl" }
        """
    }
    return InMemoryFileSystem(files)
  }()

  @Test(arguments: ["table", "json", "paths", "dot", "mermaid"])
  func outputIsTheSameEachTime(format: String) {
    let words = ["list", "--format", format, "--jobs"]
    let first = CommandRun(words + ["1"], files: Self.files)
    #expect(first.status == .success && first.output.contains("live/unit1"))
    for jobs in ["1", "2", "8", "1", "2", "8", "1", "2", "8"] {
      #expect(CommandRun(words + [jobs], files: Self.files).output == first.output)
    }
  }
}
