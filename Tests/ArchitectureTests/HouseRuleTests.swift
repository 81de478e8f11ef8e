import SourceText
import TestSupport
import Testing

/// The size limits that ARCHITECTURE.md promises, so that a newcomer finds a room by its name, and a file is about
/// one noun.
struct HouseRuleTests {
  private static let mostFiles = 14
  private static let mostLines = 400
  private static let mostLinesOfAFunction = 60

  private static func sources() throws -> [Path] {
    try Testdata.swiftFiles(below: Testdata.checkout.appending("Sources"))
  }

  @Test func aRoomHoldsFewFiles() throws {
    var counts: [String: Int] = [:]
    for file in try Self.sources() { counts[file.parent.relative(to: Testdata.checkout).description, default: 0] += 1 }
    #expect(counts.count > 30)
    for (room, count) in counts.sorted(by: { $0.key < $1.key }) {
      #expect(count <= Self.mostFiles, "\(room) holds \(count) files: split it by subject")
    }
  }

  @Test func aFileIsShort() throws {
    for file in try Self.sources() {
      let count = try Testdata.text(file).split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(count <= Self.mostLines, "\(file.relative(to: Testdata.checkout)) has \(count) lines: usually two nouns")
    }
  }

  /// The formatter indents a function's closing brace like its first word, so the end can be found without a parser.
  @Test func aFunctionIsShort() throws {
    for file in try Self.sources() {
      let lines = try Testdata.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where Self.startsFunction(line) {
        let end = String(line.prefix { $0 == " " }) + "}"
        guard let length = lines[index...].firstIndex(where: { $0 == end }).map({ $0 - index + 1 }) else { continue }
        let place = "\(file.relative(to: Testdata.checkout)):\(index + 1)"
        #expect(
          length <= Self.mostLinesOfAFunction,
          "\(place) is a function of \(length) lines: split it by production or by case")
      }
    }
  }

  /// A code is a case of an enum, so that the compiler asks for its meaning, and `check` lists it.
  @Test(arguments: [
    "HCL1Syntax", "HCL2Syntax", "HCL2Evaluation", "YAMLSyntax", "Files", "Hierarchy", "Comparison",
    "TerragruntConfiguration", "TerraformLayout",
  ])
  func codesAreTyped(module: String) throws {
    for file in try Testdata.swiftFiles(below: Testdata.checkout.appending(Path("Sources/\(module)"))) {
      let words = try Testdata.text(file).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for severity in Severity.allCases {
        #expect(
          !words.contains(".\(severity.rawValue), \""),
          "\(file.relative(to: Testdata.checkout)) writes a code as text: add a case to the module's enum")
      }
    }
  }

  private static func startsFunction(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    guard words.count < 40, line.hasSuffix("{") || line.hasSuffix("(") else { return false }
    return words.prefix(6).contains { $0 == "func" || $0.hasPrefix("init(") }
  }
}
