import Files
import HCL1Syntax
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Tests the files below `testdata/syntax`.
///
/// `valid/NAME.tfvars` reads as `valid/NAME.json`; `invalid/NAME.tfvars` is refused. `NAME.txt` next to a file
/// contains its errors and warnings, word for word; a valid file without one has no warnings.
struct FixtureTests {
  private struct Fixture {
    let file: SourceFile
    let members: [Member]
    let diagnostics: [Diagnostic]

    init(_ name: String) throws {
      let path = Testdata.folder.appending(Path("syntax/\(name).tfvars"))
      file = SourceFile(name: path.name, bytes: try DiskFileSystem().read(path))
      let tree = SyntaxTree(parsing: file)
      let decoded = Decoder.decode(tree)
      members = decoded.members
      diagnostics = tree.diagnostics.hasErrors ? tree.diagnostics : tree.diagnostics + decoded.diagnostics
    }

    var said: String {
      let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
      return diagnostics.sortedByPlace.map { String(writer.text(of: $0)) }.joined()
    }

    var json: String {
      var writer = JSONWriter.indented
      writer.object(members, secrets: .revealing)
      return String(Text(writer.take())) + "\n"
    }
  }

  /// The names of a folder's cases, sorted; throws when there are none, or when a file does not belong to a case.
  private static func names(in folder: String) throws -> [String] {
    let files = try Testdata.cases(in: "syntax/\(folder)")
    let names = files.filter { $0.hasSuffix(".tfvars") }.map { String($0.dropLast(7)) }
    for file in files {
      let name = file.prefix { $0 != "." }
      guard names.contains(String(name)) else {
        throw Testdata.Failure(description: "\(folder)/\(file) belongs to no case")
      }
    }
    return names
  }

  private func expected(_ name: String) throws -> String {
    let path = Testdata.folder.appending(Path("syntax/\(name).txt"))
    return DiskFileSystem().kind(of: path) == nil ? "" : try Testdata.text(path)
  }

  @Test(arguments: try names(in: "valid"))
  func validFileReadsAsItsJSON(name: String) throws {
    let fixture = try Fixture("valid/\(name)")
    #expect(fixture.said == (try expected("valid/\(name)")))
    #expect(fixture.json == (try Testdata.text(Testdata.folder.appending(Path("syntax/valid/\(name).json")))))
  }

  @Test(arguments: try names(in: "invalid"))
  func invalidFileIsRefusedInTheseWords(name: String) throws {
    let fixture = try Fixture("invalid/\(name)")
    #expect(fixture.diagnostics.hasErrors)
    #expect(fixture.said == (try expected("invalid/\(name)")))
  }

  /// Inputs that the fuzzer found: each reached code that no other input had reached.
  @Test(arguments: try Testdata.cases(in: "fuzz/hcl"))
  func inputOfTheFuzzerIsReadToItsEnd(name: String) throws {
    let file = SourceFile(
      name: Text(name), bytes: try DiskFileSystem().read(Testdata.folder.appending(Path("fuzz/hcl/\(name)"))))
    let tree = SyntaxTree(parsing: file)
    let decoded = Decoder.decode(tree)
    let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
    for diagnostic in tree.diagnostics + decoded.diagnostics { #expect(!writer.text(of: diagnostic).isEmpty) }
    if tree.diagnostics.hasErrors || decoded.diagnostics.hasErrors { return }
    var printer = TfvarsPrinter(secrets: .revealing)
    for member in decoded.members { printer.attribute(member.key, member.value) }
    let again = SyntaxTree(parsing: SourceFile(name: "again.tfvars", bytes: printer.take()))
    #expect(again.diagnostics.isEmpty)
    #expect(Value(.object(Decoder.decode(again).members), at: .start) == Value(.object(decoded.members), at: .start))
  }
}
