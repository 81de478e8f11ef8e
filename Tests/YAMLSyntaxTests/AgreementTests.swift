import Files
import Hierarchy
import SourceText
import TestSupport
import Testing
import YAMLSyntax

/// Each document below `testdata/yaml/valid` reads as with PyYAML's `safe_load`, whose result is next to it as JSON.
/// `Tests/scripts/yaml-agrees-with-pyyaml` compares the JSON files with PyYAML.
struct AgreementTests {
  private static let folder = Testdata.folder.appending("yaml")

  private static func document(_ path: String) throws -> YAMLDocument {
    let name = Text(path.split(separator: "/").last.map(String.init) ?? path)
    return YAMLDocument(parsing: SourceFile(name: name, bytes: try DiskFileSystem().read(folder.appending(Path(path)))))
  }

  private static func names(in kind: String) throws -> [String] {
    try Testdata.cases(in: "yaml/\(kind)").filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) }
  }

  @Test(arguments: try names(in: "valid"))
  func readingIsThatOfPyYAML(name: String) throws {
    let document = try Self.document("valid/\(name).yml")
    #expect(document.diagnostics.map(\.message) == [])
    let expected = try Testdata.text(Self.folder.appending(Path("valid/\(name).json")))
    #expect(YAMLAsJSON.text(of: document.root) + "\n" == expected)
  }

  @Test func thereAreTwoHundredDocuments() throws {
    #expect(try Self.names(in: "valid").count >= 200)
  }

  @Test(arguments: try names(in: "invalid"))
  func mistakeIsReportedWhereItIs(name: String) throws {
    let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
    let shown = try Self.document("invalid/\(name).yml").diagnostics.map { String(writer.text(of: $0)) }.joined()
    #expect(try shown == Testdata.text(Self.folder.appending(Path("invalid/\(name).txt"))))
  }

  /// However a document is truncated or damaged, reading ends and nothing traps.
  @Test(arguments: try names(in: "valid"))
  func damagedDocumentsAreRead(name: String) throws {
    let bytes = try DiskFileSystem().read(Self.folder.appending(Path("valid/\(name).yml")))
    let signs = Array("[]{}:-?&*!|>'\"%@`#,\n\t ".utf8)
    for length in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 50) {
      _ = YAMLDocument(parsing: SourceFile(name: "cut.yml", bytes: Array(bytes[..<length])))
      var damaged = bytes
      damaged[length] = signs[length % signs.count]
      _ = YAMLDocument(parsing: SourceFile(name: "damaged.yml", bytes: damaged))
    }
  }

  @Test func nestingIsBounded() {
    for opener in ["[", "{a: ", "- ", "a:\n "] {
      let text = String(repeating: opener, count: 5000)
      let document = YAMLDocument(parsing: SourceFile(name: "deep.yml", bytes: Array(text.utf8)))
      #expect(document.diagnostics.hasErrors)
    }
  }

  @Test func aliasesOfAliasesAreBounded() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let document = YAMLDocument(parsing: SourceFile(name: "bomb.yml", bytes: Array(text.utf8)))
    #expect(document.diagnostics.map(\.code) == ["yaml-alias-bomb"])
  }

  /// An alias nests as deep as what it names: aliases alone must not build what brackets may not.
  @Test(arguments: [(97, []), (98, ["yaml-alias-bomb"])])
  func nestingThroughAliasesIsBounded(levels: Int, wanted: [String]) {
    let lines = (1...levels).map { "- &a\($0) [*a\($0 - 1)]\n" }
    let text = "- &a0 [x]\n" + lines.joined()
    let document = YAMLDocument(parsing: SourceFile(name: "chain.yml", bytes: Array(text.utf8)))
    #expect(document.diagnostics.map(\.code) == wanted)
  }
}

/// A YAML value as JSON text, with keys sorted: the form of the fixtures.
enum YAMLAsJSON {
  static func text(of node: YAMLNode) -> String {
    var writer = JSONWriter.indented
    write(node, to: &writer)
    return String(Text(writer.take()))
  }

  private static func write(_ node: YAMLNode, to writer: inout JSONWriter) {
    switch node.content {
    case .scalar(let scalar):
      switch scalar.type {
      case .string: writer.string(scalar.text)
      case .boolean(let flag): writer.boolean(flag)
      case .integer(let spelling): writer.number(spelling)
      case .float(let spelling):
        if spelling.hasSuffix("inf") || spelling.hasSuffix("nan") {
          writer.string(spelling)
        } else {
          writer.number(spelling)
        }
      case .null: writer.null()
      }
    case .sequence(let elements):
      writer.beginList()
      for element in elements { write(element, to: &writer) }
      writer.endList()
    case .mapping(let entries):
      writer.beginObject()
      for (name, value) in entries.map({ (name(of: $0.key), $0.value) }).sorted(by: { $0.0 < $1.0 }) {
        writer.key(name)
        write(value, to: &writer)
      }
      writer.endObject()
    }
  }

  /// A key as `json.dumps` writes it.
  private static func name(of key: YAMLNode) -> Text {
    switch key.scalar?.type {
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let spelling), .float(let spelling): spelling
    case .null: "null"
    case .string, nil: key.scalar?.text ?? ""
    }
  }
}
