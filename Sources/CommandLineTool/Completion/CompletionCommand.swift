import Files
import SourceText

/// `strata completion bash|zsh|fish`: a script that completes half-typed lines in that shell.
///
/// The scripts contain no names. They call this program, as `strata completion candidates`, to get the words for the
/// cursor's position, so they always match the binary.
enum CompletionCommand: Command {
  static let name = "completion"
  static let summary = "a script for your shell that completes half-typed lines"
  static let operands = "bash|zsh|fish"
  static let flags: [Flag] = []
  static let examples = [
    Example("source <(strata completion bash)", "in ~/.bashrc; zsh: the same in ~/.zshrc, below compinit"),
    Example("strata completion fish >~/.config/fish/completions/strata.fish", "once, for fish"),
  ]
  static let resolves = false

  /// The operand that the scripts use. They pass the words of the line on standard input, each ended by a line feed,
  /// the half-typed one last.
  private static let question = "candidates"

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    guard let operand = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError(
        "'completion' takes one shell, not \(arguments.operands.count)",
        help: "write strata completion bash, zsh or fish")
    }
    if operand == question { return answer(invocation) }
    guard let shell = CompletionShell(rawValue: operand) else {
      let names = CompletionShell.allCases.map(\.rawValue)
      throw UsageError(
        "there is no completion for '\(operand)'",
        help: NearestName.of(operand, among: names).map { "did you mean '\($0)'?" }
          ?? "known: \(names.joined(separator: ", "))")
    }
    invocation.console.write(shell.script)
    return invocation.console.finish()
  }

  /// Prints a line per candidate, `WORD TAB EXPLANATION`, and finally `:`, `:file` or `:folder` for what the shell
  /// itself adds.
  private static func answer(_ invocation: Invocation) -> ExitStatus {
    guard let input = try? invocation.host.readInput() else { return .success }
    var words = Text(input).split(separator: Byte.lineFeed).map(\.description)
    if words.count > 1 { words.removeLast() }
    let candidates = Candidates(HalfTypedLine(Array(words.dropFirst())), invocation.host)
    for candidate in candidates.all {
      invocation.console.write(
        candidate.help.isEmpty ? candidate.word + "\n" : "\(candidate.word)\t\(candidate.help)\n")
    }
    invocation.console.write(":\(candidates.shellAdds?.rawValue ?? "")\n")
    return invocation.console.finish()
  }
}
