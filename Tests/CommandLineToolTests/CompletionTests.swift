import SourceText
import TestSupport
import Testing

@testable import CommandLineTool

/// The answers of `strata completion candidates`, which the shells' scripts call, for half-typed lines.
struct CompletionTests {
  /// The answer for a line whose last word is half-typed; a blank at the end starts a new word.
  private static func answer(_ line: String) throws -> [String] {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    let files = try Testdata.tree(Testdata.folder.appending("sample"), at: "/tree")
    let run = CommandRun(
      ["completion", "candidates"], files: files, input: Array(words.map { $0 + "\n" }.joined().utf8))
    #expect(run.status == .success)
    #expect(run.errors.isEmpty)
    return run.output.split(separator: "\n").map(String.init)
  }

  private static func words(_ line: String) throws -> [String] {
    try answer(line).filter { !$0.hasPrefix(":") }.map { String($0.prefix { $0 != "\t" }) }
  }

  /// A new flag or operand must have a known kind; otherwise it can't be completed.
  @Test func everyPlaceholderIsKnown() {
    for command in Commands.all {
      for flag in command.allFlags where flag.value != nil {
        #expect(
          flag.placeholder != nil, "'\(flag.value ?? "")' of \(command.name) --\(flag.name) is not in Placeholder.known"
        )
      }
      for form in OperandList(command.operands, flags: command.flags).forms {
        for word in form.words {
          #expect(Placeholder.named(word) != nil, "'\(word)' of \(command.name) is not in Placeholder.known")
        }
      }
    }
  }

  @Test func everyCommandIsOffered() throws {
    #expect(try Self.words("strata ") == Commands.all.map { $0.name })
    #expect(try Self.words("strata -C aws re").contains("resolve"))
    #expect(try Self.words("strata help ") == Commands.all.map { $0.name } + HelpTopic.all.map(\.name))
  }

  @Test(arguments: Commands.all.map { $0.name })
  func everyFlagIsOffered(command: String) throws {
    let flags = Commands.named(command)?.allFlags ?? []
    let offered = try Self.words("strata \(command) --")
    #expect(offered == flags.map { "--" + $0.name })
    for flag in flags where !flag.choices.isEmpty {
      #expect(try Self.words("strata \(command) --\(flag.name) ") == flag.choices)
      #expect(try Self.words("strata \(command) --\(flag.name)=") == flag.choices.map { "--\(flag.name)=\($0)" })
    }
  }

  @Test func aFlagIsOfferedAgainOnlyWhereItMayBeRepeated() throws {
    let offered = try Self.words("strata diff --format json --only a --")
    #expect(!offered.contains("--format"))
    #expect(offered.contains("--only"))
  }

  @Test func unitsAreOfferedFolderByFolder() throws {
    #expect(try Self.answer("strata resolve ") == ["aws/\t8 units", ":"])
    #expect(
      try Self.answer("strata resolve aws/eu-west-1/d") == [
        "aws/eu-west-1/deployments-terragrunt\tunit", "aws/eu-west-1/docker-images-terragrunt\tunit", ":",
      ])
    #expect(try Self.answer("strata resolve -C aws eu-west-2/w") == ["eu-west-2/website\tunit", ":"])
    #expect(try Self.answer("strata resolve nowhere/") == [":folder"])
  }

  @Test func theFormOfTheOperandsFollowsTheFlags() throws {
    #expect(try Self.words("strata diff aws/eu-west-1 aws/eu-w") == ["aws/eu-west-1/", "aws/eu-west-2/"])
    #expect(try Self.answer("strata diff aws/eu-west-1 aws/eu-west-2 a") == [":"])
    #expect(try Self.words("strata diff --matrix aws/eu-west-1 aws/eu-west-2 a") == ["aws/"])
    #expect(try Self.answer("strata diff --base main aws a") == [":"])
    #expect(try Self.answer("strata convert a.tfvars b") == [":file"])
  }

  @Test func variablesOfTheNamedUnitAreOffered() throws {
    let all = try Self.words("strata explain aws/eu-west-1/website ")
    #expect(all.contains("noncurrent_version_days"))
    #expect(all == all.sorted())
    #expect(
      try Self.words("strata resolve aws/eu-west-1/website --query=noncurr") == ["--query=noncurrent_version_days"])
    #expect(try Self.words("strata explain aws/eu-west-1/website owner extra_").contains("extra_tags"))
  }

  @Test func codesAreOfferedBehindACommaToo() throws {
    #expect(try Self.words("strata check --disable hidden-variable,shared-st") == ["hidden-variable,shared-state"])
  }

  @Test(arguments: [
    "strata nonsense ", "strata resolve --nonsense=", "strata completion bash ",
    "strata resolve --env ", "strata explain nowhere ", "strata list --base ", "", "strata resolve --jobs=",
  ])
  func aLineThatMakesNoSenseIsAnsweredInSilence(line: String) throws {
    #expect(try Self.answer(line).filter { $0 != ":" && $0 != ":folder" }.isEmpty || line.isEmpty)
  }
}
