import Comparison
import Hierarchy
import SourceText

/// The units that a change since a git revision affects.
enum AffectedUnits {
  /// The folders, absolute, of units whose resolved configuration or variables differ from those in the revision, and
  /// of new and moved units. Nil after an error, which has been reported.
  ///
  /// An edit of a comment, or of a value that loses, affects no unit. A unit that does not resolve in one of the two
  /// states counts as affected; the listing reports mistakes in the working tree.
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
