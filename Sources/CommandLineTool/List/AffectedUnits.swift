import Comparison
import Hierarchy
import SourceText

/// The units that a change since a git revision affects.
enum AffectedUnits {
  /// The listing with only the units that must be planned: those whose resolved values or module changed, new and moved
  /// ones, and all that depend on one of these; nil after an error, which has been reported. Deleted units are reported
  /// too.
  ///
  /// An edit of a comment in a tfvars file, or of a value that others beat, affects no unit. A unit that can't be resolved
  /// now counts as affected; the listing reports what is wrong with it.
  static func listing(
    _ listing: TreeListing, in paths: [Path], since base: String, _ invocation: Invocation
  ) throws(UsageError) -> TreeListing? {
    var units: Set<Path> = []
    var deleted: [Path] = []
    var options = TreeComparison.Options()
    options.comparesStates = true
    let revision = BaseRevision(base, invocation)
    for path in paths {
      guard let states = try StateSides(path, base: revision, head: nil, invocation) else { return nil }
      let difference = TreeComparison(states.a, states.b, options: options, workers: try invocation.workers())
        .difference()
      let plan = PlanSet(difference, from: states.a.tree, to: states.b.tree, listing)
      units.formUnion(plan.units.map(\.ownPath))
      units.formUnion(plan.broken.map { states.b.tree.root.appending($0).cleaned })
      deleted += plan.deleted
    }
    let gone = Set(deleted).sorted().map { path in
      Diagnostic(
        .warning, "deleted-unit",
        "the unit '\(path)' was deleted since '\(revision.name)': what it made is still there",
        at: nil, help: "destroy it from a checkout of that revision")
    }
    invocation.console.report(gone)
    return listing.limited(toUnits: units)
  }
}
