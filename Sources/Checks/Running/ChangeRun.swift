import Hierarchy
public import SourceText

/// What a change of a tree does to its findings.
public struct FindingsOfChange: Sendable {
  /// The findings that the earlier state has not.
  public let new: CheckReport
  /// How many findings of the earlier state are gone.
  public let goneCount: Int
  /// The units of the state now whose builds run files that changed, in order.
  public let builds: [ChangedBuild]
  /// For how many units of the earlier state, and of the state now, every check ran.
  public let checkedCounts: (before: Int, now: Int)
}

/// A unit of which a build runs files that changed, came or went.
public struct ChangedBuild: Sendable {
  /// The unit, relative to the tree's top folder.
  public let unit: Path
  /// The files, relative to the tree's top folder, in the order in which the build names them.
  public let files: [Path]
}

/// Checks two states of a tree for the findings that only one of them has.
///
/// A unit is quiet when it is the same in both states, with everything it asks. The checks that look at it and at its files
/// alone find the same in both, so they are left out. What its builds run may differ all the same. A file in which both
/// states have the same findings otherwise has the same findings with them, too. In any other file, all findings are needed,
/// since they count among each other: so the units that read such a file are checked whole, once for both states.
public struct ChangeRun: Sendable {
  private let before: CheckRun
  private let now: CheckRun

  /// - Parameters:
  ///   - before: a run on an earlier state of the tree of `now`.
  public init(from before: CheckRun, to now: CheckRun) {
    self.before = before
    self.now = now
  }

  /// Both states.
  private struct States: Sendable {
    var old: State
    var new: State
    /// Whether all builds are the same in both.
    let haveSameBuilds: Bool
  }

  /// The units of one state.
  private struct State: Sendable {
    let run: CheckRun
    private(set) var pieces: [CheckRun.Piece]
    private var gathering: Gathering
    let estate: Estate
    /// What the checks of the whole estate found.
    var ofEstate: [[Diagnostic]] = []

    init(_ run: CheckRun, _ pieces: [CheckRun.Piece]) {
      self.run = run
      self.pieces = pieces
      gathering = Self.gathering(pieces, run)
      estate = run.estate(gathering)
    }

    private static func gathering(_ pieces: [CheckRun.Piece], _ run: CheckRun) -> Gathering {
      var gathering = Gathering(run.selection, run.mistakes)
      for piece in pieces { gathering.add(piece) }
      return gathering
    }

    /// Takes those pieces in place of its own.
    mutating func take(_ others: [Path: CheckRun.Piece]) {
      pieces = zip(run.selection.units, pieces).map { others[$0] ?? $1 }
      gathering = Self.gathering(pieces, run)
    }

    /// The findings, sorted by file and place.
    var found: [Diagnostic] {
      var all = gathering
      for found in ofEstate { all.add(found) }
      return run.judged(all, estate)
    }

    func report(of found: [Diagnostic]) -> CheckReport {
      run.report(of: found, gathering, requirements: run.requirements(in: estate))
    }

    /// How many units were checked whole.
    var checkedCount: Int { pieces.count { !$0.isQuiet } }
  }

  /// Runs the checks.
  public func findings() -> FindingsOfChange {
    let shared = SharedFiles()
    var states = states(shared)
    let findings = findings(in: &states, shared)
    ParallelMap.release(consume states)
    return findings
  }

  private func findings(in states: inout States, _ shared: SharedFiles) -> FindingsOfChange {
    var found = found(in: states)
    let buildspecs = BuildspecFindings(now.tree)
    let builds = states.haveSameBuilds ? [] : changedBuilds(buildspecs)
    let readers = quietReaders(of: Differing(found.old, found.new), states, builds)
    if !readers.isEmpty {
      let whole = Self.whole(readers, now, shared, buildspecs)
      // All but its builds is the same for a quiet unit in both states.
      states.old.take(
        states.haveSameBuilds
          ? whole : Self.whole(readers, before, SharedFiles(), BuildspecFindings(before.tree)))
      states.new.take(whole)
      found = self.found(in: states)
    }
    let lost = LostState.findings(from: states.old.estate, to: states.new.estate, besides: found.new)
    if !lost.isEmpty { found.new = (found.new + lost).sortedByPlace }
    let (old, new) = ParallelMap.both(workers: now.workers) { [states, found] in
      states.old.report(of: found.old)
    } _: { [states, found] in
      states.new.report(of: found.new)
    }
    let (fresh, goneCount) = new.since(old)
    return FindingsOfChange(
      new: fresh, goneCount: goneCount, builds: builds,
      checkedCounts: (states.old.checkedCount, states.new.checkedCount))
  }

  /// The results for those units in one state, with every check.
  private static func whole(
    _ units: [Path], _ run: CheckRun, _ shared: SharedFiles, _ buildspecs: BuildspecFindings
  ) -> [Path: CheckRun.Piece] {
    let pieces = ParallelMap.results(units.count, workers: run.workers) {
      run.piece(of: units[$0], shared, buildspecs)
    }
    return Dictionary(uniqueKeysWithValues: zip(units, pieces))
  }

  /// The units now whose builds run other files than in the earlier state.
  private func changedBuilds(_ buildspecs: BuildspecFindings) -> [ChangedBuild] {
    let units = now.selection.units
    return ParallelMap.results(units.count, workers: now.workers) { position -> ChangedBuild? in
      let unit = now.tree.resolve(units[position])
      let files = buildspecs.files(of: unit).filter { !before.tree.isUnchanged(file: $0) }
      return files.isEmpty ? nil : ChangedBuild(unit: unit.path, files: files.map(now.tree.displayName))
    }.compactMap(\.self)
  }

  /// The findings in both states, sorted by file and place.
  private func found(in states: States) -> (old: [Diagnostic], new: [Diagnostic]) {
    ParallelMap.both(workers: now.workers) {
      states.old.found
    } _: {
      states.new.found
    }
  }

  /// Both states, quiet units without the checks that look at them alone.
  private func states(_ shared: SharedFiles) -> States {
    // The units share what the checks of builds ask, since each buildspec is read once.
    let asked = Footprint()
    let ofBuilds = BuildspecFindings(now.tree.asking(asked))
    let inBoth = Set(before.selection.units)
    let units = now.selection.units
    let pieces = ParallelMap.results(units.count, workers: now.workers) {
      let unit = units[$0]
      return now.piece(
        of: unit, shared, ofBuilds, isQuiet: inBoth.contains(unit) && before.tree.isUnchanged(unit))
    }
    let quiet = Dictionary(uniqueKeysWithValues: zip(units, pieces).filter { $1.isQuiet })
    let haveSameBuilds = before.tree.isUnchanged(asked)
    let (sharedBefore, ofBuildsBefore) = (SharedFiles(), BuildspecFindings(before.tree))
    let unitsBefore = before.selection.units
    let piecesBefore = ParallelMap.results(unitsBefore.count, workers: before.workers) {
      let same = quiet[unitsBefore[$0]]
      if let same, haveSameBuilds { return same }
      return before.piece(of: unitsBefore[$0], sharedBefore, ofBuildsBefore, isQuiet: same != nil)
    }
    var (old, new) = ParallelMap.both(workers: now.workers) {
      State(before, piecesBefore)
    } _: {
      State(now, pieces)
    }
    // The checks of both in one go, so that no thread waits for the end of one state.
    let found = now.findings(in: [old.estate, new.estate])
    (old.ofEstate, new.ofEstate) = (found[0], found[1])
    return States(old: old, new: new, haveSameBuilds: haveSameBuilds)
  }

  /// Where the findings of two states differ.
  private struct Differing {
    /// The names of the files.
    var files: Set<Text> = []
    /// Whether findings without a place differ.
    var hasOthers = false

    init(_ old: [Diagnostic], _ new: [Diagnostic]) {
      var counts: [Diagnostic.Identity: Int] = [:]
      for finding in new { counts[Diagnostic.Identity(finding), default: 0] += 1 }
      for finding in old { counts[Diagnostic.Identity(finding), default: 0] -= 1 }
      for finding in old + new where counts[Diagnostic.Identity(finding)] != 0 {
        if let place = finding.place { files.insert(place.file.name) } else { hasOthers = true }
      }
    }
  }

  /// The quiet units that read a file in which the states differ. All quiet units if something differs that no unit is
  /// known to read.
  ///
  /// - Parameter builds: the units whose builds run files that changed.
  private func quietReaders(of differing: Differing, _ states: States, _ builds: [ChangedBuild]) -> [Path] {
    let quiet = zip(states.new.run.selection.units, states.new.pieces).filter { $1.isQuiet }.map(\.0)
    if differing.hasOthers { return quiet }
    if differing.files.isEmpty { return [] }
    var unread = differing.files
    var readers: [Path] = []
    let ofBuilds = Dictionary(builds.map { ($0.unit, $0.files) }) { first, _ in first }
    for (state, isNow) in [(states.new, true), (states.old, false)] {
      for (unit, piece) in zip(state.run.selection.units, state.pieces) where isNow || !piece.isQuiet {
        if unread.isEmpty, !piece.isQuiet { continue }
        let resolved = state.run.tree.resolve(unit)
        var readsOne = false
        for file in [resolved.filesRead, ofBuilds[resolved.path] ?? []].joined()
        where differing.files.contains(file.text) {
          readsOne = true
          unread.remove(file.text)
        }
        if piece.isQuiet, readsOne { readers.append(unit) }
      }
    }
    return unread.isEmpty ? readers : quiet
  }
}
