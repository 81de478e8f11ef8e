import Files
import Glibc
import SourceText
import TestSupport
import Testing

@testable import CommandLineTool

/// The schemas below docs/schemas equal those that the program prints, and every command that writes JSON has one.
///
/// `STRATA_WRITE_SCHEMAS=1` writes the files. `Tests/scripts/json-schemas` checks outputs against them.
struct SchemaTests {
  private static let folder = Testdata.checkout.appending("docs/schemas")
  /// Commands whose JSON is the content of a file, of any shape.
  private static let free: Set<String> = ["convert"]

  @Test(arguments: SchemaName.allCases)
  func theFileIsWhatTheProgramPrints(name: SchemaName) throws {
    let file = Self.folder.appending(Path("\(name.rawValue).schema.json"))
    if getenv("STRATA_WRITE_SCHEMAS") != nil { try DiskFileSystem().replace(file, with: Array(name.text.utf8)) }
    #expect(try Testdata.text(file) == name.text)
    let run = CommandRun(["schema", name.rawValue], files: InMemoryFileSystem([:]))
    #expect(run.output == name.text)
    #expect(run.status == .success)
  }

  @Test func thereIsNoOtherFile() throws {
    let names = try DiskFileSystem().entries(of: Self.folder).map(\.name.description).sorted()
    #expect(names == SchemaName.allCases.map { $0.rawValue + ".schema.json" }.sorted())
  }

  @Test func everyCommandThatWritesJSONHasASchema() {
    for command in Commands.all where !Self.free.contains(command.name) {
      let writesJSON = command.flags.contains { $0.name == "format" && $0.choices.contains("json") }
      guard writesJSON else { continue }
      let isKnown = SchemaName.allCases.contains { $0.document.hasPrefix("strata \(command.name)") }
      #expect(isKnown, "\(command.name) writes JSON: add a schema to SchemaName")
    }
  }
}
