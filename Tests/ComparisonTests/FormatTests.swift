import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Laws for the formats of `strata diff` on large and hostile input.
struct FormatTests {
  private static func files(units: Int, variables: Int, value: (String, Int) -> String) -> InMemoryFileSystem {
    var texts: [String: String] = [:]
    for side in ["a", "b"] {
      for unit in 0..<units {
        var text = "terragrunt { terraform { source = \"m\" } }\n"
        for variable in 0..<variables { text += "v\(variable) = \"\(value(side, variable))\"\n" }
        texts["/tree/\(side)/unit-\(unit)/terraform.tfvars"] = text
      }
    }
    return InMemoryFileSystem(texts)
  }

  @Test(arguments: [(1, 3000), (300, 20), (3000, 1)])
  func commentFitsIntoGitHubAndSaysWhatWasCut(units: Int, variables: Int) {
    let files = Self.files(units: units, variables: variables) { "\($0) <|`ü\($1)" }
    let run = CommandRun(["diff", "a", "b", "--format", "github"], files: files)
    #expect(run.status == .success)
    #expect(run.output.utf8.count <= 65_536)
    #expect(run.output.utf8.count > 60_000)
    #expect(run.output.contains("\nCut to fit into a comment: "))
    #expect(run.output.components("<details>") == run.output.components("</details>"))
    let shown = run.output.components("<br><sub>") / 2
    #expect(run.output.contains(" \(units * variables - shown) changes of "))
  }

  @Test func unitsOfOneSideAreCutToo() {
    var texts: [String: String] = [
      "/tree/a/x/terraform.tfvars": "terragrunt { terraform { source = \"m\" } }\n",
      "/tree/b/x/terraform.tfvars": "terragrunt { terraform { source = \"m\" } }\n",
    ]
    for unit in 0..<4000 {
      texts["/tree/b/unit-\(unit)/terraform.tfvars"] = "terragrunt { terraform { source = \"m\" } }\n"
    }
    let run = CommandRun(["diff", "a", "b", "--format", "markdown"], files: InMemoryFileSystem(texts))
    #expect(run.output.utf8.count <= 65_536)
    #expect(run.output.contains("units of one side left out"))
  }

  @Test func colourIsOnlyUsedWhereItIsWanted() {
    let files = Self.files(units: 1, variables: 1) { side, _ in side }
    #expect(!CommandRun(["diff", "a", "b"], files: files).output.contains("\u{1B}"))
    #expect(
      CommandRun(["diff", "a", "b", "--color", "always"], files: files).output.contains("\u{1B}[31m- \"a\"\u{1B}[0m"))
  }

  @Test func controlCharactersNeverReachATerminal() {
    let files = Self.files(units: 1, variables: 1) { side, _ in "\(side)\\u001b[2J\\u009b" }
    for format in ["text", "brief", "markdown", "github", "html"] {
      let run = CommandRun(["diff", "a", "b", "--format", format], files: files)
      #expect(!run.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) })
    }
  }

  @Test func longValuesAreCutAroundTheirFirstDifference() {
    let long = String(repeating: "x", count: 5000)
    let files = Self.files(units: 1, variables: 1) { side, _ in "\(long)<\(side)>\(long)" }
    let run = CommandRun(["diff", "a", "b"], files: files)
    #expect(run.output.contains("<a>") && run.output.contains("<b>"))
    #expect(run.output.utf8.count < 2000)
  }

  @Test func answersDoNotDependOnTheNumberOfThreads() {
    let files = Self.files(units: 40, variables: 3) { "\($0)\($1)" }
    let one = CommandRun(["diff", "a", "b", "--jobs", "1", "--format", "json"], files: files)
    let many = CommandRun(["diff", "a", "b", "--jobs", "8", "--format", "json"], files: files)
    #expect(one.output == many.output)
    #expect(one.output.utf8.count > 10_000)
  }
}

extension String {
  /// How often `part` occurs in the text.
  fileprivate func components(_ part: String) -> Int {
    let text = Text(self)
    let wanted = Text(part)
    var count = 0
    var from = 0
    while let found = text.firstRange(of: wanted, from: from) {
      count += 1
      from = found.upperBound
    }
    return count
  }
}
