import Files
import HCL2Syntax
import SourceText
import TestSupport
import Testing

/// Laws for every file, valid or not.
struct LawTests {
  private static func texts() throws -> [[UInt8]] {
    try ["valid", "invalid"].flatMap { folder in
      try Testdata.cases(in: "hcl2/\(folder)").filter { $0.hasSuffix(".hcl") }.map {
        try DiskFileSystem().read(Testdata.folder.appending(Path("hcl2/\(folder)/\($0)")))
      }
    }
  }

  private static func tree(_ bytes: [UInt8]) -> SyntaxTree {
    SyntaxTree(parsing: SourceFile(name: "law.hcl", bytes: bytes))
  }

  /// A file that is cut off anywhere is read to its end, and each mistake has a place in it.
  @Test func everyBeginningIsRead() throws {
    for text in try Self.texts() {
      for end in text.indices {
        let tree = Self.tree(Array(text[..<end]))
        for diagnostic in tree.diagnostics {
          let range = try #require(diagnostic.place?.range)
          #expect(range.lower <= range.upper && Int(range.upper) <= end)
          #expect(diagnostic.help != nil)
        }
      }
    }
  }

  /// Extremely deep nesting is refused; it neither traps nor takes more than linear time.
  @Test(arguments: ["[", "{a=", "(", "f(", "-", "\"${", "a?", "[for x in ", "x[", "a {\n", "<<E\n${", "x[*]", "1+"])
  func deepNestingIsRefused(part: String) {
    let text = (part.hasPrefix("a {") ? "" : "v = ") + String(repeating: part, count: 100_000)
    #expect(Self.tree(Array(text.utf8)).diagnostics.hasErrors)
  }

  /// Formatting twice gives the same as formatting once, and the tree changes only in its places.
  @Test func formattedFileSaysTheSame() throws {
    for text in try Self.texts() {
      let tree = Self.tree(text)
      guard let formatted = Formatter.formatted(tree) else {
        #expect(tree.diagnostics.hasErrors)
        continue
      }
      let again = Self.tree(formatted)
      #expect(Formatter.formatted(again) == formatted)
      #expect(again.body.items.count == tree.body.items.count)
    }
  }
}
