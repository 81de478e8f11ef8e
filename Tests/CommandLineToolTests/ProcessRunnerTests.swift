import Files
import Hierarchy
import SourceText
import Testing

@testable import CommandLineTool

/// The behaviour of `run_cmd` when it is allowed: no shell, empty standard input, a time limit, and errors that give
/// the reason.
struct ProcessRunnerTests {
  private let environment: [Text: Text] = ["PATH": "/usr/bin:/bin", "GREETING": "hello"]

  private func output(_ words: [Text], limit: Int = 20) throws(CommandFailure) -> String {
    try ProcessRunner(ChildPrograms(), limit: limit).output(of: words, in: "/usr", environment: environment).description
  }

  /// The reason why the command failed; empty when it succeeded.
  private func failure(_ words: [Text], limit: Int = 20) -> String {
    do throws(CommandFailure) {
      _ = try output(words, limit: limit)
      return ""
    } catch {
      return error.reason
    }
  }

  @Test func outputIsGivenAsItIs() throws {
    #expect(try output(["printf", "a b\\n\\n"]) == "a b\n\n")
  }

  @Test func noShellReadsTheWords() throws {
    #expect(try output(["echo", "$HOME; `x` *"]) == "$HOME; `x` *\n")
  }

  @Test func folderAndEnvironmentAreTheGivenOnes() throws {
    #expect(try output(["pwd"]) == "/usr\n")
    #expect(try output(["sh", "-c", "echo $GREETING"]) == "hello\n")
    #expect(try output(["env"]).split(separator: "\n").filter { $0.hasPrefix("HOME") }.isEmpty)
  }

  /// Without a terminal to ask at, and ended together with all that it started.
  @Test func aCommandLeadsASessionOfItsOwn() throws {
    let lines = try output(["sh", "-c", "echo $$; cut -d ' ' -f 6 /proc/$$/stat"]).split(separator: "\n")
    #expect(lines.count == 2 && lines[0] == lines[1])
  }

  @Test func standardInputIsEmpty() throws {
    let text = try output(["cat"])
    #expect(text == "")
  }

  @Test func muchOutputOnBothStreamsDoesNotHang() throws {
    let script: Text = "i=0; while [ $i -lt 20000 ]; do echo 0123456789; echo 0123456789 >&2; i=$((i+1)); done"
    #expect(try output(["sh", "-c", script]).utf8.count == 220_000)
  }

  @Test func statusAndTheEndOfStandardErrorAreTold() {
    let script: Text = "for i in 1 2 3 4 5; do echo line $i >&2; done; exit 3"
    #expect(failure(["sh", "-c", script]) == "it ended with status 3, saying: line 3 / line 4 / line 5")
  }

  @Test func secretsOnStandardErrorAreMasked() {
    let reason = failure(["sh", "-c", "echo db_password=hunter2 >&2; exit 1"])
    #expect(reason.contains("(sensitive)") && !reason.contains("hunter2"))
  }

  @Test func signalIsTold() { #expect(failure(["sh", "-c", "kill -TERM $$"]) == "it was ended by signal 15") }

  @Test func commandThatIsNotThere() {
    #expect(failure(["no-such-command-anywhere"]) == "it can't be started: PATH has no program of that name")
  }

  @Test func noFolderOfTheTreeIsSearchedForACommand() {
    let runner = ProcessRunner(ChildPrograms())
    #expect(throws: CommandFailure.self) {
      try runner.output(of: ["true"], in: "/usr/bin", environment: ["PATH": ".:"])
    }
  }

  @Test func bytesThatAreNoTextReachTheCommand() throws {
    let word = Text([0x61, 0xFF])
    #expect(
      try ProcessRunner(ChildPrograms()).output(of: ["printf", "%s", word], in: "/", environment: environment) == word)
  }

  @Test func aCommandThatWritesWithoutEndIsEnded() {
    #expect(failure(["yes"]) == "it wrote more than 64 MiB and was ended")
  }

  @Test func commandThatTakesTooLongIsEnded() {
    #expect(failure(["sleep", "30"], limit: 1) == "it took longer than 1 seconds and was ended")
    // It closed its streams, but keeps running.
    #expect(failure(["sh", "-c", "exec >&- 2>&-; sleep 30"], limit: 1).hasPrefix("it took longer than 1 seconds"))
    // A child process keeps the streams open.
    #expect(failure(["sh", "-c", "sleep 30 & echo x"], limit: 1).hasPrefix("it took longer than 1 seconds"))
  }
}
