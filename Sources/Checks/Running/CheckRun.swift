public import Hierarchy
public import SourceText

/// Resolves units and runs all checks on them, on their files, and on the whole estate.
public struct CheckRun: Sendable {
  private let tree: Tree
  /// The tree in exact mode; nil when the checks of exact mode are off.
  private let exact: Tree?
  private let selection: Tree.Selection
  private let checkedFolders: [Path]
  private let disabled: Set<String>
  private let workers: Int
  private let obeysComments: Bool
  /// Where the pieces are kept; nil when no other run wants them.
  private let keeping: CheckedUnits?
  /// The pieces of a run on the tree as it is now, when this one is on an earlier state of it.
  private let later: CheckedUnits?
  private let unitChecks: [any UnitCheck.Type]
  private let fileChecks: [any FileCheck.Type]
  private let configurationChecks: [any ConfigurationCheck.Type]

  /// A run.
  ///
  /// - Parameters:
  ///   - selection: the units.
  ///   - paths: the folders that the user named, absolute; every unit below them is known.
  ///   - disabled: codes that are not reported.
  ///   - workers: the maximum number of threads.
  ///   - obeysComments: whether `# strata:ignore` suppresses findings; if false, they are only counted.
  ///   - keeping: keeps what is found in each unit, for a run on an earlier state of the tree.
  ///   - later: what was kept of a run on the tree as it is now, when `tree` is an earlier state of it: units that have not
  ///     changed are not checked again.
  public init(
    _ tree: Tree, _ selection: Tree.Selection, of paths: [Path], disabled: Set<String>, workers: Int,
    obeysComments: Bool = true, keeping: CheckedUnits? = nil, later: CheckedUnits? = nil
  ) {
    self.obeysComments = obeysComments
    self.keeping = keeping
    self.later = later.flatMap { tree.isUnchanged($0.ofBuilds) ? $0 : nil }
    self.tree = tree
    exact = tree.exact
    self.selection = selection
    checkedFolders = paths
    self.disabled = disabled
    self.workers = workers
    unitChecks = CheckRegistry.unitChecks.filter { !disabled.contains($0.code) }
    fileChecks = CheckRegistry.fileChecks.filter { !disabled.contains($0.code) }
    configurationChecks = CheckRegistry.configurationChecks.filter { !disabled.contains($0.code) }
  }

  /// Runs the checks.
  public func report() -> CheckReport {
    var collected = CollectedFindings()
    collected.add(selection.diagnostics.map(Self.asFinding))
    var facts: [UnitFacts] = []
    var files: [Path] = []
    let shared = SharedFiles()
    let buildspecs = BuildspecFindings(keeping.map { tree.asking($0.ofBuilds) } ?? tree)
    let units = selection.units
    // Each unit is released as soon as it is checked. Secrets in findings are looked up when the findings are
    // written: by then, every file that may mark a name has been read.
    ParallelMap.forEachResult(units.count, workers: workers) {
      let unit = units[$0]
      if let same = later?[unit], tree.isUnchanged(unit) { return same.again(shared) { findings(in: $0) } }
      let found = piece(of: unit, shared, buildspecs)
      keeping?[unit] = found
      return found
    } use: { piece in
      collected.addFirst(piece.ownFindings)
      collected.add(piece.otherFindings, ofUnit: facts.count, piece.facts)
      facts.append(piece.facts)
      files.append(piece.file)
      for entry in piece.sharedFiles where entry.countToFirst() {
        files.append(entry.path)
        collected.add(findings(in: entry))
      }
    }
    let estate = Estate(
      facts, others: dependencies(of: facts), in: tree, checkedFolders: checkedFolders, selection,
      unreadFiles: selection.passedOver.filter { [read = Set(files)] in !read.contains(tree.displayName(of: $0)) },
      disabled: disabled)
    let checks = CheckRegistry.estateChecks.filter { !disabled.contains($0.code) }
    for found in ParallelMap.results(checks.count, workers: workers, { checks[$0].findings(in: estate) }) {
      collected.add(found)
    }
    let causes = CauseFinder(tree, estate)
    let found = ForeignAccount.withoutRepeats(
      RegionMismatch.withoutShared(ExactRefused.withoutRepeats(causes.byCause(collected.folded)), in: estate))
    let sorted = found.filter { !disabled.contains($0.code) }.sortedByPlace
    let redactor = DiagnosticRedactor(.standard)
    let (kept, coveredCount) = named(sorted)
    let isCompared = keeping != nil || later != nil
    return CheckReport(
      findings: kept, ignoredCount: obeysComments ? coveredCount : 0,
      disobeyedCount: obeysComments ? 0 : coveredCount, failures: collected.failures,
      unitCount: selection.units.count, files: Set(files).map(\.text).inOrder,
      requirements: isCompared ? requirements(in: estate) : [],
      modules: isCompared ? Set(estate.units.compactMap { $0.module?.path }) : [], redactor: redactor)
  }

  /// What modules require and no file sets, without what a comment covers.
  private func requirements(in estate: Estate) -> [UnsetVariable.Requirement] {
    if disabled.contains(UnsetVariable.code) { return [] }
    return UnsetVariable.requirements(in: estate).filter { required in
      guard obeysComments, let file = required.finding.place?.file else { return true }
      return !Suppressions(in: file, of: tree).cover(required.finding)
    }
  }

  /// A unit that disappears is as serious as one that fails: commands go on without it, and it is not deployed. So is
  /// a key of Terragrunt that is misspelt: Terragrunt goes on without it.
  private static func asFinding(_ diagnostic: Diagnostic) -> Diagnostic {
    let isMisspeltKey = diagnostic.has(ResolutionCode.unknownKey) && diagnostic.meant != nil
    guard isMisspeltKey || diagnostic.has(ResolutionCode.misspeltBlock) else { return diagnostic }
    return diagnostic.rated(.error)
  }

  /// The findings with their fingerprints, from diagnostics sorted by file, and the number of findings that a comment
  /// covers. If comments are obeyed, covered findings are left out.
  private func named(_ sorted: [Diagnostic]) -> (findings: [Finding], covered: Int) {
    var starts = sorted.indices.filter { index in
      index == 0 || sorted[index].place?.file.name != sorted[index - 1].place?.file.name
    }
    starts.append(sorted.count)
    let files = ParallelMap.results(starts.count - 1, workers: workers) { [starts] index in
      let found = sorted[starts[index]..<starts[index + 1]]
      let suppressions = found.first?.place.map { Suppressions(in: $0.file, of: tree) }
      let open = found.filter { !(suppressions?.cover($0) ?? false) }
      let kept = obeysComments ? open : Array(found)
      return (findings: Fingerprint.findings(of: kept), covered: found.count - open.count)
    }
    return (files.flatMap(\.findings), files.reduce(0) { $0 + $1.covered })
  }

  private func piece(of path: Path, _ shared: SharedFiles, _ buildspecs: BuildspecFindings) -> Piece {
    let unit = tree.resolve(path)
    // What is asked for the unit from here on decides, too, whether an earlier state can take the result.
    let tree = keeping == nil ? tree : tree.asking(for: path)
    let exact = exactly(unit, at: path, tree)
    var found = unit.diagnostics.map { Self.asFinding($0, in: unit) }
    let source = tree.moduleSource(of: unit)
    let read = tree.module(of: unit, at: source)
    let module = read.flatMap(Self.reliable)
    found += read?.diagnostics.filter { $0.has(ResolutionCode.terraformSyntax) || Self.isRepetition($0) } ?? []
    var foreignHomes: [RegionMismatch.ForeignHome] = []
    if !unit.isBroken {
      let checked = CheckedUnit(unit, in: tree, source: source, module: module)
      for check in unitChecks where check.applies(to: unit.layout) { found += check.findings(in: checked) }
      if found.contains(where: { $0.code == RegionMismatch.code }) {
        foreignHomes = RegionMismatch.foreignHomes(in: checked)
      }
      found += JSONValueLost.findings(in: checked)
      let ofPipeline = PipelineFindings.findings(in: checked)
      found += buildspecs.findings(in: unit, beside: ofPipeline) + ofPipeline
    }
    if let own = unit.configuration { found += findings(in: own, isConfiguration: true) }
    var sharedFiles: [SharedFiles.Entry] = []
    for file in unit.filesRead where unit.configuration == nil || file != unit.configurationFile {
      guard let role = Self.role(of: file, in: unit) else { continue }
      let entry = shared.entry(file, role)
      if entry.isCounted, keeping == nil { continue }
      // Check the file here, in parallel, and keep the findings for the first unit that reads it.
      _ = findings(in: entry)
      sharedFiles.append(entry)
    }
    let own = unit.configuration?.file
    return Piece(
      ownFindings: found.filter { own != nil && $0.place?.file === own },
      otherFindings: found.filter { own == nil || $0.place?.file !== own },
      facts: UnitFacts(
        unit, module: module, source: source, exact: unit.isBroken ? nil : exact, foreignHomes: foreignHomes),
      file: unit.configurationFile, sharedFiles: sharedFiles)
  }

  /// The unit in exact mode, which is the unit itself where both modes surely agree; nil when the checks of exact mode
  /// are off.
  private func exactly(_ unit: ResolvedUnit, at path: Path, _ tree: Tree) -> ResolvedUnit? {
    guard unit.layout == .terragrunt018, let exact else { return nil }
    if unit.isSameInExactMode { return unit }
    return (keeping == nil ? exact : tree.exact)?.resolve(path)
  }

  /// The findings in a shared file itself, computed once.
  private func findings(in entry: SharedFiles.Entry) -> [Diagnostic] {
    entry.findings {
      switch entry.role {
      case .hcl2:
        guard let file = try? tree.source(at: tree.root.appending(entry.path)) else { return [] }
        let checked = CheckedConfiguration(file)
        return configurationChecks.flatMap { $0.findings(in: checked) }
      case .configuration, .variables:
        let isConfiguration = entry.role == .configuration
        return tree.treeFile(at: entry.path).map { findings(in: $0, isConfiguration: isConfiguration) } ?? []
      }
    }
  }

  /// What a file is to the unit that reads it; nil for a file that is not looked at by itself.
  private static func role(of file: Path, in unit: ResolvedUnit) -> SharedFiles.Role? {
    switch unit.layout {
    case .terragrunt018:
      if file.text.hasSuffix(".tf") { return nil }
      return unit.includes.contains(file) ? .configuration : .variables
    case .terragrunt, .terraform:
      return [".hcl", ".hcl.json", ".tfvars", ".tfvars.json"].contains { file.text.hasSuffix($0) } ? .hcl2 : nil
    }
  }

  /// A var file that Terragrunt passes and Terraform does not find stops the deployment.
  private static func asFinding(_ diagnostic: Diagnostic, in unit: ResolvedUnit) -> Diagnostic {
    guard unit.layout == .terragrunt, diagnostic.has(ResolutionCode.missingVarFile) else {
      return asFinding(diagnostic)
    }
    return diagnostic.rated(.error)
  }

  /// The units outside `units` on which they depend, directly or indirectly.
  private func dependencies(of units: [UnitFacts]) -> [UnitFacts] {
    guard units.contains(where: { !$0.dependencies.isEmpty }) else { return [] }
    var known = Set(units.map(\.folder))
    var latest = units
    var found: [UnitFacts] = []
    while !latest.isEmpty {
      let folders = Set(latest.flatMap { $0.dependencies.map(\.value) }).subtracting(known)
      known.formUnion(folders)
      let files = folders.sorted().flatMap { tree.kind(of: $0) == .folder ? tree.units(in: $0) : [] }
      latest = []
      tree.forEachUnit(of: Tree.Selection(units: files), workers: workers) {
        UnitFacts($0, module: nil)
      } use: {
        latest.append($0)
      }
      found += latest
    }
    return found
  }

  /// The module; nil when it could not be read completely.
  private static func reliable(_ module: ModuleVariables) -> ModuleVariables? {
    module.diagnostics.allSatisfy(isRepetition) ? module : nil
  }

  /// Terraform refuses a variable that is declared twice, but its name is known.
  private static func isRepetition(_ diagnostic: Diagnostic) -> Bool { diagnostic.has(ResolutionCode.repeatedVariable) }

  private func findings(in file: TreeFile, isConfiguration: Bool) -> [Diagnostic] {
    guard !file.diagnostics.hasErrors else { return [] }
    let isExact = tree.options.compatibility == .terragrunt0187
    let checked = CheckedFile(file, isConfiguration: isConfiguration, isExact: isExact)
    var found: [Diagnostic] = []
    for check in fileChecks { found += check.findings(in: checked) }
    return found
  }
}
