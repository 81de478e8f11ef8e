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
    let difference = compare(sides.a, sides.b, judges: arguments.has("between") ? nil : judged, options, workers)
    let selection = Tree.Selection(units: sides.b.units)
    let listing = sides.b.tree.listing(of: selection, workers: workers)
    let plan = PlanSet(difference, from: sides.a.tree, to: sides.b.tree, listing)
    var between: TreeDifference?
    if let judged, arguments.has("between") {
      guard let found = try environments(judged, options, sides.b.tree, workers) else { return nil }
      between = found
    }
    let found = ChangeRun(
      from: check(sides.a, sides.selections.a, disabled, workers),
      to: check(sides.b, sides.selections.b, disabled, workers)
    ).findings()
    let commit = sides.commit
    ParallelMap.release((sides.a, sides.b))
    return GateReport(
      base: base.name, commit: commit, unitCount: listing.units.count, difference: difference, plan: plan,
      builds: found.builds, findings: found.new.showing(max(Severity.warning, failOn)), goneCount: found.goneCount,
      failOn: failOn,
      between: between,
      violationCount: judged.map { _ in (between ?? difference).violationCount },
      limits: limits(listing, plan))
  }

  private var failOn: Severity { Severity(rawValue: arguments["fail-on"] ?? "error") ?? .error }

  private func compare(
    _ a: ComparedSide, _ b: ComparedSide, judges policy: (policy: DifferencePolicy, today: Text)?,
    _ options: DiffOptions, _ workers: Int
  ) -> TreeDifference {
    var comparison = TreeComparison.Options()
    comparison.comparesStates = true
    comparison.policy = policy
    return TreeComparison(a, b, options: comparison, workers: workers).difference()
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

  private func check(
    _ side: ComparedSide, _ selection: Tree.Selection, _ disabled: Set<String>, _ workers: Int
  ) -> CheckRun {
    CheckRun(
      side.tree, selection, of: [side.folder], disabled: disabled, workers: workers,
      obeysComments: !invocation.isUntrusted)
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
