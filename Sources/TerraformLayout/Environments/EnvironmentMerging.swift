import SourceText

/// Puts together what files of the repository run and what var files are named for.
struct EnvironmentMerging {
  private let index: RepositoryIndex
  private var merged: [ModuleEnvironment] = []
  private var positions: [Path: Int] = [:]
  /// The var files that runs of a module use.
  private var used: [Path: Set<Path>] = [:]

  /// A module and its var files.
  private struct Chain: Hashable {
    let module: Path
    let files: [Path]

    init(of environment: ModuleEnvironment) {
      module = environment.module
      files = environment.varFiles
    }
  }

  private init(_ index: RepositoryIndex) { self.index = index }

  /// What is run, and what is named so and not run; each chain once.
  static func merged(
    _ ran: [ModuleEnvironment], _ named: [ModuleEnvironment], _ index: RepositoryIndex
  ) -> [ModuleEnvironment] {
    var merging = EnvironmentMerging(index)
    let names = Dictionary(named.map { (Chain(of: $0), $0.name) }) { first, _ in first }
    for environment in merging.named(ran) {
      // `prod-eu` where the files of all regions are known, and only one region of `prod` is run.
      let longer = names[Chain(of: environment)].flatMap { $0.hasPrefix(environment.name + "-") ? $0 : nil }
      merging.add(longer.map { environment.renamed($0) } ?? environment)
    }
    for environment in named where !merging.isKnown(environment) { merging.merged.append(environment) }
    return merging.merged
  }

  /// The more telling file comes first; another one that runs the same is a further reason.
  private mutating func add(_ environment: ModuleEnvironment) {
    used[environment.module, default: []].formUnion(environment.varFiles)
    guard let known = positions[environment.path] else {
      positions[environment.path] = merged.count
      merged.append(environment)
      return
    }
    if merged[known].hasSameChain(as: environment) {
      merged[known].add(environment)
    } else if merged[known].isUncertain, !environment.isUncertain {
      // What is run for sure counts.
      let others = merged[known].reasons.map(\.asDifference)
      merged[known] = environment
      merged[known].add(others)
    } else {
      if merged[known].isUncertain { merged[known].doubt(beside: environment) }
      merged[known].add(environment.reasons.map(\.asDifference))
    }
  }

  /// True for what names of files say of a module that is run otherwise.
  private func isKnown(_ named: ModuleEnvironment) -> Bool {
    if positions[named.path] != nil { return true }
    guard let used = used[named.module], !used.isEmpty else { return false }
    let own = named.varFiles.filter { !EnvironmentName.isCommon($0) }
    // Which files from elsewhere are for the module is known where it is run.
    return !own.isEmpty && own.allSatisfy { used.contains($0) || !$0.isWithin(named.module) }
  }

  // MARK: several chains of one name

  /// The environments, those that share a name for different var files told apart.
  private func named(_ ran: [ModuleEnvironment]) -> [ModuleEnvironment] {
    var groups: [Path: [Int]] = [:]
    for (position, environment) in ran.enumerated() { groups[environment.path, default: []].append(position) }
    var all = ran
    for group in groups.values where group.count > 1 {
      let names = names(group.map { ran[$0] }) ?? names(ofOnePlace: group.map { ran[$0] })
      for (position, name) in zip(group, names ?? []) { all[position] = ran[position].renamed(name) }
    }
    return all
  }

  /// Names by what the var files and their folders say; nil where they say nothing more.
  private func names(_ environments: [ModuleEnvironment]) -> [Text]? {
    var kinds: [[Text]: Int] = [:]
    var order: [[Text]] = []
    let parts = environments.map { environment in
      var seen: Set<Text> = []
      return environment.varFiles.filter { !EnvironmentName.isCommon($0) }.flatMap {
        EnvironmentName.parts(of: $0, of: environment.module, index)
      }.filter { seen.insert($0).inserted }
    }
    for own in parts where kinds[own] == nil {
      kinds[own] = order.count
      order.append(own)
    }
    guard order.count > 1, let names = EnvironmentName.distinct(environments[0].name, order) else { return nil }
    return parts.map { names[kinds[$0] ?? 0] }
  }

  /// Names by the values that one command takes in turn, such as a matrix; nil where they are not names.
  private func names(ofOnePlace environments: [ModuleEnvironment]) -> [Text]? {
    let given = environments.map { Dictionary($0.namingValues.map { ($0.name, $0.value) }) { first, _ in first } }
    let places = environments.map(\.commandIdentity)
    var seen: Set<Text> = []
    let names = environments[0].namingValues.map(\.name).filter { seen.insert($0).inserted }
    let differing = names.filter { name in
      let values = given.map { $0[name] ?? nil }
      guard values.allSatisfy({ $0.map(EnvironmentName.isPlain) ?? false }) else { return false }
      return Dictionary(grouping: values.indices) { places[$0] }.values.contains { group in
        Set(group.map { values[$0] }).count > 1
      }
    }
    if differing.isEmpty { return nil }
    return given.map { own in
      var parts = [environments[0].name].filter { !$0.isEmpty }
      for name in differing {
        guard let value = own[name] ?? nil, !parts.contains(value) else { continue }
        parts.append(value)
      }
      return EnvironmentName.joined(parts)
    }
  }
}

extension ModuleEnvironment {
  /// The command that runs it: its file and its line, and the rule by which it does.
  fileprivate var commandIdentity: Text {
    reasons.first?.place.map { "\($0.file.name):\($0.range.lower):\(rule)" } ?? ""
  }
}
