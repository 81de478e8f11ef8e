import SourceText

/// Units that are the same thing in several environments and regions.
struct RegionGrid: Sendable {
  /// One of them.
  struct Cell: Sendable {
    let unit: UnitFacts
    let environment: KnownEnvironment
    let region: Text
  }

  /// In the order of the units.
  private(set) var cells: [Cell] = []

  /// Fewer units show no rule.
  private static let leastCells = 4

  /// Those of an estate, in the order of their first units.
  static func all(in estate: Estate) -> [RegionGrid] {
    var grids: [RegionGrid] = []
    var positions: [Text: Int] = [:]
    for unit in estate.units {
      guard let environment = estate.environment(of: unit), let region = unit.folderRegion else {
        continue
      }
      let pattern = withoutRegion(environment.pattern, region.name)
      let position = positions[pattern] ?? grids.count
      if position == grids.count {
        positions[pattern] = position
        grids.append(RegionGrid())
      }
      grids[position].cells.append(Cell(unit: unit, environment: environment.environment, region: region.name))
    }
    return grids.filter { $0.cells.count >= leastCells }
  }

  /// The pattern with `*` in place of the part that is the region.
  private static func withoutRegion(_ pattern: Text, _ region: Text) -> Text {
    var start = 0
    while let range = pattern.firstRange(of: region, from: start) {
      let beginsPart = range.lowerBound == 0 || pattern[range.lowerBound - 1] == Byte.slash
      let endsPart = range.upperBound == pattern.count || pattern[range.upperBound] == Byte.slash
      if beginsPart, endsPart {
        return Text.joined(pattern[0..<range.lowerBound], "*", pattern[range.upperBound..<pattern.count])
      }
      start = range.upperBound
    }
    return pattern
  }

  /// True when the grid has the same thing in another region of the environment, and in another environment of the region.
  func surrounds(_ cell: Cell) -> Bool {
    cells.contains { $0.environment == cell.environment && $0.region != cell.region }
      && cells.contains { $0.region == cell.region && $0.environment != cell.environment }
  }
}
