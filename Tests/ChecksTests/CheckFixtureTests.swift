import Checks
import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Each check has a folder below `testdata/checks`: a tree with findings, one without, and one in which a comment
/// suppresses the finding.
struct CheckFixtureTests {
  /// Every check must have fixtures; codes of reading and resolving may have them.
  static func codes() throws -> [String] {
    let codes = try Testdata.cases(in: "checks")
    let missing = CheckRegistry.checks.map(\.code).filter { !codes.contains($0) }
    guard missing.isEmpty else { throw Testdata.Failure(description: "without a fixture: \(missing)") }
    let unknown = codes.filter { !CheckRegistry.codes.contains($0) }
    guard unknown.isEmpty else { throw Testdata.Failure(description: "of no check: \(unknown)") }
    return codes
  }

  /// The flags for a case, from its `flags.txt` if it has one.
  static func flags(of code: String) throws -> [String] {
    let file = Testdata.folder.appending(Path("checks/\(code)/flags.txt"))
    guard DiskFileSystem().kind(of: file) != nil else { return [] }
    return try Testdata.text(file).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The command's output, one line per finding.
  private func output(_ code: String, _ tree: InMemoryFileSystem, format: String = "github") throws -> String {
    let flags = try Self.flags(of: code)
    let run = CommandRun(["check", "--verbose", "--format", format, "--root", "/tree"] + flags, files: tree)
    #expect(run.errors == "")
    return run.output
  }

  private func tree(_ code: String, _ name: String) throws -> InMemoryFileSystem {
    try Testdata.tree(Testdata.folder.appending(Path("checks/\(code)/\(name)")), at: "/tree")
  }

  @Test(arguments: try codes())
  func findsWhatItIsFor(code: String) throws {
    let expected = try Testdata.text(Testdata.folder.appending(Path("checks/\(code)/found.txt")))
    let actual = try output(code, try tree(code, "found"))
    #expect(actual == expected)
    #expect(actual.contains("title=\(code)::"))
  }

  /// Findings in all trees of the repository have the severities that `--list` shows.
  @Test func severitiesAreThoseOfTheList() {
    let run = CommandRun(
      ["check", "testdata", "--verbose", "--format", "github"], files: DiskFileSystem(), in: Testdata.checkout)
    let known = Dictionary(uniqueKeysWithValues: CheckRegistry.all.map { ($0.code, $0.severities) })
    let lines = run.output.split(separator: "\n")
    #expect(lines.count > 100)
    for line in lines {
      let words = line.split(separator: ":", maxSplits: 1).first?.split(separator: " ").first ?? ""
      let severity: Severity = words == "error" ? .error : words == "warning" ? .warning : .info
      let code = line.components(after: "title=", before: "::")
      #expect(known[code]?.contains(severity) ?? false, "\(code) as \(severity)")
    }
  }

  @Test(arguments: try codes())
  func findsNothingElsewhere(code: String) throws {
    #expect(!(try output(code, try tree(code, "clean"))).contains("title=\(code)::"))
  }

  @Test(arguments: try codes())
  func isSetAsideByAComment(code: String) throws {
    let folder = Testdata.folder.appending(Path("checks/\(code)/ignored"))
    let tree = try Testdata.tree(folder, at: "/tree")
    #expect(!(try output(code, tree)).contains("title=\(code)::"))
    #expect(try output(code, tree, format: "text").contains("ignored by comments"))
    let uncommented = try Testdata.tree(folder, at: "/tree") { bytes in
      Array(String(Text(bytes)).replacing("strata:ignore", with: "strata-ignore").utf8)
    }
    // Without comments, the check of ignore comments finds nothing.
    if code != "unknown-ignore" { #expect(try output(code, uncommented).contains("title=\(code)::")) }
  }
}

extension Substring {
  /// The text between the first `start` and the next `end`.
  fileprivate func components(after start: String, before end: String) -> String {
    guard let from = firstRange(of: start)?.upperBound else { return "" }
    let rest = self[from...]
    return String(rest[..<(rest.firstRange(of: end)?.lowerBound ?? rest.endIndex)])
  }
}
