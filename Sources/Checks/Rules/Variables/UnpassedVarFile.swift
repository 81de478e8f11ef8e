import Hierarchy
import SourceText

/// A var file that an included file does not pass although others do, and what its units lack because of that.
struct UnpassedVarFile {
  /// The included file, relative to the tree's top folder.
  let root: Path
  let fileName: Text
  /// Where another included file passes it.
  let passed: Place
  /// The variables that it would set.
  private(set) var names: [Text] = []
  /// The positions of the units that lack them.
  private(set) var units: Set<Int> = []

  private struct Key: Hashable {
    let root: Path
    let fileName: Text
  }

  /// A var file that sets a variable, and the place where a root passes it.
  private struct Candidate {
    let root: Path
    let file: Path
    let passed: Place
  }

  /// Those behind the names that units lack, in the order of the names.
  ///
  /// - Parameters:
  ///   - wanted: the names, each with the positions of the units that lack it.
  ///   - setters: the units that set each name.
  static func all(
    behind wanted: [(name: Text, units: [Int])], _ setters: [Text: [UnitFacts]], in estate: Estate
  ) -> [UnpassedVarFile] {
    var found: [UnpassedVarFile] = []
    var positions: [Key: Int] = [:]
    for (name, units) in wanted {
      let candidates = candidates(for: name, setters[name] ?? [], in: estate)
      if candidates.isEmpty { continue }
      let byRoot = Dictionary(grouping: units) { estate.units[$0].includes.last ?? "" }
      for root in byRoot.keys.sorted() where !root.text.isEmpty {
        guard let units = byRoot[root], let first = units.first,
          let candidate = candidates.first(where: { isUnpassed($0, by: root, estate.units[first], in: estate) })
        else { continue }
        let key = Key(root: root, fileName: candidate.file.name)
        let position = positions[key] ?? found.count
        if position == found.count {
          positions[key] = position
          found.append(UnpassedVarFile(root: root, fileName: candidate.file.name, passed: candidate.passed))
        }
        found[position].names.append(name)
        found[position].units.formUnion(units)
      }
    }
    // Lists and maps are told with the scalars of their units.
    for (name, units) in wanted where setters[name]?.contains(where: { $0.ownNames.contains(name) }) != true {
      for index in found.indices where !found[index].names.contains(name) && found[index].units.isSuperset(of: units) {
        found[index].names.append(name)
      }
    }
    return found
  }

  /// The var files of included files that set a name, one per root.
  private static func candidates(for name: Text, _ setters: [UnitFacts], in estate: Estate) -> [Candidate] {
    var found: [Path: Candidate] = [:]
    var order: [Path] = []
    for unit in setters {
      guard let root = unit.includes.last, found[root] == nil,
        let value = unit.values.first(where: { $0.name == name }), !value.isOwn
      else { continue }
      let file = Path(value.place.file.name)
      guard
        let passed = unit.optionalFiles.first(where: {
          $0.exists && $0.path == file && $0.place.file.name != unit.file.text
        })
      else { continue }
      found[root] = Candidate(root: root, file: file, passed: passed.place)
      order.append(root)
    }
    return order.compactMap { found[$0] }
  }

  /// True when a root has that file, too, and passes none of its name.
  private static func isUnpassed(_ candidate: Candidate, by root: Path, _ unit: UnitFacts, in estate: Estate) -> Bool {
    guard candidate.root != root, !unit.optionalFiles.contains(where: { $0.path.name == candidate.file.name }) else {
      return false
    }
    if root.parent.isWithin(candidate.file.parent) { return true }
    let place = candidate.file.relative(to: candidate.root.parent)
    return estate.tree.kind(of: estate.tree.root.appending(root.parent).appending(place).cleaned) == .file
  }

  /// The place of the first var file that the root passes, or else the start of the root.
  func place(in estate: Estate) -> Place? {
    let unit = units.min().map { estate.units[$0] }
    return unit?.optionalFiles.first { $0.place.file.name == root.text }?.place
      ?? estate.tree.treeFile(at: root).map { Place($0.file, .start) }
  }
}
