public import SourceText

extension Tree {
  /// The selected units and roots, with the units' dependencies.
  ///
  /// - Parameters:
  ///   - workers: the maximum number of threads.
  ///   - others: the files, absolute, that something else reads for a unit; they need not exist.
  public func listing(
    of selection: Selection, workers: Int, readFor others: @escaping @Sendable (ResolvedUnit) -> [Path] = { _ in [] }
  ) -> TreeListing {
    var lister = TreeLister(self, others)
    return lister.listing(of: selection, workers: workers)
  }
}

/// Lists the units of a selection, and follows their dependencies to the end.
private struct TreeLister {
  /// A unit and the folders that it depends on.
  private final class Draft: Sendable {
    let unit: ListedUnit
    let folders: [Located<Path>]
    /// Whether its configuration file could be read, so that its dependencies are known.
    let isRead: Bool
    let diagnostics: [Diagnostic]

    init(_ unit: ResolvedUnit, in tree: Tree, readFor others: [Path]) {
      self.unit = ListedUnit(unit, in: tree, readFor: others)
      folders = unit.dependencies
      isRead = TreeLister.isRead(unit)
      diagnostics = unit.diagnostics
    }
  }

  private let tree: Tree
  /// The files that something else reads for a unit.
  private let others: @Sendable (ResolvedUnit) -> [Path]
  private var drafts: [Draft] = []
  /// How many of the drafts are in the selection; the rest are their dependencies.
  private var listedCount = 0
  private var indices: [Path: Int] = [:]
  /// The configuration files of roots, and of anything else that the drafts include.
  private var included: Set<Path> = []
  private var diagnostics: [Diagnostic] = []
  private var noUnitCount = 0

  /// Each suggestion takes time, and nobody needs more than this many.
  private static let mostSuggestions = 50

  init(_ tree: Tree, _ others: @escaping @Sendable (ResolvedUnit) -> [Path]) {
    self.tree = tree
    self.others = others
  }

  mutating func listing(of selection: Tree.Selection, workers: Int) -> TreeListing {
    diagnostics = selection.diagnostics
    included = Set(selection.roots)
    add(selection, workers)
    listedCount = drafts.count
    for draft in drafts { diagnostics += draft.diagnostics }
    var next = 0
    while next < drafts.count {
      let wanted = drafts[next...].flatMap { draft in draft.folders.map(\.value) }
      next = drafts.count
      add(Tree.Selection(units: unknownUnits(among: wanted)), workers)
    }
    let dependencies = drafts.indices.map { self.dependencies(of: drafts[$0]) }
    let graph = DependencyGraph(
      dependencies: zip(drafts, dependencies).map { draft, found in
        found.compactMap { indices[$0.folder] }
      }, unknown: Set(drafts.indices.filter { !drafts[$0].isRead }))
    for cycle in graph.cycles { report(cycle, dependencies) }
    let units = (0..<listedCount).map { drafts[$0].unit.placed(at: graph.levels[$0], dependencies[$0]) }
    return TreeListing(units: units, roots: listed(roots(of: selection), units), diagnostics: diagnostics.sortedByPlace)
  }

  /// The roots of the selection, and other files that its units include, below the requested folders.
  private func roots(of selection: Tree.Selection) -> [Path] {
    let known = Set(selection.roots)
    let others = included.filter { file in
      !known.contains(file) && isRoot(file) && selection.folders.contains { file.isWithin($0) }
    }
    return others.isEmpty ? selection.roots : (selection.roots + others.sorted()).sorted { $0.parent < $1.parent }
  }

  private mutating func add(_ selection: Tree.Selection, _ workers: Int) {
    let (tree, others) = (tree, others)
    indices.reserveCapacity(indices.count + selection.units.count)
    // Neighbours mostly include the same.
    var latest: [Path] = []
    tree.forEachUnit(of: selection, workers: workers) { unit in
      Draft(unit, in: tree, readFor: others(unit))
    } use: { draft in
      indices[draft.unit.folder] = drafts.count
      if draft.unit.includes != latest {
        latest = draft.unit.includes
        included.formUnion(latest.map { tree.root.appending($0).cleaned })
      }
      drafts.append(draft)
    }
  }

  private static func isRead(_ unit: ResolvedUnit) -> Bool {
    switch unit.layout {
    case .terragrunt018: !(unit.configuration?.diagnostics.hasErrors ?? true)
    case .terragrunt, .terraform: !unit.diagnostics.hasErrors
    }
  }

  /// The configuration files of those folders that are units without a draft, sorted.
  private func unknownUnits(among folders: [Path]) -> [Path] {
    let unknown = Set(folders).filter { indices[$0] == nil && tree.files.kind(of: $0) == .folder }
    return unknown.flatMap { tree.units(in: $0) }.filter { !isRoot($0) }.sorted()
  }

  /// True for a configuration file that units include and that is not deployed itself.
  private func isRoot(_ file: Path) -> Bool { included.contains(file) && !tree.isUnit(file, in: file.parent) }

  private mutating func dependencies(of draft: Draft) -> [ListedDependency] {
    var seen: Set<Path> = []
    return draft.folders.compactMap { name in
      let folder = name.value
      guard seen.insert(folder).inserted else { return nil }
      let index = indices[folder]
      if index == nil { reportNoUnit(folder, name, draft.unit) }
      return ListedDependency(
        path: tree.files.displayName(folder), folder: folder,
        target: index.map { $0 < listedCount ? .listed : .outside } ?? .nothing,
        place: name.place)
    }
  }

  private mutating func reportNoUnit(_ folder: Path, _ name: Located<Path>, _ unit: ListedUnit) {
    noUnitCount += 1
    let shown = tree.files.displayName(folder)
    let near = noUnitCount > Self.mostSuggestions ? nil : nearestUnit(to: folder)
    diagnostics.append(
      Diagnostic(
        .warning, ResolutionCode.dependencyNotAUnit, "'\(unit.path)' depends on '\(shown)', \(fault(of: folder))",
        at: name.place,
        help: near.map { "did you mean '\($0.relative(to: unit.folder))'?" }
          ?? "name a unit's folder, relative to '\(unit.path)'"))
  }

  /// Why a folder is not a unit, as the end of a sentence.
  private func fault(of folder: Path) -> Message {
    if let refusal = tree.refusal(of: folder) { return "of which nothing is known: \(words: refusal.reason)" }
    switch tree.files.kind(of: folder) {
    case nil: return "which does not exist"
    case .file, .other: return "which is not a folder"
    case .folder:
      return tree.files.configurationFile(in: folder).map(isRoot) ?? false
        ? "a root, which is not deployed by itself" : "which is not a unit: no file in it has a 'terragrunt' block"
    }
  }

  /// The sibling unit of `folder` with the most similar name.
  private func nearestUnit(to folder: Path) -> Path? {
    guard folder != "/" else { return nil }
    let names = (tree.files.names(in: folder.parent) ?? [:]).keys.sorted()
    let units = names.filter { indices[folder.parent.appending(Path($0))] != nil }
    return NearestName.of(folder.name.description, among: units.map(\.description)).map {
      folder.parent.appending(Path($0))
    }
  }

  private mutating func report(_ cycle: [Int], _ dependencies: [[ListedDependency]]) {
    let edges = cycle.indices.compactMap { position -> (dependency: ListedDependency, from: Path)? in
      let unit = drafts[cycle[position]].unit
      let next = drafts[cycle[(position + 1) % cycle.count]].unit
      return dependencies[cycle[position]].first { $0.folder == next.folder }.map { ($0, unit.path) }
    }
    guard let first = edges.first else { return }
    let chain = ([first.from] + edges.map(\.dependency.path)).map { "'\($0)'" }.joined(separator: " depends on ")
    let isAlone = edges.count == 1
    diagnostics.append(
      Diagnostic(
        .error, ResolutionCode.dependencyCycle,
        isAlone ? "'\(first.from)' depends on itself" : "the dependencies form a cycle: \(chain)",
        at: first.dependency.place,
        notes: edges.dropFirst().map {
          .init("'\($0.from)' depends on '\($0.dependency.path)'", at: $0.dependency.place)
        },
        help: isAlone ? "remove the dependency" : "remove one of these dependencies: no order can satisfy them"))
  }

  private func listed(_ roots: [Path], _ units: [ListedUnit]) -> [ListedRoot] {
    var users: [Path: [Path]] = [:]
    for unit in units {
      for file in unit.includes { users[file, default: []].append(unit.path) }
    }
    return roots.map { root in
      let file = tree.files.displayName(root)
      let folder = tree.files.displayName(root.parent)
      return ListedRoot(
        path: folder, configurationFile: file, region: Region.named(in: folder), units: users[file] ?? [])
    }
  }
}

extension ListedUnit {
  /// The parts of a resolved unit; its dependencies are not known yet.
  fileprivate init(_ unit: ResolvedUnit, in tree: Tree, readFor others: [Path]) {
    path = unit.path
    folder = unit.folder
    ownPath = tree.root.appending(unit.path).cleaned
    configurationFile = unit.configurationFile
    region = unit.region
    includes = unit.includes
    dependencies = []
    level = nil
    missingFiles = unit.missingFiles
    environment = unit.listedEnvironment
    let (modules, folders) = tree.localModules(of: unit)
    moduleFolders = folders
    var seen: Set<Path> = []
    let read = others.filter { tree.files.kind(of: $0) == .file }.map(tree.files.displayName)
    files = (unit.filesRead + modules.flatMap(\.filesRead) + read).filter { seen.insert($0).inserted }
    absentForOthers = others.filter { tree.files.kind(of: $0) != .file }.map(tree.files.displayName)
    let source = unit.terragrunt.terraform?.source?.value
    switch tree.moduleSource(of: unit) {
    case .beside: module = modules.first.map { ListedModule(source: nil, path: $0.path) }
    case .local(let folder): module = ListedModule(source: source, path: tree.files.displayName(folder))
    case .remote: module = ListedModule(source: source, path: nil)
    }
  }
}

extension Tree {
  /// The unit's local module and all local modules that it calls, directly or through others, each once; and the
  /// folders where they are or should be.
  ///
  /// Source: Terraform treats a module's source as a local path when it starts with `./` or `../`; older versions
  /// also accept an absolute path.
  fileprivate func localModules(of unit: ResolvedUnit) -> (modules: [ModuleVariables], folders: [Path]) {
    var folders: [Path]
    switch moduleSource(of: unit) {
    case .beside: folders = [unit.folder]
    case .local(let folder): folders = [folder]
    case .remote: return ([], [])
    }
    var modules: [ModuleVariables] = []
    var known = Set(folders)
    var next = 0
    while next < folders.count {
      let folder = folders[next]
      next += 1
      guard let module = files.module(in: folder) else { continue }
      modules.append(module)
      for call in module.calls where ["./", "../", "/"].contains(where: { call.value.hasPrefix($0) }) {
        let called = folder.appending(Path(call.value)).cleaned
        if known.insert(called).inserted { folders.append(called) }
      }
    }
    return (modules, folders)
  }
}
