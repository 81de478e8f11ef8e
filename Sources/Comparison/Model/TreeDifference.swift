public import SourceText

/// The differences between two sides: pair by pair, and the units that only one side has.
public struct TreeDifference: Sendable {
  /// One side: a folder, relative to the tree's top folder, in the working tree or a revision.
  public struct Side: Sendable {
    /// The folder.
    public let path: Path
    /// The git revision as the user wrote it; nil for the working tree.
    public let revision: Text?
    /// True for a tree as it would be after edits that a command supposes.
    public let isEdited: Bool

    init(_ side: ComparedSide) {
      path = side.name
      revision = side.revision
      isEdited = side.isEdited
    }
  }

  /// A moved unit: its folder has another name, but it resolves the same except for what follows from that.
  public struct Move: Sendable {
    /// Its name in A.
    public let a: Path
    /// Its name in B.
    public let b: Path
    /// The consequences of the move, those in the remote state first.
    public let difference: UnitDifference

    /// True when Terraform will read a different state.
    public var changesState: Bool { difference.configuration.contains(where: \.isOfRemoteState) }
  }

  /// The first side.
  public let a: Side
  /// The second side.
  public let b: Side
  /// The pairs that differ, by name.
  public internal(set) var units: [UnitDifference] = []
  /// Why the pairs differ: those causes first that most units share.
  public internal(set) var causes: [Cause] = []
  /// How many pairs do not differ.
  public internal(set) var equalCount = 0
  /// How many values differ only as expected.
  public internal(set) var expectedCount = 0
  /// The moved units, by their name in B.
  public internal(set) var moves: [Move] = []
  /// The names of the units that only A has.
  public internal(set) var onlyA: [Path] = []
  /// The names of the units that only B has.
  public internal(set) var onlyB: [Path] = []
  /// The names of the pairs in which a side could not be resolved.
  public internal(set) var failed: [Path] = []
  /// The policy's verdict on units that only one side has; nil without a policy.
  public internal(set) var unitVerdict: PolicyVerdict?
  /// The diagnostics.
  public internal(set) var diagnostics: [Diagnostic] = []

  /// The difference itself where a policy judged it; nil without one.
  public var judgedByPolicy: TreeDifference? { unitVerdict == nil ? nil : self }

  init(a: Side, b: Side) {
    self.a = a
    self.b = b
  }

  /// The names of the two sides for the heads of columns: the environments or, of two states, the revisions.
  var titles: (a: String, b: String) {
    if a.revision != nil || b.revision != nil {
      let names = [a, b].map { DiagnosticTextWriter.visible($0.revision?.description ?? "working tree") }
      return (names[0], names[1])
    }
    let titles = Matrix(columns: [a.path, b.path]).titles
    return titles[0] == titles[1] ? ("A", "B") : (titles[0], titles[1])
  }

  /// True when both sides are the same.
  public var isEmpty: Bool { units.isEmpty && moves.isEmpty && onlyA.isEmpty && onlyB.isEmpty }

  /// The number of changes of each kind, in the kinds' order.
  public var counts: [(kind: Change.Kind, count: Int)] {
    var counts = KindCounts()
    for unit in units { counts.add(unit) }
    return counts.inOrder
  }

  /// The number of changes.
  public var changeCount: Int { units.reduce(0) { $0 + $1.configuration.count + $1.variables.count } }

  /// The number of differences that the policy accepts.
  public var acceptedCount: Int {
    judged.reduce(unitVerdict?.acceptedCount ?? 0) { $0 + ($1.verdict?.acceptedCount ?? 0) }
  }

  /// The number of policy violations.
  public var violationCount: Int {
    judged.reduce(unitVerdict?.violations.count ?? 0) { $0 + ($1.verdict?.violations.count ?? 0) }
  }

  /// Everything that has changes: the pairs, then the moved units.
  public var judged: [UnitDifference] { units + moves.map(\.difference) }
}

/// Counts changes by kind.
struct KindCounts {
  private var counts = Array(repeating: 0, count: Change.Kind.allCases.count)

  /// Adds the changes of a pair.
  mutating func add(_ unit: UnitDifference) {
    for change in unit.configuration { add(change) }
    for change in unit.variables { add(change) }
  }

  /// Adds a change.
  mutating func add(_ change: Change) { counts[change.kind.position] += 1 }

  /// A count for each kind, in the kinds' order.
  var inOrder: [(kind: Change.Kind, count: Int)] { Change.Kind.allCases.map { ($0, counts[$0.position]) } }
}

extension Change.Kind {
  /// The kind's position among all kinds.
  fileprivate var position: Int {
    switch self {
    case .added: 0
    case .removed: 1
    case .changed: 2
    case .changedType: 3
    case .reordered: 4
    case .unknown: 5
    }
  }
}
