import Hierarchy
import SourceText

/// Turns a run of Terraform into environments: each way to fill the unknown variables of its words such that its var
/// files exist.
struct RunExpansion {
  /// The most environments of one run.
  private static let most = 2000

  private let index: RepositoryIndex
  private let run: TerraformRun
  private let exists: (Path) -> Bool
  private let isIgnored: (Path) -> Bool
  private var found: [ModuleEnvironment] = []

  /// The environments that the run is for.
  ///
  /// - Parameters:
  ///   - exists: true for a file of the repository.
  ///   - isIgnored: true for a file that is kept out of the repository.
  static func environments(
    of run: TerraformRun, _ index: RepositoryIndex, exists: @escaping (Path) -> Bool,
    isIgnored: @escaping (Path) -> Bool
  ) -> [ModuleEnvironment] {
    var expansion = RunExpansion(index: index, run: run, exists: exists, isIgnored: isIgnored)
    for values in expansion.chosenValues {
      for (module, values) in expansion.modules(values) { expansion.fillFiles(of: module, values, from: 0, []) }
    }
    return expansion.found
  }

  private var words: [WordPattern] {
    [run.folder] + run.arguments.map(\.argument.word) + run.variables.map(\.argument.word)
      + [run.workspace].compactMap { $0 }
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
  private func modules(_ values: [Text: Text]) -> [(Path, [Text: Text])] {
    let folder = run.folder.filled(with: values)
    if let text = folder.text {
      let path = Path(text).cleaned
      if index.isModule(path) { return [(path, values)] }
      return elsewhere(path, values).map { [($0, values)] } ?? []
    }
    var matches: [(Path, [Text: Text])] = []
    for module in index.modules {
      if let more = folder.values(making: module.text) { matches.append((module, values.merging(more) { $1 })) }
    }
    return matches
  }

  /// The module of a run whose folder has no code: a script may be started from anywhere. It is the top folder, or the
  /// one module beside which its var files are.
  private func elsewhere(_ folder: Path, _ values: [Text: Text]) -> Path? {
    guard run.kind == .script || run.kind == .makefile || run.kind == .jenkins else { return nil }
    if let base = run.base.text {
      let started = index.root.appending(folder.relative(to: Path(base))).cleaned
      if index.isModule(started), started.isWithin(index.root) { return started }
    }
    if run.kind == .script, index.isModule(index.root), folder.isWithin(index.root) { return index.root }
    let files = run.arguments.filter(\.isFile).map { $0.argument.word.filled(with: values) }
    guard !files.isEmpty else { return nil }
    let matching = index.modules.filter { module in
      files.allSatisfy { file in
        let pattern = absolute(file, in: module)
        return pattern.text.map { exists(Path($0).cleaned) }
          ?? index.varFiles.contains { pattern.values(making: $0.text) != nil }
      }
    }
    return matching.count == 1 ? matching[0] : nil
  }

  private func absolute(_ word: WordPattern, in folder: Path) -> WordPattern {
    if word.start.hasPrefix("/") { return word }
    var pattern = WordPattern(folder.text + "/")
    pattern.append(word.start.hasPrefix("./") ? word.dropping(2) : word)
    // `../` at the start leads out of the module's folder.
    var start = pattern.start
    guard start.contains("/../") || start.hasSuffix("/..") else { return pattern }
    let tail = pattern.dropping(start.count)
    let isOpen = start.hasSuffix("/")
    start = Path(start).cleaned.text + (isOpen ? "/" : "")
    var cleaned = WordPattern(start)
    cleaned.append(tail)
    return cleaned
  }

  // MARK: the var files

  private mutating func fillFiles(
    of module: Path, _ values: [Text: Text], from start: Int, _ files: [Path]
  ) {
    guard found.count < Self.most else { return }
    guard let next = run.arguments[start...].firstIndex(where: \.isFile) else {
      return add(module, values, files)
    }
    let pattern = absolute(run.arguments[next].argument.word.filled(with: values), in: module)
    if let text = pattern.text {
      return fillFiles(of: module, values, from: next + 1, files + [Path(text).cleaned])
    }
    let others = literalFiles(in: module)
    for file in index.varFiles where !others.contains(file) && !isPassedOver(file, module) {
      guard let more = pattern.values(making: file.text) else { continue }
      fillFiles(of: module, values.merging(more) { $1 }, from: next + 1, files + [file])
    }
  }

  /// The files that the run names without a variable, which are not what a variable stands for.
  private func literalFiles(in module: Path) -> Set<Path> {
    Set(
      run.arguments.filter(\.isFile).compactMap { absolute($0.argument.word, in: module).text }.map { Path($0).cleaned }
    )
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

  /// True where the run takes var files for sure that nothing makes, and that lie where others do.
  private func isSurelyMissing(_ files: [Path]) -> Bool {
    let words = run.arguments.filter(\.isFile).map(\.argument)
    return words.allSatisfy { Set($0.word.holes).isSubset(of: run.loops) }
      && files.allSatisfy { $0.isWithin(index.root) && index.varFileCount(in: $0.parent) > 0 && !isIgnored($0) }
      && !FileMaking.mayMake(words.map(\.place), in: run.place.file)
  }

  /// True for a file that is kept out of the repository, or that the run's own file may make.
  private func isFromElsewhere(_ file: Path, _ argument: TerraformRun.Argument) -> Bool {
    !exists(file) && (isIgnored(file) || FileMaking.mayMake([argument.place], in: run.place.file))
  }

  // MARK: the environment

  private mutating func add(_ module: Path, _ values: [Text: Text], _ files: [Path]) {
    let isMissing = !files.isEmpty && !files.contains(where: exists)
    if isMissing, !isSurelyMissing(files) { return }
    var rest = files[...]
    var arguments: [EnvironmentArgument] = []
    for (isFile, argument) in run.arguments {
      if isFile {
        if let file = rest.popFirst() {
          arguments.append(
            isFromElsewhere(file, argument)
              ? .fileFromElsewhere(file, at: argument.place) : .file(file, at: argument.place))
        }
        continue
      }
      let word = argument.word.filled(with: values)
      guard let equals = word.start.firstIndex(of: Byte.equals), equals > 0 else { continue }
      arguments.append(
        .variable(word.start[0..<equals].trimmed, value: word.dropping(equals + 1).text, at: argument.place))
    }
    let variables = run.variables.map {
      EnvironmentVariable(name: $0.name, value: $0.argument.word.filled(with: values).text, place: $0.argument.place)
    }
    let workspace = run.workspace?.filled(with: values).text
    let (backends, settings) = backends(of: module, values)
    let line = run.place.start.line
    found.append(
      ModuleEnvironment(
        in: index.root, module: module, name: name(values, files, workspace, module), arguments: arguments,
        variables: variables,
        workspace: workspace, backendFiles: backends, backendSettings: settings,
        reasons: [
          EnvironmentReason(
            .automation, "'\(run.place.file.name)' runs Terraform so in line \(line)", at: run.place)
        ]))
  }

  /// What `init` was given: files, and settings, in order. A file that is not there is a setting that only a run can tell.
  private func backends(
    of module: Path, _ values: [Text: Text]
  ) -> (files: [Path], settings: [(name: Text, value: Located<Text>?)]) {
    var files: [Path] = []
    var settings: [(name: Text, value: Located<Text>?)] = []
    for word in run.backends.map({ $0.filled(with: values) }) {
      if let equals = word.start.firstIndex(of: Byte.equals) {
        let value = word.dropping(equals + 1).text
        settings.append((word.start[0..<equals], value.map { Located($0, at: run.place) }))
      } else if let file = absolute(word, in: module).text.map({ Path($0).cleaned }), exists(file) {
        files.append(file)
      } else {
        settings.append(("", nil))
      }
    }
    return (files, settings)
  }

  /// The environment's name: the values of the variables in the names of its var files, what these say by themselves,
  /// or its workspace.
  private func name(_ values: [Text: Text], _ files: [Path], _ workspace: Text?, _ module: Path) -> Text {
    let fileWords = run.arguments.filter(\.isFile).map(\.argument.word)
    let inFiles = Self.once(fileWords.flatMap(\.holes)).compactMap { values[$0] }
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
    let others = Self.once((run.arguments.map(\.argument.word) + run.variables.map(\.argument.word)).flatMap(\.holes))
    return EnvironmentName.joined(others.filter { run.choices[$0] != nil }.compactMap { values[$0] })
  }

  private static func once(_ names: [Text]) -> [Text] {
    var seen: Set<Text> = []
    return names.filter { seen.insert($0).inserted }
  }
}
