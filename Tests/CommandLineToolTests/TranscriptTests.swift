import TestSupport
import Testing

/// Each case below `testdata/command` prints what its transcript shows.
struct TranscriptTests {
  @Test(arguments: try Testdata.cases(in: "command"))
  func commandPrintsWhatIsShown(name: String) throws {
    let transcript = try Transcript("command/\(name)")
    #expect(try transcript.actual == transcript.expected)
  }
}
