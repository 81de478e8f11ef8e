import TestSupport
import Testing

/// Each rule of resolution has a case below `testdata/hierarchy`, named after it, whose transcript shows it.
struct RuleTests {
  @Test(arguments: try Testdata.cases(in: "hierarchy"))
  func ruleHolds(name: String) throws {
    let transcript = try Transcript("hierarchy/\(name)")
    #expect(try transcript.actual == transcript.expected)
  }
}
