import TestSupport
import Testing

/// Each case below `testdata/render` renders as its transcript shows.
struct RenderTests {
  @Test(arguments: try Testdata.cases(in: "render"))
  func renderPrintsWhatIsShown(name: String) throws {
    let transcript = try Transcript("render/\(name)")
    #expect(try transcript.actual == transcript.expected)
  }
}
