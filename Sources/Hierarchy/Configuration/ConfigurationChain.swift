import Files
import HCL1Syntax
import SourceText

/// A unit's configuration file and the files it includes, nearest first, each evaluated for this unit.
struct ConfigurationChain {
  /// One file of the chain.
  struct Link {
    /// The file's absolute path.
    var path: Path { loaded.path }
    /// The file's path relative to the tree's top folder.
    var name: Path { loaded.name }
    /// The file as written.
    let loaded: LoadedFile
    /// Its `terragrunt` block.
    let block: TerragruntBlock
    /// Its plain variables; empty for a `.terragrunt` file.
    let variables: [Member]
  }

  private(set) var links: [Link] = []
  /// The first file of the chain; nil when it can't be read.
  private(set) var start: LoadedFile?
  /// The included file that does not exist, or nil.
  private(set) var missingFile: Path?
  private(set) var diagnostics: [Diagnostic] = []
  /// In default mode, whether exact mode surely reads the same blocks and variables from the same files, apart from what
  /// units inherit, when no diagnostic says otherwise.
  private(set) var meansTheSame = true

  /// The blocks of all files merged, with each child's over its parent's.
  var mergedBlock: TerragruntBlock {
    guard var index = links.indices.last else { return TerragruntBlock() }
    var block = links[index].block
    while index > 0 {
      index -= 1
      block = links[index].block.merged(over: block)
    }
    return block
  }

  /// For each link but the last, the place of its include.
  private var includes: [Place] = []
  private let context: FunctionContext
  private var isExact: Bool { context.options.compatibility == .terragrunt0187 }

  /// Reads the chain that starts at the unit's configuration file.
  init(startingAt path: Path, _ context: FunctionContext) {
    self.context = context
    var next: (path: Path, askedAt: Place?)? = (path, nil)
    while let current = next {
      next = nil
      guard let loaded = load(current.path, askedAt: current.askedAt) else { break }
      start = start ?? loaded
      if let include = read(loaded, askedAt: current.askedAt) {
        next = following(include)
      }
    }
  }

  /// The file that a unit's configuration file includes, even if the unit has other errors; nil for none.
  static func includedFile(of loaded: LoadedFile, _ context: FunctionContext) -> Path? {
    guard !loaded.diagnostics.hasErrors else { return nil }
    var reader = TerragruntReader(loaded.file, evaluation: nil, warnsOfUnknownKeys: false)
    guard let items = loaded.block, let include = reader.include(in: items),
      let target = loaded.ownInclude({ IncludePath(include, of: loaded, context) }).target
    else { return nil }
    return try? context.files.opened(target.value)
  }

  private mutating func load(_ path: Path, askedAt place: Place?) -> LoadedFile? {
    do throws(FileSystemError) {
      return try context.files.load(path)
    } catch {
      if error == .notFound, place != nil { missingFile = path }
      if let place, let unknown = UnknownFile.diagnostic(path.text, at: place, context.options) {
        diagnostics.append(unknown)
        return nil
      }
      let name = error.isOnTheWay ? context.files.writtenName(path) : context.files.displayName(path)
      guard let place else {
        diagnostics.append(
          Diagnostic(
            .error, TreeFailure.unreadableFile, "'\(name)' can't be read: \(error.reason)",
            at: Place(SourceFile(name: name.text, bytes: []), .start)))
        return nil
      }
      diagnostics.append(
        Diagnostic(
          context.options.allowsMissing && error == .notFound ? .warning : .error, ResolutionCode.missingInclude,
          "the included file '\(name)' can't be read: \(error.reason)", at: place,
          help: "create the file, or correct the path"))
      return nil
    }
  }

  /// Reads one file and appends its link; returns its include if it has one and there were no errors.
  private mutating func read(_ loaded: LoadedFile, askedAt: Place?) -> Located<Path>? {
    if isExact { return readExactly(loaded, askedAt) }
    diagnostics += loaded.diagnostics
    if loaded.diagnostics.hasErrors { return nil }
    var own = context
    if !links.isEmpty {
      own.includedFolder = loaded.path.parent
      if let shared = loaded.includedConfiguration(in: own) { return read(shared, of: loaded, own) }
    }
    diagnostics += loaded.blockDiagnostics
    guard let items = loaded.block else {
      if !loaded.blockDiagnostics.hasErrors { reportNoBlock(loaded, askedAt) }
      return nil
    }
    var reader = TerragruntReader(loaded.file, evaluation: nil, warnsOfUnknownKeys: true)
    let include = reader.include(in: items).flatMap { ownPath(of: $0, loaded) }
    if let include, links.isEmpty { own.childIncludeFolder = include.value.parent }
    let needsEvaluation = items.contains { $0.value.hasInterpolation && !$0.isNamed("include") }
    let evaluator = needsEvaluation ? StringEvaluator(loaded.file, in: own, at: .terragruntBlock) : nil
    reader.evaluation = evaluator?.evaluate
    let block = reader.block(items)
    let variables = self.variables(of: loaded, own)
    meansTheSame =
      links.isEmpty && !reader.dependsOnMode && ExactStrings.isPlainResult(loaded.path.text)
      && loaded.path.parent == context.childFolder && loaded.meansTheSame(isIncluded: false, context.options)
    diagnostics += reader.diagnostics + (evaluator?.diagnostics ?? [])
    links.append(Link(loaded: loaded, block: block, variables: variables))
    return include
  }

  /// Reads one file as Terragrunt 0.18.7 does: functions are substituted in its text before it is parsed. Where they can
  /// only change the strings that they stand in, the syntax tree of the file serves all units.
  private mutating func readExactly(_ loaded: LoadedFile, _ askedAt: Place?) -> Located<Path>? {
    var own = context
    if !links.isEmpty { own.includedFolder = loaded.path.parent }
    let strings = loaded.exactStrings?.values(in: own)
    guard let tree = strings == nil ? substituted(loaded, own) : loaded.tree else { return nil }
    let evaluation = strings.map { strings in
      { (literal: StringLiteral, range: SourceRange) in strings[range] ?? .text(literal.text) }
    }
    var reader = TerragruntReader(loaded.file, evaluation: evaluation, warnsOfUnknownKeys: false)
    let items = loaded.isOldStyle ? tree.body.items : reader.terragruntItems(among: tree.body.items)
    guard let items else {
      diagnostics += reader.diagnostics
      if !reader.diagnostics.hasErrors { reportNoBlock(loaded, askedAt) }
      return nil
    }
    let include = reader.include(in: items).flatMap { exactPath(of: $0, &reader) }.map { loaded.included($0) }
    let block = reader.block(items)
    let variables = self.variables(of: loaded, own)
    diagnostics += reader.diagnostics
    links.append(Link(loaded: loaded, block: block, variables: variables))
    return include
  }

  /// Appends the link of an included file whose block the units share; returns its include.
  private mutating func read(
    _ shared: IncludedConfiguration, of loaded: LoadedFile, _ own: FunctionContext
  ) -> Located<Path>? {
    var path: Located<Path>?
    if let include = shared.include { path = ownPath(of: include, loaded) }
    meansTheSame = meansTheSame && shared.meansTheSame
    let (block, found) = shared.block(for: own)
    diagnostics += found
    let variables = self.variables(of: loaded, own)
    links.append(Link(loaded: loaded, block: block, variables: variables))
    return path
  }

  /// The tree of the substituted text, with its ranges mapped back to the file.
  private mutating func substituted(_ loaded: LoadedFile, _ own: FunctionContext) -> SyntaxTree? {
    let (substitution, found) = TextSubstitution.apply(to: loaded.file, in: own)
    diagnostics += found
    if found.hasErrors { return nil }
    if substitution.file === loaded.file {
      // Errors in variables are added in `variables(of:)`, where Terraform reads them.
      let counting = counting(loaded.tree.diagnostics, in: loaded.tree)
      diagnostics += counting
      return counting.hasErrors ? nil : loaded.tree
    }
    let tree = SyntaxTree(parsing: substitution.file, dialect: .of2017)
    context.files.countParse()
    let isBroken = tree.diagnostics.hasErrors && !substitution.lineEnds.isEmpty
    // It is one mistake: parse errors that the line end causes are not reported as well.
    let counting = counting(tree.diagnostics, in: tree)
    diagnostics += isBroken ? substitution.lineEnds : counting.map { substitution.moved($0) }
    return counting.hasErrors ? nil : tree.moved { substitution.originalRange($0) }
  }

  /// The errors of a file that count. The reference never converts the numbers in an included file's plain variables,
  /// so an invalid one has no effect.
  private func counting(_ found: [Diagnostic], in tree: SyntaxTree) -> [Diagnostic] {
    guard !links.isEmpty, found.hasErrors else { return found }
    let blocks = tree.body.items.filter { $0.isNamed("terragrunt") }.map(\.range)
    return found.filter { mistake in
      guard mistake.has(HCL1Code.numberOutOfRange) || mistake.has(HCL1Code.badNumber), let range = mistake.place?.range
      else { return true }
      return blocks.contains { $0.lower <= range.lower && range.upper <= $0.upper }
    }
  }

  /// The include's path, in which substitution has already replaced the calls; an included file must not have an
  /// include.
  private mutating func exactPath(
    of include: TerragruntReader.Include, _ reader: inout TerragruntReader
  ) -> Located<Text>? {
    if !links.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, ResolutionCode.includeLevels, "an included file can't include another one", at: include.place,
          help: "Terragrunt 0.18.7 allows one level; resolve without --compat 0.18.7 to allow any number"))
      return nil
    }
    let isForgiven =
      context.options.allowsMissing && diagnostics.contains { $0.has(ResolutionCode.parentNotFound) }
    guard isForgiven else { return reader.path(of: include) }
    // A missing path has already been reported and is not a second mistake.
    var trial = reader
    guard let path = trial.path(of: include) else { return nil }
    reader = trial
    return path
  }

  /// The include's path, with its functions evaluated on the tree.
  private mutating func ownPath(of include: TerragruntReader.Include, _ loaded: LoadedFile) -> Located<Path>? {
    let context = context
    // Who records what a unit asks must see the search for the file.
    let path =
      links.isEmpty && context.files.footprint == nil
      ? loaded.ownInclude { IncludePath(include, of: loaded, context) }
      : IncludePath(include, of: loaded, context, isIncluded: !links.isEmpty)
    diagnostics += path.diagnostics
    return path.target
  }

  /// The plain variables: in exact mode as Terraform reads the file, in default mode evaluated.
  private mutating func variables(of loaded: LoadedFile, _ own: FunctionContext) -> [Member] {
    let isWanted = links.isEmpty || !isExact && context.options.inheritsVariables
    guard isWanted, !loaded.isOldStyle else { return [] }
    if isExact { diagnostics += loaded.diagnostics }
    guard !isExact, loaded.hasTemplatesInVariables else { return loaded.variables }
    let evaluator = StringEvaluator(loaded.file, in: own, at: .plainVariable)
    let items = loaded.tree.body.items.filter { !$0.isNamed("terragrunt") }
    let (members, _) = Decoder.decode(items, of: loaded.file, evaluation: evaluator.evaluate)
    diagnostics += evaluator.diagnostics
    return members
  }

  private mutating func following(_ include: Located<Path>) -> (path: Path, askedAt: Place?)? {
    // A path that can't be opened is reported as written.
    let target = (try? context.files.opened(include.value)) ?? include.value
    if let first = links.firstIndex(where: { $0.path == target }) {
      reportCycle(of: Array(links[first...].map(\.path)), includes: Array(includes[first...]) + [include.place])
      return nil
    }
    guard links.count < Limits.includes else {
      diagnostics.append(
        Diagnostic(
          .error, ResolutionCode.includeLevels, "more than \(Limits.includes) files include one another in a row",
          at: include.place,
          help: "let the unit include the file that says what it needs"))
      return nil
    }
    includes.append(include.place)
    reportOutsideRoot(target, include.place)
    return (target, include.place)
  }

  /// Reports an include cycle as one mistake. The files are listed from the first by name, so that the report is the
  /// same whichever unit led to the cycle.
  private mutating func reportCycle(of files: [Path], includes: [Place]) {
    guard let first = files.indices.min(by: { files[$0].text < files[$1].text }) else { return }
    let names = (files[first...] + files[...first]).map { context.files.displayName($0).description }
    let closing = includes[(first + files.count - 1) % files.count]
    diagnostics.append(
      Diagnostic(
        .error, ResolutionCode.includeCycle,
        "the includes form a cycle: \(names.joined(separator: " includes "))",
        at: closing, help: "let one of these files include nothing"))
  }

  /// Notes that a unit of the tree includes a file outside it. A unit that is itself outside has no tree to leave.
  private mutating func reportOutsideRoot(_ target: Path, _ place: Place) {
    let root = context.files.root
    guard !target.isWithin(root), context.childFolder.isWithin(root) else { return }
    diagnostics.append(
      Diagnostic(
        .info, ResolutionCode.includeOutsideRoot,
        "the included file '\(context.files.displayName(target))' lies outside the tree's root", at: place,
        help: "name a folder that holds both with --root: paths are shown, and regions found, relative to it"))
  }

  private mutating func reportNoBlock(_ loaded: LoadedFile, _ askedAt: Place?) {
    let name = loaded.file.name
    guard let askedAt else {
      let count = loaded.variables.count
      let found: Message = count == 0 ? "it is empty" : "it sets \(words: count.counted("variable"))"
      return diagnostics.append(
        Diagnostic(
          .error, ResolutionCode.noTerragruntBlock, "'\(name)' has no 'terragrunt' block: \(found)",
          at: Place(loaded.file, .start),
          help:
            "add terragrunt = { … } to make it a unit of Terragrunt 0.18; as a var file: strata resolve MODULE --var-file \(name)"
        ))
    }
    diagnostics.append(
      Diagnostic(
        .error, ResolutionCode.noTerragruntBlock, "the included file '\(name)' has no 'terragrunt' block", at: askedAt,
        help: "add terragrunt = { … } to \(name)"))
  }
}

/// The path of an `include`, with its functions evaluated.
struct IncludePath: Sendable {
  /// The included file, absolute, and the place of the path; nil when evaluation failed.
  let target: Located<Path>?
  /// Errors in the path.
  let diagnostics: [Diagnostic]

  /// Evaluates the path for the child that `context` names. In default mode it is relative to the file that contains
  /// it.
  init(
    _ include: TerragruntReader.Include, of loaded: LoadedFile, _ context: FunctionContext, isIncluded: Bool = false
  ) {
    let folder = loaded.path.parent
    var own = context
    own.searchFolder = folder
    if isIncluded { own.includedFolder = folder }
    let evaluator = StringEvaluator(loaded.file, in: own, at: .terragruntBlock)
    var reader = TerragruntReader(loaded.file, evaluation: evaluator.evaluate, warnsOfUnknownKeys: false)
    let path = reader.path(of: include)
    target = evaluator.diagnostics.hasErrors ? nil : path.map { loaded.included($0) }
    diagnostics = (reader.diagnostics + evaluator.diagnostics).map { found in
      guard found.has(ResolutionCode.parentNotFound) else { return found }
      if let place = found.place, let unknown = UnknownFile.diagnostic("", at: place, context.options) {
        return unknown
      }
      guard context.options.allowsMissing else { return found }
      return found.rated(.warning)
    }
  }
}
