public import Files
public import SourceText

/// A tree of configuration files: finds its units and resolves them, reading each file once.
public final class Tree: Sendable {
  /// The tree's top folder, absolute; displayed paths are relative to it.
  public let root: Path
  let files: FileLibrary
  let layouts: Layouts
  private let kept: KeptUnits?
  /// For the tree of an earlier state: what it shares with the tree as it is now.
  let earlier: EarlierState?
  /// How the tree is resolved.
  public var options: ResolutionOptions { files.options }

  /// The tree below `root`, an absolute path.
  ///
  /// - Parameter layouts: the layouts that units may have in addition to that of Terragrunt 0.18. If a folder has
  ///   units of several layouts, the first in this order counts.
  public init(root: Path, fileSystem: any FileSystem, options: ResolutionOptions, layouts: [LayoutMaker] = []) {
    self.root = root.cleaned
    let files = FileLibrary(root: root.cleaned, fileSystem: fileSystem, options: options)
    self.files = files
    self.layouts = Layouts(layouts.map { $0(LayoutContext(library: files)) })
    kept = nil
    earlier = nil
  }

  /// The same tree as Terragrunt 0.18.7 with Terraform 0.11 resolves it; each file is still read only once. Nil when
  /// this tree already is in exact mode, or uses a newer Terraform, which Terragrunt 0.18.7 does not support.
  public var exact: Tree? {
    guard options.compatibility == .expected, options.terraform == .v011 else { return nil }
    var options = options
    options.compatibility = .terragrunt0187
    // Exact mode has no meaning for units of other layouts.
    return Tree(root, FileLibrary(sharing: files, options: options))
  }

  private init(
    _ root: Path, _ files: FileLibrary, layouts: Layouts = .none, kept: KeptUnits? = nil, earlier: EarlierState? = nil
  ) {
    self.earlier = earlier
    self.root = root
    self.files = files
    self.layouts = layouts
    self.kept = kept
  }

  /// The same tree, which resolves each unit only once and keeps it, for who asks for the units several times.
  public var keepingUnits: Tree { Tree(root, files, layouts: layouts, kept: KeptUnits()) }

  /// This tree as an earlier state of another one that keeps its units: files and units that are the same in both are
  /// neither read nor resolved again.
  ///
  /// - Parameters:
  ///   - now: the tree as it is now.
  ///   - units: its units, absolute; they are resolved here, as far as they have not been.
  ///   - workers: the most threads at a time.
  ///   - holds: whether the file at an absolute path has these bytes in the earlier state.
  public func earlier(
    than now: Tree, units: [Path], workers: Int, holds: @escaping @Sendable (_ bytes: [UInt8], _ path: Path) -> Bool
  ) -> Tree {
    let earlier = EarlierState(of: now, units: units, earlier: files.fileSystem, workers: workers, holds: holds)
    return Tree(root, FileLibrary(files, earlier: earlier), layouts: layouts, kept: KeptUnits(), earlier: earlier)
  }

  /// This tree, which records what is asked for that unit. The tree itself unless it keeps its units.
  package func asking(for unit: Path) -> Tree { keptUnit(unit)?.footprint.map { asking($0) } ?? self }

  /// This tree, which records what is asked.
  package func asking(_ footprint: Footprint) -> Tree {
    Tree(root, FileLibrary(files, recordingInto: footprint), layouts: layouts, kept: kept, earlier: earlier)
  }

  /// True when a unit that was resolved so far has a value that can't be known offline.
  public var hasUnknownValues: Bool { files.hasUnknownValues }

  /// The work done so far.
  public var counters: WorkCounters { files.counters }

  /// The file at an absolute path, as this tree reads it; nil when it can't be read.
  public func file(at path: Path) -> SourceFile? { try? files.load(path).file }

  /// The configuration files that the paths name; a path is a unit's folder, its file, or a folder with units below
  /// it.
  ///
  /// Roots (files that others include and that are not deployed themselves) are left out unless a path names their
  /// file.
  ///
  /// - Parameters:
  ///   - workers: the most threads at a time.
  public func selection(of paths: [Path], workers: Int = 1) -> Selection {
    var selection = Selection()
    var found: [Found] = []
    for path in paths {
      let kind = files.kind(of: path)
      if !layouts.isEmpty, kind != .folder, let units = layouts.units(named: path.cleaned) {
        found += units.map { Found(file: $0, standing: nil) }
        continue
      }
      switch kind {
      case .file where isNoConfiguration(path.cleaned):
        let name = files.displayName(path.cleaned)
        selection.diagnostics.append(
          Diagnostic(
            .error, TreeFailure.notAUnit, "'\(name)' is not the configuration file of a unit", at: nil,
            help: "name a unit's folder; strata list --reading \(name) finds the units that read the file"))
      case .file: found.append(Found(file: path.cleaned, standing: nil))
      case .folder: found += self.found(in: path.cleaned, &selection, workers)
      case .other, nil:
        let name = files.displayName(path)
        selection.diagnostics.append(
          layouts.diagnostic(forMissing: path.cleaned)
            ?? Diagnostic(
              .error, TreeFailure.noSuchPath, "there is no file or folder '\(name)'", at: nil,
              help: nearestName(to: path).map { "did you mean '\($0)'?" } ?? "name a unit's folder, or a folder above"))
      }
    }
    if paths.count > 1 { found = Self.once(found) }
    var roots = Self.roots(among: found)
    roots.formUnion(rootsWithCode(among: found))
    if !layouts.isEmpty { roots.formUnion(layouts.roots(among: found.filter { $0.standing != nil }.map(\.file))) }
    let units = roots.isEmpty ? found.map(\.file) : found.map(\.file).filter { !roots.contains($0) }
    selection.units = Self.sortedByFolder(units)
    let templates = roots.filter { layouts.owner(of: $0)?.isTemplate($0) ?? false }
    selection.roots = Self.sortedByFolder(roots.filter { !templates.contains($0) }.sorted())
    if units.isEmpty, !templates.isEmpty { selection.diagnostics.append(onlyTemplates(templates)) }
    return selection
  }

  private func onlyTemplates(_ templates: Set<Path>) -> Diagnostic {
    let first = templates.min().map { files.displayName($0.parent) } ?? ""
    let names = templates.count == 1 ? "'\(first)' is a template" : "'\(first)' and the others are templates"
    return Diagnostic(
      .warning, TreeFailure.noUnits,
      "there is no unit here: \(words: names) for stacks, resolved where a stack copies them", at: nil,
      help: "name the folder of a stack that uses them")
  }

  /// The existing path with the most similar spelling to a missing one, as displayed; nil when none is near.
  private func nearestName(to path: Path) -> Path? {
    let path = path.cleaned
    let names = (files.names(in: path.parent) ?? [:]).keys.sorted().map(\.description)
    guard let nearest = NearestName.of(path.name.description, among: names) else { return nil }
    return files.displayName(path.parent.appending(Path(nearest)))
  }

  /// True for a file that does not configure a unit: Terraform code, YAML, or a file that does not have one of
  /// Terragrunt's names, parses well and has no `terragrunt` block.
  private func isNoConfiguration(_ path: Path) -> Bool {
    if ConfigurationFile.names.contains(path.name) { return false }
    return [".tf", ".tf.json", ".yml", ".yaml", ".hcl"].contains { path.name.hasSuffix($0) }
      || !hasTerragruntBlock(path)
  }

  /// The files sorted by folder, in byte order.
  private static func sortedByFolder(_ files: [Path]) -> [Path] {
    files.map(\.parent.text).positionsInOrder.map { files[$0] }
  }

  /// A configuration file found for a requested path.
  private struct Found: Sendable {
    let file: Path
    /// Its role; nil if the user named the file directly (then it is a unit).
    let standing: Standing?
  }

  /// The result of a walk for a configuration file.
  private enum Looked: Sendable {
    case unit(Found)
    /// It has no `terragrunt` block.
    case passedOver(Path)

    var unit: Found? { if case .unit(let found) = self { found } else { nil } }
    var passedOver: Path? { if case .passedOver(let file) = self { file } else { nil } }
  }

  /// The files without duplicates; a file that was named directly stays so.
  private static func once(_ found: [Found]) -> [Found] {
    let named = Set(found.lazy.filter { $0.standing == nil }.map(\.file))
    var seen: Set<Path> = []
    return found.filter { ($0.standing == nil || !named.contains($0.file)) && seen.insert($0.file).inserted }
  }

  /// The configuration file of a folder that is a unit, otherwise all below it; records the folder and its errors.
  private func found(
    in folder: Path, _ selection: inout Selection, _ workers: Int
  ) -> [Found] {
    selection.folders.append(folder)
    let walk = TreeWalk(files, layouts, workers: workers)
    let (looked, others, diagnostics) = walk.configurationFiles(below: folder) { file in
      self.looked(at: file)
    } isUnit: {
      $0.unit != nil
    }
    var found = looked.compactMap(\.unit)
    let passedOver = looked.compactMap(\.passedOver)
    selection.passedOver += passedOver
    selection.diagnostics += diagnostics + PassedOverFiles(files, units: found.map(\.file)).diagnostics(of: passedOver)
    // A stack names the units in the folders that were written for it, and so do those folders.
    var seen: Set<Path> = []
    found += others.filter { seen.insert($0).inserted }.map {
      Found(file: $0, standing: Standing(isUnit: true, include: nil))
    }
    // Include a file without a block too, for the error that points into it.
    if found.isEmpty, let own = files.configurationFile(in: folder) {
      found = [Found(file: own, standing: standing(of: try? files.load(own), at: own))]
    }
    if found.isEmpty, selection.diagnostics.isEmpty {
      selection.diagnostics.append(FolderWithoutUnits(folder, files).diagnostic)
    }
    return found
  }

  /// What a configuration file is. That of a unit that is the same in the tree as it is now is not read again.
  private func looked(at file: Path) -> Looked {
    guard let earlier, let same = earlier.unchanged(file)?.unit else { return looked(try? files.load(file), at: file) }
    let include = same.includes.first.map { root.appending($0).cleaned }
    return looked(try? earlier.now.files.load(file), at: file, including: include)
  }

  private func looked(_ loaded: LoadedFile?, at file: Path, including include: Path? = nil) -> Looked {
    hasTerragruntBlock(loaded, at: file)
      ? .unit(Found(file: file, standing: standing(of: loaded, at: file, including: include))) : .passedOver(file)
  }

  /// True when the folder is deployed itself: its file has a source or an include, or it contains Terraform code.
  func isUnit(_ path: Path, in folder: Path) -> Bool {
    if !layouts.isEmpty, let layout = layouts.owner(of: path) { return layout.roots(among: [path]).isEmpty }
    guard let loaded = try? files.load(path) else { return true }
    return isUnit(loaded, in: folder)
  }

  private func isUnit(_ loaded: LoadedFile, in folder: Path) -> Bool {
    guard let items = loaded.block else { return false }
    return TerragruntReader.namesSource(items) || hasTerraformCode(folder)
  }

  func hasTerragruntBlock(_ path: Path) -> Bool { hasTerragruntBlock(try? files.load(path), at: path) }

  private func hasTerragruntBlock(_ loaded: LoadedFile?, at path: Path) -> Bool {
    guard !ConfigurationFile.isOldStyle(path), let loaded else { return true }
    if loaded.hasTerragruntBlock { return true }
    // What is no HCL1 may be a var file of a newer Terraform.
    return loaded.diagnostics.hasErrors && (layouts.isEmpty || !layouts.isPlainVarFile(path))
  }

  private func hasTerraformCode(_ folder: Path) -> Bool {
    files.names(in: folder)?.contains { $0.key.hasSuffix(".tf") && $0.value == .file } ?? false
  }

  /// Resolves one unit, given its configuration file, or the path that its layout uses instead.
  public func resolve(_ unit: Path) -> ResolvedUnit {
    guard let kept else { return resolved(unit, files) }
    return kept.unit(unit) { earlier?.unchanged(unit) ?? anew(unit) }.unit
  }

  /// A unit of a tree that keeps its units, with what it asked.
  func keptUnit(_ unit: Path) -> KeptUnits.Kept? { kept?.unit(unit) { anew(unit) } }

  /// What units of other layouts ask is not known.
  private func anew(_ unit: Path) -> KeptUnits.Kept {
    let isOfOtherLayout = !layouts.isEmpty && layouts.owner(of: unit) != nil
    let footprint = isOfOtherLayout ? nil : Footprint()
    let recording = footprint.map { FileLibrary(files, recordingInto: $0) }
    return KeptUnits.Kept(unit: resolved(unit, recording ?? files), footprint: footprint)
  }

  private func resolved(_ unit: Path, _ files: FileLibrary) -> ResolvedUnit {
    files.countUnit()
    if !layouts.isEmpty, let layout = layouts.owner(of: unit) { return layout.resolve(unit) }
    return UnitResolution.resolve(unit, files: files)
  }

  /// The units directly in an absolute folder.
  public func units(in folder: Path) -> [Path] {
    if !layouts.isEmpty, let names = files.names(in: folder) {
      let units = layouts.units(in: folder, names)
      if !units.isEmpty { return units }
      if configurationFile(in: folder) == nil { return layouts.fallbackUnits(in: folder, names) }
    }
    return configurationFile(in: folder).map { [$0] } ?? []
  }

  /// Resolves the selected units, in their order.
  public func resolve(_ selection: Selection) -> [ResolvedUnit] {
    var units: [ResolvedUnit] = []
    forEachUnit(of: selection, workers: 1, transform: { $0 }, use: { units.append($0) })
    return units
  }

  /// Resolves the selected units on several threads and passes the results of `transform` to `use`, in order. At most
  /// a few hundred are in flight at a time, except when secrets are masked.
  ///
  /// - Parameters:
  ///   - workers: the maximum number of threads.
  ///   - transform: runs on any thread.
  ///   - use: runs on the calling thread.
  public func forEachUnit<Result: Sendable>(
    of selection: Selection, workers: Int, transform: @escaping @Sendable (ResolvedUnit) -> Result,
    use: (Result) -> Void
  ) {
    let units = selection.units
    guard options.needsSensitiveNamesFirst else {
      ParallelMap.forEachResult(units.count, workers: workers, { transform(self.resolve(units[$0])) }, use: use)
      return
    }
    // Any unit's files may mark a name as sensitive, so read them all before using the first.
    let all = ParallelMap.results(units.count, workers: workers) { self.resolve(units[$0]) }
    ParallelMap.forEachResult(all.count, workers: workers, { transform(all[$0]) }, use: use)
  }

  /// True when the command in the options is one of Terraform's, or is named by a unit resolved so far.
  public var knowsCommand: Bool {
    TerraformCommand.isKnown(options.command) || files.names(command: options.command)
  }

  /// True when the unit's own file has functions in its plain variables: default mode evaluates them there, but
  /// nothing does when the file is passed as a var file.
  public func callsFunctionsInVariables(of unit: ResolvedUnit) -> Bool {
    let path = root.appending(unit.configurationFile).cleaned
    guard unit.layout == .terragrunt018, options.compatibility == .expected, let loaded = try? files.load(path) else {
      return false
    }
    return loaded.hasTemplatesInVariables
  }

  /// The files that others in `found` include and that are not deployed themselves: they have no source of their own
  /// and no Terraform code in their folder. Files in an include cycle that nothing else includes are not roots: they
  /// stay units, and the cycle is reported.
  private static func roots(among found: [Found]) -> Set<Path> {
    var candidates: [Path: Path?] = [:]
    for file in found {
      if let standing = file.standing, !standing.isUnit { candidates[file.file] = .some(standing.include) }
    }
    guard !candidates.isEmpty else { return [] }
    var roots: Set<Path> = []
    func addRoots(from first: Path?) {
      var next = first
      while let target = next, let include = candidates[target], roots.insert(target).inserted { next = include }
    }
    var last: Path?
    for standing in found.lazy.compactMap(\.standing) where standing.isUnit && standing.include != last {
      last = standing.include
      addRoots(from: last)
    }
    let rest = candidates.filter { !roots.contains($0.key) }
    let included = Set(rest.values.compactMap { $0 })
    for (unit, include) in rest where !included.contains(unit) { addRoots(from: include) }
    return roots
  }

  /// The files that others include and that can't be units although Terraform code is beside them, such as a provider
  /// that a hook copies into the units: they ask for files that only the folders of those units have above them.
  private func rootsWithCode(among found: [Found]) -> Set<Path> {
    let included = Set(found.compactMap { $0.standing?.include })
    let candidates = found.filter { file in
      guard let standing = file.standing, standing.isUnit, standing.include == nil else { return false }
      return included.contains(file.file)
    }
    return Set(
      candidates.map(\.file).filter { file in
        guard let items = (try? files.load(file))?.block, !TerragruntReader.namesSource(items) else { return false }
        return resolve(file).diagnostics.contains { $0.has(ResolutionCode.parentNotFound) && $0.severity == .error }
      })
  }

  /// The role of a configuration file among the others.
  private struct Standing: Sendable {
    /// True when it is deployed itself.
    let isUnit: Bool
    /// The file it includes.
    let include: Path?
  }

  /// - Parameters:
  ///   - loaded: the file; nil when it can't be read.
  ///   - include: what it includes, if that is known.
  private func standing(
    of loaded: LoadedFile?, at configurationFile: Path, including include: Path? = nil
  ) -> Standing {
    guard let loaded else { return Standing(isUnit: true, include: nil) }
    let folder = configurationFile.parent
    let context = FunctionContext(childFolder: folder, files: files)
    return Standing(
      isUnit: isUnit(loaded, in: folder), include: include ?? ConfigurationChain.includedFile(of: loaded, context))
  }
}
