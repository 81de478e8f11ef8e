import HCL1Syntax
import Hierarchy
public import SourceText

/// The agreed differences between two environments.
///
/// Every difference needs an entry that allows it; an expired entry no longer counts.
public struct DifferencePolicy: Sendable {
  /// What an entry requires or allows.
  public enum Kind: String, Sendable, CaseIterable {
    /// It must be equal, whatever other entries allow.
    case equal
    /// It must exist on both sides with different values.
    case differ
    /// It may exist on one side only.
    case oneSide = "one_side"
    /// It is not compared.
    case ignore
    /// A unit that may exist on one side only.
    case oneSideUnit = "one_side_unit"
  }

  /// One entry of the policy.
  public struct Entry: Sendable {
    /// What it requires or allows.
    public let kind: Kind
    /// The names it applies to; for a unit, its path.
    public let pattern: PathPattern
    /// The units it applies to; empty for all.
    public var units: [PathPattern] = []
    /// For something that only one side has: which side (`a` or `b`); nil for either.
    public var side: Text?
    /// The reason.
    public var reason: Text?
    /// The last day on which it applies (`2026-12-31`); nil if it never expires.
    public var expires: Text?
    /// Where it is written.
    public let place: Place

    init(_ kind: Kind, _ pattern: PathPattern, at place: Place) {
      self.kind = kind
      self.pattern = pattern
      self.place = place
    }

    /// True for a unit that it applies to, by its name in the comparison.
    func isAbout(_ unit: Path) -> Bool { units.isEmpty || units.contains { $0.matches(unit.text) } }

    func isPast(on today: Text) -> Bool { expires.map { $0 < today } ?? false }
  }

  /// The entries, in source order.
  public let entries: [Entry]
  private let index: PatternIndex

  init(_ entries: [Entry]) {
    self.entries = entries
    index = PatternIndex(entries.map(\.pattern))
  }

  /// The entries that apply to one of the names, in source order.
  private func entries(about names: [Text]) -> [Entry] { index.positions(fitting: names).map { entries[$0] } }

  // MARK: units

  /// The verdict on the units that only one side has.
  func verdict(onlyA: [Path], onlyB: [Path], today: Text) -> PolicyVerdict {
    var verdict = PolicyVerdict()
    for (side, names) in [("a", onlyA), ("b", onlyB)] as [(Text, [Path])] {
      for name in names {
        let fitting = entries(about: [name.text]).filter {
          $0.kind == .oneSideUnit && ($0.side == nil || $0.side == side)
        }
        if fitting.contains(where: { !$0.isPast(on: today) }) {
          verdict.acceptedCount += 1
        } else {
          let message = "only \(side == "a" ? "A" : "B") has the unit, and no 'one_side_unit' allows that"
          verdict.violations.append(
            violation(.notAllowed, name.text, a: nil, b: nil, past: fitting.first, message: message))
        }
      }
    }
    return verdict
  }

  // MARK: names

  /// Judges the differences of a pair: removes those that the policy accepts, and turns the others into violations.
  func judge(_ difference: inout UnitDifference, _ a: ResolvedUnit, _ b: ResolvedUnit, filter: NameFilter, today: Text)
  {
    var verdict = PolicyVerdict()
    let unit = difference.name
    func demand(_ name: Text) -> Entry? {
      entries(about: [name]).first { $0.kind == .differ && $0.isAbout(unit) && !$0.isPast(on: today) }
    }
    let equal = demandsDifferences ? Self.equalParts(demand, difference.changes, a, b) : []
    for (path, first, second) in equal where filter.includes(path) {
      let entry = demand(path.text)
      verdict.violations.append(
        PolicyVerdict.Violation(
          rule: .mustDiffer, path: path.text, a: first, b: second, entry: entry?.place,
          message: "must differ, and is the same on both sides", reason: entry?.reason))
    }
    difference.configuration.removeAll { accepts($0, unit, today, &verdict) }
    difference.variables.removeAll { accepts($0, unit, today, &verdict) }
    difference.verdict = verdict
  }

  /// True when the change is accepted; otherwise adds a violation.
  private func accepts(_ change: Change, _ unit: Path, _ today: Text, _ verdict: inout PolicyVerdict) -> Bool {
    let names = [change.a?.path, change.b?.path].compactMap { $0?.textsFromTop }.joined()
    let fitting = entries(about: Array(names)).filter { entry in
      entry.kind != .oneSideUnit && entry.isAbout(unit) && entry.allows(change)
    }
    let current = fitting.filter { !$0.isPast(on: today) }
    if let equal = current.first(where: { $0.kind == .equal }) {
      verdict.violations.append(
        PolicyVerdict.Violation(
          rule: .mustBeEqual, path: change.path.text, a: change.a, b: change.b, entry: equal.place,
          message: "must be equal", reason: equal.reason))
      return false
    }
    if !current.isEmpty {
      verdict.acceptedCount += 1
      return true
    }
    let past = fitting.first { $0.kind != .equal }
    verdict.violations.append(
      violation(
        .notAllowed, change.path.text, a: change.a, b: change.b, past: past, message: "no entry of the policy allows it"
      )
    )
    return false
  }

  private func violation(
    _ rule: PolicyVerdict.Rule, _ path: Text, a: Change.Side?, b: Change.Side?, past: Entry?, message: String
  ) -> PolicyVerdict.Violation {
    guard let past else {
      return PolicyVerdict.Violation(
        rule: rule, path: path, a: a, b: b, entry: nil, message: message, reason: nil)
    }
    return PolicyVerdict.Violation(
      rule: .expired, path: path, a: a, b: b, entry: past.place,
      message: "the entry that allows it expired after \(past.expires ?? "")", reason: past.reason)
  }

  // MARK: required differences

  private var demandsDifferences: Bool { entries.contains { $0.kind == .differ } }

  /// The parts that an entry requires to differ but that have the same value on both sides.
  private static func equalParts(
    _ demand: (Text) -> Entry?, _ changes: [Change], _ a: ResolvedUnit, _ b: ResolvedUnit
  ) -> [(path: ValuePath, a: Change.Side, b: Change.Side)] {
    let changed = Set(
      changes.flatMap { change in [change.a, change.b].compactMap { $0 }.flatMap(\.path.textsFromTop) })
    let others = Dictionary(b.settings.map { ($0.name, $0) }) { first, _ in first }
    var found: [(path: ValuePath, a: Change.Side, b: Change.Side)] = []
    for setting in a.settings.sorted(by: { $0.name < $1.name }) {
      guard let other = others[setting.name] else { continue }
      let path = ValuePath([.key(setting.name)])
      collect(Subject(setting), Subject(other), path, demand, changed, &found)
    }
    return found
  }

  private static func collect(
    _ a: Subject, _ b: Subject, _ path: ValuePath, _ demand: (Text) -> Entry?, _ changed: Set<Text>,
    _ found: inout [(path: ValuePath, a: Change.Side, b: Change.Side)]
  ) {
    let text = path.text
    if demand(text) != nil {
      // Words that are expected to differ are no change, and yet they differ.
      if !changed.contains(text), a.value == b.value {
        found.append((path, Change.Side(path, a), Change.Side(path, b)))
      }
      return
    }
    if let partsA = a.parts, let partsB = b.parts {
      let others = Dictionary(partsB.map { ($0.key, $0.subject) }) { first, _ in first }
      for part in partsA {
        guard let other = others[part.key] else { continue }
        collect(part.subject, other, path.appending(.key(part.key)), demand, changed, &found)
      }
    } else if let elementsA = a.elements, let elementsB = b.elements,
      let (namesA, namesB) = NamedEntries.of(elementsA, elementsB)
    {
      let others = Dictionary(zip(namesB.names, elementsB)) { first, _ in first }
      for (index, name) in namesA.names.enumerated() {
        guard let other = others[name] else { continue }
        collect(elementsA[index], other, path.appending(.entry(name: name, index: index)), demand, changed, &found)
      }
    }
  }
}

extension DifferencePolicy {
  /// The entries whose `units` fit none of these names, in their order, each with the nearest name.
  public func entriesForNoUnit(among names: [Path]) -> [(entry: Entry, nearest: String?)] {
    let limited = entries.filter { !$0.units.isEmpty }
    let fitting = Set(PatternIndex(limited.flatMap(\.units)).positions(fitting: names.map(\.text)))
    var suggestions = Suggestions { names.map(\.description) }
    var end = 0
    return limited.compactMap { entry in
      let positions = end..<end + entry.units.count
      end = positions.upperBound
      if positions.contains(where: fitting.contains) { return nil }
      var nearest: String?
      for pattern in entry.units where nearest == nil {
        nearest = suggestions.nearest(to: pattern.text.description.filter { $0 != "*" })
      }
      return (entry, nearest)
    }
  }
}

extension DifferencePolicy.Entry {
  /// True when entries of this kind apply to that kind of change; `equal` applies to every kind.
  fileprivate func allows(_ change: Change) -> Bool {
    switch kind {
    case .equal, .ignore: true
    case .differ: change.a != nil && change.b != nil
    case .oneSide:
      switch change.kind {
      case .added: side == nil || side == "b"
      case .removed: side == nil || side == "a"
      case .changed, .changedType, .reordered, .unknown: false
      }
    case .oneSideUnit: false
    }
  }
}
