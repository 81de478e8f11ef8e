import TestSupport
import Testing

/// Each rule of resolution has a case below `testdata/hierarchy` that is named after it; its transcript shows the
/// rule.
struct RuleTests {
  @Test(arguments: try Testdata.cases(in: "hierarchy"))
  func ruleHolds(name: String) throws {
    let transcript = try Transcript("hierarchy/\(name)")
    #expect(try transcript.actual == transcript.expected)
  }
}
