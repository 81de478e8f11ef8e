import HCL1Syntax
public import Hierarchy
public import SourceText

/// What differs between two units after resolution.
public struct UnitDifference: Sendable {
  /// The unit's path below the compared folders, as B has it; the unit's own path where two units are compared.
  public let name: Path
  /// The unit of A, relative to the root.
  public let a: Path
  /// The unit of B, relative to the root.
  public let b: Path
  /// What differs in the configuration; every path starts with `terragrunt`.
  public var configuration: [Change]
  /// What differs among the variables.
  public var variables: [Change]
  /// How many values differ only in what is expected to differ.
  public let expectedCount: Int
  /// The files that were read for the unit and differ between the two trees, sorted, relative to the root; filled in where the
  /// trees are two states of one.
  public var changedFiles: [Path] = []
  /// What breaks the policy, and how many differences it accepts; nil without a policy.
  public var verdict: PolicyVerdict?

  /// All changes, those of the configuration first.
  public var changes: [Change] { configuration + variables }

  /// True when nothing differs and no policy is broken.
  public var isEmpty: Bool { configuration.isEmpty && variables.isEmpty && verdict?.violations.isEmpty ?? true }

  /// Compares two units.
  ///
  /// - Parameters:
  ///   - name: the path that names the pair.
  ///   - equivalence: what is expected to differ.
  ///   - filter: what is looked at.
  public init(
    _ a: ResolvedUnit, _ b: ResolvedUnit, name: Path, expecting equivalence: Equivalence, filter: NameFilter,
    roots: (a: Path, b: Path)
  ) {
    self.name = name
    self.a = a.path
    self.b = b.path
    var configuration = ValueDifference(equivalence)
    if let (first, second) = ConfigurationSubject.differing(a, b, expecting: equivalence) {
      configuration.compare(first, second, ValuePath([]), ValuePath([]))
    }
    var variables = ValueDifference(equivalence)
    variables.compare(a.settings, b.settings)
    self.configuration = configuration.changes.filter { filter.includes($0.path) }.map { change in
      change.mapValues { side in Self.belowRoot(side.value, [roots.a, roots.b]) }
    }
    self.variables = variables.changes.filter { filter.includes($0.path) }
    expectedCount = configuration.expectedCount + variables.expectedCount
  }

  /// Functions give absolute paths; they are shown as all paths are, relative to the root.
  private static func belowRoot(_ value: Value, _ roots: [Path]) -> Value {
    switch value.content {
    case .boolean, .number: return value
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
  /// The pair that always counts between two units, or none where they have one folder: a path below A's folder that
  /// stands where B has the same path below its own. What the folders have in common at their ends is left out, so that
  /// paths above the units count too.
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
