import Checks
import Hierarchy
import SourceText

/// Sorts units into rows, one for each thing that there is in several environments, and columns, one for each
/// environment and region.
///
/// An environment is a part of the path that names one by a common word (`prod`), or what a layout says.
struct EnvironmentTable: Sendable {
  /// A thing.
  struct Row: Sendable {
    let name: Text
    /// For each column the unit, by position, or nil.
    let units: [Int?]
  }

  /// The names of the columns, in the order in which changes usually reach environments, then by name.
  let columns: [Text]
  /// By name.
  let rows: [Row]
  /// For each unit its row and its column.
  let positions: [(row: Int, column: Int)]

  init(_ units: [ResolvedUnit]) {
    let places = units.map { UnitPlace($0) }
    var ranks: [Text: Int] = [:]
    for place in places { ranks[place.column] = min(place.rank, ranks[place.column] ?? .max) }
    columns = ranks.sorted { left, right in
      left.value != right.value ? left.value < right.value : NaturalOrder.precedes(left.key, right.key)
    }.map(\.key)
    let columnNumbers = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($0.element, $0.offset) })
    let keys = Set(places.map(\.pattern)).sorted { NaturalOrder.precedes($0, $1) }
    let rowNumbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($0.element, $0.offset) })
    var cells = keys.map { _ in [Int?](repeating: nil, count: columnNumbers.count) }
    positions = places.enumerated().map { index, place in
      let position = (row: rowNumbers[place.pattern] ?? 0, column: columnNumbers[place.column] ?? 0)
      cells[position.row][position.column] = index
      return position
    }
    rows = zip(Self.names(of: keys), cells).map { Row(name: $0, units: $1) }
  }

  /// The patterns without what stands for environments and regions, where that leaves them different; without the
  /// folders at the start that all have.
  private static func names(of patterns: [Text]) -> [Text] {
    let parts = patterns.map { pattern in Path(pattern).parts.filter { $0 != "*" } }
    var shared = 0
    if let shortest = parts.map(\.count).min(), parts.count > 1 {
      while shared < shortest - 1, parts.allSatisfy({ $0[shared] == parts[0][shared] }) { shared += 1 }
    }
    let names = parts.map { Path.joined(Array($0.dropFirst(shared)), absolute: false).text }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(names, patterns).map { name, pattern in
      counts[name] == 1 && !name.isEmpty && name != "." ? name : pattern
    }
  }
}

/// The pattern that a unit shares with its counterparts, and what sets it apart from them.
private struct UnitPlace {
  /// The path with `*` for the environment and the region.
  let pattern: Text
  /// The environment and the region.
  let column: Text
  /// Sorts the columns.
  let rank: Int

  private static let lastRank = KnownEnvironment.common.count

  init(_ unit: ResolvedUnit) {
    if let name = unit.listedEnvironment?.name, !name.isEmpty {
      let end = "@" + name
      pattern = unit.path.text.hasSuffix(end) ? unit.path.text[0..<unit.path.text.count - end.count] : unit.path.text
      column = name
      rank = Self.rank(of: EnvironmentFolder(Path(name))?.environment)
      return
    }
    let environment = EnvironmentFolder(unit.path)
    let region = unit.region
    let parts = Path(environment?.pattern ?? unit.path.text).parts
    let position = region.flatMap { parts.lastIndex(of: $0) }
    pattern = Path.joined(parts.enumerated().map { $0.offset == position ? "*" : $0.element }, absolute: false).text
    let names = [environment?.name, position == nil ? nil : region].compactMap { $0 }
    column = names.isEmpty ? "unit" : names.dropFirst().reduce(names[0]) { $0 + " " + $1 }
    rank = Self.rank(of: environment?.environment)
  }

  private static func rank(of environment: KnownEnvironment?) -> Int {
    environment?.rank ?? lastRank
  }
}
