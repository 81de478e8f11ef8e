public import HCL1Syntax
public import Hierarchy
public import SourceText

/// Many environments side by side: one row per variable, one column per environment.
///
/// An object has a row for each key, a list of named entries one for each part of an entry; any other value has one
/// row.
public struct Matrix: Sendable {
  /// The value of one environment in a row.
  public struct Cell: Sendable {
    /// The value.
    public let value: Value
    /// The name or element that sets it.
    public let place: Place
    /// The layer that set it.
    public let layer: Layer?
    /// The names beside its path that may make it secret.
    let judgedNames: [Text]
  }

  /// One variable, or part of one.
  public struct Row: Sendable {
    /// The unit's path below the environments; `.` when the environments are units themselves.
    public let unit: Path
    /// The path of the value.
    public let path: ValuePath
    /// Each environment's cell; nil when it has no value.
    public let cells: [Cell?]
    /// For each cell, whether it differs from the value that most environments have; false for all when no value is that
    /// of more than half.
    public let isOdd: [Bool]
    /// True when the environments do not all have the same.
    public let differs: Bool
  }

  /// The environments' folders, relative to the tree's top folder.
  public let columns: [Path]
  /// Sorted by unit, then by name.
  public internal(set) var rows: [Row] = []
  /// The diagnostics.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// The units that could not be resolved, relative to the tree's top folder.
  public internal(set) var failed: [Path] = []

  /// The columns' display names.
  let titles: [String]

  /// A matrix whose columns are called by their paths, without the folders at the start and the end that all have.
  init(columns: [Path]) {
    self.columns = columns
    titles = Self.titles(of: columns)
  }

  /// One unit as it is in several environments; a name of the own folder or region is no difference.
  ///
  /// - Parameters:
  ///   - units: the unit in each environment; nil where it does not exist or can't be resolved.
  ///   - titles: the environments' names.
  public init(of units: [ResolvedUnit?], titles: [Text]) {
    columns = units.map { $0?.path ?? "." }
    self.titles = titles.map { DiagnosticTextWriter.visible($0.description) }
    var rows = MatrixRows(".", units, [], true)
    self.rows = rows.made()
  }

  private static func titles(of columns: [Path]) -> [String] {
    let parts = columns.map(\.parts)
    let shortest = parts.map(\.count).min() ?? 0
    var shared = 0
    while shared < shortest - 1, parts.allSatisfy({ $0[shared] == parts[0][shared] }) { shared += 1 }
    var end = 0
    while end < shortest - shared - 1,
      parts.allSatisfy({ $0[$0.count - 1 - end] == parts[0][parts[0].count - 1 - end] })
    {
      end += 1
    }
    return zip(columns, parts).map { column, parts in
      let kept = Path.joined(Array(parts.dropFirst(shared).dropLast(end)), absolute: false)
      return DiagnosticTextWriter.visible((shared + end > 0 ? kept : column).description)
    }
  }

  /// How many values differ, in a few words.
  public var summary: String { MatrixText.summary(of: self) }

  /// The rows to show: those that differ, or all.
  public func rows(all: Bool) -> [Row] { all ? rows : rows.filter(\.differs) }
}
