import Hierarchy
public import SourceText

/// Builds a matrix of environments.
public struct MatrixBuilder: Sendable {
  private let sides: [ComparedSide]
  private let words: [[Text]]
  private let expectsOwnRegions: Bool
  private let filter: NameFilter
  private let workers: Int

  /// A builder.
  ///
  /// - Parameters:
  ///   - sides: the environments.
  ///   - words: what is expected to differ: each element has one word per environment.
  ///   - expectsOwnRegions: whether the names of the units' own regions are expected to differ.
  public init(
    _ sides: [ComparedSide], expecting words: [[Text]], expectsOwnRegions: Bool, filter: NameFilter, workers: Int
  ) {
    self.sides = sides
    self.words = words
    self.expectsOwnRegions = expectsOwnRegions
    self.filter = filter
    self.workers = workers
  }

  /// The results for the units with one name.
  private struct Found: Sendable {
    let rows: [Matrix.Row]
    /// The diagnostics of each column.
    let diagnostics: [[Diagnostic]]
    /// For each column, the unit that could not be resolved, if any.
    let failed: [Path?]
  }

  /// The matrix.
  public func matrix() -> Matrix {
    let names = sides.map { side in side.units.map { side.name(of: $0) } }
    let found = found(names)
    var matrix = Matrix(columns: sides.map(\.name))
    for (column, own) in names.enumerated() {
      for name in own {
        guard let units = found[name] else { continue }
        matrix.diagnostics += units.diagnostics[column]
        if let failed = units.failed[column] { matrix.failed.append(failed) }
      }
    }
    for (_, units) in found.sorted(by: { $0.key < $1.key }) { matrix.rows += units.rows }
    return matrix
  }

  /// The results for the units of each name, computed on several threads.
  private func found(_ names: [[Path]]) -> [Path: Found] {
    var files: [Path: [Path?]] = [:]
    for (column, side) in sides.enumerated() {
      for (name, file) in zip(names[column], side.units) {
        files[name, default: Array(repeating: nil, count: sides.count)][column] = file
      }
    }
    var found: [Path: Found] = [:]
    for (column, side) in sides.enumerated() {
      // The first column that has a unit with this name also resolves those of the other columns.
      let own = zip(names[column], side.units).filter { found[$0.0] == nil }
      let nameOfUnit = Dictionary(own.map { ($0.1.parent.relative(to: side.tree.root), $0.0) }) { first, _ in first }
      side.tree.forEachUnit(of: Tree.Selection(units: own.map(\.1)), workers: workers) { [self, files] unit in
        let name = nameOfUnit[unit.path]
        return name.map { name in (name, self.found(name, files[name] ?? [], unit, column)) }
      } use: { result in
        if let (name, units) = result { found[name] = units }
      }
    }
    return found
  }

  /// The results for the units with one name, of which `first`, in column `column`, is already resolved.
  private func found(_ name: Path, _ files: [Path?], _ first: ResolvedUnit, _ column: Int) -> Found {
    let units = files.enumerated().map { index, file in
      index == column ? first : file.map { sides[index].tree.resolve($0) }
    }
    let sound = units.map { unit in unit.flatMap { $0.diagnostics.hasErrors ? nil : $0 } }
    var rows = MatrixRows(name, sound, words, expectsOwnRegions)
    return Found(
      rows: rows.made().filter { filter.includes($0.path) }, diagnostics: units.map { $0?.diagnostics ?? [] },
      failed: zip(units, sound).map { unit, sound in sound == nil ? unit?.path : nil })
  }
}
