import TestSupport
import Testing

/// Each rule of `strata buildspec` has a case below `testdata/pipelines` that is named after it; its transcript shows
/// the rule.
struct BuildspecTests {
  @Test(arguments: try Testdata.cases(in: "pipelines").filter { $0.hasPrefix("buildspec-") })
  func ruleHolds(name: String) throws {
    let transcript = try Transcript("pipelines/\(name)")
    #expect(try transcript.actual == transcript.expected)
  }
}
