import SourceText

/// What the arguments of a command set, read as Terraform 0.11 reads them, and what it rejects.
///
/// Source: `FlagSet.parseOne` of Go's `flag`, which stops at the first word that is not a flag; `Meta.process` of
/// Terraform 0.11.14, which first removes the first `-no-color`, wherever it is.
struct CommandLineReading {
  /// What an argument sets.
  enum Source {
    /// `-var NAME=VALUE`.
    case variable(Located<Text>)
    /// `-var-file FILE`.
    case file(Located<Text>)
  }

  /// The `-var` and `-var-file` arguments, in order.
  private(set) var sources: [Source] = []
  /// What Terraform rejects.
  private(set) var diagnostics: [Diagnostic] = []

  private let command: Text
  private let flags: [String: TerraformFlags.Kind]?
  /// The severity of arguments that Terraform 0.11 rejects.
  private let severity: Severity
  private let isThere: (Text) -> Bool
  private var words: [Located<Text>]
  private var index = 0

  /// Reads `words` for `command`. A command that is not Terraform's, or not known here, has only the flags that set
  /// variables.
  ///
  /// - Parameters:
  ///   - severity: for arguments that Terraform 0.11 rejects and that set no variable.
  ///   - isThere: whether anything exists at a path, relative to the unit's folder.
  init(
    _ words: [Located<Text>], of command: Text, knowsFlags: Bool, severity: Severity, isThere: @escaping (Text) -> Bool
  ) {
    self.words = words
    self.command = command
    self.severity = severity
    self.isThere = isThere
    flags = knowsFlags ? TerraformFlags.ofCommand(command) : nil
    if flags != nil, let first = words.firstIndex(where: { $0.value == Self.noColor }) { self.words.remove(at: first) }
    while index < self.words.count, readWord() {}
    if flags != nil { checkRest() }
  }

  private static let noColor: Text = "-no-color"
  private static let end: Text = "--"

  /// Reads one flag with its value; returns false at the first word that is not a flag.
  private mutating func readWord() -> Bool {
    let word = words[index]
    guard let flag = ArgumentFlag(word.value) else {
      // Without a list of the flags we can't know whether this is the value of one.
      if flags == nil { index += 1 }
      return flags == nil
    }
    index += 1
    if word.value == Self.end { return flags == nil }
    guard let kind = kind(of: flag) else {
      if flags != nil { reportUnknown(flag, word) }
      return true
    }
    if case .boolean = kind {
      if let value = flag.value, !Self.booleans.contains(value) {
        report(.badArgument, "'-\(flag.name)' takes true or false, not '\(value)'", word, help: nil)
      }
      return true
    }
    var value = flag.value.map { Located($0, at: word.place) }
    if value == nil, index < words.count {
      value = words[index]
      index += 1
    }
    if let value { take(value, of: flag, kind) } else { reportNoValue(word, kind) }
    return true
  }

  private static let booleans: [Text] = [
    "1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False",
  ]

  private func kind(of flag: ArgumentFlag) -> TerraformFlags.Kind? {
    if let flags { return flags[flag.name.description] }
    switch flag.name {
    case "var": return .variable
    case "var-file": return .varFile
    default: return nil
    }
  }

  private mutating func take(_ value: Located<Text>, of flag: ArgumentFlag, _ kind: TerraformFlags.Kind) {
    switch kind {
    case .variable: sources.append(.variable(value))
    case .varFile: sources.append(.file(value))
    case .number where Int64(value.value.description) == nil && !value.value.hasPrefix("0x"):
      report(.badArgument, "'-\(flag.name)' takes a whole number, not '\(value.value)'", value, help: nil)
    case .duration where !Self.isDuration(value.value):
      report(
        .badArgument, "'-\(flag.name)' takes a time, not '\(value.value)'", value,
        help: "write for example -\(flag.name)=20m: a number and h, m or s")
    case .boolean, .number, .duration, .text: break
    }
  }

  /// True for what Go's `ParseDuration` accepts, as far as digits, points and units are concerned.
  private static func isDuration(_ text: Text) -> Bool {
    let bytes = text.bytes
    guard let first = bytes.first, let last = bytes.last else { return false }
    let startsWell = Byte.isDigit(first) || [Byte.plus, Byte.hyphen, Byte.dot].contains(first)
    return text == "0" || startsWell && "hms".utf8.contains(last)
  }

  // MARK: refusals of Terraform

  /// Checks the words after the flags.
  private mutating func checkRest() {
    guard index < words.count else { return }
    let word = words[index]
    let rest = words[index...]
    let behind = rest.dropFirst()
    if rest.count > TerraformFlags.mostWords(of: command) {
      // 'validate' ignores what it can't use.
      let isRefused = command != "validate"
      report(
        isRefused ? severity : .warning, .badArgument,
        behind.contains { ArgumentFlag($0.value) != nil }
          ? "'\(word.value)' is not a flag, so that 'terraform \(command)' takes none of the arguments behind it for one"
          : "'terraform \(command)' takes only one word that is not a flag", word,
        help: word.value.firstIndex(of: Byte.equals) != nil
          ? "write -var=\(word.value) to set a variable" : "remove it: words that are not flags come last")
    } else if TerraformFlags.takesFolder(command), !isThere(word.value) {
      // Whether that applies depends on the folder in which Terraform finally runs.
      report(
        .warning, .badArgument, "'terraform \(command)' takes '\(word.value)' for the folder of the configuration",
        word,
        help: word.value.firstIndex(of: Byte.equals) != nil ? "write -var=\(word.value) to set a variable" : "remove it"
      )
    }
  }

  private mutating func reportUnknown(_ flag: ArgumentFlag, _ word: Located<Text>) {
    let name = flag.name.description
    if flag.name.hasPrefix("var ") || flag.name.hasPrefix("var-file ") {
      diagnostics.append(
        Diagnostic(
          .error, ResolutionCode.badVarArgument, "'\(word.value)' is one word, and Terraform has no flag of that name",
          at: word.place, help: "write -var=NAME=VALUE, or -var and NAME=VALUE as two list elements"))
      return
    }
    if word.value == Self.noColor {
      report(.badArgument, "'-no-color' is given twice, which Terraform 0.11 refuses", word, help: "remove one")
      return
    }
    let nearest = NearestName.of(name, among: (flags ?? [:]).keys.sorted())
    report(
      .badArgument, "'terraform \(command)' has no flag '-\(flag.name)'", word,
      help: nearest.map { "did you mean '-\($0)'?" }
        ?? (TerraformFlags.isNewer(name) ? "Terraform 0.11 does not know it for this command" : nil))
  }

  private mutating func reportNoValue(_ word: Located<Text>, _ kind: TerraformFlags.Kind) {
    let help: Message = "write \(word.value)=…"
    switch kind {
    case .variable, .varFile:
      diagnostics.append(
        Diagnostic(
          .error, ResolutionCode.badVarArgument, "'\(word.value)' is the last argument and has no value",
          at: word.place,
          help: help))
    case .boolean, .number, .duration, .text:
      report(.badArgument, "'\(word.value)' is the last argument and has no value", word, help: help)
    }
  }

  private mutating func report(_ code: ResolutionCode, _ message: Message, _ word: Located<Text>, help: Message?) {
    report(severity, code, message, word, help: help)
  }

  private mutating func report(
    _ severity: Severity, _ code: ResolutionCode, _ message: Message, _ word: Located<Text>, help: Message?
  ) {
    diagnostics.append(Diagnostic(severity, code, message, at: word.place, help: help))
  }
}

/// A word that starts with `-` or `--`, split into name and value.
struct ArgumentFlag {
  /// The name without its dashes.
  let name: Text
  /// The text after `=`, or nil.
  let value: Text?

  private static let dash: UInt8 = Byte.hyphen

  /// Nil for a word that Go's flag parser does not accept as a flag.
  init?(_ word: Text) {
    guard word.count >= 2, word[0] == Self.dash else { return nil }
    let bare = word[1] == Self.dash ? word[2..<word.count] : word[1..<word.count]
    let equals = bare.firstIndex(of: Byte.equals)
    name = equals.map { bare[0..<$0] } ?? bare
    value = equals.map { bare[$0 + 1..<bare.count] }
  }
}
