import SourceText

/// An invalid command line, and how to correct it.
struct UsageError: Error {
  let message: String
  let help: String?
  /// The flags that exclude each other, when that is the mistake.
  let clash: Set<String>

  init(_ message: String, help: String? = nil, clash: Set<String> = []) {
    self.message = message
    self.help = help
    self.clash = clash
  }

  /// The error with the line of the project file that gives a flag which it names.
  func naming(_ settings: [ProjectSetting]) -> UsageError {
    guard let setting = settings.first(where: { message.contains("--\($0.flag)") }) else { return self }
    let line = "\(setting.place.file.name):\(setting.place.start.line)"
    return UsageError(
      message, help: "\(help.map { $0 + "; " } ?? "")\(line) gives --\(setting.flag), --no-project leaves it out",
      clash: clash)
  }
}

/// A command's flags and operands.
struct ParsedArguments {
  private var values: [String: [String]] = [:]
  private(set) var operands: [String] = []
  /// The flags with a value, in the order they were given.
  private var given: [(name: String, value: String)] = []

  /// Parses `words` with the flags that `command` takes.
  ///
  /// `--flag value`, `--flag=value`, `-f value` and `-fvalue` are the same; `--` ends the flags; `-` is an operand.
  init(_ words: [String], for command: String, flags: [Flag]) throws(UsageError) {
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word == "--" {
        operands += words[index...]
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let (flag, attached) = try Self.flag(word, for: command, among: flags)
      guard let placeholder = flag.value else {
        if attached != nil { throw UsageError("'--\(flag.name)' takes no value", help: "write --\(flag.name)") }
        values[flag.name, default: []].append("")
        continue
      }
      var value = attached
      if value == nil, index < words.count {
        value = words[index]
        index += 1
      }
      guard let value else {
        throw UsageError("'--\(flag.name)' needs a value", help: "write --\(flag.name) \(placeholder)")
      }
      try Self.check(value, of: flag)
      if let first = values[flag.name]?.first, !flag.isRepeatable {
        throw UsageError(
          "'--\(flag.name)' is given twice, with '\(first)' and '\(value)'", help: "it takes one value: leave one out")
      }
      values[flag.name, default: []].append(value)
      given.append((flag.name, value))
    }
    if operands.contains("") {
      throw UsageError(
        "an operand of '\(command)' is empty", help: "is a variable of your script unset? '.' is the current folder")
    }
  }

  /// Adds a value of a flag.
  mutating func add(_ value: String, to flag: String) {
    values[flag, default: []].append(value)
    given.append((flag, value))
  }

  /// The values of some flags, in the order they were given.
  func inOrder(_ names: [String]) -> [(name: String, value: String)] { given.filter { names.contains($0.name) } }

  /// The flag that a word with a leading dash names, and the value in the same word.
  static func flag(
    _ word: String, for command: String, among flags: [Flag]
  ) throws(UsageError) -> (flag: Flag, attached: String?) {
    if word.hasPrefix("--") {
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts.first ?? "")
      if let flag = flags.first(where: { $0.name == name }) { return (flag, parts.count > 1 ? String(parts[1]) : nil) }
      let nearest = NearestName.of(name, among: flags.map(\.name))
      throw UsageError(
        "'\(command)' has no flag '--\(name)'",
        help: habits[command]?[name] ?? nearest.map { "did you mean '--\($0)'?" } ?? "see: strata help \(command)")
    }
    if let longer = withOneDash(word, for: command, flags) { throw longer }
    let letter = word.dropFirst().first
    if let flag = flags.first(where: { $0.letter == letter }) {
      let rest = String(word.dropFirst(2))
      if flag.value == nil, !rest.isEmpty, !rest.hasPrefix("=") {
        throw UsageError(
          "'\(word)' is not a flag: '-\(flag.letter.map(String.init) ?? "")' takes no value",
          help: "write each flag by itself: \(word.dropFirst().map { "-\($0)" }.joined(separator: " "))")
      }
      return (flag, rest.isEmpty ? nil : rest.hasPrefix("=") ? String(rest.dropFirst()) : rest)
    }
    throw UsageError("'\(command)' has no flag '\(word)'", help: "see: strata help \(command)")
  }

  /// Flags of other programs that a command needs no flag for.
  private static let habits = [
    "fmt": [
      "recursive": "leave it out: 'fmt' goes into folders",
      "write": "leave it out: 'fmt' writes, unless --check is given",
    ]
  ]

  /// The mistake in a word such as `-var-file=x`, as Terraform writes its flags; nil for letters.
  private static func withOneDash(_ word: String, for command: String, _ flags: [Flag]) -> UsageError? {
    let parts = word.dropFirst().split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard name.count > 2,
      !flags.contains(where: { $0.value != nil && $0.letter == name.first && parts.count == 1 })
        || flags.contains(where: { $0.name == name })
    else { return nil }
    let message = "'\(command)' has no flag '-\(name)'"
    if name == "chdir", parts.count > 1 {
      return UsageError(message, help: "name the folder without a flag: strata \(command) \(parts[1])")
    }
    if let habit = habits[command]?[name] { return UsageError(message, help: habit) }
    guard let meant = flags.first(where: { $0.name == name })?.name ?? NearestName.of(name, among: flags.map(\.name))
    else { return nil }
    return UsageError(message, help: "write --\(meant)\(parts.count > 1 ? "=" + parts[1] : "")")
  }

  private static func check(_ value: String, of flag: Flag) throws(UsageError) {
    guard !flag.choices.isEmpty, !flag.choices.contains(value) else { return }
    let nearest = NearestName.of(value, among: flag.choices).map { "did you mean '\($0)'? " } ?? ""
    throw UsageError(
      "'\(value)' is not a valid value of '--\(flag.name)'",
      help: "\(nearest)known: \(flag.choices.joined(separator: ", "))")
  }

  /// The value of a flag, or the last value if it is repeated; nil when it is not given.
  subscript(name: String) -> String? { values[name]?.last }

  /// All values of a flag, in order.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// True when the flag was given.
  func has(_ name: String) -> Bool { values[name] != nil }
}
