import Hierarchy
import SourceText
import Synchronization

/// What a run on a tree as it is now found in each unit, for a run on an earlier state of the tree.
public final class CheckedUnits: Sendable {
  private let pieces = Mutex<[Path: CheckRun.Piece]>([:])
  /// What the checks of builds asked: the units share it, since each buildspec is read once.
  let ofBuilds = Footprint()

  /// Nothing is kept yet.
  public init() {}

  /// How many units were checked.
  public var count: Int { pieces.withLock { $0.count } }

  subscript(unit: Path) -> CheckRun.Piece? {
    get { pieces.withLock { $0[unit] } }
    set { pieces.withLock { $0[unit] = newValue } }
  }
}

extension CheckRun {
  /// The result for one unit.
  struct Piece: Sendable {
    /// The findings in the unit's own file.
    let ownFindings: [Diagnostic]
    let otherFindings: [Diagnostic]
    let facts: UnitFacts
    let file: Path
    /// Files that other units may read too, and that are not yet counted for any unit.
    let sharedFiles: [SharedFiles.Entry]

    /// The same result in another run, which counts files for the first of its own units.
    func again(_ shared: SharedFiles, _ look: (SharedFiles.Entry) -> [Diagnostic]) -> Piece {
      let entries = sharedFiles.map { shared.entry($0.path, $0.role) }
      for entry in entries where !entry.isCounted { _ = look(entry) }
      return Piece(
        ownFindings: ownFindings, otherFindings: otherFindings, facts: facts, file: file, sharedFiles: entries)
    }
  }
}
