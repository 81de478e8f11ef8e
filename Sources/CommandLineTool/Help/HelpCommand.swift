/// `strata help`.
enum HelpCommand: Command {
  static let name = "help"
  static let summary = "show what a command does"
  static let operands = "[COMMAND]"
  static let flags: [Flag] = []
  static let resolves = false

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    guard let topic = arguments.operands.first else {
      invocation.console.write(HelpText.overview)
      return invocation.console.finish()
    }
    if arguments.operands.count > 1 { throw UsageError("'help' takes one command", help: "write strata help \(topic)") }
    guard let command = Commands.named(topic) else { throw Tool.unknownCommand(topic) }
    invocation.console.write(HelpText.of(command))
    return invocation.console.finish()
  }
}

/// `strata version`.
enum VersionCommand: Command {
  static let name = "version"
  static let summary = "print the version"
  static let operands = ""
  static let flags: [Flag] = []
  static let resolves = false

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if let operand = arguments.operands.first {
      throw UsageError("'version' takes no '\(operand)'", help: "write strata version")
    }
    invocation.console.write("strata \(Tool.version)\n")
    return invocation.console.finish()
  }
}

/// The texts of the help.
enum HelpText {
  private static let column = 26
  private static let width = 100

  static var overview: String {
    let commands = Commands.all.map { row($0.name, $0.summary, column: 13) }.joined()
    return """
      strata resolves trees of Terragrunt-style terraform.tfvars files without Terraform, Terragrunt, AWS credentials
      or network, and says where every value came from.

      usage: strata COMMAND [flags] [operands]

      \(commands)
      exit status: 0 fine, 1 an error was printed, 2 findings or differences, 64 wrong usage
      see: strata help COMMAND

      """
  }

  static func of(_ command: any Command.Type) -> String {
    var text = "strata \(command.name): \(command.summary)\n\n"
    text += "usage: strata \(command.name) [flags]\(command.operands.isEmpty ? "" : " ")\(command.operands)\n"
    if !command.flags.isEmpty { text += "\n" + rows(command.flags) }
    if command.resolves { text += "\nresolution:\n" + rows(CommonFlags.resolution) }
    return text + "\ngeneral:\n" + rows(CommonFlags.general)
  }

  private static func rows(_ flags: [Flag]) -> String {
    flags.map { flag in
      let letter = flag.letter.map { "-\($0), " } ?? ""
      let value = flag.value.map { " \($0)" } ?? ""
      let choices = flag.choices.isEmpty ? "" : ": \(flag.choices.joined(separator: ", "))"
      return row("\(letter)--\(flag.name)\(value)", flag.help + choices, column: column)
    }.joined()
  }

  private static func row(_ name: String, _ help: String, column: Int) -> String {
    var lines = [""]
    for word in help.split(separator: " ") {
      if let last = lines.last, !last.isEmpty, last.count + word.count + 1 > width - column { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    let margin = String(repeating: " ", count: column)
    let head = "  " + name
    let gap = head.count + 2 > column ? "\n" + margin : String(repeating: " ", count: column - head.count)
    return head + gap + lines.joined(separator: "\n" + margin) + "\n"
  }
}
