import SourceText
import Testing

@testable import CommandLineTool

/// Files of `NAME=VALUE` lines.
struct EnvironmentFileTests {
  @Test(arguments: [
    ("A=1", "1"), ("A=", ""), ("A=\"\"", ""), ("A=''", ""), ("A=\"x\"", "x"), ("A='x y'", "x y"), ("A=\"", "\""),
    ("A=\"x'", "\"x'"), ("A=x\"", "x\""), ("export A=1", "1"), ("  A=1  ", "1"), ("A=b=c", "b=c"),
  ])
  func quotesAroundAValueAreDropped(line: String, value: String) throws {
    #expect(try EnvironmentFile.pairs(in: Text("# a comment\n\n\(line)\n")).map(\.value) == [Text(value)])
  }

  @Test(arguments: ["A", "=1", "A B=1"])
  func anyOtherLineIsRefused(line: String) {
    #expect(throws: (any Error).self) { try EnvironmentFile.pairs(in: Text(line)) }
  }
}
