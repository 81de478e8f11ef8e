import Files
import HCL2Syntax
import SourceText
import TestSupport
import Testing

/// Tests the files below `testdata/hcl2`.
///
/// `valid/NAME.hcl` (or `.json`) has the tree `valid/NAME.tree`, from the reference reader; `invalid/NAME.hcl` is
/// refused with the messages in `invalid/NAME.txt`.
struct FixtureTests {
  private static func read(_ name: String) throws -> SyntaxTree {
    let path = Testdata.folder.appending(Path("hcl2/\(name)"))
    return SyntaxTree(parsing: SourceFile(name: path.name, bytes: try DiskFileSystem().read(path)))
  }

  private static func said(_ tree: SyntaxTree) -> String {
    let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
    return tree.diagnostics.map { String(writer.text(of: $0)) }.joined()
  }

  /// The input files of a folder, sorted, without the files of expected results.
  private static func names(in folder: String, expected: String) throws -> [String] {
    try Testdata.cases(in: "hcl2/\(folder)").filter { !$0.hasSuffix(expected) }
  }

  private static func expected(_ name: String, _ suffix: String) throws -> String {
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    return try Testdata.text(Testdata.folder.appending(Path("hcl2/\(stem)\(suffix)")))
  }

  @Test(arguments: try names(in: "valid", expected: ".tree"))
  func validFileHasTheReferencesTree(name: String) throws {
    let tree = try Self.read("valid/\(name)")
    #expect(Self.said(tree) == "")
    #expect(String(Text(TreeWriter.json(of: tree))) + "\n" == (try Self.expected("valid/\(name)", ".tree")))
  }

  @Test(arguments: try names(in: "invalid", expected: ".txt"))
  func invalidFileIsRefusedInTheseWords(name: String) throws {
    let tree = try Self.read("invalid/\(name)")
    #expect(tree.diagnostics.hasErrors)
    #expect(Self.said(tree) == (try Self.expected("invalid/\(name)", ".txt")))
  }
}
