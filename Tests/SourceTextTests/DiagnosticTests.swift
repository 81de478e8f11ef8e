import SourceText
import Testing

struct DiagnosticTests {
  private func diagnostic(_ severity: Severity, _ code: String, _ file: Text?, _ lower: Int = 0) -> Diagnostic {
    let place = file.map { Place(SourceFile(name: $0, bytes: []), SourceRange(lower, lower)) }
    return Diagnostic(severity, code, "m", at: place)
  }

  @Test
  func sortedByFilePlaceAndSeverityThosewithoutPlaceLast() {
    let sorted = [
      diagnostic(.error, "last", nil), diagnostic(.warning, "b2w", "b", 2), diagnostic(.error, "b2e", "b", 2),
      diagnostic(.info, "b1", "b", 1), diagnostic(.error, "a", "a", 9), diagnostic(.error, "very last", nil),
    ].sortedByPlace
    #expect(sorted.map(\.code) == ["a", "b1", "b2e", "b2w", "last", "very last"])
  }

  @Test
  func equalOnesAreKeptOnce() {
    let twice = [diagnostic(.error, "x", "a", 1), diagnostic(.error, "x", "a", 1), diagnostic(.error, "y", "a", 1)]
    #expect(twice.sortedByPlace.map(\.code) == ["x", "y"])
  }

  @Test
  func onlyErrorsAreErrors() {
    #expect(![diagnostic(.warning, "x", nil), diagnostic(.info, "y", nil)].hasErrors)
    #expect([diagnostic(.warning, "x", nil), diagnostic(.error, "y", nil)].hasErrors)
    #expect(Severity.allCases.sorted() == [.error, .warning, .info])
  }
}
