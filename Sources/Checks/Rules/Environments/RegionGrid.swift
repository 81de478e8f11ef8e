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
      guard let environment = estate.environment(of: unit), let region = CloudRegion.named(in: unit.path) else {
        continue
      }
      let parts = Path(environment.pattern).parts.map { $0 == region.name ? "*" : $0 }
      let pattern = Path.joined(parts, absolute: false).text
      let position = positions[pattern] ?? grids.count
      if position == grids.count {
        positions[pattern] = position
        grids.append(RegionGrid())
      }
      grids[position].cells.append(Cell(unit: unit, environment: environment.environment, region: region.name))
    }
    return grids.filter { $0.cells.count >= leastCells }
  }

  /// True when the grid has the same thing in another region of the environment, and in another environment of the region.
  func surrounds(_ cell: Cell) -> Bool {
    cells.contains { $0.environment == cell.environment && $0.region != cell.region }
      && cells.contains { $0.region == cell.region && $0.environment != cell.environment }
  }
}
