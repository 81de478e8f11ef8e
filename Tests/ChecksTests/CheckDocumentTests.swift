import Checks
import Files
import Glibc
import Hierarchy
import SourceText
import TestSupport
import Testing

/// The documentation of the checks is complete, and every reported code is known.
struct CheckDocumentTests {
  @Test(arguments: CheckRegistry.checks.map(\.code))
  func checkHasASection(code: String) throws {
    let text = try Testdata.text(Testdata.checkout.appending("docs/checks.md"))
    let sections = text.split(separator: "\n### ").map(String.init)
    let section = sections.first { $0.hasPrefix("`\(code)`\n") }
    let body = section?.split(separator: "\n").dropFirst().joined(separator: " ") ?? ""
    let severity = try #require(CheckRegistry.checks.first { $0.code == code }?.severity.rawValue)
    #expect(body.contains(severity), "docs/checks.md has no section '\(code)' that names its severity")
  }

  /// `STRATA_WRITE_CODES=1` rewrites the table.
  @Test func everyCodeStandsInTheTable() throws {
    let path = Testdata.checkout.appending("docs/checks.md")
    let text = try Testdata.text(path)
    let start = try #require(text.firstRange(of: "\n## Every code\n"))
    let head = text[..<(text[start.upperBound...].firstRange(of: "\n| code |")?.lowerBound ?? text.endIndex)]
    let rows = CheckRegistry.all.sorted { $0.code < $1.code }.map { description in
      let severities = description.severities.map(\.rawValue).joined(separator: ", ")
      return "| `\(description.code)` | \(severities) | \(description.summary.replacing("|", with: "\\|")) |\n"
    }
    let wanted = head + "\n| code | severity | what |\n|---|---|---|\n" + rows.joined()
    if getenv("STRATA_WRITE_CODES") != nil {
      try DiskFileSystem().replace(path, with: Array(String(wanted).utf8))
    } else {
      #expect(text == wanted, "docs/checks.md lists other codes than the program: STRATA_WRITE_CODES=1 writes it again")
    }
  }

  @Test func codesAreUniqueAndWellFormed() {
    let all = CheckRegistry.all
    #expect(Set(all.map(\.code)).count == all.count)
    for description in all {
      #expect(description.code.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
      #expect(!description.summary.isEmpty && !description.summary.hasSuffix("."))
    }
  }
}
