import Hierarchy
public import SourceText

/// Compares the units of two sides, several at a time.
public struct TreeComparison {
  /// What counts as a difference.
  public struct Options: Sendable {
    /// Pairs of words that are expected to differ.
    public var expected: [Equivalence.Pair] = []
    /// Whether the names of the units' own regions are expected to differ.
    public var expectsOwnRegions = false
    /// The names that variables of A have in B, by their names in A.
    public var renamed: [Text: Text] = [:]
    /// What to compare.
    public var filter = NameFilter(ignored: [], only: [])
    /// Whether the sides are two states of one tree: then units may have moved, and files may have changed.
    public var comparesStates = false
    /// The policy for the differences, and today's date (`2026-12-31`), which decides which of its entries have
    /// expired.
    public var policy: (policy: DifferencePolicy, today: Text)?

    /// The defaults: every difference counts.
    public init() {}

    /// The pairs of words that are expected to differ between two units.
    func pairs(_ first: ResolvedUnit, _ second: ResolvedUnit) -> [Equivalence.Pair] {
      var pairs = Equivalence.folders(first.folder, second.folder) + expected
      if expectsOwnRegions, let a = first.ownRegion, let b = second.ownRegion {
        pairs.append(Equivalence.Pair(a: a, b: b, isWholeWord: false))
      }
      return pairs
    }
  }

  private let a: ComparedSide
  private let b: ComparedSide
  private let options: Options
  private let workers: Int

  /// A comparison of two sides, on at most `workers` threads.
  public init(_ a: ComparedSide, _ b: ComparedSide, options: Options, workers: Int) {
    self.a = a
    self.b = b
    self.options = options
    self.workers = workers
  }

  /// The differences.
  ///
  /// - Parameter renaming: renames the units of A before they are paired.
  public func difference(renaming: (Path) -> Path = { $0 }) -> TreeDifference {
    var result = TreeDifference(a: TreeDifference.Side(a), b: TreeDifference.Side(b))
    let pairing = UnitPairing(a, b, workers: workers, renaming: renaming)
    result.diagnostics = pairing.diagnostics
    compare(pairing.pairs, &result)
    result.causes = CauseCollection.causes(of: result.units)
    var onlyA = pairing.onlyA
    var onlyB = pairing.onlyB
    if options.comparesStates {
      result.moves = moves(&onlyA, &onlyB)
    }
    result.onlyA = onlyA.map(\.name)
    result.onlyB = onlyB.map(\.name)
    if let (policy, today) = options.policy {
      result.unitVerdict = policy.verdict(onlyA: result.onlyA, onlyB: result.onlyB, today: today)
    }
    return result
  }

  // MARK: pairs

  /// The result for a pair.
  private struct Outcome: Sendable {
    let name: Path
    /// Nil when a side could not be resolved, or both sides are one unit.
    let difference: UnitDifference?
    /// True when both sides are one unit.
    var isSame = false
    let diagnostics: [Diagnostic]
  }

  private func compare(_ pairs: [UnitPairing.Pair], _ result: inout TreeDifference) {
    let files = options.comparesStates ? FileComparison(a.tree, b.tree) : nil
    let (a, b, options) = (a, b, options)
    // Keep only the difference of two units. Secrets are decided when it is written: by then all files that may mark
    // a name have been read.
    ParallelMap.forEachResult(pairs.count, workers: workers) { index in
      let pair = pairs[index]
      let now = b.tree.resolve(pair.b)
      return Self.outcome(of: pair, a.tree.resolve(pair.a), now, (a, b), options, files)
    } use: { outcome in
      result.diagnostics += outcome.diagnostics
      if outcome.isSame {
        result.equalCount += 1
        return
      }
      guard let difference = outcome.difference else { return result.failed.append(outcome.name) }
      result.expectedCount += difference.expectedCount
      if difference.isEmpty, difference.verdict?.acceptedCount ?? 0 == 0 {
        result.equalCount += 1
      } else {
        result.units.append(difference)
      }
    }
  }

  private static func outcome(
    of pair: UnitPairing.Pair, _ first: ResolvedUnit, _ second: ResolvedUnit,
    _ sides: (a: ComparedSide, b: ComparedSide),
    _ options: Options, _ files: FileComparison?
  ) -> Outcome {
    let diagnostics =
      first.diagnostics.map { $0.seen(in: sides.a.revision) } + second.diagnostics.map { $0.seen(in: sides.b.revision) }
    let name = pair.name.text == "." ? second.path : pair.name
    guard !first.diagnostics.hasErrors, !second.diagnostics.hasErrors else {
      return Outcome(name: name, difference: nil, diagnostics: diagnostics)
    }
    // An earlier state gives the very unit of now where nothing that it asks has changed.
    if first === second { return Outcome(name: name, difference: nil, isSame: true, diagnostics: diagnostics) }
    var difference = UnitDifference(
      first, second, name: name, expecting: Equivalence(options.pairs(first, second)), filter: options.filter,
      roots: (sides.a.tree.root, sides.b.tree.root),
      renamed: options.renamed,
      areStates: options.comparesStates
        || !sides.a.tree.hasUnknownValues && !sides.b.tree.hasUnknownValues && !first.mayBeUnknown
          && !second.mayBeUnknown
    )
    if let (policy, today) = options.policy {
      policy.judge(&difference, first, second, filter: options.filter, today: today)
    }
    if let files, !difference.isEmpty {
      difference.note(changed: files.changed(among: first.filesRead + second.filesRead), first, second)
    }
    return Outcome(name: name, difference: difference, diagnostics: diagnostics)
  }

  // MARK: moves

  /// The moved units; they are removed from the lists of unpaired units.
  private func moves(
    _ onlyA: inout [UnitPairing.Single], _ onlyB: inout [UnitPairing.Single]
  ) -> [TreeDifference.Move] {
    let found = UnitMoves(from: a.tree, to: b.tree).moves(onlyA, onlyB)
    let movedA = Set(found.map(\.a.name))
    let movedB = Set(found.map(\.b.name))
    onlyA.removeAll { movedA.contains($0.name) }
    onlyB.removeAll { movedB.contains($0.name) }
    return found.map { move in
      TreeDifference.Move(a: move.a.name, b: move.b.name, difference: difference(of: move))
    }
  }

  /// The values that changed because the unit has another folder. In the remote state nothing is expected to follow
  /// the folder: its values decide which state Terraform reads.
  private func difference(of move: UnitMoves.Move) -> UnitDifference {
    let first = a.tree.resolve(move.a.file)
    let second = b.tree.resolve(move.b.file)
    func compared(_ expected: [Equivalence.Pair]) -> UnitDifference {
      UnitDifference(
        first, second, name: move.b.name, expecting: Equivalence(expected), filter: options.filter,
        roots: (a.tree.root, b.tree.root), renamed: options.renamed)
    }
    let state = compared(options.expected).configuration.filter(\.isOfRemoteState)
    var difference = compared(Equivalence.folders(first.folder, second.folder) + options.expected)
    difference.configuration = state + difference.configuration.filter { !$0.isOfRemoteState }
    if let (policy, today) = options.policy {
      policy.judge(&difference, first, second, filter: options.filter, today: today)
    }
    return difference
  }
}

extension Diagnostic {
  /// The diagnostic with a note that names the revision; unchanged for the working tree.
  fileprivate func seen(in revision: Text?) -> Diagnostic {
    guard let revision else { return self }
    return Diagnostic(
      severity, code, wording, at: place, notes: notes + [Note("this is the file as of '\(revision)'")], help: advice,
      fix: fix)
  }
}
