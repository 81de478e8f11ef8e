import ShellSyntax
import SourceText

/// Reads the runs of Terraform in shell commands, without running anything.
struct RunReader {
  private static let programs: Set<Text> = ["terraform", "tofu", "opentofu"]
  private static let programVariables: Set<Text> = ["TERRAFORM", "TF", "TF_BIN", "TERRAFORM_BIN", "TF_CMD", "TOFU"]
  private static let planning: Set<Text> = ["plan", "apply", "destroy", "refresh", "import", "console", "test"]
  private static let declaring: Set<Text> = ["export", "declare", "local", "readonly", "typeset"]
  /// Variables that hold the folder of the checkout.
  private static let checkouts: Set<Text> = [
    "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "CODEBUILD_SRC_DIR", "WORKSPACE_DIR", "Build_SourcesDirectory",
    "System_DefaultWorkingDirectory", "BUILD_SOURCESDIRECTORY", "SYSTEM_DEFAULTWORKINGDIRECTORY", "CURDIR",
    "github_workspace", "PROJECT_ROOT", "REPO_ROOT", "ROOT_DIR",
  ]

  /// The state of a shell.
  private struct Shell {
    var folder: WordPattern
    var variables: [Text: WordPattern]
    var workspace: WordPattern?
  }

  /// What commands leave in the working folders of Terraform, for those of a later step of the same job.
  struct Initialization {
    /// What `init` was given with `-backend-config`, by folder.
    var backends: [WordPattern: [WordPattern]] = [:]
    /// The workspace that was selected, by folder.
    var workspaces: [WordPattern: WordPattern] = [:]
  }

  private let kind: AutomationFile.Kind
  private let root: Path
  private let base: WordPattern
  private var shell: Shell
  private var outer: [Shell] = []
  private var before: [WordPattern] = []
  private var choices: TerraformRun.Choices
  /// The variables of loops, which take each of their values.
  private var loops: Set<Text> = []
  /// What the commands so far left behind.
  var initialization = Initialization()
  private var unnamed = 0
  /// The runs so far, in order.
  private(set) var runs: [TerraformRun] = []
  /// The goals that `make` was called for, with the variables on its command line.
  private(set) var makeVariables: [[Text: Text]] = []

  /// - Parameters:
  ///   - root: the folder of the repository, absolute.
  ///   - folder: the folder in which the commands start, absolute.
  ///   - variables: what is known of the environment.
  ///   - choices: the values that variables take in turn.
  init(
    _ kind: AutomationFile.Kind, root: Path, in folder: WordPattern, variables: [Text: WordPattern] = [:],
    choices: TerraformRun.Choices = [:]
  ) {
    self.kind = kind
    self.root = root
    self.choices = choices
    base = folder
    shell = Shell(folder: folder, variables: variables)
  }

  /// The word that a text of a workflow stands for, with the variables that are known.
  mutating func pattern(of text: Text) -> WordPattern {
    var quoted: [UInt8] = [Byte.quote]
    for byte in text.bytes {
      if byte == Byte.quote || byte == Byte.backtick || byte == Byte.backslash { quoted.append(Byte.backslash) }
      quoted.append(byte)
    }
    quoted.append(Byte.quote)
    guard case .command(let words)? = ShellScript(Text(quoted)).steps.first, let word = words.first else {
      return WordPattern(text)
    }
    return pattern(word)
  }

  /// The folder of a text of a workflow, from the one in which the commands start.
  func joinedPattern(of text: Text) -> WordPattern {
    var reader = self
    return joined(shell.folder, reader.pattern(of: text))
  }

  /// The folder that the commands are in.
  var folder: WordPattern { shell.folder }

  /// Sets a variable for what follows.
  mutating func set(_ name: Text, to value: WordPattern) { shell.variables[name] = value }

  /// Sets the values that a variable takes in turn.
  mutating func choose(_ name: Text, among values: [Text]) {
    choices[name] = values
    shell.variables[name] = WordPattern(hole: name)
  }

  /// Enters a folder for what follows.
  mutating func enter(_ folder: WordPattern) { shell.folder = joined(shell.folder, folder) }

  /// Reads commands.
  ///
  /// - Parameter place: the place of a part of `text`.
  mutating func read(_ text: Text, place: (Range<Int>) -> Place) {
    for step in ShellScript(text).steps {
      switch step {
      case .assignment(let name, let value): shell.variables[name] = pattern(value)
      case .command(let words): read(words, place)
      case .subshell(let opens):
        if opens { outer.append(shell) } else if let last = outer.popLast() { shell = last }
      case .branch, .conditional: break
      }
    }
  }

  private mutating func read(_ words: [ShellScript.Word], _ place: (Range<Int>) -> Place) {
    guard let first = words.first else { return }
    let arguments = words.dropFirst()
    switch first.literal {
    case "cd", "pushd": enter(arguments.first { $0.literal != "--" })
    case "popd": if let last = before.popLast() { shell.folder = last }
    case "for", "select": bind(Array(arguments))
    case "echo", "printf", "which", "command", "type", "#": return
    case let name? where Self.declaring.contains(name):
      for word in arguments { assign(word) }
    case "read":
      for word in arguments { if let name = word.literal { shell.variables[name] = WordPattern(hole: name) } }
    default: readProgram(words, place)
    }
  }

  private mutating func enter(_ word: ShellScript.Word?) {
    before.append(shell.folder)
    guard let word else { return }
    if word.literal == "-" {
      if before.count > 1 { shell.folder = before[before.count - 2] }
      return
    }
    let target = pattern(word)
    // `$(dirname "$0")` and the like: where the script lies.
    if case .hole(let name)? = target.parts.first, name.hasPrefix("*") {
      var rest = WordPattern(".")
      for part in target.parts.dropFirst() { rest.append(part) }
      shell.folder = joined(base, rest)
    } else {
      shell.folder = joined(shell.folder, target)
    }
  }

  private mutating func assign(_ word: ShellScript.Word) {
    let pattern = pattern(word)
    guard let equals = pattern.start.firstIndex(of: Byte.equals) else { return }
    shell.variables[pattern.start[0..<equals]] = pattern.dropping(equals + 1)
  }

  /// `for NAME in …`: the name takes each of the words.
  private mutating func bind(_ words: [ShellScript.Word]) {
    guard words.count > 2, let name = words[0].literal, words[1].literal == "in" else {
      if let name = words.first?.literal { shell.variables[name] = WordPattern(hole: name) }
      return
    }
    let values = words.dropFirst(2).flatMap { expanded($0) }
    let texts = values.compactMap(\.text)
    if texts.count == values.count {
      choices[name] = texts
      loops.insert(name)
      shell.variables[name] = WordPattern(hole: name)
    } else {
      shell.variables[name] = values.count == 1 ? values[0] : WordPattern(hole: name)
    }
  }

  // MARK: words

  /// The word with the variables that are known.
  private mutating func pattern(_ word: ShellScript.Word) -> WordPattern {
    var pattern = WordPattern()
    for part in word.parts {
      switch part {
      case .literal(let text): pattern.append(.text(text))
      case .variable(let reference): pattern.append(value(of: reference.name))
      case .unknown:
        unnamed += 1
        pattern.append(.hole("*\(unnamed)"))
      }
    }
    // Variables that double from line to line would take all memory.
    if pattern.length <= Self.longestWord { return pattern }
    unnamed += 1
    return WordPattern(hole: "*\(unnamed)")
  }

  /// The bytes of the longest word that is still followed; no command line is that long.
  private static let longestWord = 1 << 16

  private func value(of name: Text) -> WordPattern {
    if let known = shell.variables[name] { return known.named(name) }
    let trimmed = ExpressionText.name(name)
    if let known = shell.variables[trimmed] { return known.named(trimmed) }
    if Self.checkouts.contains(trimmed) { return WordPattern(root.text) }
    return WordPattern(hole: trimmed)
  }

  /// The words that the shell makes of one.
  private mutating func expanded(_ word: ShellScript.Word) -> [WordPattern] {
    let whole = pattern(word)
    let isSplit = word.parts.contains { part in
      guard case .variable(let reference) = part else { return false }
      return reference.isUnquoted || reference.isList
    }
    return isSplit ? whole.splitAtBlanks : [whole]
  }

  private func joined(_ folder: WordPattern, _ next: WordPattern) -> WordPattern {
    if next.start.hasPrefix("/") { return next }
    if let folder = folder.text, let next = next.text {
      return WordPattern(Path(folder).appending(Path(next)).cleaned.text)
    }
    var joined = folder
    joined.append(.text("/"))
    joined.append(next.start.hasPrefix("./") ? next.dropping(2) : next)
    return joined
  }

  // MARK: Terraform

  private mutating func readProgram(_ words: [ShellScript.Word], _ place: (Range<Int>) -> Place) {
    var all: [TerraformRun.Argument] = []
    for word in words {
      let at = place(word.offset..<word.end)
      all += expanded(word).map { TerraformRun.Argument(word: $0, place: at) }
    }
    if let name = all.first?.word.text, name == "make" || name == "gmake" { noteMake(all) }
    guard let start = all.indices.first(where: { isTerraform(all[$0].word) && hasCommand(all, after: $0) }) else {
      return
    }
    readTerraform(Array(all[(start + 1)...]), all[start].place)
  }

  private mutating func noteMake(_ words: [TerraformRun.Argument]) {
    var variables: [Text: Text] = [:]
    for word in words.dropFirst() {
      guard let text = word.word.text, let equals = text.firstIndex(of: Byte.equals) else { continue }
      variables[text[0..<equals]] = text[equals + 1..<text.count]
    }
    if !variables.isEmpty { makeVariables.append(variables) }
  }

  /// True for the name of Terraform, with a folder before it and a version behind it, and for the image of a container.
  private func isTerraform(_ word: WordPattern) -> Bool {
    guard let text = word.text else {
      if case .hole(let name)? = word.parts.first, word.parts.count == 1 { return Self.programVariables.contains(name) }
      return word.start.contains("/terraform:")
    }
    if text.contains("/terraform:") { return true }
    let name = Path(text).name
    return Self.programs.contains(name) || name.hasPrefix("terraform_") || name.hasPrefix("terraform-")
      || name.hasPrefix("terraform0") || name.hasPrefix("terraform1")
  }

  private func hasCommand(_ words: [TerraformRun.Argument], after index: Int) -> Bool {
    let commands = Self.planning.union(["init", "workspace"])
    for word in words[(index + 1)...] {
      if word.word.start.hasPrefix("-") { continue }
      return word.word.text.map { commands.contains($0) } ?? true
    }
    return false
  }

  private mutating func readTerraform(_ words: [TerraformRun.Argument], _ place: Place) {
    var folder = shell.folder
    var rest = words[...]
    while let word = rest.first?.word, word.start.hasPrefix("-") {
      if let target = Self.value(of: "chdir", in: word) { folder = joined(folder, target) }
      rest = rest.dropFirst()
    }
    guard let command = rest.first?.word else { return }
    rest = rest.dropFirst()
    let name = command.text
    if name == "workspace" { return selectWorkspace(Array(rest), in: folder) }
    if name == "init" {
      initialization.backends[folder] = Self.values(of: "backend-config", in: Array(rest)).map(\.word)
      return
    }
    if let name, !Self.planning.contains(name) { return }
    var run = TerraformRun(kind: kind, folder: folder, base: base, choices: choices, place: place)
    run.arguments = arguments(in: environmentArguments(name, place) + Array(rest))
    run.variables = shell.variables.filter { $0.key.hasPrefix("TF_VAR_") }.map { name, value in
      (name[7..<name.count], TerraformRun.Argument(word: value, place: place))
    }.sorted { $0.0 < $1.0 }
    run.workspace = shell.variables["TF_WORKSPACE"] ?? shell.workspace ?? initialization.workspaces[folder]
    run.backends = initialization.backends[folder] ?? []
    run.loops = loops
    runs.append(run)
  }

  /// The words of `TF_CLI_ARGS_command` and `TF_CLI_ARGS`, which Terraform inserts before its own.
  private func environmentArguments(_ command: Text?, _ place: Place) -> [TerraformRun.Argument] {
    let names: [Text] = [command.map { "TF_CLI_ARGS_" + $0 } ?? "TF_CLI_ARGS_plan", "TF_CLI_ARGS"]
    return names.compactMap { shell.variables[$0] }.flatMap { value in
      value.splitAtBlanks.map { TerraformRun.Argument(word: $0, place: place) }
    }
  }

  private mutating func selectWorkspace(_ words: [TerraformRun.Argument], in folder: WordPattern) {
    guard let command = words.first?.word.text, command == "select" || command == "new" else { return }
    shell.workspace = words.dropFirst().first { !$0.word.start.hasPrefix("-") }?.word
    initialization.workspaces[folder] = shell.workspace
  }

  /// The `-var-file` and `-var` arguments, in order.
  private func arguments(in words: [TerraformRun.Argument]) -> [(isFile: Bool, argument: TerraformRun.Argument)] {
    var found: [(isFile: Bool, argument: TerraformRun.Argument)] = []
    var index = 0
    while index < words.count {
      for (name, isFile) in [("var-file", true), ("var", false)] as [(Text, Bool)] {
        if let value = Self.value(of: name, in: words[index].word) {
          found.append((isFile, TerraformRun.Argument(word: value, place: words[index].place)))
        } else if Self.isFlag(name, words[index].word), index + 1 < words.count {
          index += 1
          found.append((isFile, words[index]))
        } else {
          continue
        }
        break
      }
      index += 1
    }
    return found
  }

  private static func values(of flag: Text, in words: [TerraformRun.Argument]) -> [TerraformRun.Argument] {
    words.indices.compactMap { index in
      if let value = value(of: flag, in: words[index].word) {
        return TerraformRun.Argument(word: value, place: words[index].place)
      }
      return isFlag(flag, words[index].word) && index + 1 < words.count ? words[index + 1] : nil
    }
  }

  private static func isFlag(_ name: Text, _ word: WordPattern) -> Bool {
    word.text == "-" + name || word.text == "--" + name
  }

  /// The value of `-name=value`; nil for any other word.
  private static func value(of name: Text, in word: WordPattern) -> WordPattern? {
    for flag in ["-" + name + "=", "--" + name + "="] where word.start.hasPrefix(flag) {
      return word.dropping(flag.count)
    }
    return nil
  }
}
