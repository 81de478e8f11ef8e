import Files
import SourceText
import TestSupport
import Testing

@testable import CommandLineTool

/// Every format of a command has a transcript below `testdata`, and is listed in the README.
struct FormatTests {
  /// A command as typed, and its formats.
  struct Formats: Sendable, CustomTestStringConvertible {
    let command: String
    let names: [String]
    let standard: String
    /// Formats that are tested elsewhere, because a transcript would be a page of HTML or depend on the version.
    let heldElsewhere: Set<String>

    init<Format: OutputFormat>(_ command: String, _ formats: Format.Type, heldElsewhere: Set<String> = []) {
      self.command = command
      self.heldElsewhere = heldElsewhere
      names = formats.names
      standard = formats.standard.rawValue
    }

    var testDescription: String { command }
  }

  private static let all = [
    Formats("resolve", ResolveFormat.self),
    Formats("explain", ExplainFormat.self),
    Formats("where", WhereFormat.self),
    // Tests/scripts/diff-html-works opens the page.
    Formats("diff", DiffFormat.self, heldElsewhere: ["html"]),
    Formats("diff --matrix", MatrixFormat.self, heldElsewhere: ["html"]),
    Formats("render", RenderFormat.self),
    Formats("buildspec env", EnvironmentFormat.self),
    Formats("buildspec check", BuildspecCheckFormat.self),
    // CheckFormatTests compares all of them.
    Formats("check", CheckFormat.self, heldElsewhere: ["json", "sarif", "junit", "github"]),
    // GateHistoryTests shows them.
    Formats("gate", GateFormat.self, heldElsewhere: ["json", "github", "markdown"]),
    Formats("list", ListFormat.self),
    Formats("convert", ConvertFormat.self),
  ]

  @Test(arguments: all)
  func aTranscriptShowsEachFormat(formats: Formats) throws {
    let shown = try Self.shownFormats[formats.command] ?? []
    for name in formats.names where name != formats.standard && !formats.heldElsewhere.contains(name) {
      #expect(shown.contains(name), "no transcript below testdata runs 'strata \(formats.command) --format \(name)'")
    }
  }

  @Test(arguments: all)
  func theReadmeListsEachFormat(formats: Formats) throws {
    let readme = try Testdata.text(Testdata.checkout.appending("README.md"))
    let command = formats.command.split(separator: " --").first.map { String($0) } ?? formats.command
    let row = readme.split(separator: "\n").first { $0.hasPrefix("| `\(command)` |") } ?? ""
    for name in formats.names { #expect(row.contains("`\(name)`"), "the README's table misses '\(name)'") }
    #expect(row.contains("`\(formats.standard)` (default)") || formats.command.contains("--"))
  }

  /// The formats that transcripts use, by command.
  private static var shownFormats: [String: Set<String>] {
    get throws {
      var shown: [String: Set<String>] = [:]
      for line in try transcriptLines(below: Testdata.folder) where line.hasPrefix("$ strata ") {
        let words = line.split(separator: " ").dropFirst(2).map { String($0) }
        let isTwoWords = words.first == "buildspec" && words.count > 1
        let command = words.prefix(isTwoWords ? 2 : 1).joined(separator: " ")
        let name = words.contains("--matrix") ? "\(command) --matrix" : command
        for (flag, value) in zip(words, words.dropFirst()) where ["-f", "--format", "--to"].contains(flag) {
          shown[name, default: []].insert(value)
        }
        for word in words where word.hasPrefix("--format=") {
          shown[name, default: []].insert(String(word.dropFirst(9)))
        }
      }
      return shown
    }
  }

  private static func transcriptLines(below folder: Path) throws -> [Substring] {
    try DiskFileSystem().entries(of: folder).flatMap { entry -> [Substring] in
      let path = folder.appending(Path(entry.name))
      if entry.kind == .folder { return try transcriptLines(below: path) }
      return entry.name == "transcript.txt" ? try Testdata.text(path).split(separator: "\n") : []
    }
  }
}
