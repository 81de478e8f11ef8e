import ShellSyntax
import SourceText

/// Reads the runs of Terraform in shell commands, without running anything.
struct RunReader {
  private static let declaring: Set<Text> = ["export", "declare", "local", "readonly", "typeset"]
  /// Variables that hold the folder of the checkout.
  private static let checkouts: Set<Text> = [
    "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "CODEBUILD_SRC_DIR", "WORKSPACE_DIR", "Build_SourcesDirectory",
    "System_DefaultWorkingDirectory", "BUILD_SOURCESDIRECTORY", "SYSTEM_DEFAULTWORKINGDIRECTORY", "CURDIR",
    "github_workspace", "PROJECT_ROOT", "REPO_ROOT", "ROOT_DIR",
  ]

  /// The state of a shell.
  struct Shell {
    var folder: WordPattern
    var variables: ShellVariables
  }

  /// The made-up variable that holds the selected workspace.
  static let workspace: Text = "*workspace"
  /// What stands for the workspace where none is selected.
  static let noWorkspace = WordPattern(hole: workspace)

  /// A function of a script.
  private struct Function {
    static let deepest = 8
    static let mostSteps = 50_000
    /// The deepest braces in a body: a name whose braces do not close is no function.
    private static let deepestBraces = 50

    let body: ArraySlice<ShellScript.Step>
    var isCalled = false

    /// What stands in the braces behind a name; nil where none stand there.
    static func body(in steps: ArraySlice<ShellScript.Step>, after name: Int) -> ArraySlice<ShellScript.Step>? {
      let start = name + 1
      guard start < steps.endIndex, case .mark(.group(opens: true)) = steps[start] else { return nil }
      var depth = 0
      for index in start..<steps.endIndex {
        guard case .mark(.group(let opens)) = steps[index] else { continue }
        depth += opens ? 1 : -1
        if depth == 0 { return steps[(start + 1)..<index] }
        if depth > deepestBraces { return nil }
      }
      return nil
    }
  }

  /// What commands leave in the working folders of Terraform, for those of a later step of the same job.
  struct Initialization {
    /// What `init` was given with `-backend-config`, by folder.
    var backends: [WordPattern: [TerraformRun.Argument]] = [:]
    /// The workspace that was selected, by folder.
    var workspaces: [WordPattern: WordPattern] = [:]
  }

  let kind: AutomationFile.Kind
  let root: Path
  let base: WordPattern
  var shell: Shell
  private var outer: [Shell] = []
  private var before: [WordPattern] = []
  var choices: TerraformRun.Choices
  /// What the job of the commands is called, and what it says it is for.
  var labels: [Text] = []
  /// Which of the rules of their job they are for, where only one of several applies.
  var rule = 0
  /// The variables of loops, which take each of their values.
  var loops: Set<Text> = []
  /// What the commands so far left behind.
  var initialization = Initialization()
  var unnamed = 0
  /// The open conditions and lists of commands, the innermost last.
  var frames: [Frame] = []
  /// The variables whose values differ between branches, under made-up names.
  var branched: [Text: Branches] = [:]
  /// What holds because the script did not end with a failure before.
  var earlier: Condition = .always(true)
  /// What holds because it did not end well before.
  var going: Condition = .always(true)
  /// The command before, when it is a test.
  var lastTest: Condition?
  /// The functions of the commands that are being read, by name.
  private var functions: [Text: Function] = [:]
  /// How many steps of functions have been read.
  private var functionSteps = 0
  /// The arguments of the functions that are being called, the innermost last.
  private var arguments: [[WordPattern]] = []
  /// By how many the script's own arguments have moved.
  private var shifted = 0
  var isNegated = false
  var isInBrackets = false
  var isFunction = false
  var found: [TerraformRun] = []
  /// The runs so far, in order.
  var runs: [TerraformRun] {
    found.map { run in
      var run = run
      run.branched = branched
      return run
    }
  }
  /// The goals that `make` was called for, with the variables on its command line.
  var makeVariables: [[Text: Text]] = []

  /// - Parameters:
  ///   - root: the folder of the repository, absolute.
  ///   - folder: the folder in which the commands start, absolute.
  ///   - variables: what is known of the environment.
  ///   - choices: the values that variables take in turn.
  init(
    _ kind: AutomationFile.Kind, root: Path, in folder: WordPattern, variables: ShellVariables = ShellVariables(),
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
    return shell.folder.appending(path: reader.pattern(of: text))
  }

  /// Sets a variable for what follows.
  ///
  /// - Parameter place: where its name stands; nil where that is not known.
  mutating func set(_ name: Text, to value: WordPattern, at place: Place? = nil) {
    if let last = frames.indices.last, frames[last].saved.index(forKey: name) == nil {
      frames[last].saved.updateValue(shell.variables[name], forKey: name)
    }
    shell.variables.set(name, to: value, at: place)
  }

  /// Notes what `init` is given in a folder.
  mutating func initialize(_ folder: WordPattern, with words: [TerraformRun.Argument]) {
    if let last = frames.indices.last, frames[last].savedBackends.index(forKey: folder) == nil {
      frames[last].savedBackends.updateValue(initialization.backends[folder], forKey: folder)
    }
    initialization.backends[folder] = words
  }

  /// Sets a variable to a value for each branch, the last of which is for all other cases.
  mutating func set(_ name: Text, to branches: Branches, at place: Place? = nil) {
    set(name, to: branchedValue(of: name, in: branches), at: place ?? shell.variables.place(of: name))
  }

  /// What is only run in a case.
  mutating func limit(to condition: Condition) { frames.append(Frame(kind: .loop, condition: condition)) }

  /// Sets the values that a variable takes in turn.
  mutating func choose(_ name: Text, among values: [Text]) {
    choices[name] = values
    set(name, to: WordPattern(hole: name))
  }

  /// Enters a folder for what follows.
  mutating func enter(_ folder: WordPattern) { shell.folder = shell.folder.appending(path: folder) }

  /// Reads commands.
  ///
  /// - Parameter place: the place of a part of `text`.
  mutating func read(_ text: Text, place: (Range<Int>) -> Place) {
    functions = [:]
    read(ShellScript(text).steps[...], place)
    // A function that nothing here calls is for other scripts.
    for function in functions.values.sorted(by: { $0.body.startIndex < $1.body.startIndex }) where !function.isCalled {
      open(.function)
      read(function.body, place)
      close { $0 == .function }
    }
    endLists()
  }

  private mutating func read(_ steps: ArraySlice<ShellScript.Step>, _ place: (Range<Int>) -> Place) {
    var index = steps.startIndex
    while index < steps.endIndex, frames.count <= Self.mostFrames {
      if case .mark(.function(let name)) = steps[index], let body = Function.body(in: steps, after: index) {
        functions[name] = Function(body: body)
        index = body.endIndex + 1
        continue
      }
      read(steps[index], place)
      index += 1
    }
  }

  private mutating func read(_ step: ShellScript.Step, _ place: (Range<Int>) -> Place) {
    switch step {
    case .assignment(let name, let value):
      set(name, to: pattern(value), at: place(value.offset..<value.end))
      lastTest = nil
    case .command(let words):
      test(words)
      read(words, place)
    case .subshell(let opens):
      if opens {
        shell.variables.share()
        outer.append(shell)
        open(.subshell)
      } else if let last = outer.popLast() {
        close { $0 == .subshell }
        shell = last
      }
    case .branch(let opens): branch(opens: opens)
    case .conditional(let isOr): conditional(isOr: isOr)
    case .mark(let mark): note(mark)
    }
  }

  /// Runs a function with arguments.
  private mutating func call(
    _ name: Text, _ function: Function, _ words: ArraySlice<ShellScript.Word>, _ place: (Range<Int>) -> Place
  ) {
    functions[name]?.isCalled = true
    guard arguments.count < Function.deepest, functionSteps < Function.mostSteps else { return }
    functionSteps += function.body.count
    arguments.append(words.flatMap { expanded($0) })
    let test = lastTest
    open(.function)
    read(function.body, place)
    close { $0 == .function }
    lastTest = test
    arguments.removeLast()
  }

  private mutating func read(_ words: [ShellScript.Word], _ place: (Range<Int>) -> Place) {
    guard let first = words.first else { return }
    let arguments = words.dropFirst()
    switch first.literal {
    case "cd", "pushd": enter(arguments.first { $0.literal != "--" })
    case "popd": if let last = before.popLast() { shell.folder = last }
    case "for", "select": bind(Array(arguments))
    case "echo", "printf", "which", "command", "type", "#": return
    case "exit", "return": leave(with: arguments.first)
    case let name? where Self.declaring.contains(name):
      for word in arguments { assign(word, place(word.offset..<word.end)) }
    case "read":
      for word in arguments { if let name = word.literal { set(name, to: WordPattern(hole: name)) } }
    case "shift": shift(arguments.first?.literal)
    case let name?:
      if let function = functions[name] { call(name, function, arguments, place) } else { readProgram(words, place) }
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
      shell.folder = base.appending(path: rest)
    } else {
      shell.folder = shell.folder.appending(path: target)
    }
  }

  private mutating func assign(_ word: ShellScript.Word, _ place: Place) {
    let pattern = pattern(word)
    guard let equals = pattern.start.firstIndex(of: Byte.equals) else { return }
    set(pattern.start[0..<equals], to: pattern.dropping(equals + 1), at: place)
  }

  /// `for NAME in …`: the name takes each of the words.
  private mutating func bind(_ words: [ShellScript.Word]) {
    guard words.count > 2, let name = words[0].literal, words[1].literal == "in" else {
      if let name = words.first?.literal { set(name, to: WordPattern(hole: name)) }
      return
    }
    let values = words.dropFirst(2).flatMap { expanded($0) }
    let texts = values.compactMap(\.text)
    if texts.count == values.count {
      choices[name] = texts
      loops.insert(name)
      set(name, to: WordPattern(hole: name))
    } else {
      set(name, to: values.count == 1 ? values[0] : WordPattern(hole: name))
    }
  }

  // MARK: words

  /// The word with the variables that are known.
  mutating func pattern(_ word: ShellScript.Word) -> WordPattern {
    var pattern = WordPattern()
    for part in word.parts {
      switch part {
      case .literal(let text): pattern.append(.text(text))
      case .variable(let reference): pattern.append(value(of: reference.name))
      case .argument(let sign): pattern.append(argument(sign))
      case .unknown: pattern.append(newHole())
      }
    }
    // Variables that double from line to line would take all memory.
    return pattern.length <= Self.longestWord ? pattern : newHole()
  }

  /// `$1`, by its digit, or `$@`.
  private mutating func argument(_ sign: UInt8) -> WordPattern {
    if let own = arguments.last {
      if sign == Byte.at {
        return own.reduce(into: WordPattern()) { all, word in
          if !all.parts.isEmpty { all.append(.text(" ")) }
          all.append(word)
        }
      }
      let index = Int(sign - Byte.digits.lowerBound) - 1
      return own.indices.contains(index) ? own[index] : WordPattern()
    }
    if sign == Byte.at || frames.contains(where: { $0.kind == .function }) { return newHole() }
    return WordPattern(hole: Text("\(Int(sign - Byte.digits.lowerBound) + shifted)"))
  }

  /// `shift`: the arguments move up.
  private mutating func shift(_ count: Text?) {
    let count = count.flatMap { Int($0.description) } ?? 1
    guard let last = arguments.indices.last else {
      if frames.isEmpty { shifted += min(max(count, 0), 100) }
      return
    }
    arguments[last].removeFirst(min(max(count, 0), arguments[last].count))
  }

  /// What only a run could tell.
  mutating func newHole() -> WordPattern {
    unnamed += 1
    return WordPattern(hole: "*\(unnamed)")
  }

  /// The bytes of the longest word that is still followed; no command line is that long.
  static let longestWord = 1 << 16

  private func value(of name: Text) -> WordPattern {
    if let known = shell.variables[name] { return known.named(name) }
    let trimmed = ExpressionText.name(name)
    if let known = shell.variables[trimmed] { return known.named(trimmed) }
    if Self.checkouts.contains(trimmed) { return WordPattern(root.text) }
    return WordPattern(hole: trimmed)
  }

  /// The words that the shell makes of one.
  mutating func expanded(_ word: ShellScript.Word) -> [WordPattern] {
    let whole = pattern(word)
    return Self.isSplit(word) ? whole.splitAtBlanks : [whole]
  }

  /// True for a word of which the shell may make several.
  static func isSplit(_ word: ShellScript.Word) -> Bool {
    word.parts.contains { part in
      switch part {
      case .variable(let reference): reference.isUnquoted || reference.isList
      case .argument(let sign): sign == Byte.at
      case .literal, .unknown: false
      }
    }
  }
}
