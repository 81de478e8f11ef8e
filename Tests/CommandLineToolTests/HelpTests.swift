import TestSupport
import Testing

/// The help lists every command, and each command's help lists its flags, within a terminal's width.
struct HelpTests {
  private static func help(_ words: [String]) throws -> String {
    let run = CommandRun(
      words, files: try Testdata.tree(Testdata.folder.appending("command/version/tree"), at: "/tree"))
    #expect(run.status == .success)
    #expect(run.errors.isEmpty)
    return run.output
  }

  /// The commands that the overview lists.
  private static func commands() throws -> [String] {
    let names = try help(["help"]).split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap {
      $0.split(separator: " ").first.map { String($0) }
    }
    guard names.contains("resolve"), names.contains("convert") else {
      throw Testdata.Failure(description: "the overview lists no commands")
    }
    return names.filter { $0.allSatisfy(\.isLetter) }
  }

  @Test(arguments: try commands())
  func eachCommandHasHelp(command: String) throws {
    let text = try Self.help(["help", command])
    #expect(text.hasPrefix("strata \(command): "))
    #expect(text.contains("\nusage: strata \(command) [flags]"))
    for flag in ["--root DIR", "--output FILE", "--diagnostics FORMAT", "--color WHEN", "--help"] {
      #expect(text.contains(flag))
    }
    for line in text.split(separator: "\n") {
      #expect(line.count <= 110, "\(line)")
      #expect(!line.hasSuffix(" "), "\(line)")
    }
    #expect(try Self.help([command, "--help"]) == text)
    #expect(try Self.help([command, "-h"]) == text)
  }

  @Test func noWordsGiveTheOverview() throws {
    let overview = try Self.help(["help"])
    #expect(try Self.help([]) == overview)
    #expect(try Self.help(["--help"]) == overview)
    #expect(try Self.help(["-h"]) == overview)
  }
}
