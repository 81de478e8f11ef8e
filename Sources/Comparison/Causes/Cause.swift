import HCL1Syntax
public import SourceText

/// Why units differ: the line or lines that make one difference, and the units that have it.
public struct Cause: Sendable {
  /// A difference, or a violation of the policy where there is one.
  public enum Finding: Sendable {
    /// A difference.
    case change(Change)
    /// A violation.
    case violation(PolicyVerdict.Violation)
  }

  /// The units that get the same two values from the lines: a call on one of them can give each unit another value.
  public struct Variant: Sendable {
    /// The finding in the first of the units.
    public let finding: Finding
    /// The names of the units, in order.
    public internal(set) var units: [Path]
  }

  let key: CauseKey
  /// One for each pair of values, in the order of the units.
  public internal(set) var variants: [Variant]
  /// The changed files that all units read that have it; only known when the sides are two states of one tree.
  public internal(set) var changedFiles: [Path]

  /// The names of all units, in order.
  public var units: [Path] { variants.count == 1 ? variants[0].units : variants.flatMap(\.units).sorted() }

  /// True when more than one unit has it.
  public var isShared: Bool { variants.count > 1 || variants[0].units.count > 1 }
}

/// What findings of one cause have in common: what differs, and the places of both values.
struct CauseKey: Hashable, Sendable {
  private struct Spot: Hashable {
    let file: Text
    let offset: UInt32

    init(_ side: Change.Side) {
      file = side.place.file.name
      offset = side.place.range.lower
    }
  }

  private let kind: String
  private let path: Text
  private let a: Spot?
  private let b: Spot?
  private let message: String

  init(_ finding: Cause.Finding) {
    switch finding {
    case .change(let change):
      kind = change.kind.rawValue
      path = change.path.text
      message = ""
    case .violation(let violation):
      kind = violation.rule.rawValue
      path = violation.path
      message = violation.message
    }
    a = finding.sides.a.map(Spot.init)
    b = finding.sides.b.map(Spot.init)
  }
}

extension Cause.Finding {
  /// The sides of the difference.
  public var sides: (a: Change.Side?, b: Change.Side?) {
    switch self {
    case .change(let change): (change.a, change.b)
    case .violation(let violation): (violation.a, violation.b)
    }
  }

  /// What is the same for equal pairs of values.
  var valueFingerprint: Text {
    let (a, b) = sides
    return (a.map { ValueFingerprint.of($0.value) } ?? "-") + "\u{0}" + (b.map { ValueFingerprint.of($0.value) } ?? "-")
  }
}

extension UnitDifference {
  /// What is reported of the pair: with a policy its violations, otherwise every change.
  public var findings: [Cause.Finding] {
    if let verdict { return verdict.violations.map { .violation($0) } }
    return changes.map { .change($0) }
  }
}

/// Collects causes from the differences of units.
struct CauseCollection {
  private(set) var causes: [Cause] = []
  private var positions: [CauseKey: Int] = [:]
  /// For each cause, the positions of its variants by their values.
  private var variants: [[Text: Int]] = []

  /// The causes of all differences, those with the most units first, then in the order of the units.
  static func causes(of units: [UnitDifference]) -> [Cause] {
    var collection = CauseCollection()
    for unit in units { collection.add(unit) }
    let counts = collection.causes.map { $0.variants.reduce(0) { $0 + $1.units.count } }
    return collection.causes.indices.sorted { counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1] }
      .map { collection.causes[$0] }
  }

  private mutating func add(_ unit: UnitDifference) {
    for finding in unit.findings {
      let key = CauseKey(finding)
      let values = finding.valueFingerprint
      let changedFiles = unit.changedFiles(behind: [finding])
      guard let known = positions[key] else {
        positions[key] = causes.count
        variants.append([values: 0])
        let variant = Cause.Variant(finding: finding, units: [unit.name])
        causes.append(Cause(key: key, variants: [variant], changedFiles: changedFiles))
        continue
      }
      if causes[known].changedFiles != changedFiles {
        let files = Set(changedFiles)
        causes[known].changedFiles.removeAll { !files.contains($0) }
      }
      if let variant = variants[known][values] {
        causes[known].variants[variant].units.append(unit.name)
      } else {
        variants[known][values] = causes[known].variants.count
        causes[known].variants.append(Cause.Variant(finding: finding, units: [unit.name]))
      }
    }
  }
}
