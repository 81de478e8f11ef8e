import SourceText

/// What a writer shows together: the causes that the same units share, or what only one unit has.
struct DifferenceBlock: Sendable {
  /// The names of the units.
  let units: [Path]
  /// What they have, each with one variant for each pair of values.
  let entries: [[Cause.Variant]]
  /// The changed files that explain all of it.
  let changedFiles: [Path]
  /// What follows from it, in the user's words; nil for nothing.
  let note: String?

  /// The block of one unit with all that it has, or all but the causes in `without`; nil when nothing is left.
  init?(_ unit: UnitDifference, without shared: Set<CauseKey> = [], note: String? = nil) {
    let findings = shared.isEmpty ? unit.findings : unit.findings.filter { !shared.contains(CauseKey($0)) }
    guard !findings.isEmpty else { return nil }
    units = [unit.name]
    entries = findings.map { [Cause.Variant(finding: $0, units: [unit.name])] }
    changedFiles = unit.changedFiles(behind: findings)
    self.note = note
  }

  fileprivate init(_ causes: [Cause]) {
    units = causes[0].units
    entries = causes.map(\.variants)
    changedFiles = Set(causes.flatMap(\.changedFiles)).sorted()
    note = nil
  }

  /// The difference as blocks: by cause, what several units share first; by unit, each unit with all that it has.
  static func blocks(of difference: TreeDifference, by grouping: DifferenceGrouping) -> [DifferenceBlock] {
    switch grouping {
    case .unit: return difference.units.compactMap { DifferenceBlock($0) }
    case .cause:
      var order: [[Path]] = []
      var groups: [[Path]: [Cause]] = [:]
      let shared = difference.causes.filter(\.isShared)
      for cause in shared {
        let units = cause.units
        if groups[units]?.append(cause) == nil {
          order.append(units)
          groups[units] = [cause]
        }
      }
      let keys = Set(shared.map(\.key))
      return order.compactMap { groups[$0].map { DifferenceBlock($0) } }
        + difference.units.compactMap { DifferenceBlock($0, without: keys) }
    }
  }

  /// `1 added, 2 changed`; with a policy, the number of violations.
  var headline: String {
    var counts = KindCounts()
    var violations = 0
    for entry in entries {
      switch entry[0].finding {
      case .change(let change): counts.add(change)
      case .violation: violations += 1
      }
    }
    return violations > 0
      ? violations.counted("violation") : DifferenceSummary.listed(counts.inOrder)
  }

  /// The unit's name, or how many units share it.
  var title: String {
    units.count == 1 ? DiagnosticTextWriter.visible(units[0].description) : "\(units.count) units"
  }

  /// The most units that are named where readers see them at once.
  static let mostNamed = 40

  /// The names of units, those that are too many counted; each as `shown` gives it.
  static func names(of units: [Path], shown: (String) -> String = { $0 }) -> [String] {
    let more = units.count - mostNamed
    let names = units.prefix(mostNamed).map { shown(DiagnosticTextWriter.visible($0.description)) }
    return more > 0 ? names + ["and \(more) more"] : names
  }

  /// How many pairs of values are shown of one cause.
  static let mostVariants = 3

  /// What is said of the pairs of values that are not shown; nil when all are.
  static func rest(of entry: [Cause.Variant]) -> String? {
    let left = entry.dropFirst(mostVariants)
    if left.isEmpty { return nil }
    let units = left.reduce(0) { $0 + $1.units.count }
    return "\(left.count) more \(left.count == 1 ? "value" : "values") in \(units.counted("unit"))"
  }
}

/// How differences are grouped for people.
public enum DifferenceGrouping: String, CaseIterable, Sendable {
  /// What several units share once, then what only one unit has.
  case cause
  /// Each unit with all that it has.
  case unit
}
