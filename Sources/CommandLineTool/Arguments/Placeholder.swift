/// The kind of a word on the command line, which completion offers and the help shows as `FILE` or `UNIT`.
enum Placeholder: Sendable, Equatable {
  /// One of these words.
  case choices([String])
  case file
  case folder
  /// A unit, or a folder with units below it.
  case unit
  /// The name of a variable of the units that the operands name.
  case variable
  /// A code of `check`, or several separated by commas.
  case checkCode
  /// A git revision.
  case revision
  /// The name of a command of this tool.
  case command
  /// The name of a command, or of a topic of the help.
  case topic
  /// An AWS region.
  case region
  /// Something that only the user can know.
  case free

  /// The placeholders in the help and their kinds. A test finds a placeholder that is missing here.
  private static let known: [String: Placeholder] = [
    "A": .unit, "A:B": .free, "B": .unit, "CODE": .checkCode, "COMMAND": .command, "DIR": .folder, "FILE": .file,
    "FROM": .unit, "TO": .unit, "FILE:NAME": .file, "FILE:NAME=VALUE": .file, "FILE=NEWFILE": .file, "ID": .free,
    "OLD": .variable, "NEW": .free,
    "OLD=NEW": .free,
    "N": .free, "NAME": .variable, "UNIT=FILE": .unit, "VERSION": .free, "NAME=A:B": .free, "NAME=VALUE": .free,
    "PATH": .unit, "PATTERN": .free,
    "REGEX=REPLACEMENT": .free, "REGION": .region, "REV": .revision,
    "SCHEMA": .choices(SchemaName.allCases.map(\.rawValue)), "TOPIC": .topic, "UNIT": .unit, "VALUE": .free,
  ]

  /// The kind for a placeholder such as `[PATH…]`; `env|check` is a choice. Nil for an unknown placeholder.
  static func named(_ word: String) -> Placeholder? {
    let bare = word.filter { !"[]…".contains($0) }
    if let placeholder = known[bare] { return placeholder }
    let choices = bare.split(separator: "|").map(String.init)
    let areWords = choices.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } }
    return choices.isEmpty || !areWords ? nil : .choices(choices)
  }
}

/// The parsed operands of a command: `A B | --base REV [PATH] | --matrix PATH…`.
struct OperandList {
  /// One way to call the command.
  struct Form {
    /// The flag that selects this form, or nil.
    let flag: String?
    /// The placeholders of the operands, in order.
    let words: [String]
  }

  let forms: [Form]

  init(_ text: String, flags: [Flag]) {
    forms = text.split(separator: " | ").map { form in
      let words = form.split(separator: " ").map(String.init)
      guard let first = words.first, first.hasPrefix("--") else { return Form(flag: nil, words: words) }
      let name = String(first.dropFirst(2))
      let takesValue = flags.first { $0.name == name }?.value != nil
      return Form(flag: name, words: Array(words.dropFirst(takesValue ? 2 : 1)))
    }
  }

  /// The kind of the operand at `index` (from 0) with these flags; nil when there is no such operand.
  func placeholder(at index: Int, given: (String) -> Bool) -> Placeholder? {
    let chosen = forms.first { $0.flag.map(given) ?? false } ?? forms.first { $0.flag == nil }
    guard let words = chosen?.words, let last = words.last else { return nil }
    if index < words.count { return Placeholder.named(words[index]) }
    return last.contains("…") ? Placeholder.named(last) : nil
  }
}
