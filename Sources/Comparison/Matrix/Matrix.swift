public import HCL1Syntax
public import Hierarchy
public import SourceText

/// Many environments beside one another: a row a variable, a column an environment.
///
/// An object has a row for each key, a list of named entries one for each entry's parts; any other value has one row.
public struct Matrix: Sendable {
  /// What an environment has in a row.
  public struct Cell: Sendable {
    /// The value.
    public let value: Value
    /// The name or element that gives it.
    public let place: Place
    /// The layer that set it.
    public let layer: Layer?
    /// The names besides those on the way that may make it secret.
    let judgedNames: [Text]
  }

  /// One variable, or a part of one.
  public struct Row: Sendable {
    /// The unit's path below the environments; `.` where the environments are units themselves.
    public let unit: Path
    /// The way to the value.
    public let path: ValuePath
    /// What each environment has; nil where it has nothing.
    public let cells: [Cell?]
    /// For each cell whether it differs from what most environments have; of as many, from the first.
    public let isOdd: [Bool]
    /// True when not all environments have the same.
    public var differs: Bool { isOdd.contains(true) }
  }

  /// The environments' folders, relative to the root.
  public let columns: [Path]
  /// By unit, then by name.
  public internal(set) var rows: [Row] = []
  /// What was wrong.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// The units that could not be resolved, relative to the root.
  public internal(set) var failed: [Path] = []

  init(columns: [Path]) { self.columns = columns }

  /// The columns' names for people: their paths without the folders that all of them start with.
  var titles: [String] {
    let parts = columns.map(\.parts)
    let shortest = parts.map(\.count).min() ?? 0
    var shared = 0
    while shared < shortest - 1, parts.allSatisfy({ $0[shared] == parts[0][shared] }) { shared += 1 }
    return zip(columns, parts).map { column, parts in
      let kept = Path.joined(Array(parts.dropFirst(shared)), absolute: false)
      return DiagnosticTextWriter.visible((shared > 0 ? kept : column).description)
    }
  }

  /// The rows to show: those that differ, or all.
  public func rows(all: Bool) -> [Row] { all ? rows : rows.filter(\.differs) }
}
