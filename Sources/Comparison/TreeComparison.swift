import Hierarchy
public import SourceText

/// Compares the units of two sides, several at a time.
public struct TreeComparison {
  /// What counts as a difference.
  public struct Options: Sendable {
    /// A named pair of words that are expected to differ.
    public var expected: [Equivalence.Pair] = []
    /// Whether the names of the units' own regions are expected to differ.
    public var expectsOwnRegions = false
    /// What is looked at.
    public var filter = NameFilter(ignored: [], only: [])
    /// Whether the sides are two states of one tree: units can then have been moved, and files changed.
    public var comparesStates = false
    /// The policy that the differences must keep, and the day that its entries' expiry is seen from (`2026-12-31`).
    public var policy: (policy: DifferencePolicy, today: Text)?

    /// Everything counts.
    public init() {}
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

  /// What differs.
  ///
  /// - Parameter renaming: renames the units of A before they are paired.
  public func difference(renaming: (Path) -> Path = { $0 }) -> TreeDifference {
    var result = TreeDifference(
      a: TreeDifference.Side(path: a.name, revision: a.revision),
      b: TreeDifference.Side(path: b.name, revision: b.revision))
    let pairing = UnitPairing(a, b, renaming: renaming)
    result.diagnostics = pairing.diagnostics
    compare(pairing.pairs, &result)
    var onlyA = pairing.onlyA
    var onlyB = pairing.onlyB
    if options.comparesStates {
      for move in moves(&onlyA, &onlyB) { result.moves.append(move) }
    }
    result.onlyA = onlyA.map(\.name)
    result.onlyB = onlyB.map(\.name)
    if let (policy, today) = options.policy {
      result.unitVerdict = policy.verdict(onlyA: result.onlyA, onlyB: result.onlyB, today: today)
    }
    return result
  }

  // MARK: pairs

  /// What became of a pair.
  private struct Outcome: Sendable {
    let name: Path
    /// Nil when a side could not be resolved.
    let difference: UnitDifference?
    let diagnostics: [Diagnostic]
  }

  private func compare(_ pairs: [UnitPairing.Pair], _ result: inout TreeDifference) {
    let byFile = Dictionary(pairs.map { ($0.b, $0) }) { first, _ in first }
    let files = options.comparesStates ? FileComparison(a.tree, b.tree) : nil
    let (a, b, options) = (a, b, options)
    let selection = Tree.Selection(units: pairs.map(\.b))
    b.tree.forEachUnit(of: selection, workers: workers) { unit -> Outcome? in
      let file = unit.folder.appending(Path(unit.configurationFile.name))
      return byFile[file].map { pair in
        Self.outcome(of: pair, a.tree.resolve(pair.a), unit, (a, b), options, files)
      }
    } use: { outcome in
      guard let outcome else { return }
      result.diagnostics += outcome.diagnostics
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
    let name = pair.name == "." ? second.path : pair.name
    guard !first.diagnostics.hasErrors, !second.diagnostics.hasErrors else {
      return Outcome(name: name, difference: nil, diagnostics: diagnostics)
    }
    var expected = Equivalence.folders(first.folder, second.folder) + options.expected
    if options.expectsOwnRegions, let a = first.ownRegion, let b = second.ownRegion {
      expected.append(Equivalence.Pair(a: a, b: b, isWholeWord: false))
    }
    var difference = UnitDifference(
      first, second, name: name, expecting: Equivalence(expected), filter: options.filter,
      roots: (sides.a.tree.root, sides.b.tree.root))
    if let (policy, today) = options.policy {
      policy.judge(&difference, first, second, filter: options.filter, today: today)
    }
    if let files, !difference.isEmpty {
      difference.changedFiles = files.changed(among: first.filesRead + second.filesRead)
    }
    return Outcome(name: name, difference: difference, diagnostics: diagnostics)
  }

  // MARK: moves

  /// The units without counterpart whose content resolves the same under another name; they leave the lists.
  private func moves(
    _ onlyA: inout [UnitPairing.Single], _ onlyB: inout [UnitPairing.Single]
  ) -> [TreeDifference.Move] {
    guard !onlyA.isEmpty, !onlyB.isEmpty else { return [] }
    var candidates: [Text: [UnitPairing.Single]] = [:]
    for single in onlyA.reversed() {
      let unit = a.tree.resolve(single.file)
      if !unit.diagnostics.hasErrors { candidates[Self.fingerprint(of: unit), default: []].append(single) }
    }
    var moves: [TreeDifference.Move] = []
    for single in onlyB {
      let unit = b.tree.resolve(single.file)
      guard !unit.diagnostics.hasErrors, let from = candidates[Self.fingerprint(of: unit)]?.popLast() else { continue }
      moves.append(TreeDifference.Move(a: from.name, b: single.name))
    }
    let movedA = Set(moves.map(\.a))
    let movedB = Set(moves.map(\.b))
    onlyA.removeAll { movedA.contains($0.name) }
    onlyB.removeAll { movedB.contains($0.name) }
    return moves
  }

  /// What a unit resolves to, wherever it lies: its own path is left out of every text.
  private static func fingerprint(of unit: ResolvedUnit) -> Text {
    let variables = unit.settings.map { Subject.Part(key: $0.name, subject: Subject($0)) }
    let configuration = ConfigurationSubject.of(unit)
    let all = Subject(
      .object([
        Subject.Part(key: "configuration", subject: configuration),
        Subject.Part(key: "variables", subject: Subject(.object(variables), at: configuration.place)),
      ]), at: configuration.place)
    return ValueFingerprint.of(all.value) { text in
      text.replacing(unit.folder.text, with: "\u{1}").replacing(unit.path.text, with: "\u{2}")
    }
  }
}

extension Text {
  /// The text with `word` replaced wherever it stands.
  fileprivate func replacing(_ word: Text, with other: Text) -> Text {
    guard !word.isEmpty, var found = firstRange(of: word) else { return self }
    var output: [UInt8] = []
    var start = 0
    while true {
      output.append(self[start..<found.lowerBound])
      output.append(other)
      start = found.upperBound
      guard let next = firstRange(of: word, from: start) else { break }
      found = next
    }
    output.append(self[start..<count])
    return Text(output)
  }
}

extension Diagnostic {
  /// The diagnostic with a note that says which revision it is about; as it is for the working tree.
  fileprivate func seen(in revision: Text?) -> Diagnostic {
    guard let revision else { return self }
    var marked = self
    marked.notes.append(Note("this is the file as of '\(revision)'"))
    return marked
  }
}
