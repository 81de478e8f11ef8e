/// The texts of the help.
enum HelpText {
  private static let column = 26
  private static let width = 100

  static var overview: String {
    let column = (Commands.all.map { $0.name.count }.max() ?? 0) + 4
    let commands = Commands.all.map { row($0.name, $0.summary, column: column) }.joined()
    return introduction + "\n\n" + """
      usage: strata COMMAND [flags] [operands]

      \(commands)
      topics:

      \(HelpTopic.all.map { row($0.name, $0.summary, column: column) }.joined())
      exit status: 0 fine, 1 an error was printed, 2 findings or differences, 64 wrong usage
      see: strata help COMMAND or TOPIC; strata help --man DIR writes the manual pages

      """
  }

  static let introduction = """
    strata says which values Terraform gets, and which line sets each, in trees of terragrunt.hcl, of Terragrunt 0.18
    (terraform.tfvars) and of Terraform alone. It needs no Terraform, Terragrunt, credentials or network.
    """

  static func of(_ command: any Command.Type) -> String {
    var text = "strata \(command.name): \(command.summary)\n\n"
    text += "usage: strata \(command.name) [flags]\(command.operands.isEmpty ? "" : " ")\(command.operands)\n"
    if !command.flags.isEmpty { text += "\n" + rows(command.flags) }
    if command.resolves { text += "\nresolution:\n" + rows(CommonFlags.resolution) }
    text += "\ngeneral:\n" + rows(CommonFlags.general)
    text += "\nexamples:\n" + command.examples.map { row($0.line, $0.help, column: column) }.joined()
    return text + "\nexit status:\n" + statuses(of: command).map { row($0.status, $0.meaning, column: 8) }.joined()
  }

  static func of(_ topic: HelpTopic) -> String {
    topic.items.reduce("strata help \(topic.name): \(topic.summary)\n") { text, item in
      let lines = item.lines.map { "\n" + String(repeating: " ", count: column) + $0 }.joined()
      return text + "\n" + row(item.name, item.text, column: column) + (lines.isEmpty ? "" : lines + "\n")
    }
  }

  /// The exit statuses of all commands.
  static let allStatuses = statuses(findings: "findings or differences, where the command reports them so")

  /// The exit statuses of a command with their meanings.
  static func statuses(of command: any Command.Type) -> [(status: String, meaning: String)] {
    statuses(findings: command.findings)
  }

  private static func statuses(findings: String?) -> [(status: String, meaning: String)] {
    let all: [(ExitStatus, String?)] = [
      (.success, "the answer is complete"), (.failure, "an error was printed"), (.findings, findings),
      (.usage, "the command line makes no sense"),
    ]
    return all.compactMap { status, meaning in meaning.map { (String(status.rawValue), $0) } }
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
