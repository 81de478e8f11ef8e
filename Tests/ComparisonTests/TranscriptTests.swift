import TestSupport
import Testing

/// Each case below `testdata/comparison` shows a rule of `strata diff`; its transcript shows the output.
struct TranscriptTests {
  @Test(arguments: try Testdata.cases(in: "comparison"))
  func diffPrintsWhatIsShown(name: String) throws {
    let transcript = try Transcript("comparison/\(name)")
    let actual = try transcript.actual
    #expect(actual == transcript.expected)
  }
}
