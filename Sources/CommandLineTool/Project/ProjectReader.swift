import HCL1Syntax
import SourceText

/// Reads a project file: tfvars syntax, an object of flags for each command, and short forms for what many share.
///
///     all    = { terraform = "0.12" }
///     check  = { fail-on = "warning" }
///     policy = "policies/regions.tfvars"
struct ProjectReader {
  /// A name of the file that stands for a flag of every command that takes it.
  private static let shortForms: [(name: String, flag: String)] = [
    ("same", "same"), ("map", "map"), ("policy", "policy"), ("accounts", "aws-account-id"), ("disable", "disable"),
    ("secret_patterns", "secret-pattern"), ("inputs", "inputs"), ("mapping", "mapping"),
  ]
  /// The name for the flags of all commands.
  private static let everyCommand = "all"

  /// What only the user decides: where a run looks and writes, whom it trusts, and what it changes.
  private static let onlyGiven: Set<String> = [
    "root", "chdir", "output", "output-dir", "help", "project", "no-project", "untrusted", "allow-run-cmd",
    "show-secrets", "list",
    "write", "fix", "write-policy", "write-baseline", "set", "unset", "edit",
  ]

  private let file: SourceFile
  private let folder: Path
  private var settings: [ProjectSetting] = []
  private var diagnostics: [Diagnostic] = []

  private init(_ file: SourceFile, _ folder: Path) {
    self.file = file
    self.folder = folder
  }

  /// The settings of a file, and what is wrong in it.
  ///
  /// - Parameter folder: the file's folder, relative to the current one.
  static func read(_ file: SourceFile, in folder: Path) -> (settings: [ProjectSetting], diagnostics: [Diagnostic]) {
    let tree = SyntaxTree(parsing: file)
    if tree.diagnostics.hasErrors { return ([], tree.diagnostics) }
    var reader = ProjectReader(file, folder)
    for item in tree.body.items { reader.read(item) }
    return (reader.settings, tree.diagnostics + reader.diagnostics)
  }

  /// The commands that a project file can give flags.
  static var commands: [any Command.Type] {
    let others = ["help", "version", "completion", "schema", "config"]
    return Commands.all.filter { !others.contains($0.name) }
  }

  private mutating func read(_ item: Item) {
    let name = item.key.text.description
    if let form = Self.shortForms.first(where: { $0.name == name }) {
      return set(form.flag, item, Self.commands.filter { takes($0, form.flag) })
    }
    let commands = name == Self.everyCommand ? Self.commands : Self.commands.filter { $0.name == name }
    guard !commands.isEmpty else {
      let known = Self.shortForms.map(\.name) + [Self.everyCommand] + Self.commands.map { $0.name }
      return report(
        "unknown-project-name", "a project file knows no '\(name)'", item.key.range,
        help: NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
          ?? "known are \(known.joined(separator: ", "))")
    }
    guard case .object(let body) = item.value.content, !item.hasLabels else {
      return report(
        "wrong-kind", "'\(name)' must be an object of flags", item.value.range, help: "write \(name) = { FLAG = VALUE }"
      )
    }
    for flag in body.items { setFlag(flag, of: name, commands) }
  }

  private func takes(_ command: any Command.Type, _ flag: String) -> Bool {
    command.allFlags.contains { $0.name == flag }
  }

  private mutating func setFlag(_ item: Item, of name: String, _ commands: [any Command.Type]) {
    let flag = item.key.text.description.map { $0 == "_" ? "-" : String($0) }.joined()
    let users = commands.filter { takes($0, flag) }
    if Self.onlyGiven.contains(flag), !users.isEmpty {
      return report(
        "flag-not-for-projects", "'\(item.key.text)' can only be given on the command line", item.key.range,
        help: "remove it: a file of the tree must not decide it")
    }
    guard !users.isEmpty else {
      let known = Set(commands.flatMap { $0.allFlags.map(\.name) }).subtracting(Self.onlyGiven).sorted()
      return report(
        "unknown-project-name",
        name == Self.everyCommand ? "no command has a flag '\(flag)'" : "'\(name)' has no flag '\(flag)'",
        item.key.range,
        help: NearestName.of(flag, among: known).map { "did you mean '\($0)'?" }
          ?? "see: strata help \(name)")
    }
    set(flag, item, users)
  }

  // MARK: values

  private mutating func set(_ name: String, _ item: Item, _ commands: [any Command.Type]) {
    guard let flag = commands.first?.allFlags.first(where: { $0.name == name }) else { return }
    guard !item.hasLabels, let values = values(of: item, for: flag) else { return }
    if values.isEmpty { return }
    settings.append(
      ProjectSetting(
        flag: name, values: values, commands: commands.map { $0.name }, place: Place(file, item.key.range)))
  }

  /// The values of a flag: none for `false`; nil after a mistake, which is reported.
  private mutating func values(of item: Item, for flag: Flag) -> [String]? {
    let value = Decoder.decode(item.value, of: file).value
    guard let placeholder = flag.value else {
      guard case .boolean(let isSet) = value.content else {
        report("wrong-kind", "'\(item.key.text)' must be true or false", item.value.range, help: "write true to set it")
        return nil
      }
      return isSet ? [""] : []
    }
    var texts: [Text]?
    if let text = Self.text(value) {
      texts = [text]
    } else if flag.isRepeatable, let elements = value.elements {
      texts = elements.compactMap(Self.text)
      if texts?.count != elements.count { texts = nil }
    } else if flag.isRepeatable, placeholder.contains("=") || flag.name == "aws-account-id", let members = value.members
    {
      texts = members.compactMap { member in Self.text(member.value).map { member.key + "=" + $0 } }
      if texts?.count != members.count { texts = nil }
    }
    guard let texts else {
      let list = flag.name == "aws-account-id" ? "an object of folders" : "a list of strings"
      let wanted = flag.isRepeatable ? "a string or \(list)" : "a string"
      report(
        "wrong-kind", "'\(item.key.text)' is \(value.kindName), where \(wanted) is expected", item.value.range,
        help: "write \(item.key.text) = \"\(placeholder)\"")
      return nil
    }
    if texts.contains("") {
      report(
        "bad-project-value", "'\(item.key.text)' is empty", item.value.range, help: "remove it, or give it a value")
      return nil
    }
    for text in texts where !flag.choices.isEmpty && !flag.choices.contains(text.description) {
      report(
        "bad-project-value", "'\(text)' is not a valid value of '\(flag.name)'", item.value.range,
        help: NearestName.of(text.description, among: flag.choices).map { "did you mean '\($0)'?" }
          ?? "known are \(flag.choices.joined(separator: ", "))")
      return nil
    }
    return texts.map { located($0.description, flag) }
  }

  private static func text(_ value: Value) -> Text? {
    if let text = value.string { return text }
    if case .number = value.content {
      var writer = JSONWriter.compact
      writer.value(value)
      return Text(writer.take())
    }
    return nil
  }

  /// The value with its paths counted from the current folder instead of the file's.
  private func located(_ value: String, _ flag: Flag) -> String {
    func path(_ text: String) -> String {
      text == "-" ? text : folder.appending(Path(text)).cleaned.description
    }
    switch flag.value {
    case "FILE", "DIR": return path(value)
    case "UNIT=FILE", "ID":
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { return value }
      return path(parts[0]) + "=" + (flag.value == "ID" ? parts[1] : path(parts[1]))
    default: return value
    }
  }

  private mutating func report(_ code: String, _ message: Message, _ range: SourceRange, help: Message) {
    diagnostics.append(Diagnostic(.error, code, message, at: Place(file, range), help: help))
  }
}
