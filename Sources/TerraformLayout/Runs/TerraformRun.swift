import SourceText

/// A run of Terraform that a file of the repository starts.
struct TerraformRun: Sendable {
  /// A word with its place.
  struct Argument: Sendable {
    let word: WordPattern
    let place: Place
    /// True when the shell splits its value at blanks.
    var isSplit = false
  }

  /// The values that a variable takes in turn: in a loop, or by a matrix.
  typealias Choices = [Text: [Text]]

  /// The file that starts it.
  let kind: AutomationFile.Kind
  /// The folder in which it starts, absolute.
  let folder: WordPattern
  /// The argument that names that folder; nil where the command is started in it.
  var folderPlace: Place?
  /// The folder in which its file's commands start, absolute.
  let base: WordPattern
  /// The words behind the command.
  var words: [Argument] = []
  /// False for a command whose values are not those of a plan, such as `destroy`.
  var isPlan = true
  /// When it runs.
  var condition: Condition = .always(true)
  /// What holds because the script did not end with a failure before it.
  var earlier: Condition = .always(true)
  /// The values of variables that differ between branches.
  var branched: [Text: Branches] = [:]
  /// The `TF_VAR_…` variables that are set, without that prefix, by name.
  var variables: [(name: Text, argument: Argument)] = []
  /// The workspace that is selected before it.
  var workspace: WordPattern?
  /// What `init` was given with `-backend-config` before it.
  var backends: [Argument] = []
  /// True when `init` was run before it in the same commands.
  var isInitialized = false
  /// What is known of the variables in the words.
  var choices: Choices = [:]
  /// Those of these variables that take each of their values for sure: of loops, not of choices that people make.
  var loops: Set<Text> = []
  /// What its job or target is called, and the environments and values of a matrix that it says it is for.
  var labels: [Text] = []
  /// Which of the rules of its job it is for, where only one of several applies.
  var rule = 0
  /// The place of the command.
  let place: Place

  /// The folder of a run whose var files have unknown parts; nil for any other run.
  var unfollowedModule: Path? {
    let decided = DecidedRun(self, values: [:], facts: [:])
    let isUnknown = decided.arguments.contains { $0.isFile && !$0.argument.word.holes.isEmpty }
    guard isUnknown || decided.losesFiles else { return nil }
    return folder.text.map { Path($0).cleaned }
  }
}

/// What a run is given, as far as the values of variables tell which branches are taken.
struct DecidedRun {
  private let run: TerraformRun
  private var decider: Decider
  /// What follows `-var-file`, in order, and `-var NAME=VALUE` words, marked by `isFile`.
  private(set) var arguments: [(isFile: Bool, argument: TerraformRun.Argument)] = []
  /// The variables that words may give, in branches that can't be decided.
  private(set) var lost: [(name: Text, place: Place)] = []
  /// True when a branch that can't be decided may pass a var file.
  private(set) var losesFiles = false
  /// The conditions that decide which var files are passed.
  private(set) var fileConditions: [Condition] = []

  init(_ run: TerraformRun, values: [Text: Text], facts: [Condition: Bool]) {
    self.run = run
    let own = Decider.facts(of: run.condition).merging(Decider.facts(of: run.earlier)) { first, _ in first }
    decider = Decider(run.branched, values, own.merging(facts) { first, _ in first })
    var words: [TerraformRun.Argument] = []
    for argument in run.words {
      let word = decider.word(argument.word)
      let parts = argument.isSplit ? word.splitAtBlanks : [word]
      words += parts.map { TerraformRun.Argument(word: $0, place: argument.place, isSplit: argument.isSplit) }
    }
    arguments = TerraformRun.arguments(in: words)
    if !run.branched.isEmpty { noteLost(words) }
  }

  private mutating func noteLost(_ words: [TerraformRun.Argument]) {
    for (isFile, argument) in arguments where isFile {
      fileConditions += decider.possible(argument.word).conditions
    }
    for word in words where word.word.holes.contains(where: { run.branched[$0] != nil }) {
      guard word.isSplit || word.word.start.isEmpty else { continue }
      let possible = decider.possible(word.word)
      for value in possible.values {
        let given = TerraformRun.arguments(
          in: value.splitAtBlanks.map { TerraformRun.Argument(word: $0, place: word.place) })
        for (isFile, argument) in given {
          if isFile {
            losesFiles = true
            fileConditions += possible.conditions
          } else if let equals = argument.word.start.firstIndex(of: Byte.equals) {
            lost.append((argument.word.start[0..<equals].trimmed, word.place))
          }
        }
      }
    }
  }

  /// The var files, in order.
  var files: [TerraformRun.Argument] { arguments.filter(\.isFile).map(\.argument) }

  /// What is known of the variables.
  var values: [Text: Text] { decider.values }

  /// The word with what is known of it.
  mutating func word(_ word: WordPattern) -> WordPattern { decider.word(word).filled(with: decider.values) }

  /// Whether it runs at all; nil when only a run can tell.
  ///
  /// - Parameters:
  ///   - assumed: the variables whose values are known only because it runs.
  ///   - facts: what was assumed of others.
  func runs(assuming assumed: Set<Text>, _ facts: [Condition: Bool]) -> Bool? {
    var outside = Decider(run.branched, decider.values.filter { !assumed.contains($0.key) }, [:])
    if outside.decide(run.earlier) == false { return false }
    var isSure = true
    for (fact, holds) in facts {
      let decision = outside.decide(fact)
      if decision == !holds { return false }
      isSure = isSure && (decision != nil || fact.openTests.isEmpty)
    }
    let decision = outside.decide(run.condition)
    return isSure || decision == false ? decision : nil
  }
}
