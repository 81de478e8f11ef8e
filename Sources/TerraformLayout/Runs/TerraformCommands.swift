import ShellSyntax
import SourceText

/// The commands that run Terraform.
extension RunReader {
  private static let programs: Set<Text> = ["terraform", "tofu", "opentofu"]
  private static let programVariables: Set<Text> = ["TERRAFORM", "TF", "TF_BIN", "TERRAFORM_BIN", "TF_CMD", "TOFU"]
  private static let planning: Set<Text> = ["plan", "apply", "refresh"]
  /// Commands that take values too, which say nothing of what a plan gets.
  private static let others: Set<Text> = ["destroy", "import", "console", "test"]

  mutating func readProgram(_ words: [ShellScript.Word], _ place: (Range<Int>) -> Place) {
    var all: [TerraformRun.Argument] = []
    for word in words {
      let at = place(word.offset..<word.end)
      all += expanded(word).map { TerraformRun.Argument(word: $0, place: at, isSplit: Self.isSplit(word)) }
    }
    if let name = all.first?.word.text, name == "make" || name == "gmake" { noteMake(all) }
    guard let start = all.indices.first(where: { isTerraform(all[$0].word) && hasCommand(all, after: $0) }) else {
      return
    }
    let given = Self.containerVariables(in: all[..<start])
    readTerraform(Array(all[(start + 1)...]), all[start].place, given)
  }

  /// What `docker run -e NAME=value` sets.
  private static func containerVariables(
    in words: ArraySlice<TerraformRun.Argument>
  ) -> [Text: TerraformRun.Argument] {
    guard let program = words.first?.word.text, ["docker", "podman", "nerdctl"].contains(Path(program).name) else {
      return [:]
    }
    var variables: [Text: TerraformRun.Argument] = [:]
    for index in words.indices {
      let word = words[index].word
      let isFlag = word.text == "-e" || word.isFlag("env")
      let next = isFlag && index + 1 < words.endIndex ? words[index + 1] : words[index]
      guard let given = isFlag ? next.word : WordPattern.value(of: "env", in: word),
        let equals = given.start.firstIndex(of: Byte.equals)
      else { continue }
      variables[given.start[0..<equals]] = TerraformRun.Argument(word: given.dropping(equals + 1), place: next.place)
    }
    return variables
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
    let commands = Self.planning.union(Self.others).union(["init", "workspace"])
    for word in words[(index + 1)...] {
      if word.word.start.hasPrefix("-") { continue }
      return word.word.text.map { commands.contains($0) } ?? true
    }
    return false
  }

  /// - Parameter own: the variables that only this command gets.
  private mutating func readTerraform(
    _ words: [TerraformRun.Argument], _ place: Place, _ own: [Text: TerraformRun.Argument]
  ) {
    var folder = shell.folder
    var rest = words[...]
    var folderPlace: Place?
    while let first = rest.first, first.word.start.hasPrefix("-") {
      if let target = WordPattern.value(of: "chdir", in: first.word) {
        folder = folder.appending(path: target)
        folderPlace = first.place
      }
      rest = rest.dropFirst()
    }
    guard let command = rest.first?.word else { return }
    rest = rest.dropFirst()
    let name = command.text
    if name == "workspace" { return selectWorkspace(Array(rest), in: folder) }
    if name == "init" {
      initialize(folder, with: Self.values(of: "backend-config", in: Array(rest)))
      return
    }
    if let name, !Self.planning.contains(name), !Self.others.contains(name) { return }
    var run = TerraformRun(kind: kind, folder: folder, base: base, choices: choices, place: place)
    run.folderPlace = folderPlace
    run.words = environmentArguments(name, place) + Array(rest)
    run.isPlan = name.map(Self.planning.contains) ?? true
    run.condition = going.and(guarding)
    run.earlier = earlier
    run.variables = inputs(with: own, place)
    run.workspace =
      shell.variables["TF_WORKSPACE"] ?? shell.variables[Self.workspace] ?? initialization.workspaces[folder]
    run.backends = initialization.backends[folder] ?? []
    run.isInitialized = initialization.backends[folder] != nil
    run.loops = loops
    run.labels = labels
    run.rule = rule
    found.append(run)
  }

  /// The `TF_VAR_…` variables that a command gets, by name, without that prefix.
  ///
  /// - Parameters:
  ///   - own: those that only this command gets.
  ///   - place: the command's.
  private func inputs(
    with own: [Text: TerraformRun.Argument], _ place: Place
  ) -> [(name: Text, argument: TerraformRun.Argument)] {
    var all = own.filter { $0.key.hasPrefix(ShellVariables.prefix) }
    for (name, known) in shell.variables.inputs where all[name] == nil {
      all[name] = shell.variables[name].map { TerraformRun.Argument(word: $0, place: known ?? place) }
    }
    return all.map { (name: $0.key[ShellVariables.prefix.count..<$0.key.count], argument: $0.value) }
      .sorted { $0.name < $1.name }
  }

  /// The words of `TF_CLI_ARGS_command` and `TF_CLI_ARGS`, which Terraform inserts before its own.
  private func environmentArguments(_ command: Text?, _ place: Place) -> [TerraformRun.Argument] {
    let names: [Text] = [command.map { "TF_CLI_ARGS_" + $0 } ?? "TF_CLI_ARGS_plan", "TF_CLI_ARGS"]
    return names.compactMap { shell.variables[$0] }.flatMap { value in
      value.splitAtBlanks.map { TerraformRun.Argument(word: $0, place: place, isSplit: true) }
    }
  }

  private mutating func selectWorkspace(_ words: [TerraformRun.Argument], in folder: WordPattern) {
    guard let command = words.first?.word.text, command == "select" || command == "new" else { return }
    guard let name = words.dropFirst().first(where: { !$0.word.start.hasPrefix("-") })?.word else { return }
    set(Self.workspace, to: name)
    // A later step knows nothing of branches; `select NAME || new NAME` selects it either way.
    guard initialization.workspaces[folder] != name else { return }
    initialization.workspaces[folder] = guarding == .always(true) ? name : newHole()
  }

  private static func values(of flag: Text, in words: [TerraformRun.Argument]) -> [TerraformRun.Argument] {
    words.indices.compactMap { index in
      if let value = WordPattern.value(of: flag, in: words[index].word) {
        return TerraformRun.Argument(word: value, place: words[index].place)
      }
      return words[index].word.isFlag(flag) && index + 1 < words.count ? words[index + 1] : nil
    }
  }
}
