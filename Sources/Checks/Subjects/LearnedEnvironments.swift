import SourceText

/// Learns which folders are environments although no common word names them: `live`, `perf`.
///
/// Two things show it: a variable such as `environment` that says the folder's name, and siblings that are environments
/// and hold the same units. Regions, and folders for what environments share, are none.
struct LearnedEnvironments {
  /// The variables that name the unit's environment.
  static let variables: Set<Text> = [
    "environment", "env", "stage", "environment_name", "env_name", "stage_name", "deploy_env", "environment_type",
  ]

  /// A folder directly below one that holds environments.
  private struct Child {
    let name: Text
    /// What is below it: the paths of its units, or for a unit itself its source.
    var contents: Set<Text> = []
    /// What its units say that their environment is, in lower case, with the number of units.
    var stages: [Text: Int] = [:]
    /// The accounts that files directly in the folder give.
    var accounts: Set<Text> = []
    /// How many of its units lie in the folder of an environment below it.
    var narrowerCount = 0
    var unitCount = 0

    /// What most of its units say; nil when they say nothing.
    var stage: Text? { stages.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }

    /// The environment that a common word in the name says.
    let common: KnownEnvironment?

    init(_ name: Text) {
      self.name = name
      let held = EnvironmentNames.common.all(in: name)
      common = EnvironmentNames.common.named(name) ?? held.only
    }

    /// True when it can't be one environment.
    var isOther: Bool {
      LearnedEnvironments.shared.contains(EnvironmentNames.plain(name)) || CloudRegion(name) != nil
        || narrowerCount * 2 > unitCount
    }

    /// True when the units say the folder's name, or a word of it.
    var saysItself: Bool { stage.map { LearnedEnvironments.isName($0, of: name) } ?? false }

    /// True when it holds mostly the units of another folder.
    func isLike(_ other: Set<Text>) -> Bool {
      guard min(contents.count, other.count) >= LearnedEnvironments.leastAlike else { return false }
      let common = contents.intersection(other).count
      return common >= LearnedEnvironments.leastAlike && common * 2 >= max(contents.count, other.count)
    }
  }

  /// The names of the folders below one parent.
  private struct SiblingNames {
    private var plain: Set<Text> = []
    /// Of each word, how many names have it.
    private var counts: [Text: Int] = [:]

    init(_ names: some Sequence<Text>) {
      for name in names {
        plain.insert(EnvironmentNames.plain(name))
        for word in Set(EnvironmentNames.words(of: name.lowercasedASCII)) { counts[word, default: 0] += 1 }
      }
    }

    /// True when a value in lower case is one of them, or a word of one.
    func contain(_ value: Text) -> Bool {
      value.count >= LearnedEnvironments.shortest
        && (counts[value] != nil || plain.contains(EnvironmentNames.plain(value)))
    }

    /// One of the names, and the one word of it that the others lack: `live` of `acme-live` beside `acme-test`.
    func ownWords(of name: Text) -> [Text] {
      let own = EnvironmentNames.words(of: name.lowercasedASCII).filter { counts[$0] == 1 }
      return [EnvironmentNames.plain(name)] + (own.count == 1 ? own : [])
    }
  }

  /// Fewer equal units may be chance.
  private static let leastAlike = 2

  /// Folders for what environments share, for another place, or for no environment.
  private static let shared: Set<Text> = [
    "global", "common", "shared", "sharedservices", "management", "mgmt", "master", "root", "security", "audit", "log",
    "logs", "logging", "logarchive", "network", "networking", "hub", "infra", "infrastructure", "ops", "operations",
    "tools", "tooling", "services", "modules", "base", "default", "defaults", "core", "platform", "central", "all",
    "dr", "disasterrecovery", "failover", "backup", "backups", "secondary", "primary", "replica", "standby", "template",
    "templates", "example", "examples", "bootstrap", "identity", "dns", "billing", "monitoring", "envs", "environments",
    "accounts", "regions", "region", "legacy", "old", "archive",
  ]

  /// The parents that may hold environments, by path; of each its children in their order.
  private var parents: [Text: [Text: Child]] = [:]
  private var folders: [Text: KnownEnvironment] = [:]
  private var words: [Text: KnownEnvironment] = [:]

  /// The names of the environments of a tree with these units.
  static func names(in units: [UnitFacts]) -> EnvironmentNames {
    var learned = LearnedEnvironments()
    learned.addListed(units)
    learned.findParents(units)
    if !learned.parents.isEmpty {
      learned.fill(units)
      for parent in learned.parents.keys.sorted() { learned.learn(below: parent) }
    }
    return learned.folders.isEmpty ? .common : EnvironmentNames(folders: learned.folders, words: learned.words)
  }

  /// The environments of modules without Terragrunt, which their var files name.
  private mutating func addListed(_ units: [UnitFacts]) {
    for unit in units {
      guard let name = unit.environmentName, !name.isEmpty, unit.commonEnvironment == nil, name.count >= Self.shortest,
        !Self.shared.contains(EnvironmentNames.plain(name)), CloudRegion(name) == nil
      else { continue }
      add(unit.path.text, [EnvironmentNames.plain(name)])
    }
  }

  private static let shortest = 2

  /// Notes the folders with a child that a common word, its units or an account file make an environment, and with
  /// another child that no common word does.
  private mutating func findParents(_ units: [UnitFacts]) {
    var children: [Text: Set<Text>] = [:]
    var holds: Set<Text> = []
    var isCommon: [Text: Bool] = [:]
    var last: UnitFacts?
    var (stages, accountFolder): ([Text], Text?) = ([], nil)
    // Whether one of the stages says a name.
    var isSaid: [Text: Bool] = [:]
    for unit in units where unit.environmentName == nil {
      // The unit before said the same about the folders that both lie in.
      let like = last.flatMap { Self.sayTheSame($0, unit) ? $0 : nil }
      let known = like.map { Self.sharedLength(unit.path.text, $0.path.text) } ?? 0
      if like == nil {
        stages = unit.stages.map(\.content.lowercasedASCII)
        accountFolder = unit.account.map { Path($0.place.file.name).parent.text }
        isSaid = [:]
      }
      last = unit
      Self.forEachFolder(of: unit, below: known) { parent, name, folder in
        children[parent, default: []].insert(name)
        let common = isCommon[name] ?? (Child(name).common != nil)
        isCommon[name] = common
        let said = isSaid[name] ?? stages.contains { Self.isName($0, of: name) }
        isSaid[name] = said
        if common || said || folder == accountFolder { holds.insert(parent) }
      }
    }
    for parent in holds where children[parent]?.contains(where: { isCommon[$0] == false }) ?? false {
      // Below an environment there are parts of it.
      let above = EnvironmentFolder(Path(parent))
      if above == nil || above?.environment == .nonProduction { parents[parent] = [:] }
    }
  }

  /// True when both units name the same environments, and have their account from one file.
  private static func sayTheSame(_ one: UnitFacts, _ other: UnitFacts) -> Bool {
    one.account?.place.file === other.account?.place.file
      && one.stages.elementsEqual(other.stages) { $0.content == $1.content }
  }

  /// Calls `look` with each folder of a unit's path: its parent, its name, and itself.
  ///
  /// - Parameter known: the length of the folder below which to begin.
  private static func forEachFolder(
    of unit: UnitFacts, below known: Int = 0, _ look: (_ parent: Text, _ name: Text, _ folder: Text) -> Void
  ) {
    let path = unit.path.text
    var start = known == 0 ? 0 : known + 1
    while start < path.count {
      let end = path.firstIndex(of: Byte.slash, from: start) ?? path.count
      look(path[0..<max(0, start - 1)], path[start..<end], path[0..<end])
      start = end + 1
    }
  }

  /// The length of the longest folder in which both paths lie.
  private static func sharedLength(_ one: Text, _ other: Text) -> Int {
    let least = min(one.count, other.count)
    let (same, folder) = one.withBytes { one in
      other.withBytes { other in
        var (same, folder) = (0, 0)
        while same < least, one[same] == other[same] {
          if one[same] == Byte.slash { folder = same }
          same += 1
        }
        return (same, folder)
      }
    }
    let isWhole = same == least && (one.count == other.count || (one.count > least ? one : other)[least] == Byte.slash)
    return isWhole ? least : folder
  }

  private mutating func fill(_ units: [UnitFacts]) {
    for unit in units where unit.environmentName == nil {
      var found: [(parent: Text, name: Text, folder: Text)] = []
      Self.forEachFolder(of: unit) { parent, name, folder in
        if parents[parent] != nil { found.append((parent, name, folder)) }
      }
      for (parent, name, folder) in found {
        // Taken out, so that it is changed and not copied.
        var child = parents[parent]?.removeValue(forKey: name) ?? Child(name)
        let path = unit.path.text
        let rest = path.count > folder.count ? path[folder.count + 1..<path.count] : "=" + (unit.source?.value ?? "")
        child.contents.insert(rest)
        child.unitCount += 1
        if Path(rest).parts.contains(where: { EnvironmentNames.common.named($0) != nil }) { child.narrowerCount += 1 }
        if let stage = unit.stages.first?.content.lowercasedASCII { child.stages[stage, default: 0] += 1 }
        if let account = unit.account, Path(account.place.file.name).parent.text == folder {
          child.accounts.insert(account.content)
        }
        parents[parent]?[name] = child
      }
    }
  }

  private mutating func learn(below parent: Text) {
    guard let children = parents[parent] else { return }
    let known = children.values.filter { $0.common != nil }
    let open = children.values.filter { $0.common == nil && !$0.isOther }.sorted { $0.name < $1.name }
    let claiming = open.filter(\.saysItself)
    var holders: [Text: Int] = [:]
    for child in known + claiming { for content in child.contents { holders[content, default: 0] += 1 } }
    let said = claiming.filter { $0.contents.contains { holders[$0, default: 0] > 1 } }
    let saidNames = Set(said.map(\.name))
    let siblings = known + said
    // Most siblings hold the same.
    let contents = Set(siblings.map(\.contents))
    let commonEnvironments = Set(known.compactMap(\.common))
    let names = SiblingNames(children.keys)
    for child in open {
      let isSaid = saidNames.contains(child.name)
      guard isSaid || (siblings.isEmpty ? Self.hasOwnAccount(child, open) : contents.contains(where: child.isLike))
      else { continue }
      let folder = parent.isEmpty ? child.name : parent + "/" + child.name
      let stage = child.stage.flatMap { !isSaid && names.contain($0) ? nil : $0 }
      if let stage, let environment = EnvironmentNames.common.named(stage) {
        // A folder of its own name for a common environment.
        if !commonEnvironments.contains(environment) { folders[folder] = environment }
        continue
      }
      add(folder, names.ownWords(of: child.name) + [EnvironmentNames.plain(stage ?? "")])
    }
  }

  /// True when each folder gives an account of its own, and another one holds the same units.
  private static func hasOwnAccount(_ child: Child, _ others: [Child]) -> Bool {
    guard child.accounts.count == 1, child.contents.count >= leastAlike else { return false }
    return others.contains { other in
      other.name != child.name && other.accounts.count == 1 && other.accounts != child.accounts
        && child.isLike(other.contents)
    }
  }

  private mutating func add(_ folder: Text, _ names: [Text]) {
    let usable = names.filter { name in
      name.count >= Self.shortest && !name.bytes.allSatisfy(Byte.isDigit) && EnvironmentNames.common.named(name) == nil
    }
    guard let first = usable.first else { return }
    let environment = words[first] ?? .learned(first)
    for word in usable where words[word] == nil { words[word] = environment }
    folders[folder] = environment
  }

  /// True when a value in lower case is a folder's name, or a word of it.
  private static func isName(_ value: Text, of folder: Text) -> Bool {
    guard value.count >= shortest else { return false }
    let name = folder.lowercasedASCII
    return value == name || EnvironmentNames.plain(value) == EnvironmentNames.plain(name)
      || EnvironmentNames.words(of: name).contains(value)
  }
}
