import Hierarchy
import SourceText

/// Turns a run of Terraform into environments: each way to fill the unknown variables of its words such that its var
/// files exist.
struct RunExpansion {
  /// The most environments of one run.
  private static let most = 2000
  /// The most ways to fill its words that are tried.
  private static let mostTries = 20_000

  private let around: RunSurroundings
  private let run: TerraformRun
  private var mistakes: RunMistakes
  private var found: [ModuleEnvironment] = []
  private var tries = 0
  /// The variables whose values are known only because the run's condition says so.
  private var assumed: Set<Text> = []

  /// The environments that the run is for.
  ///
  /// - Parameter mistakes: takes in what is surely wrong with the run.
  static func environments(
    of run: TerraformRun, _ around: RunSurroundings, noting mistakes: inout RunMistakes
  ) -> [ModuleEnvironment] {
    var expansion = RunExpansion(around: around, run: run, mistakes: mistakes)
    expansion.mistakes.noteArguments(of: run)
    let tested = expansion.tested
    for values in expansion.chosenValues {
      expansion.assumed = Set(tested.keys).subtracting(values.keys)
      expansion.expand(values.merging(tested) { own, _ in own }, [:])
    }
    mistakes = expansion.mistakes
    return expansion.found
  }

  private var index: RepositoryIndex { around.index }

  private func exists(_ path: Path) -> Bool { around.exists(path) }

  private var words: [WordPattern] {
    [run.folder] + run.words.map(\.word) + run.variables.map(\.argument.word) + [run.workspace].compactMap { $0 }
  }

  /// What the condition of the run says of variables.
  private var tested: [Text: Text] {
    var values: [Text: Text] = [:]
    for (fact, holds) in Decider.facts(of: run.condition) where holds {
      for (name, text) in fact.compared { values[name] = text }
    }
    return values
  }

  // MARK: branches

  /// The most variables whose cases are told apart because they decide which var files are passed.
  private static let mostCases = 3

  private mutating func expand(_ values: [Text: Text], _ facts: [Condition: Bool], depth: Int = 0) {
    guard mayTry() else { return }
    let decided = DecidedRun(run, values: values, facts: facts)
    let inFiles = Set(decided.files.flatMap(\.word.holes) + run.folder.holes)
    let compared = decided.fileConditions.flatMap(\.compared)
    if depth < Self.mostCases, compared.isEmpty,
      let test = decided.fileConditions.flatMap(\.openTests).first(where: { facts[$0] == nil })
    {
      for holds in [true, false] {
        expand(values, facts.merging([test: holds]) { $1 }, depth: depth + 1)
      }
      return
    }
    guard depth < Self.mostCases,
      let name = compared.first(where: { values[$0.name] == nil && !inFiles.contains($0.name) })?.name
    else {
      for (module, values) in modules(values, decided) { fillFiles(Filling(module, values, facts, decided), from: 0) }
      return
    }
    let texts = run.choices[name] ?? Self.once(compared.filter { $0.name == name }.map(\.text))
    for text in texts.prefix(Self.most) {
      expand(values.merging([name: text]) { $1 }, facts, depth: depth + 1)
    }
    if run.choices[name] != nil { return }
    var others = facts
    for text in texts {
      others[.equal(WordPattern(hole: name), WordPattern(text))] = false
      others[.equal(WordPattern(text), WordPattern(hole: name))] = false
    }
    expand(values, others, depth: depth + 1)
  }

  /// True for one more way to fill the words, until there are too many.
  private mutating func mayTry() -> Bool {
    tries += 1
    return tries <= Self.mostTries
  }

  /// A module whose var files are being looked for.
  private struct Filling {
    let module: Path
    var values: [Text: Text]
    let facts: [Condition: Bool]
    var decided: DecidedRun
    var files: [Path] = []
    /// How often the var files decided further branches.
    var round = 0

    init(_ module: Path, _ values: [Text: Text], _ facts: [Condition: Bool], _ decided: DecidedRun) {
      self.module = module
      self.values = values
      self.facts = facts
      self.decided = decided
    }

    func with(_ file: Path, _ more: [Text: Text] = [:]) -> Filling {
      var next = self
      next.files.append(file)
      next.values.merge(more) { $1 }
      return next
    }
  }

  /// Each way to choose the values that variables take in turn.
  private var chosenValues: [[Text: Text]] {
    var all: [[Text: Text]] = [[:]]
    let used = Set(words.flatMap(\.holes))
    for name in run.choices.keys.filter(used.contains).sorted() {
      let values = run.choices[name] ?? []
      guard all.count * values.count <= Self.most else { break }
      all = all.flatMap { known in values.map { known.merging([name: $0]) { $1 } } }
    }
    return all
  }

  // MARK: the module

  /// The modules in whose folder the run may start, with the values that lead there.
  private mutating func modules(_ values: [Text: Text], _ decided: DecidedRun) -> [(Path, [Text: Text])] {
    var decided = decided
    let folder = decided.word(run.folder)
    if let text = folder.text {
      let path = Path(text).cleaned
      if index.isModule(path) { return [(path, values)] }
      if let module = elsewhere(path, values, decided) { return [(module, values)] }
      if isSure(run.folder) { mistakes.noteFolder(path, of: run) }
      return []
    }
    var matches: [(Path, [Text: Text])] = []
    for module in index.modules {
      if let more = folder.values(making: module.text) { matches.append((module, values.merging(more) { $1 })) }
    }
    return matches
  }

  /// The module of a run whose folder has no code: a script may be started from anywhere. It is the top folder, or the
  /// one module beside which its var files are.
  private func elsewhere(_ folder: Path, _ values: [Text: Text], _ decided: DecidedRun) -> Path? {
    guard run.kind == .script || run.kind == .makefile || run.kind == .jenkins else { return nil }
    if let base = run.base.text {
      let started = index.root.appending(folder.relative(to: Path(base))).cleaned
      if index.isModule(started), started.isWithin(index.root) { return started }
    }
    if run.kind == .script, index.isModule(index.root), folder.isWithin(index.root) { return index.root }
    let files = decided.files.map { $0.word.filled(with: values) }
    guard !files.isEmpty else { return nil }
    let matching = index.modules.filter { module in
      files.allSatisfy { file in
        let pattern = WordPattern(module.text).appending(path: file)
        return pattern.text.map { exists(Path($0).cleaned) }
          ?? index.varFiles.contains { pattern.values(making: $0.text) != nil }
      }
    }
    return matching.count == 1 ? matching[0] : nil
  }

  // MARK: the var files

  private mutating func fillFiles(_ filling: Filling, from start: Int) {
    guard found.count < Self.most, mayTry() else { return }
    guard let next = filling.decided.arguments[start...].firstIndex(where: \.isFile) else { return add(filling) }
    let word = filling.decided.arguments[next].argument.word
    let pattern = WordPattern(filling.module.text).appending(path: word.filled(with: filling.values))
    if let text = pattern.text { return fillFiles(filling.with(Path(text).cleaned), from: next + 1) }
    let others = literalFiles(of: filling)
    for file in index.varFiles where !others.contains(file) && !isPassedOver(file, filling.module) {
      guard let more = pattern.values(making: file.text) else { continue }
      fillFiles(filling.with(file, more), from: next + 1)
    }
  }

  /// The files that the run names without a variable, which are not what a variable stands for.
  private func literalFiles(of filling: Filling) -> Set<Path> {
    let module = WordPattern(filling.module.text)
    return Set(filling.decided.files.compactMap { module.appending(path: $0.word).text }.map { Path($0).cleaned })
  }

  /// True for a file that a variable's value is unlikely to name.
  private func isPassedOver(_ file: Path, _ module: Path) -> Bool {
    let name = VarFileName(file.name)
    if name.isAutomatic && file.parent == module { return true }
    let words = name.words + [file.parent.name.lowercasedASCII]
    return words.contains { NamingWords.examples.contains($0) } || name.words == ["backend"]
      || name.words.count == 1 && NamingWords.common.contains(name.words[0])
  }

  // MARK: files that are missing

  /// True for a word that no choice of people changes.
  private func isSure(_ word: WordPattern) -> Bool { Set(word.holes).isSubset(of: run.loops) }

  /// True where the run takes var files for sure that nothing makes, and that lie where others do.
  private func isSurelyMissing(_ files: [Path], _ decided: DecidedRun) -> Bool {
    let words = decided.files
    let isFolderKnown = run.folder.filled(with: decided.values).text != nil
    func isBesideOthers(_ file: Path, _ word: WordPattern) -> Bool {
      if index.varFileCount(in: file.parent) > 0 { return true }
      // A path that is right from another folder.
      guard isFolderKnown, let text = word.filled(with: decided.values).text else { return false }
      return index.hasVarFile(endingIn: Path(text))
    }
    return !run.condition.hasUnknown && words.allSatisfy { isSure($0.word) }
      && zip(files, words).allSatisfy { file, word in
        file.isWithin(index.root) && isBesideOthers(file, word.word) && !around.isIgnored(file)
      }
      && !around.making.mayMake(words.map(\.place), before: run)
  }

  /// True for a file that is kept out of the repository, or that the run's own file may make.
  private func isFromElsewhere(_ file: Path, _ argument: TerraformRun.Argument) -> Bool {
    !exists(file) && (around.isIgnored(file) || around.making.mayMake([argument.place], before: run))
  }

  // MARK: the environment

  private mutating func add(_ filling: Filling) {
    let (module, values, files) = (filling.module, filling.values, filling.files)
    var decided = DecidedRun(run, values: values, facts: filling.facts)
    if filling.round < 2, decided.files.map(\.word) != filling.decided.files.map(\.word) {
      // The var files told which branches are taken.
      var again = Filling(module, values, filling.facts, decided)
      again.round = filling.round + 1
      return fillFiles(again, from: 0)
    }
    let runs = decided.runs(assuming: assumed, filling.facts)
    if runs == false { return }
    let isMissing = !files.isEmpty && !files.contains(where: exists)
    if isMissing, !isSurelyMissing(files, decided) { return }
    let selected = run.workspace.map { decided.word($0) }.flatMap { $0 == RunReader.noWorkspace ? nil : $0 }
    let workspace = selected?.text
    var (backends, settings) = backends(of: module, &decided)
    // Each workspace has a state of its own.
    if selected != nil, workspace == nil { settings.append(("", nil)) }
    let line = run.place.start.line
    var reasons = [
      EnvironmentReason(.automation, "'\(run.place.file.name)' runs Terraform so in line \(line)", at: run.place)
    ]
    if decided.losesFiles { reasons.append(EnvironmentReason(unfollowed: run.place)) }
    found.append(
      ModuleEnvironment(
        in: index.root, module: module, name: name(values, files, workspace, module, decided),
        arguments: arguments(decided, files), variables: variables(&decided), workspace: workspace,
        backendFiles: backends, backendSettings: settings, reasons: reasons, isUncertain: runs == nil,
        isInitialized: run.isInitialized && !isOfBranch(decided),
        surelyGiven: runs == true && isSurely(module, values) ? variableNames(decided) : [],
        rule: run.rule))
  }

  /// True where the run is one of this module whatever people choose.
  private func isSurely(_ module: Path, _ values: [Text: Text]) -> Bool {
    guard Set(run.folder.holes).isSubset(of: run.loops), let folder = run.folder.filled(with: values).text else {
      return false
    }
    return Path(folder).cleaned == module
  }

  /// The variables that `-var` gives in each case.
  private func variableNames(_ decided: DecidedRun) -> Set<Text> {
    Set(
      decided.arguments.compactMap { isFile, argument in
        let word = argument.word.start
        guard !isFile, let equals = word.firstIndex(of: Byte.equals), equals > 0 else { return nil }
        return word[0..<equals].trimmed
      })
  }

  /// True where the branch of the checkout tells the var files: in another branch the code may be another one.
  private func isOfBranch(_ decided: DecidedRun) -> Bool {
    decided.files.flatMap(\.word.holes).contains { name in
      let words = VarFileName.words(of: name)
      return words.contains("branch") || words.contains("ref")
    }
  }

  private func arguments(_ decided: DecidedRun, _ files: [Path]) -> [EnvironmentArgument] {
    var rest = files[...]
    var arguments: [EnvironmentArgument] = []
    for (isFile, argument) in decided.arguments {
      if isFile {
        if let file = rest.popFirst() {
          arguments.append(
            isFromElsewhere(file, argument)
              ? .fileFromElsewhere(file, at: argument.place) : .file(file, at: argument.place))
        }
        continue
      }
      let word = argument.word.filled(with: decided.values)
      guard let equals = word.start.firstIndex(of: Byte.equals), equals > 0 else { continue }
      arguments.append(
        .variable(word.start[0..<equals].trimmed, value: word.dropping(equals + 1).text, at: argument.place))
    }
    return arguments + decided.lost.map { .variable($0.name, value: nil, at: $0.place) }
  }

  private func variables(_ decided: inout DecidedRun) -> [EnvironmentVariable] {
    var variables: [EnvironmentVariable] = []
    for (name, argument) in run.variables {
      let word = decided.word(argument.word)
      // Set in another branch only.
      if word == WordPattern(hole: ShellVariables.prefix + name) { continue }
      variables.append(EnvironmentVariable(name: name, value: word.text, place: argument.place))
    }
    return variables
  }

  /// What `init` was given: files, and settings, in order. A file that is not there is a setting that only a run can tell.
  private mutating func backends(
    of module: Path, _ decided: inout DecidedRun
  ) -> (files: [Path], settings: [(name: Text, value: Located<Text>?)]) {
    var files: [Path] = []
    var settings: [(name: Text, value: Located<Text>?)] = []
    for given in run.backends {
      let word = decided.word(given.word)
      if let equals = word.start.firstIndex(of: Byte.equals) {
        let value = word.dropping(equals + 1).text
        settings.append((word.start[0..<equals], value.map { Located($0, at: given.place) }))
        continue
      }
      let file = WordPattern(module.text).appending(path: word).text.map { Path($0).cleaned }
      if let file, exists(file) {
        files.append(file)
      } else {
        if let file, !run.condition.hasUnknown, isSure(given.word) { mistakes.noteBackendFile(file, given, of: run) }
        settings.append(("", nil))
      }
    }
    return (files, settings)
  }

  /// The environment's name: the values of the variables in the names of its var files, what these say by themselves,
  /// or its workspace.
  private func name(
    _ values: [Text: Text], _ files: [Path], _ workspace: Text?, _ module: Path, _ decided: DecidedRun
  ) -> Text {
    let inFiles = Self.once(decided.files.flatMap(\.word.holes)).compactMap { values[$0] }
    // A variable may hold the whole name of the file, which then says more than the workspace.
    let isNamedByFile = inFiles.contains(where: VarFileName.isVarFile)
    if !inFiles.isEmpty, !isNamedByFile {
      return EnvironmentName.joined(Self.once(inFiles.map(EnvironmentName.cleaned)))
    }
    if !isNamedByFile, let workspace, !workspace.isEmpty { return EnvironmentName.cleaned(workspace) }
    let own = files.filter { !EnvironmentName.isCommon($0) }
    if let own = own.last(where: exists) ?? own.last {
      let isAutomatic = own.parent == module && VarFileName(own.name).isAutomatic
      return EnvironmentName.said(by: own, of: module, index)
        ?? (isAutomatic ? "" : EnvironmentName.cleaned(VarFileName(own.name).stem))
    }
    let others = Self.once(
      (decided.arguments.map(\.argument.word) + run.variables.map(\.argument.word)).flatMap(\.holes))
    return EnvironmentName.joined(others.filter { run.choices[$0] != nil }.compactMap { values[$0] })
  }

  private static func once(_ names: [Text]) -> [Text] {
    var seen: Set<Text> = []
    return names.filter { seen.insert($0).inserted }
  }
}
