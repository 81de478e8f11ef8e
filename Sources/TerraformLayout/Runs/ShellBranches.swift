import ShellSyntax
import SourceText

/// The branches of `if`, `case` and `&&`: each starts from the same variables, and behind them a variable has a value
/// for each branch.
extension RunReader {
  /// An open `if`, `case` or list of commands, or something else that has an end.
  struct Frame {
    enum Kind: Equatable {
      case condition
      case choice(WordPattern)
      case list
      case group
      case subshell
      case function
      case loop
      case repetition

      /// True where each of several branches may run, or none.
      var isBranching: Bool {
        switch self {
        case .condition, .choice, .list: true
        case .group, .subshell, .function, .loop, .repetition: false
        }
      }
    }

    let kind: Kind
    /// What the branch is run for, beyond that none before it was.
    var condition: Condition
    /// True when no branch before was run.
    var noneBefore: Condition = .always(true)
    /// The variables that the branch set, with what they were before.
    var saved: [Text: WordPattern?] = [:]
    /// The same for what `init` was given.
    var savedBackends: [WordPattern: [TerraformRun.Argument]?] = [:]
    /// What the branches before left.
    var results: [Result] = []
    /// True when the branch ends the script.
    var isLeft = false
    /// The test that is being read.
    var test: Test?
  }

  /// What a branch leaves.
  struct Result {
    let condition: Condition
    let variables: [Text: WordPattern]
    let backends: [WordPattern: [TerraformRun.Argument]]
  }

  /// The commands of a test.
  struct Test {
    var condition: Condition?
    /// How the next command is joined to those before.
    var isOr = false
    var count = 0
  }

  /// The deepest nesting whose conditions are followed.
  private static let deepest = 50
  /// The deepest nesting behind which nothing is read.
  static let mostFrames = 200
  /// The most values of all variables behind one condition.
  private static let mostValues = 1 << 16

  /// When the commands that are being read run.
  var guarding: Condition {
    if frames.count > Self.deepest { return .unknown }
    return frames.reduce(.always(true)) { $0.and($1.noneBefore).and($1.condition) }
  }

  // MARK: steps

  mutating func note(_ mark: ShellScript.Mark) {
    switch mark {
    case .test(let isElse):
      endLists()
      if isElse {
        guard isInCondition else { return }
        nextBranch(.always(true))
      } else {
        begin(.condition, .always(true))
      }
      frames[frames.count - 1].test = Test()
    case .repetition: begin(.repetition, .always(true))
    case .then:
      endLists()
      guard isInCondition, let test = frames[frames.count - 1].test else { return }
      frames[frames.count - 1].test = nil
      frames[frames.count - 1].condition = test.condition ?? .unknown
    case .otherwise:
      endLists()
      if isInCondition { nextBranch(.always(true)) }
    case .choice(let word):
      begin(.choice(pattern(word)), .always(false))
    case .pattern(let words): choose(words)
    case .negation: isNegated = true
    case .listEnd: endLists()
    case .group(let opens):
      if opens { open(isFunction ? .function : .group) } else { close { $0 == .group || $0 == .function } }
      isFunction = false
    case .function: isFunction = true
    }
  }

  private mutating func choose(_ words: [ShellScript.Word?]) {
    endLists()
    guard let frame = frames.last, case .choice(let word) = frame.kind else { return }
    let alternatives = words.map { $0.map { Condition.equal(word, pattern($0)) } ?? .always(true) }
    nextBranch(alternatives.reduce(.always(false)) { $0.or($1) })
  }

  /// `if`, `for` and the like, or their ends.
  mutating func branch(opens: Bool) {
    if opens { open(.loop) } else { close { $0.isBranching && $0 != .list || $0 == .loop || $0 == .repetition } }
  }

  /// What was opened as a loop is a condition.
  private mutating func begin(_ kind: Frame.Kind, _ condition: Condition) {
    if frames.last?.kind == .loop { frames.removeLast() }
    frames.append(Frame(kind: kind, condition: condition))
  }

  private var isInCondition: Bool { frames.last?.kind == .condition }

  mutating func open(_ kind: Frame.Kind) { frames.append(Frame(kind: kind, condition: .always(true))) }

  /// Closes the innermost frame of that kind, and those within it.
  mutating func close(where fits: (Frame.Kind) -> Bool) {
    guard let index = frames.lastIndex(where: { fits($0.kind) }) else { return }
    while frames.count > index { join() }
  }

  /// The commands that `&&` and `||` join end here.
  mutating func endLists() {
    lastTest = nil
    while frames.last?.kind == .list { join() }
  }

  /// `&&` or `||` behind a command.
  mutating func conditional(isOr: Bool) {
    if let last = frames.indices.last, frames[last].test != nil {
      frames[last].test?.isOr = isOr
    } else if let test = lastTest {
      frames.append(Frame(kind: .list, condition: isOr ? test.negated : test))
    } else if isOr, frames.last?.kind == .list {
      nextBranch(.always(true))
    } else if isOr {
      frames.append(Frame(kind: .list, condition: .outcome(of: newHole())))
    }
    lastTest = nil
  }

  /// Takes in a command as a test.
  mutating func test(_ words: [ShellScript.Word]) {
    let condition = testCondition(words).map { isNegated ? $0.negated : $0 }
    isNegated = false
    lastTest = condition
    guard let last = frames.indices.last, var test = frames[last].test else { return }
    test.count += 1
    let own = test.count > Self.deepest ? .unknown : condition ?? .outcome(of: newHole())
    test.condition = test.condition.map { test.isOr ? $0.or(own) : $0.and(own) } ?? own
    frames[last].test = test
  }

  /// The script ends here with a status; without one, with that of the command before.
  mutating func leave(with status: ShellScript.Word?) {
    guard !frames.contains(where: { $0.kind == .function || $0.kind == .subshell }),
      let index = frames.lastIndex(where: { $0.kind != .group }), frames[index].kind.isBranching
    else { return }
    frames[index].isLeft = true
    let missed = guarding.negated
    let isFailure = status.map { $0.literal != "0" } ?? (frames[index].kind == .list)
    if isFailure { earlier = earlier.and(missed) } else { going = going.and(missed) }
  }

  // MARK: joining

  private mutating func nextBranch(_ condition: Condition) {
    endBranch()
    let last = frames.count - 1
    frames[last].noneBefore = frames[last].noneBefore.and(frames[last].condition.negated)
    frames[last].condition = condition
    frames[last].isLeft = false
  }

  /// Keeps what the branch set, and goes back to what was before it.
  private mutating func endBranch() {
    let last = frames.count - 1
    let frame = frames[last]
    var variables: [Text: WordPattern] = [:]
    for (name, old) in frame.saved {
      variables[name] = shell.variables[name] ?? WordPattern(hole: name)
      shell.variables[name] = old
    }
    var backends: [WordPattern: [TerraformRun.Argument]] = [:]
    for (folder, old) in frame.savedBackends {
      backends[folder] = initialization.backends[folder]
      initialization.backends[folder] = old
    }
    frames[last].saved = [:]
    frames[last].savedBackends = [:]
    if frame.condition != .always(false), !frame.isLeft {
      frames[last].results.append(Result(condition: frame.condition, variables: variables, backends: backends))
    }
  }

  /// Closes the innermost frame: what differs between its branches has a value for each.
  private mutating func join() {
    let isBranching = frames.last?.kind.isBranching ?? false
    if isBranching { nextBranch(.always(true)) }
    guard let frame = frames.popLast() else { return }
    guard isBranching else { return inherit(frame) }
    var results = frame.results
    if frame.noneBefore != .always(false) {
      results.append(Result(condition: .always(true), variables: [:], backends: [:]))
    }
    let isRepeated = frames.contains { $0.kind == .repetition }
    let names = Set(results.flatMap(\.variables.keys)).sorted()
    for name in names {
      if names.count * results.count > Self.mostValues {
        set(name, to: WordPattern(hole: name), at: shell.variables.place(of: name))
        continue
      }
      let old = shell.variables[name] ?? WordPattern(hole: name)
      // What is run again and again may take each branch once.
      set(
        name,
        to: results.map {
          (condition: isRepeated ? .outcome(of: newHole()) : $0.condition, value: $0.variables[name] ?? old)
        })
    }
    for folder in Set(results.flatMap(\.backends.keys)) {
      let old = initialization.backends[folder]
      let all = results.map { $0.backends[folder] ?? old }
      if let same = all.first, Set(all.map { $0?.map(\.word) }).count == 1 {
        if let same { initialize(folder, with: same) }
      } else if let place = all.lazy.compactMap({ $0?.first }).first?.place {
        initialize(folder, with: [TerraformRun.Argument(word: newHole(), place: place)])
      }
    }
  }

  /// A frame without branches: what it set is set.
  private mutating func inherit(_ frame: Frame) {
    guard let last = frames.indices.last else { return }
    frames[last].saved.merge(frame.saved) { first, _ in first }
    frames[last].savedBackends.merge(frame.savedBackends) { first, _ in first }
    frames[last].isLeft = frames[last].isLeft || frame.isLeft
  }

  /// The value of a variable behind branches, the last of which is for all other cases.
  mutating func branchedValue(of name: Text, in all: Branches) -> WordPattern {
    var branches: Branches = []
    for (condition, value) in all where condition != .always(false) {
      branches.append((condition, value.named(name)))
      if condition == .always(true) { break }
    }
    guard let last = branches.last else { return WordPattern() }
    if branches.allSatisfy({ $0.value == last.value }) { return last.value }
    unnamed += 1
    let hole: Text = "?\(unnamed)"
    // A command line to which a branch adds words still says which command it is.
    let shared =
      SecretPolicy.standard.isSecret(name: name) ? WordPattern() : WordPattern.sharedWords(of: branches.map(\.value))
    var rest = branches.map { (condition: $0.condition, value: $0.value.dropping(shared)) }
    rest[rest.count - 1].condition = .always(true)
    branched[hole] = rest
    var word = shared
    word.append(.hole(hole))
    return word
  }

  /// True for a word that is the same in all branches.
  func isDecided(_ word: WordPattern) -> Bool { word.holes.allSatisfy { branched[$0] == nil } }

  /// What the commands leave for those of a later step, which knows nothing of branches.
  var leftBehind: Initialization {
    func plain(_ word: WordPattern) -> WordPattern { isDecided(word) ? word : WordPattern(hole: "*") }
    var left = initialization
    left.backends = left.backends.mapValues { words in
      words.map { TerraformRun.Argument(word: plain($0.word), place: $0.place) }
    }
    left.workspaces = left.workspaces.mapValues(plain)
    return left
  }

  // MARK: tests

  /// The condition of `[ … ]`, `[[ … ]]` and `test …`; nil for any other command.
  private mutating func testCondition(_ words: [ShellScript.Word]) -> Condition? {
    var words = words[...]
    if isInBrackets {
      // `[[ A && B ]]` is taken apart at `&&`.
    } else if let name = words.first?.literal, name == "[" || name == "[[" || name == "test" {
      isInBrackets = name == "[["
      words = words.dropFirst()
    } else if let name = words.first?.literal, name == "true" || name == "false" {
      return .always(name == "true")
    } else {
      return nil
    }
    if let last = words.last?.literal, last == "]" || last == "]]" {
      isInBrackets = false
      words = words.dropLast()
    }
    if words.first?.literal == "!" { return comparison(Array(words.dropFirst())).negated }
    return comparison(Array(words))
  }

  private mutating func comparison(_ words: [ShellScript.Word]) -> Condition {
    switch words.count {
    case 1: return .filled(pattern(words[0]))
    case 2 where words[0].literal == "-n": return .filled(pattern(words[1]))
    case 2 where words[0].literal.map { ["-f", "-e", "-s", "-r", "-d"].contains($0) } ?? false:
      var file = WordPattern("file ")
      file.append(pattern(words[1]))
      return .outcome(of: file)
    case 2 where words[0].literal == "-z": return .not(.filled(pattern(words[1])))
    case 3:
      let (left, right) = (pattern(words[0]), pattern(words[2]))
      switch words[1].literal {
      case "=", "==": return .equal(left, right)
      case "!=": return .not(.equal(left, right))
      default: return .outcome(of: newHole())
      }
    default: return .outcome(of: newHole())
    }
  }
}
