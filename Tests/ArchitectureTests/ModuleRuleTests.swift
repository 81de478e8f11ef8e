import Hierarchy
import SourceText
import TestSupport
import Testing

/// The rules of ARCHITECTURE.md that the compiler does not check.
struct ModuleRuleTests {
  private static let allowed: [String: Set<String>] = [
    "SourceText": [],
    "HCLSyntax": ["SourceText"],
    "YAMLSyntax": ["SourceText"],
    "Hierarchy": ["SourceText", "HCLSyntax"],
    "Comparison": ["SourceText", "HCLSyntax", "Hierarchy"],
    "Pipelines": ["SourceText", "HCLSyntax", "YAMLSyntax", "Hierarchy"],
    "Checks": ["SourceText", "HCLSyntax", "YAMLSyntax", "Hierarchy", "Pipelines"],
    "CommandLineTool": ["SourceText", "HCLSyntax", "YAMLSyntax", "Hierarchy", "Comparison", "Pipelines", "Checks"],
  ]
  private static let toolchain: Set<String> = ["Glibc", "Synchronization"]

  @Test(arguments: allowed.keys.sorted())
  func moduleImportsOnlyWhatLiesBelowIt(module: String) throws {
    let folder = "Sources/\(module)"
    let files = try DiskFileSystem().entries(of: Testdata.checkout.appending(Path(folder)))
    #expect(!files.isEmpty)
    for file in files where file.name.hasSuffix(".swift") {
      let text = try Testdata.text(Testdata.checkout.appending(Path("\(folder)/\(file.name)")))
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let last = words.last, words.dropLast().last == "import", words.count <= 3 else { continue }
        let isKnown = Self.allowed[module]?.contains(String(last)) ?? false || Self.toolchain.contains(String(last))
        #expect(isKnown, "\(folder)/\(file.name) imports \(last)")
      }
    }
  }
}
