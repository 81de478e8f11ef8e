import SourceText

/// A text that names another region, as the counterpart of the unit there does, where all others name their own: a bucket,
/// a table or a cluster that was copied.
enum CopiedRegion: EstateCheck {
  static let code = "copied-region"
  static let severity = Severity.warning
  static let summary = "a name with another region in it, which the counterpart there has too"

  /// Fewer units that name their own regions show no rule.
  private static let leastOthers = 2
  /// More counterparts are no environments and regions.
  private static let mostCells = 512

  static func findings(in estate: Estate) -> [Diagnostic] {
    estate.regionGrids.flatMap(findings).onePerPlace("more units")
  }

  private static func findings(in grid: RegionGrid) -> [Diagnostic] {
    // Most counterparts name their regions under the same names.
    if grid.cells.count > mostCells || grid.cells.agree(on: \.unit.sought.ownRegionNamesHash) { return [] }
    var naming: [Text: Set<Int>] = [:]
    for (position, cell) in grid.cells.enumerated() {
      for value in cell.unit.sought.ownRegion { naming[value.name, default: []].insert(position) }
    }
    let names = naming.filter { $0.value.count >= leastOthers && $0.value.count < grid.cells.count }.map(\.key).sorted()
    return names.filter { !DeliberateName.isOne($0) }.flatMap { name -> [Diagnostic] in
      let own = naming[name] ?? []
      // What all units of a region keep elsewhere is kept there on purpose.
      let regions = Set(own.map { grid.cells[$0].region })
      return grid.cells.indices.filter { !own.contains($0) && regions.contains(grid.cells[$0].region) }
        .compactMap { finding(about: name, grid.cells[$0], in: grid) }
    }
  }

  private static func finding(about name: Text, _ cell: RegionGrid.Cell, in grid: RegionGrid) -> Diagnostic? {
    guard let value = cell.unit.named.first(where: { $0.name == name }), !isPlainRegion(value.content) else {
      return nil
    }
    let origin = grid.cells.lazy.filter { $0.environment == cell.environment && $0.region != cell.region }
      .compactMap { other in
        value.content.holdsWord(other.region)
          ? other.unit.named.first { $0.name == name && $0.content == value.content } : nil
      }.first { $0.place.spot != value.place.spot }
    guard let origin else { return nil }
    return finding(
      "'\(name)' is '\(value.content)' in '\(cell.region)' too, where the others name their own regions",
      at: value.place, notes: [Diagnostic.Note("the counterpart says it here", at: origin.place)],
      help: "name '\(cell.region)' if it was copied")
  }

  /// True for a region, a zone, and what lies in one by its form: see `RegionMismatch`.
  private static func isPlainRegion(_ text: Text) -> Bool {
    CloudRegion(text) != nil || RegionalText.region(in: text) != nil
  }
}
