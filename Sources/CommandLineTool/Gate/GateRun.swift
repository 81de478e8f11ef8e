import Checks
import Comparison
import Files
import Hierarchy
import SourceText

/// Puts the answer of `gate` together.
struct GateRun {
  private let arguments: ParsedArguments
  private let invocation: Invocation

  init(_ arguments: ParsedArguments, _ invocation: Invocation) {
    self.arguments = arguments
    self.invocation = invocation
  }

  /// The answer; nil when it can't be given, which is then reported.
  func report() throws(UsageError) -> GateReport? {
    let options = try DiffOptions(arguments, invocation)
    let disabled = try CheckCommand.disabled(arguments)
    let path = invocation.path(arguments.operands.first ?? ".")
    let base = BaseRevision(arguments["base"] ?? "", isBranchPoint: !arguments.has("tip"))
    guard let policy = options.policy(invocation),
      let sides = try StateSides(path, base: base, head: nil, invocation, areChecked: true),
      options.policyCounts([sides.a.tree, sides.b.tree], invocation)
    else { return nil }
    let workers = try invocation.workers()
    let judged = policy.map { (policy: $0, today: invocation.host.today()) }
    let ownVerdict = arguments.has("between") ? nil : judged
    // Neither waits for the other: each has work that takes one thread.
    let (planned, found) = ParallelMap.both(workers: workers) {
      Self.planned(sides, judges: ownVerdict, workers)
    } _: { [obeysComments = !invocation.isUntrusted] in
      Self.findings(sides, disabled, obeysComments: obeysComments, workers)
    }
    let (difference, listing, plan) = planned
    var between: TreeDifference?
    if let judged, arguments.has("between") {
      guard let found = try environments(judged, options, sides.b.tree, workers) else { return nil }
      between = found
    }
    return GateReport(
      base: base.name, commit: sides.commit, unitCount: listing.units.count, difference: difference, plan: plan,
      builds: found.builds, findings: found.new.showing(max(Severity.warning, failOn)), goneCount: found.goneCount,
      failOn: failOn,
      between: between,
      violationCount: judged.map { _ in (between ?? difference).violationCount },
      limits: limits(listing, plan))
  }

  private var failOn: Severity { Severity(rawValue: arguments["fail-on"] ?? "error") ?? .error }

  /// What differs, the units that there are now, and what must be planned.
  private static func planned(
    _ sides: StateSides, judges policy: (policy: DifferencePolicy, today: Text)?, _ workers: Int
  ) -> (TreeDifference, TreeListing, PlanSet) {
    var comparison = TreeComparison.Options()
    comparison.comparesStates = true
    comparison.policy = policy
    let difference = TreeComparison(sides.a, sides.b, options: comparison, workers: workers).difference()
    let listing = sides.b.tree.listing(of: Tree.Selection(units: sides.b.units), workers: workers)
    return (difference, listing, PlanSet(difference, from: sides.a.tree, to: sides.b.tree, listing))
  }

  /// What the change does to the findings.
  private static func findings(
    _ sides: StateSides, _ disabled: Set<String>, obeysComments: Bool, _ workers: Int
  ) -> FindingsOfChange {
    func run(_ side: ComparedSide, _ selection: Tree.Selection) -> CheckRun {
      CheckRun(
        side.tree, selection, of: [side.folder], disabled: disabled, workers: workers, obeysComments: obeysComments)
    }
    return ChangeRun(from: run(sides.a, sides.selections.a), to: run(sides.b, sides.selections.b)).findings()
  }

  /// How the two folders of `--between` differ now, as `diff A B` sees it.
  private func environments(
    _ policy: (policy: DifferencePolicy, today: Text), _ options: DiffOptions, _ tree: Tree, _ workers: Int
  ) throws(UsageError) -> TreeDifference? {
    let names = (arguments["between"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
    guard names.count == 2, !names.contains("") else {
      throw UsageError("'--between' takes A:B", help: "write for example --between live/dev:live/prod")
    }
    let paths = names.map { invocation.path(String($0)) }
    let selections = paths.map { tree.selection(of: [$0], workers: workers) }
    let diagnostics = selections.flatMap(\.diagnostics)
    invocation.console.report(diagnostics)
    if diagnostics.hasErrors { return nil }
    let sides = zip(paths, selections).map { ComparedSide($0, tree: tree, units: $1.units) }
    var comparison = TreeComparison.Options()
    comparison.expected = options.words.map { Equivalence.Pair(a: $0[0], b: $0[1], isWholeWord: true) }
    comparison.expectsOwnRegions = arguments.has("same-region")
    comparison.policy = policy
    return TreeComparison(sides[0], sides[1], options: comparison, workers: workers).difference()
  }

  private func limits(_ listing: TreeListing, _ plan: PlanSet) -> [String] {
    var limits: [String] = []
    if !plan.unmoved.isEmpty {
      let count = plan.unmoved.count
      let units = count == 1 ? "the plan of '\(plan.unmoved[0])'" : "the plans of \(count) units"
      limits.append("\(units) will show nothing: the modules do not declare the variables that changed")
    }
    let remote = listing.units.count { $0.module?.source != nil && $0.module?.path == nil }
    if remote > 0 {
      let units = remote == 1 ? "one unit uses a module" : "\(remote) units use modules"
      limits.append("\(units) from outside the tree: what changes there behind the same source is not seen")
    }
    return limits
  }
}
