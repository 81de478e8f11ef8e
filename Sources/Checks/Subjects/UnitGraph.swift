import SourceText

/// Units by their folders and by what they depend on.
///
/// Most rules ask for units by number: folders are long, and looking them up takes most of the time.
struct UnitGraph: Sendable {
  /// All units, in the order in which they were added.
  private(set) var units: [UnitFacts] = []
  /// For each unit, the positions of those on which it depends.
  private(set) var dependencies: [[Int]] = []
  /// The positions of the units that depend on a folder in which no unit was known when they were added.
  private(set) var strays: [Int] = []
  /// The last unit in each folder.
  private var positions: [Path: Int] = [:]

  /// Adds units. The dependencies among them and on those before are known then.
  mutating func add(_ added: [UnitFacts]) {
    let start = units.count
    units += added
    positions.reserveCapacity(units.count)
    for position in start..<units.count { positions[units[position].folder] = position }
    dependencies.reserveCapacity(units.count)
    for position in start..<units.count {
      let unit = units[position]
      let known = unit.dependencies.isEmpty ? [] : unit.dependencies.compactMap { positions[$0.value] }
      if known.count < unit.dependencies.count { strays.append(position) }
      dependencies.append(known)
    }
  }

  /// Looks again for what strays depend on, when all units are known.
  mutating func complete() {
    for position in strays {
      dependencies[position] = units[position].dependencies.compactMap { positions[$0.value] }
    }
  }

  /// The unit in a folder; the last one where there are several, and nil where there is none.
  subscript(folder: Path) -> UnitFacts? { position(of: folder).map { units[$0] } }

  /// The position of the last unit in a folder; nil where there is none.
  func position(of folder: Path) -> Int? { positions[folder] }
}
