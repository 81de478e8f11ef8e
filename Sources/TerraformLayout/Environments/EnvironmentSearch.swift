public import Files
import HCL2Syntax
public import Hierarchy
public import SourceText

/// Finds the root modules of a repository and their environments.
public struct EnvironmentSearch: Sendable {
  /// The root modules, absolute, in byte order.
  public let modules: [Path]
  /// The environments by module and name.
  public let environments: [ModuleEnvironment]
  /// True when a file of the repository configures a backend in the arguments of `init`.
  let configuresBackends: Bool
  /// The folders of the modules that others call, absolute.
  let called: Set<Path>
  /// The names of the files that run Terraform and may edit its code before.
  let editors: Set<Text>
  /// The modules that are planned only as parts of others, absolute.
  let parts: Set<Path>
  /// The root modules that are such because nothing uses them, and for no other reason, absolute.
  let unused: Set<Path>
  /// True when the repository has units of Terragrunt too.
  public let hasTerragrunt: Bool
  /// The mistakes in files that run Terraform, and var files that nothing reads.
  let mistakes: [Diagnostic]

  /// Searches all of a repository.
  ///
  /// - Parameters:
  ///   - root: its top folder, absolute.
  ///   - variables: the variables of the module in a folder.
  public init(root: Path, files: any FileSystem, variables: @escaping (Path) -> ModuleVariables?) {
    let index = RepositoryIndex(root: root, files: files)
    hasTerragrunt = index.hasTerragrunt
    let found = Search(index, files, variables)
    configuresBackends = found.configuresBackends
    called = found.called
    editors = found.editors
    mistakes = found.mistakes
    modules = found.modules
    environments = found.environments
    parts = Set(index.modules).subtracting(found.modules)
    unused = found.unused
    var ranges: [Path: Range<Int>] = [:]
    for (position, environment) in environments.enumerated() {
      ranges[environment.module] = (ranges[environment.module]?.lowerBound ?? position)..<position + 1
    }
    self.ranges = ranges
    positions = Dictionary(environments.enumerated().map { ($0.element.path, $0.offset) }) { first, _ in first }
  }

  private let ranges: [Path: Range<Int>]
  private let positions: [Path: Int]

  /// The environments of a module, by name.
  public func environments(of module: Path) -> ArraySlice<ModuleEnvironment> {
    environments[ranges[module] ?? 0..<0]
  }

  /// The environment whose unit is named so; nil when there is none.
  public func environment(at path: Path) -> ModuleEnvironment? { positions[path].map { environments[$0] } }
}

/// One search.
private struct Search {
  private let index: RepositoryIndex
  private let files: any FileSystem
  private let variables: (Path) -> ModuleVariables?
  let configuresBackends: Bool
  let editors: Set<Text>
  /// The modules that others call.
  let called: Set<Path>
  private let shelves: ModuleShelves
  /// True when Terragrunt fills in the backend of a module of its units.
  private let fillsBackends: Bool
  /// The commands that run a module with var files that no file of the repository tells.
  private var unfollowed: [Path: [Place]] = [:]
  private(set) var modules: [Path] = []
  /// The modules that are roots because nothing uses them.
  private(set) var unused: Set<Path> = []
  private(set) var environments: [ModuleEnvironment] = []
  private(set) var mistakes: [Diagnostic]

  init(_ index: RepositoryIndex, _ files: any FileSystem, _ variables: @escaping (Path) -> ModuleVariables?) {
    self.index = index
    self.files = files
    self.variables = variables
    let shelves = ModuleShelves(index)
    self.shelves = shelves
    fillsBackends = shelves.modules.contains {
      variables($0)?.backendBlocks.contains(where: \.settings.isEmpty) ?? false
    }
    called = Set(index.modules.flatMap { Self.calls(of: $0, variables($0)) })
    let reader = AutomationReader(index, files)
    configuresBackends = reader.configuresBackends
    let runs = reader.runs
    let making = FileMakings(runs)
    editors = making.editors
    let around = RunSurroundings(index, making, files)
    var inRuns = RunMistakes(around)
    var ran: [ModuleEnvironment] = []
    var planned: Set<Path> = []
    let calledModules = called
    let named = NamingConvention(
      index, declared: { Set(variables($0)?.variables.map(\.name) ?? []) }, names: { Self.names(in: $0, files) },
      isDeployed: {
        !calledModules.contains($0) && !index.terragrunt.owns($0) && !index.keepsCodeForLinks($0)
      }
    ).environments()
    var others = OtherEnvironments(index.root, named)
    // What other commands than a plan are given counts only where no plan is run.
    for run in runs.filter(\.isPlan) + runs.filter({ !$0.isPlan }) {
      let found = RunExpansion.environments(of: run, around, noting: &inRuns)
      if run.isPlan { planned.formUnion(found.map(\.path)) }
      ran += found.filter { run.isPlan || !planned.contains($0.path) }
      others.note(run, for: found)
      if run.isPlan, found.isEmpty, let module = run.unfollowedModule {
        unfollowed[module, default: []].append(run.place)
      }
    }
    mistakes = reader.mistakes + inRuns.found + others.mistakes
    collect(EnvironmentMerging.merged(ran, named, index))
    mistakes += UnreadVarFiles(index, environments, hasUnfollowed: !unfollowed.isEmpty, files).diagnostics
  }

  /// The folders of the modules that one calls.
  private static func calls(of folder: Path, _ module: ModuleVariables?) -> [Path] {
    (module?.calls ?? []).compactMap { call in
      guard call.value.hasPrefix("./") || call.value.hasPrefix("../") else { return nil }
      return folder.appending(Path(call.value)).cleaned
    }
  }

  /// The names that a var file gives values.
  private static func names(in file: Path, _ files: any FileSystem) -> [Text] {
    guard let bytes = try? files.read(file) else { return [] }
    let name = file.name
    let tree = HCL2Syntax.SyntaxTree(
      parsing: SourceFile(name: name, bytes: bytes), as: name.hasSuffix(".json") ? .literalJSON : .native)
    return tree.body.attributes.map(\.name)
  }

  /// Keeps the environments, and the modules that need none.
  private mutating func collect(_ all: [ModuleEnvironment]) {
    var byModule: [Path: [ModuleEnvironment]] = [:]
    for environment in all { byModule[environment.module, default: []].append(environment) }
    for folder in index.modules where !index.terragrunt.owns(folder) {
      let others = unfollowed[folder] ?? []
      let found = (byModule[folder] ?? []).sorted { $0.name < $1.name }.map { environment in
        guard environment.reasons.allSatisfy({ $0.kind == .naming }) else { return environment }
        var unsure = environment
        unsure.add(others.map(EnvironmentReason.init(unfollowed:)))
        return unsure
      }
      let named = found.filter { !$0.name.isEmpty }
      if !named.isEmpty {
        modules.append(folder)
        environments += named
      } else if let workspaces = workspaces(of: folder, found.first) {
        modules.append(folder)
        environments += workspaces
      } else if let only = found.first {
        modules.append(folder)
        environments.append(only)
      } else if let root = root(folder) {
        if others.isEmpty, root == .unused { unused.insert(folder) }
        modules.append(folder)
        environments.append(
          ModuleEnvironment(
            in: index.root, module: folder, name: "",
            reasons: [EnvironmentReason(.module, "a root module")] + others.map(EnvironmentReason.init(unfollowed:))))
      }
    }
  }

  /// An environment for each workspace that the code of a module names; nil when it names none.
  ///
  /// - Parameter run: how the module is run, whichever workspace is selected.
  private func workspaces(of folder: Path, _ run: ModuleEnvironment?) -> [ModuleEnvironment]? {
    guard run != nil || root(folder) != nil else { return nil }
    let names = WorkspaceNames(of: folder, in: index.root, files).found
    if names.isEmpty { return nil }
    return names.map { name in
      ModuleEnvironment(
        in: index.root, module: folder, name: EnvironmentName.cleaned(name.value), arguments: run?.arguments ?? [],
        variables: run?.variables ?? [], workspace: name.value, backendFiles: run?.backendFiles ?? [],
        backendSettings: run?.backendSettings ?? [],
        reasons: (run?.reasons.filter { $0.kind != .module } ?? []) + [
          EnvironmentReason(.workspace, "its code names the workspace '\(name.value)'", at: name.place)
        ], surelyGiven: run?.surelyGiven ?? [])
    }
  }

  /// Why a module is planned by itself.
  private enum Root {
    /// It is the repository's top folder, or has a backend or values of its own.
    case own
    /// A command runs it with var files that no file of the repository tells.
    case unfollowed
    /// Nothing uses it.
    case unused
  }

  /// Why a module is planned by itself; nil for one that is not.
  private func root(_ folder: Path) -> Root? {
    if folder == index.root { return .own }
    if index.keepsCodeForLinks(folder) { return nil }
    let parts = folder.relative(to: index.root).parts
    let isHelper = parts.contains(where: NamingWords.helperFolders.contains)
    // Modules of Terragrunt have a backend, which it fills in.
    if index.hasTerragrunt, isHelper || index.terragrunt.isAmongUnits(folder) { return nil }
    if hasOwnMeans(folder) { return .own }
    if shelves.hold(folder), folder.parent != index.root || needsValues(folder) {
      return unfollowed[folder] == nil ? nil : .unfollowed
    }
    return called.contains(folder) || isHelper ? nil : .unused
  }

  /// True for a module that can't be planned without values and calls no other. Beside modules at the repository's top, any other
  /// is a root.
  private func needsValues(_ folder: Path) -> Bool {
    guard let module = variables(folder) else { return false }
    return module.variables.contains(where: \.isRequired) && Self.calls(of: folder, module).isEmpty
  }

  /// True for a module that has a backend or values of its own.
  private func hasOwnMeans(_ folder: Path) -> Bool {
    if let module = variables(folder), !module.backends.isEmpty, !isFilledIn(module, in: folder) { return true }
    if index.hasAutomaticFiles(folder) { return true }
    return shelves.hold(folder) && (index.varFileCount(in: folder) > 0 || index.hasBackendFile(in: folder))
  }

  /// True for a module among those of Terragrunt's units whose backend Terragrunt fills in, as it does for them.
  private func isFilledIn(_ module: ModuleVariables, in folder: Path) -> Bool {
    fillsBackends && shelves.hold(folder) && module.backendBlocks.count == module.backends.count
      && module.backendBlocks.allSatisfy(\.settings.isEmpty)
  }
}
