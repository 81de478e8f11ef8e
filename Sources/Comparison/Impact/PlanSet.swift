public import Hierarchy
public import SourceText

/// What a change of an estate makes necessary: which units must be planned, why, and in which order.
public struct PlanSet: Sendable {
  /// Why a unit must be planned.
  public enum Reason: Sendable {
    /// Its resolved values or configuration changed.
    case values
    /// It is new.
    case added
    /// It was in another folder.
    case moved(from: Path)
    /// It could not be resolved before, so that nobody knows what changed.
    case unresolvedBefore
    /// These files of its local modules changed.
    case module([Path])
    /// It depends on these units, which must be planned.
    case dependency([Path])
  }

  /// A unit to plan.
  public struct Unit: Sendable {
    /// The unit, relative to the tree's top folder.
    public let path: Path
    /// `path`, absolute.
    public let ownPath: Path
    /// Its place in the order, from 1: the units of one step may be planned side by side, after all of the steps before;
    /// nil in or behind a cycle of dependencies.
    public let step: Int?
    /// At least one.
    public let reasons: [Reason]
  }

  /// The units to plan, by step, then by path; those without a step last.
  public let units: [Unit]
  /// The deleted units, by path: what they made is still there.
  public let deleted: [Path]
  /// The units that can't be resolved now, by path; they can't be planned.
  public let broken: [Path]
  /// Those of the units to plan, by path, whose plan will show nothing: all that changed are values of variables that their
  /// modules do not declare.
  public let unmoved: [Path]

  /// The set for the difference between two states of a tree.
  ///
  /// - Parameters:
  ///   - before: the tree as it was.
  ///   - now: the tree as it is.
  ///   - listing: the units that there are now.
  public init(_ difference: TreeDifference, from before: Tree, to now: Tree, _ listing: TreeListing) {
    var reasons: [Path: [Reason]] = [:]
    for unit in difference.units where !unit.changes.isEmpty { reasons[unit.b, default: []].append(.values) }
    var broken: [Path] = []
    for name in difference.onlyB {
      if now.isResolvable(name) { reasons[name, default: []].append(.added) } else { broken.append(name) }
    }
    for move in difference.moves { reasons[move.b, default: []].append(.moved(from: move.a)) }
    for name in difference.failed {
      if now.isResolvable(name) { reasons[name, default: []].append(.unresolvedBefore) } else { broken.append(name) }
    }
    var modules = ModuleChanges(from: before, to: now)
    let added = Set(difference.onlyB)
    for unit in listing.units {
      let files = modules.changedFiles(of: unit)
      if !files.isEmpty, !added.contains(unit.path) {
        reasons[unit.path, default: []].append(.module(files))
      }
    }
    let changed = Array(reasons.keys) + broken
    let affected = listing.withDependents(Set(changed.map { now.root.appending($0).cleaned }))
    let unplanned = Set(broken)
    let planned = listing.units.filter { affected.contains($0.ownPath) && !unplanned.contains($0.path) }
    let levels = Set(planned.compactMap(\.level)).sorted()
    let steps = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0 + 1) })
    let units = planned.map { unit in
      let causes = unit.dependencies.filter { affected.contains($0.folder) }.map(\.path)
      let own = reasons[unit.path] ?? []
      return Unit(
        path: unit.path, ownPath: unit.ownPath, step: unit.level.flatMap { steps[$0] },
        reasons: causes.isEmpty ? own : own + [.dependency(causes)])
    }
    self.units = units.sorted { ($0.step ?? .max, $0.path) < ($1.step ?? .max, $1.path) }
    deleted = difference.onlyA
    self.broken = broken
    let changes = Dictionary(difference.units.map { ($0.b, $0) }) { first, _ in first }
    let ignored = IgnoredChanges(before: before, now: now)
    unmoved = units.filter { unit in
      guard case .values? = unit.reasons.first, unit.reasons.count == 1 else { return false }
      return changes[unit.path].map(ignored.areAll) ?? false
    }.map(\.path).sorted()
  }
}

extension Tree {
  /// True for a unit, relative to the tree's top folder, that resolves without errors.
  fileprivate func isResolvable(_ unit: Path) -> Bool {
    let selection = selection(of: [root.appending(unit).cleaned], workers: 1)
    return selection.units.contains { !resolve($0).diagnostics.hasErrors }
  }
}
