import Hierarchy
import SourceText
import TestSupport
import Testing

/// The rules of ARCHITECTURE.md that the compiler does not check.
struct ModuleRuleTests {
  private static let allowed: [String: Set<String>] = [
    "SourceText": [],
    "HCL1Syntax": ["SourceText"],
    "HCL2Syntax": ["SourceText"],
    "YAMLSyntax": ["SourceText"],
    "ShellSyntax": ["SourceText"],
    "TerraformLayout": [
      "SourceText", "HCL1Syntax", "HCL2Syntax", "HCL2Evaluation", "YAMLSyntax", "ShellSyntax", "Files", "Hierarchy",
    ],
    "Files": ["SourceText"],
    "HCL2Evaluation": ["SourceText", "HCL2Syntax", "YAMLSyntax", "Files"],
    "TerragruntConfiguration": ["SourceText", "HCL1Syntax", "HCL2Syntax", "HCL2Evaluation", "Files", "Hierarchy"],
    "Hierarchy": ["SourceText", "HCL1Syntax", "HCL2Syntax", "HCL2Evaluation", "Files"],
    "Comparison": ["SourceText", "HCL1Syntax", "HCL2Syntax", "Files", "Hierarchy"],
    "Pipelines": ["SourceText", "HCL1Syntax", "HCL2Syntax", "YAMLSyntax", "ShellSyntax", "Files", "Hierarchy"],
    "Checks": [
      "SourceText", "HCL1Syntax", "HCL2Syntax", "HCL2Evaluation", "YAMLSyntax", "ShellSyntax", "Files", "Hierarchy",
      "Pipelines", "TerragruntConfiguration",
    ],
    "CommandLineTool": [
      "SourceText", "HCL1Syntax", "HCL2Syntax", "HCL2Evaluation", "YAMLSyntax", "Files", "Hierarchy", "Comparison",
      "Pipelines", "Checks", "TerragruntConfiguration", "TerraformLayout",
    ],
  ]
  private static let toolchain: Set<String> = ["Glibc", "LinuxCalls", "Swift", "Synchronization"]

  @Test(arguments: allowed.keys.sorted())
  func moduleImportsOnlyWhatLiesBelowIt(module: String) throws {
    let files = try Testdata.swiftFiles(below: Testdata.checkout.appending(Path("Sources/\(module)")))
    #expect(!files.isEmpty)
    for file in files {
      let text = try Testdata.text(file)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let last = words.last, words.dropLast().last == "import", words.count <= 3 else { continue }
        let isKnown = Self.allowed[module]?.contains(String(last)) ?? false || Self.toolchain.contains(String(last))
        #expect(isKnown, "\(file.relative(to: Testdata.checkout)) imports \(last)")
      }
    }
  }
}
