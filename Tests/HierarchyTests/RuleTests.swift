import SourceText
import TestSupport
import Testing

@testable import Hierarchy

/// Each rule of resolution has a case below `testdata/hierarchy` that is named after it; its transcript shows the
/// rule.
struct RuleTests {
  @Test(arguments: try Testdata.cases(in: "hierarchy"))
  func ruleHolds(name: String) throws {
    let transcript = try Transcript("hierarchy/\(name)")
    #expect(try transcript.actual == transcript.expected)
  }

  /// A function that no case calls is not shown to work.
  @Test func eachFunctionHasACase() throws {
    let cases = try Testdata.cases(in: "hierarchy").filter { $0.hasPrefix("function-") }
    let called = try cases.map { try Testdata.texts(below: Testdata.folder.appending(Path("hierarchy/\($0)"))) }
      .joined()
    for function in FunctionTable.names { #expect(called.contains("\(function)("), "no case calls \(function)") }
  }
}
