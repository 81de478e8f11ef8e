import SourceText

/// Some environments. The common ones are bits: most texts and folders name no others.
struct EnvironmentSet: Hashable, Sendable {
  private var common: UInt16 = 0
  private var learned: Set<Text> = []

  init() {}

  init(_ environments: some Sequence<KnownEnvironment>) {
    for environment in environments { insert(environment) }
  }

  var isEmpty: Bool { common == 0 && learned.isEmpty }

  var count: Int { common.nonzeroBitCount + learned.count }

  /// The one environment; nil when there are several, or none.
  var only: KnownEnvironment? { count == 1 ? inOrder.first : nil }

  /// The common ones in the order in which changes usually reach them, then the others by name.
  var inOrder: [KnownEnvironment] {
    KnownEnvironment.common.filter(contains) + learned.sorted().map { .learned($0) }
  }

  func contains(_ environment: KnownEnvironment) -> Bool {
    if case .learned(let word) = environment { return learned.contains(word) }
    return common & Self.bit(of: environment) != 0
  }

  func isDisjoint(with other: EnvironmentSet) -> Bool {
    common & other.common == 0 && (learned.isEmpty || learned.isDisjoint(with: other.learned))
  }

  mutating func insert(_ environment: KnownEnvironment) {
    if case .learned(let word) = environment {
      learned.insert(word)
    } else {
      common |= Self.bit(of: environment)
    }
  }

  mutating func formUnion(_ other: EnvironmentSet) {
    common |= other.common
    if !other.learned.isEmpty { learned.formUnion(other.learned) }
  }

  private static func bit(of environment: KnownEnvironment) -> UInt16 { environment.rank.map { 1 << $0 } ?? 0 }
}
