/// A manual page in mdoc(7), generated from the help.
struct ManualPage {
  /// `strata-resolve`.
  let name: String
  let text: String

  var fileName: String { name + ".1" }

  /// The page of the tool, and one for each command.
  static var all: [ManualPage] { [overview] + Commands.all.map { ManualPage(of: $0) } }

  private static var overview: ManualPage {
    var page = Mdoc()
    page.start("strata", "values, differences and mistakes in trees of Terraform and Terragrunt")
    page.request("Sh SYNOPSIS")
    page.request("Nm strata")
    page.request("Ar COMMAND")
    page.request("Op Ar flags")
    page.request("Op Ar operands")
    page.request("Sh DESCRIPTION")
    page.text(HelpText.introduction)
    page.text("The commands are:")
    page.list(Commands.all.map { (["Xr strata-\($0.name) 1"], $0.summary) })
    for topic in HelpTopic.all {
      page.request("Sh \(topic.name.uppercased())")
      page.list(topic.items)
    }
    page.request("Sh EXIT STATUS")
    page.list(HelpText.allStatuses.map { (["Sy \($0.status)"], $0.meaning) })
    return ManualPage(name: "strata", text: page.text)
  }

  private init(of command: any Command.Type) {
    var page = Mdoc()
    page.start("strata-" + command.name, command.summary)
    page.request("Sh SYNOPSIS")
    page.request("Nm strata \(command.name)")
    page.request("Op Ar flags")
    if !command.operands.isEmpty { page.request("Ar " + Mdoc.word(command.operands)) }
    page.request("Sh DESCRIPTION")
    page.text("Gives: \(command.summary).")
    if !command.flags.isEmpty { page.list(Self.rows(command.flags)) }
    if command.resolves {
      page.text("Flags for how the tree is resolved:")
      page.list(Self.rows(CommonFlags.resolution))
    }
    page.text("Flags of every command:")
    page.list(Self.rows(CommonFlags.general))
    page.request("Sh EXIT STATUS")
    page.list(HelpText.statuses(of: command).map { (["Sy \($0.status)"], $0.meaning) })
    page.request("Sh EXAMPLES")
    for example in command.examples {
      page.text(example.help.prefix(1).uppercased() + example.help.dropFirst() + ":")
      page.request("Dl " + Mdoc.word(example.line))
    }
    page.request("Sh SEE ALSO")
    page.request("Xr strata 1")
    self.init(name: "strata-" + command.name, text: page.text)
  }

  private init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  private static func rows(_ flags: [Flag]) -> [(head: [String], text: String)] {
    flags.map { flag in
      let value = flag.value.map { " Ar " + Mdoc.word($0) } ?? ""
      let letter = flag.letter.map { "Fl \($0)\(value) , " } ?? ""
      let choices = flag.choices.isEmpty ? "" : ": \(flag.choices.joined(separator: ", "))"
      return (["\(letter)Fl \\-\(flag.name)\(value)"], flag.help + choices)
    }
  }
}

/// Writes mdoc(7).
private struct Mdoc {
  private(set) var text = ""

  mutating func start(_ name: String, _ summary: String) {
    text += ".\\\" Written by strata help --man.\n"
    request("Dd " + Tool.releaseDate)
    request("Dt \(name.uppercased()) 1")
    request("Os")
    request("Sh NAME")
    request("Nm " + name)
    request("Nd " + summary)
  }

  mutating func request(_ line: String) { text += ".\(line)\n" }

  /// A paragraph.
  mutating func text(_ words: String) {
    if !text.hasSuffix(" DESCRIPTION\n"), !text.hasSuffix(" EXAMPLES\n") { request("Pp") }
    text += Self.lines(words) + "\n"
  }

  mutating func list(_ items: [(head: [String], text: String)]) {
    request("Bl -tag -width Ds")
    for item in items {
      for line in item.head { request("It " + line) }
      text += Self.lines(item.text) + "\n"
    }
    request("El")
  }

  /// The items of a topic, each with its lines as they are.
  mutating func list(_ items: [HelpTopic.Item]) {
    request("Bl -tag -width Ds")
    for item in items {
      request("It " + Self.word(item.name))
      text += Self.lines(item.text) + "\n"
      if item.lines.isEmpty { continue }
      request("Bd -literal")
      for line in item.lines { text += Self.line(line) + "\n" }
      request("Ed")
    }
    request("El")
  }

  /// A text line, escaped so that nothing in it is an escape or, at the start, a request.
  private static func line(_ text: String) -> String {
    let escaped = escaped(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  private static let widest = 78

  /// The lines of a paragraph; each sentence begins a line.
  private static func lines(_ text: String) -> String {
    var lines: [String] = []
    var endsSentence = true
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, !endsSentence, last.count + word.count < widest {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
      endsSentence = word.hasSuffix(".")
    }
    return lines.map(line).joined(separator: "\n")
  }

  /// One argument of a request.
  static func word(_ text: String) -> String { "\"" + escaped(text).replacing("\"", with: "\"\"") + "\"" }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("…", with: "...").replacing("()", with: "\\&()")
  }
}
