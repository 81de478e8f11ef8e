import Comparison
import Hierarchy
import SourceText

/// The units that a change since a git revision affects.
enum AffectedUnits {
  /// The folders, absolute, of the units whose resolved configuration or variables are not those of the revision, of
  /// new units and of moved ones; nil when that can't be told, which is then reported.
  ///
  /// An edit of a comment, or of a value that others beat, affects no unit. A unit that one of the two states can't
  /// resolve counts as affected; what is wrong in the working tree the listing reports.
  static func folders(
    in paths: [Path], since base: String, _ invocation: Invocation
  ) throws(UsageError) -> Set<Path>? {
    var folders: Set<Path> = []
    var options = TreeComparison.Options()
    options.comparesStates = true
    for path in paths {
      guard let (a, b) = try StateSides.sides(path, base: base, head: nil, invocation) else { return nil }
      let difference = TreeComparison(a, b, options: options, workers: try invocation.workers()).difference()
      for unit in difference.units { folders.insert(b.tree.root.appending(unit.b).cleaned) }
      for name in difference.onlyB + difference.moves.map(\.b) + difference.failed {
        folders.insert(b.tree.root.appending(name).cleaned)
      }
    }
    return folders
  }
}
