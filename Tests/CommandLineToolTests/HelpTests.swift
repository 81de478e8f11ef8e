import Files
import TestSupport
import Testing

@testable import CommandLineTool

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
    let overview = try help(["help"]).split(separator: "\n").prefix { $0 != "topics:" }
    let names = overview.filter { $0.hasPrefix("  ") }.compactMap {
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

  @Test(arguments: HelpTopic.all.map(\.name))
  func topicHasHelp(topic: String) throws {
    #expect(try Self.help(["help"]).contains("\n  \(topic) "))
    let text = try Self.help(["help", topic])
    #expect(text.hasPrefix("strata help \(topic): "))
    for line in text.split(separator: "\n") { #expect(line.count <= 110 && !line.hasSuffix(" "), "\(line)") }
  }

  /// What the help shows of a project file and of a policy can be written as it stands.
  @Test func linesOfFilesAreRead() throws {
    let help = try Self.help(["help", "files"])
    func lines(of item: String) -> String {
      guard let head = help.firstRange(of: "\n  \(item) ") else { return "" }
      let parts = help[head.upperBound...].split(separator: "\n\n")
      return parts.count > 1 ? String(parts[1]) + "\n" : ""
    }
    let unit = "terragrunt = {}\ntags = { owner = \"me\" }\naws_account = "
    let stage = "environment_variables = [{ name = \"STAGE\", value = \"1\" }"
    let debug = ", { name = \"DEBUG\", value = \"1\" }]\n"
    let project = CommandRun(
      ["config"], files: InMemoryFileSystem(["/tree/strata.tfvars": lines(of: "strata.tfvars")]))
    #expect(project.status == .success && project.output.contains("fail-on"), "\(project.errors)")
    let files = InMemoryFileSystem([
      "/tree/a/terraform.tfvars": unit + "1\ninstance_type = \"x\"\n" + stage + debug,
      "/tree/b/terraform.tfvars": unit + "2\n" + stage + "]\n",
      "/tree/policy.tfvars": lines(of: "a policy"),
    ])
    let policy = CommandRun(["diff", "a", "b", "--policy", "policy.tfvars"], files: files)
    #expect(policy.status == .success && !policy.errors.contains("error"), "\(policy.errors)")
  }

  @Test func noWordsGiveTheOverview() throws {
    let overview = try Self.help(["help"])
    #expect(try Self.help([]) == overview)
    #expect(try Self.help(["--help"]) == overview)
    #expect(try Self.help(["-h"]) == overview)
  }
}
