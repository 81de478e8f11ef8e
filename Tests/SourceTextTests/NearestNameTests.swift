import SourceText
import Testing

struct NearestNameTests {
  @Test(arguments: [
    ("fromat", "format"), ("Format", "format"), ("forma", "format"), ("formats", "format"), ("xformat", "format"),
    ("ouput", "output"), ("xyz", nil), ("", nil), ("f", nil), ("jsno", "json"), ("jso", "json"),
  ])
  func fewestEditsWin(name: String, nearest: String?) {
    #expect(NearestName.of(name, among: ["format", "output", "json", "root"]) == nearest)
  }

  @Test
  func aNameOfOneLetterIsNearNoOther() {
    #expect(NearestName.of("x", among: ["_", "y", "xy"]) == nil)
    #expect(NearestName.of("x", among: ["_", "X"]) == "X")
  }

  @Test
  func tiesGoToTheFirst() {
    #expect(NearestName.of("cat", among: ["bat", "rat"]) == "bat")
    #expect(NearestName.of("cat", among: [String]()) == nil)
  }

  @Test
  func aNameOfAnyLengthIsCompared() {
    let long = String(repeating: "x", count: 100_000)
    #expect(NearestName.of(long, among: ["format"]) == nil)
  }
}
