import HCL1Syntax
public import Hierarchy
public import SourceText

/// The differences between two units after resolution.
public struct UnitDifference: Sendable {
  /// The unit's path below the compared folders, as in B; when two single units are compared, the unit's own path.
  public let name: Path
  /// The unit of A, relative to the tree's top folder.
  public let a: Path
  /// The unit of B, relative to the tree's top folder.
  public let b: Path
  /// The changes in the configuration; every path starts with `terragrunt`.
  public var configuration: [Change]
  /// The changes among the variables.
  public var variables: [Change]
  /// How many values differ only as expected.
  public let expectedCount: Int
  /// The files read for the unit that differ between the two trees, sorted, relative to the tree's top folder; only
  /// filled in when the trees are two states of one.
  public var changedFiles: [Path] = []
  /// Those of the changed files that hold nothing but variables: each is the cause only of what stands in it.
  var changedVarFiles: Set<Path> = []
  /// The policy violations and the number of accepted differences; nil without a policy.
  public var verdict: PolicyVerdict?

  /// All changes, those of the configuration first.
  public var changes: [Change] { configuration + variables }

  /// Notes the files that differ between two states of the unit.
  mutating func note(changed files: [Path], _ before: ResolvedUnit, _ now: ResolvedUnit) {
    let sources = (before.sources + now.sources).filter { $0.layer == .varFile || $0.layer == .autoFile }
    let configuration = Set([before, now].flatMap { [$0.configurationFile] + $0.includes })
    changedVarFiles = Set(sources.compactMap(\.file)).subtracting(configuration)
    changedFiles = files
    changedFiles = changedFiles(behind: findings)
  }

  /// The changed files that can be the cause of one of the findings.
  func changedFiles(behind findings: [Cause.Finding]) -> [Path] {
    if changedVarFiles.isEmpty { return changedFiles }
    let named = Set(findings.flatMap { [$0.sides.a, $0.sides.b] }.compactMap { $0.map { Path($0.place.file.name) } })
    let causing = changedFiles.filter { !changedVarFiles.contains($0) || named.contains($0) }
    return causing.isEmpty ? changedFiles : causing
  }

  /// True when nothing differs and no policy is broken.
  public var isEmpty: Bool { configuration.isEmpty && variables.isEmpty && verdict?.violations.isEmpty ?? true }

  /// Compares two units.
  ///
  /// - Parameters:
  ///   - name: the path that names the pair.
  ///   - equivalence: what is expected to differ.
  ///   - filter: what to compare.
  ///   - renamed: the names that variables of A have in B, by their names in A.
  ///   - areStates: whether the units are two states of one: what is unknown of both is then the same.
  public init(
    _ a: ResolvedUnit, _ b: ResolvedUnit, name: Path, expecting equivalence: Equivalence, filter: NameFilter,
    roots: (a: Path, b: Path), renamed: [Text: Text] = [:], areStates: Bool = true
  ) {
    self.name = name
    self.a = a.path
    self.b = b.path
    var configuration = ValueDifference(equivalence)
    if let (first, second) = ConfigurationSubject.differing(a, b, expecting: equivalence) {
      configuration.compare(first, second, ValuePath([]), ValuePath([]))
    }
    var variables = ValueDifference(equivalence)
    let before = Self.renamed(a.settings, renamed)
    variables.compare(before, b.settings)
    let unknown = areStates ? (configuration: [], variables: []) : Self.unknown(a, b)
    // Two unknown values of different reasons are no more comparable than two of one reason.
    func known(_ changes: [Change]) -> [Change] { areStates ? changes : changes.filter { !$0.isOfUnknowns } }
    self.configuration = (known(configuration.changes) + unknown.configuration).filter { filter.includes($0.path) }
      .map { change in change.mapValues { side in Self.belowRoot(side.value, [roots.a, roots.b]) } }
      .filter { !$0.isOfOnePath }
    self.variables = (known(variables.changes) + unknown.variables).filter { filter.includes($0.path) }
    expectedCount = configuration.expectedCount + variables.expectedCount
  }

  /// The settings under their names in B; one whose new name is taken in A keeps its own.
  private static func renamed(_ settings: [Setting], _ names: [Text: Text]) -> [Setting] {
    if names.isEmpty { return settings }
    let taken = Set(settings.map(\.name))
    return settings.map { setting in
      guard let name = names[setting.name], !taken.contains(name) else { return setting }
      return setting.renamed(to: name)
    }
  }

  private static func unknown(
    _ a: ResolvedUnit, _ b: ResolvedUnit
  ) -> (configuration: [Change], variables: [Change]) {
    func variables(_ unit: ResolvedUnit) -> Subject {
      Subject(.object(unit.settings.map { Subject.Part($0) }), at: Place(SourceFile(name: "", bytes: []), .start))
    }
    let top = ValuePath([])
    return (
      UnknownValues.changes(ConfigurationSubject.of(a), ConfigurationSubject.of(b), at: top),
      UnknownValues.changes(variables(a), variables(b), at: top)
    )
  }

  /// Functions return absolute paths; this makes them relative to the tree's top folder, as paths are displayed.
  private static func belowRoot(_ value: Value, _ roots: [Path]) -> Value {
    switch value.content {
    case .boolean, .number, .null, .unknown: return value
    case .string(let text): return Value(.string(belowRoot(text, roots)), at: value.range)
    case .list(let elements): return Value(.list(elements.map { belowRoot($0, roots) }), at: value.range)
    case .object(let members):
      let shown = members.map { Member(key: $0.key, keyRange: $0.keyRange, value: belowRoot($0.value, roots)) }
      return Value(.object(shown), at: value.range)
    }
  }

  private static func belowRoot(_ text: Text, _ roots: [Path]) -> Text {
    let flag: Text = "-var-file="
    if text.hasPrefix(flag) { return flag + belowRoot(text[flag.count..<text.count], roots) }
    guard text.hasPrefix("/"), let root = roots.first(where: { Path(text).isWithin($0) }) else { return text }
    return Path(text).relative(to: root).text
  }
}

extension Equivalence {
  /// The pair of words that always applies to two units, or none when they have the same folder: a path below A's
  /// folder matches the same path below B's. The common end of the two folders is left out, so that paths above the
  /// units match too.
  public static func folders(_ a: Path, _ b: Path) -> [Pair] {
    if a == b { return [] }
    var first = a.cleaned
    var second = b.cleaned
    while first.name == second.name, !first.parent.isTop, !second.parent.isTop {
      first = first.parent
      second = second.parent
    }
    return [Pair(a: first.text, b: second.text, isWholeWord: true, isCounted: false)]
  }
}
