import Hierarchy
import SourceText

/// The buildspecs that the batch of a buildspec names, found in the tree.
struct NamedBuildspecs {
  /// A buildspec that builds of the batch run.
  struct Job {
    let buildspec: Buildspec
    /// What those builds set.
    let variables: [BuildspecBatch.Variable]
    /// True if one of those builds chooses privileged mode or a fleet for itself.
    let hasOwnMachine: Bool
    private let buildRunsOnWindows: Bool

    fileprivate init(_ buildspec: Buildspec, _ named: BuildspecBatch.NamedBuildspec) {
      self.buildspec = buildspec
      variables = named.variables
      hasOwnMachine = named.hasOwnMachine
      buildRunsOnWindows = named.runsOnWindows
    }

    /// The shell of its commands.
    ///
    /// - Parameter onWindows: whether the project's build environment is a Windows one.
    func shell(onWindows: Bool) -> BuildShell { buildspec.shell(onWindows: onWindows || buildRunsOnWindows) }
  }

  /// The buildspecs, in the order the batch names them; without those that the tree does not hold.
  private(set) var jobs: [Job] = []
  /// What builds set that name the buildspec with the batch itself.
  private(set) var ownVariables: [BuildspecBatch.Variable] = []
  /// A note that names the buildspecs which the tree does not hold. If it holds none of them, it shows another part of the
  /// repository, and nothing is said.
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - location: where the buildspec with the batch is.
  ///   - load: reads a buildspec; nil if it can't be read.
  init(
    of buildspec: Buildspec, at location: BuildspecLocation, _ unit: ResolvedUnit, _ tree: Tree,
    load: (Path) -> Buildspec?
  ) {
    var missing: [BuildspecBatch.NamedBuildspec] = []
    for named in buildspec.batch.named {
      // A build may bring the text of a buildspec.
      if named.path.firstIndex(of: Byte.lineFeed) != nil { continue }
      let file = RepositoryLayout.find(Path(named.path), for: unit, in: tree)?.file
      if let file, case .file(file) = location.source {
        ownVariables += named.variables
      } else if let found = file.flatMap(load) {
        jobs.append(Job(found, named))
      } else {
        missing.append(named)
      }
    }
    guard let first = missing.first, !jobs.isEmpty || !ownVariables.isEmpty else { return }
    let names = missing.map { "'\($0.path)'" }.joined(separator: ", ")
    diagnostics = [
      Diagnostic(
        .info, BuildspecRule.noBuildspec.rawValue,
        "the tree does not have \(words: missing.count == 1 ? "a buildspec" : "\(missing.count) buildspecs") of the batch: \(words: names)",
        at: first.place, help: "paths are relative to the repository's top")
    ]
  }
}
