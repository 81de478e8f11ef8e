import SourceText

/// Finds environments by the names of var files: `environments/prod.tfvars`, `env/prod/terraform.tfvars`,
/// `prod.tfvars` beside the module.
struct NamingConvention {
  /// The longest way from a module to its var files, in folders.
  private static let deepest = 4

  private let index: RepositoryIndex
  private let declared: (Path) -> Set<Text>
  private let names: (Path) -> [Text]
  private let isDeployed: (Path) -> Bool

  /// - Parameters:
  ///   - declared: the variables that a module declares.
  ///   - names: the names that a var file gives values.
  ///   - isDeployed: false for a module that others call.
  init(
    _ index: RepositoryIndex, declared: @escaping (Path) -> Set<Text>, names: @escaping (Path) -> [Text],
    isDeployed: @escaping (Path) -> Bool
  ) {
    self.index = index
    self.declared = declared
    self.names = names
    self.isDeployed = isDeployed
  }

  /// A var file that belongs to a module, and what its name says.
  private struct Named {
    let file: Path
    let environment: Text
    let isCommon: Bool
    /// The folder whose environments a common file counts for.
    let scope: Path
  }

  /// The environments of all modules, by module and name.
  func environments() -> [ModuleEnvironment] {
    var byModule: [Path: [Named]] = [:]
    var below: [Path: [Path]] = [:]
    for file in index.varFiles {
      for module in owners(of: file, &below) {
        if let named = named(file, of: module) { byModule[module, default: []].append(named) }
      }
    }
    return byModule.keys.sorted().flatMap { environments(of: $0, byModule[$0] ?? []) }
  }

  private func environments(of module: Path, _ files: [Named]) -> [ModuleEnvironment] {
    let common = files.filter(\.isCommon).sorted { $0.scope.text.count < $1.scope.text.count }
    var order: [Text] = []
    var chains: [Text: [Named]] = [:]
    for file in files where !file.isCommon {
      if chains[file.environment] == nil { order.append(file.environment) }
      chains[file.environment, default: []].append(file)
    }
    return order.sorted().map { name in
      let own = chains[name] ?? []
      let shared = common.filter { shared in own.contains { $0.file.parent.isWithin(shared.scope) } }
      let chain = (shared + own).map(\.file)
      let reasons = [EnvironmentReason(.naming, "the names of its var files")]
      let backends = index.backendFiles.filter { file in
        file.parent.isWithin(module) && VarFileName.words(of: file.name).contains(name.lowercasedASCII)
      }
      return ModuleEnvironment(
        in: index.root, module: module, name: name, arguments: chain.map { .file($0, at: nil) }, backendFiles: backends,
        reasons: reasons)
    }
  }

  // MARK: owners

  /// The modules that a var file is for.
  private func owners(of file: Path, _ below: inout [Path: [Path]]) -> [Path] {
    if let module = index.module(around: file.parent) {
      let way = file.parent.relative(to: module).parts
      return way.count <= Self.deepest && !way.contains(where: NamingWords.helperFolders.contains) ? [module] : []
    }
    // The file lies beside the modules: `env/prod.tfvars` and `network/main.tf`.
    var folder = file.parent
    while folder.isWithin(index.root) {
      let known = below[folder] ?? index.modules.filter { $0.isWithin(folder) && isDeployed($0) }
      below[folder] = known
      if !known.isEmpty { return chosen(known, for: file) }
      if folder == index.root || folder.isTop { break }
      folder = folder.parent
    }
    return []
  }

  /// Of modules that may own a var file: the one that its path names, or those that declare all it sets.
  private func chosen(_ modules: [Path], for file: Path) -> [Path] {
    if modules.count == 1 { return modules }
    let words = Set(file.parent.relative(to: index.root).parts + [VarFileName(file.name).stem])
    let called = modules.filter { words.contains($0.name) && !NamingWords.collections.contains($0.name) }
    if called.count == 1 { return called }
    let given = names(file)
    if given.isEmpty { return [] }
    return modules.filter { module in
      let declared = declared(module)
      return given.allSatisfy(declared.contains)
    }
  }

  // MARK: names

  /// What the name of a var file says; nil for a file that no environment uses.
  private func named(_ file: Path, of module: Path) -> Named? {
    let name = VarFileName(file.name)
    if name.isAutomatic, file.parent == module { return nil }
    let words = name.words
    if words.contains(where: NamingWords.examples.contains) || words.contains("backend") { return nil }
    if EnvironmentName.isCommon(file) {
      let isNamedByFolder = !NamingWords.common.contains(where: words.contains)
      return Named(
        file: file, environment: "", isCommon: true, scope: isNamedByFolder ? file.parent.parent : file.parent)
    }
    return EnvironmentName.said(by: file, of: module, index).map {
      Named(file: file, environment: $0, isCommon: false, scope: file.parent)
    }
  }
}
