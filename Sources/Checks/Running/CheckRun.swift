public import Hierarchy
public import SourceText
import TerragruntConfiguration

/// Resolves units and runs all checks on them, on their files, and on the whole estate.
public struct CheckRun: Sendable {
  let tree: Tree
  let selection: Tree.Selection
  let workers: Int
  /// The tree in exact mode; nil when the checks of exact mode are off.
  private let exact: Tree?
  private let checkedFolders: [Path]
  private let disabled: Set<String>
  private let obeysComments: Bool
  private let unitChecks: [UnitRule]
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
  public init(
    _ tree: Tree, _ selection: Tree.Selection, of paths: [Path], disabled: Set<String>, workers: Int,
    obeysComments: Bool = true
  ) {
    self.obeysComments = obeysComments
    self.tree = tree
    exact = tree.exact
    self.selection = selection
    checkedFolders = paths
    self.disabled = disabled
    self.workers = workers
    unitChecks = CheckRegistry.unitChecks.filter { !disabled.contains($0.check.code) }
    fileChecks = CheckRegistry.fileChecks.filter { !disabled.contains($0.code) }
    configurationChecks = CheckRegistry.configurationChecks.filter { !disabled.contains($0.code) }
  }

  /// Runs the checks.
  public func report() -> CheckReport {
    var gathering = Gathering(selection, mistakes)
    let (shared, buildspecs) = (SharedFiles(), BuildspecFindings(tree))
    let units = selection.units
    // Each unit is released as soon as it is checked. Secrets in findings are looked up when the findings are
    // written: by then, every file that may mark a name has been read.
    ParallelMap.forEachResult(units.count, workers: workers) {
      piece(of: units[$0], shared, buildspecs)
    } use: {
      gathering.add($0)
    }
    let estate = estate(gathering)
    for found in findings(in: [estate])[0] { gathering.add(found) }
    let report = report(of: judged(gathering, estate), gathering, requirements: [])
    ParallelMap.release((gathering, estate))
    return report
  }

  /// What is wrong in files that say which units there are; empty unless the whole tree is checked.
  var mistakes: [Diagnostic] {
    checkedFolders.contains { tree.root.isWithin($0) } ? tree.mistakes(besides: selection.units) : []
  }

  /// What checks of the whole estate look at.
  func estate(_ gathering: Gathering) -> Estate {
    Estate(
      gathering.facts, graph(of: gathering.facts), in: tree, checkedFolders: checkedFolders, selection,
      unreadFiles: unreadFiles(gathering), disabled: disabled)
  }

  /// The files that the selection passed over and that no unit reads.
  private func unreadFiles(_ gathering: Gathering) -> [Path] {
    if selection.passedOver.isEmpty { return [] }
    let read = Set(gathering.files)
    return selection.passedOver.filter { !read.contains(tree.displayName(of: $0)) }
  }

  /// What each check of the whole estate finds, for each of the estates.
  func findings(in estates: [Estate]) -> [[[Diagnostic]]] {
    let checks = CheckRegistry.estateChecks.filter { !disabled.contains($0.code) }
    let count = checks.count + 1
    let found = ParallelMap.results(count * estates.count, workers: workers) { position in
      let (check, estate) = (position / estates.count, estates[position % estates.count])
      return check < checks.count ? checks[check].findings(in: estate) : ModuleFindings.findings(in: estate)
    }
    return estates.indices.map { estate in (0..<count).map { found[$0 * estates.count + estate] } }
  }

  /// The findings with their causes, without those that others explain, sorted by file and place.
  func judged(_ gathering: Gathering, _ estate: Estate) -> [Diagnostic] {
    let byCause = MisspeltBuildVariables.named(
      in: CauseFinder(tree, estate).byCause(gathering.collected.folded), estate)
    let known = RegionMismatch.withoutShared(ExactRefused.withoutRepeats(byCause), in: estate)
    let found = LineRepeats.removed(from: RepeatedName.withoutCopies(DefaultValue.withoutWanted(known, in: estate)))
    return found.filter { !disabled.contains($0.code) }.sortedByPlace
  }

  /// The report on findings that are sorted.
  ///
  /// - Parameter requirements: what modules require and no file sets; needed only where two states are compared.
  func report(
    of sorted: [Diagnostic], _ gathering: Gathering, requirements: [UnsetVariable.Requirement]
  ) -> CheckReport {
    let redactor = DiagnosticRedactor(.standard)
    let (kept, coveredCount) = named(sorted)
    return CheckReport(
      findings: kept, ignoredCount: obeysComments ? coveredCount : 0,
      disobeyedCount: obeysComments ? 0 : coveredCount, failures: gathering.collected.failures,
      unitCount: selection.units.count, files: Set(gathering.files).map(\.text).inOrder,
      requirements: requirements, modules: Set(gathering.facts.compactMap { $0.module?.path }), redactor: redactor)
  }

  /// What modules require and no file sets, without what a comment covers.
  func requirements(in estate: Estate) -> [UnsetVariable.Requirement] {
    if disabled.contains(UnsetVariable.code) { return [] }
    return UnsetVariable.requirements(in: estate).filter { required in
      guard obeysComments, let file = required.finding.place?.file else { return true }
      return !Suppressions(in: file, of: tree).cover(required.finding)
    }
  }

  /// A unit that disappears is as serious as one that fails: commands go on without it, and it is not deployed. So is
  /// a key of Terragrunt that is misspelt: Terragrunt goes on without it.
  static func asFinding(_ diagnostic: Diagnostic) -> Diagnostic {
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

  /// The result for one unit.
  struct Piece: Sendable {
    /// The findings in the unit's own file.
    let ownFindings: [Diagnostic]
    let otherFindings: [Diagnostic]
    let facts: UnitFacts
    let file: Path
    /// Files that other units may read too.
    let sharedFiles: [SharedFiles.Checked]
    /// True when the checks that look at the unit and its files alone were left out.
    let isQuiet: Bool
  }

  /// Checks one unit.
  ///
  /// - Parameter isQuiet: whether to leave out the checks that look at the unit and its files alone; asked when
  ///   everything else is known.
  func piece(
    of path: Path, _ shared: SharedFiles, _ buildspecs: BuildspecFindings, isQuiet: @autoclosure () -> Bool = false
  ) -> Piece {
    let unit = tree.resolve(path)
    // What is asked for the unit from here on decides, too, whether an earlier state can take the result.
    let tree = tree.asking(for: path)
    let exact = exactly(unit, at: path, tree)
    let source = tree.moduleSource(of: unit)
    let read = tree.module(of: unit, at: source)
    let module = read?.whenComplete
    let checked = unit.isBroken ? nil : CheckedUnit(unit, by: tree.options.terraform, source: source, module: module)
    var ofChecks = checked.map { inContext($0, of: tree) } ?? []
    let ofPipeline = checked.map(PipelineFindings.findings) ?? []
    let ofBuilds = unit.isBroken ? [] : buildspecs.findings(in: unit, beside: ofPipeline) + ofPipeline
    let facts = UnitFacts(
      unit, checked: checked, readModule: read, source: source, exact: unit.isBroken ? nil : exact,
      foreignHomes: foreignHomes(in: unit, checked, ofChecks))
    let isQuiet = isQuiet()
    if let checked, !isQuiet { addAlone(checked, to: &ofChecks) }
    var found = ModuleFindings.without(read, unit.diagnostics).map { Self.asFinding($0, in: unit) }
    for ofCheck in ofChecks { found.add(ofCheck) }
    found += ofBuilds
    if let own = unit.configuration, !isQuiet { found += findings(in: own, isConfiguration: true) }
    let own = unit.configuration?.file
    return Piece(
      ownFindings: found.filter { own != nil && $0.place?.file === own },
      otherFindings: found.filter { own == nil || $0.place?.file !== own }, facts: facts,
      file: unit.configurationFile, sharedFiles: isQuiet ? [] : sharedFiles(of: unit, shared), isQuiet: isQuiet)
  }

  /// What the unit names in other regions. That of a broken unit counts too: its mistake must not make others look wrong.
  private func foreignHomes(
    in unit: ResolvedUnit, _ checked: CheckedUnit?, _ found: [[Diagnostic]]
  ) -> [RegionMismatch.ForeignHome] {
    guard let checked else { return RegionMismatch.foreignHomes(inBroken: unit) }
    let isForeign = found.contains { $0.contains { $0.code == RegionMismatch.code } }
    return isForeign ? RegionMismatch.foreignHomes(in: checked) : []
  }

  /// What each check finds that looks beyond the unit; nothing yet for those that look at it alone.
  private func inContext(_ checked: CheckedUnit, of tree: Tree) -> [[Diagnostic]] {
    unitChecks.map { rule in
      guard case .inContext(let check) = rule, check.applies(to: checked.unit.layout) else { return [] }
      return check.findings(in: checked, of: tree)
    }
  }

  /// Adds what the checks find that look at the unit alone, in the order of all checks.
  private func addAlone(_ checked: CheckedUnit, to ofChecks: inout [[Diagnostic]]) {
    for (index, rule) in unitChecks.enumerated() {
      guard case .alone(let check) = rule, check.applies(to: checked.unit.layout) else { continue }
      ofChecks[index] = check.findings(in: checked)
    }
    ofChecks.append(JSONValueLost.findings(in: checked))
  }

  /// The files that other units may read too, checked here, in parallel.
  private func sharedFiles(of unit: ResolvedUnit, _ shared: SharedFiles) -> [SharedFiles.Checked] {
    let decoded = Set((unit.details as? EvaluatedConfiguration)?.filesDecoded.map(tree.displayName) ?? [])
    return unit.filesRead.compactMap { file in
      guard unit.configuration == nil || file != unit.configurationFile,
        let role = decoded.contains(file) ? .data : Self.role(of: file, in: unit)
      else { return nil }
      let key = SharedFiles.Key(path: file, role: role)
      return shared.file(key) { findings(in: key) }
    }
  }

  /// The unit in exact mode, which is the unit itself where both modes surely agree; nil when the checks of exact mode
  /// are off.
  private func exactly(_ unit: ResolvedUnit, at path: Path, _ tree: Tree) -> ResolvedUnit? {
    guard unit.layout == .terragrunt018, let exact else { return nil }
    if unit.isSameInExactMode { return unit }
    return (tree === self.tree ? exact : tree.exact)?.resolve(path)
  }

  /// The findings in a shared file itself.
  private func findings(in file: SharedFiles.Key) -> [Diagnostic] {
    switch file.role {
    case .hcl2:
      guard let source = try? tree.source(at: tree.root.appending(file.path)) else { return [] }
      let checked = CheckedConfiguration(source)
      return configurationChecks.flatMap { $0.findings(in: checked) }
    case .data:
      guard !disabled.contains(PlainSecret.code), let source = try? tree.source(at: tree.root.appending(file.path))
      else { return [] }
      return PlainSecret.findings(inData: source)
    case .configuration, .variables:
      let isConfiguration = file.role == .configuration
      return tree.treeFile(at: file.path).map { findings(in: $0, isConfiguration: isConfiguration) } ?? []
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

  /// A var file that Terragrunt passes and Terraform does not find stops the deployment, as does a rule for errors that
  /// Terragrunt can't use, and an argument that Terraform refuses.
  private static func asFinding(_ diagnostic: Diagnostic, in unit: ResolvedUnit) -> Diagnostic {
    if diagnostic.has(ResolutionCode.undeclaredArgument) { return diagnostic.rated(.error) }
    guard unit.layout == .terragrunt,
      diagnostic.has(ResolutionCode.missingVarFile) || diagnostic.has(ConfigurationCode.badErrorRule)
    else { return asFinding(diagnostic) }
    return diagnostic.rated(.error)
  }

  /// The units and those on which they depend, directly or indirectly.
  private func graph(of units: [UnitFacts]) -> UnitGraph {
    var graph = UnitGraph()
    graph.add(units)
    var known: Set<Path> = []
    var unresolved = graph.strays
    while !unresolved.isEmpty {
      let reached = unresolved.flatMap { graph.units[$0].dependencies }.map(\.value)
        .filter { graph[$0] == nil && known.insert($0).inserted }
      let files = reached.sorted().flatMap { tree.kind(of: $0) == .folder ? tree.units(in: $0) : [] }
      var latest: [UnitFacts] = []
      tree.forEachUnit(of: Tree.Selection(units: files), workers: workers) {
        UnitFacts($0)
      } use: {
        latest.append($0)
      }
      let count = graph.strays.count
      graph.add(latest)
      unresolved = Array(graph.strays.dropFirst(count))
    }
    graph.complete()
    return graph
  }

  private func findings(in file: TreeFile, isConfiguration: Bool) -> [Diagnostic] {
    guard !file.diagnostics.hasErrors else { return [] }
    let isExact = tree.options.compatibility == .terragrunt0187
    let checked = CheckedFile(file, isConfiguration: isConfiguration, isExact: isExact)
    var found: [Diagnostic] = []
    for check in fileChecks {
      let ofCheck = check.findings(in: checked)
      if !ofCheck.isEmpty { found += ofCheck }
    }
    return found
  }
}
