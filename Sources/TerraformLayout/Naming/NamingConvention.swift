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
    let others = topics(among: files, of: module)
    for file in files where !file.isCommon && !others.contains(file.file) {
      if chains[file.environment] == nil { order.append(file.environment) }
      chains[file.environment, default: []].append(file)
    }
    let named = order.flatMap { alternatives($0, chains[$0] ?? [], of: module) }.sorted { $0.name < $1.name }
    return named.map { name, own in
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

  /// Files beside the module that are about one topic each and no environment, such as `network.tfvars` and
  /// `compute.tfvars`: none sets what another does.
  private func topics(among files: [Named], of module: Path) -> Set<Path> {
    let candidates = files.filter {
      !$0.isCommon && $0.file.parent == module && !EnvironmentName.saysEnvironment($0.environment)
    }
    if candidates.count < 2 { return [] }
    var seen: Set<Text> = []
    for file in candidates {
      let given = names(file.file)
      if given.isEmpty || !seen.isDisjoint(with: given) { return [] }
      seen.formUnion(given)
    }
    return Set(candidates.map(\.file))
  }

  /// The chains of the files that say one environment. Files in different folders, or of different names, that give one
  /// variable values are for one region each, or the like: `prod/eu.tfvars` and `prod/us.tfvars`.
  private func alternatives(_ name: Text, _ files: [Named], of module: Path) -> [(name: Text, own: [Named])] {
    guard files.count > 1, files.count <= EnvironmentName.mostAlternatives else { return [(name, files)] }
    let parts = files.map { EnvironmentName.parts(of: $0.file, of: module, index) }
    let isFirst = parts.map { own in parts.contains { Set(own).isStrictSubset(of: $0) } }
    var groups: [(parts: [Text], own: [Named])] = []
    for (index, file) in files.enumerated() where !isFirst[index] {
      if let known = groups.firstIndex(where: { $0.parts == parts[index] }) {
        groups[known].own.append(file)
      } else {
        groups.append((parts[index], [file]))
      }
    }
    var seen: Set<Text> = []
    let overlap = groups.contains { group in
      let given = Set(group.own.flatMap { names($0.file) })
      defer { seen.formUnion(given) }
      return !seen.isDisjoint(with: given)
    }
    guard groups.count > 1, overlap, let names = EnvironmentName.distinct(name, groups.map(\.parts)) else {
      return [(name, files)]
    }
    return zip(names, groups).map { name, group in
      let first = files.indices.filter { isFirst[$0] && Set(parts[$0]).isSubset(of: group.parts) }
      return (name, first.map { files[$0] } + group.own)
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
    if index.isLinked(file) { return [] }
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
    if EnvironmentName.isNamed(after: module, file, index) {
      return Named(file: file, environment: "", isCommon: true, scope: file.parent)
    }
    return EnvironmentName.said(by: file, of: module, index).map {
      Named(file: file, environment: $0, isCommon: false, scope: file.parent)
    }
  }
}
