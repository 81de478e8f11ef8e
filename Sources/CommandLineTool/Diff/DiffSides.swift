import Comparison
import Files
import Hierarchy
import SourceText

/// The two sides that a `diff` compares.
struct DiffSides {
  let a: ComparedSide
  let b: ComparedSide
  /// True when the sides are two states of one tree.
  let areStates: Bool

  /// The sides that the operands name; nil after an error, which has been reported.
  init?(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) {
    let operands = arguments.operands
    if TreeEdits.areGiven(arguments) {
      guard operands.count <= 1 else {
        throw UsageError(
          "with a supposed edit 'diff' takes one path, not \(operands.count)",
          help: "write strata diff --set FILE:NAME=VALUE [PATH]")
      }
      guard let edited = try TreeEdits.applied(arguments, invocation),
        let (a, b) = try Self.edited(invocation.path(operands.first ?? "."), invocation, edited)
      else { return nil }
      self.init(a: a, b: b, areStates: true)
    } else if let base = arguments["base"] {
      guard operands.count <= 1 else {
        throw UsageError("'--base' takes one path, not \(operands.count)", help: "write strata diff --base REV [PATH]")
      }
      let path = invocation.path(operands.first ?? ".")
      guard
        let states = try StateSides(
          path, base: BaseRevision(base, invocation), head: arguments["head"], invocation)
      else { return nil }
      self.init(a: states.a, b: states.b, areStates: true)
    } else {
      guard operands.count == 2 else {
        throw UsageError(
          "'diff' compares two paths, not \(operands.count)",
          help: "write strata diff A B, strata diff --base REV [PATH], or strata diff --matrix PATH…")
      }
      guard let (a, b) = try Self.folders(operands, arguments, invocation) else { return nil }
      self.init(a: a, b: b, areStates: false)
    }
  }

  private init(a: ComparedSide, b: ComparedSide, areStates: Bool) {
    self.a = a
    self.b = b
    self.areStates = areStates
  }

  /// The units at a path as they are, and as they would be.
  private static func edited(
    _ path: Path, _ now: Invocation, _ then: Invocation
  ) throws(UsageError) -> (a: ComparedSide, b: ComparedSide)? {
    let a = try now.tree(for: [path])
    let b = try then.tree(for: [path])
    let workers = try now.workers()
    let selections = [a, b].map { $0.selection(of: [path], workers: workers) }
    now.console.report(selections[1].diagnostics)
    if selections[1].diagnostics.hasErrors { return nil }
    return (
      ComparedSide(path, tree: a, units: selections[0].units, isState: true),
      ComparedSide(path, tree: b, units: selections[1].units, isState: true, isEdited: true)
    )
  }

  private static func folders(
    _ operands: [String], _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> (a: ComparedSide, b: ComparedSide)? {
    let paths = operands.map { invocation.unitPath($0) }
    let tree = try invocation.tree(for: paths)
    let workers = try invocation.workers()
    let selections = paths.map { tree.selection(of: [$0], workers: workers) }
    let diagnostics = selections.flatMap(\.diagnostics)
    invocation.console.report(diagnostics)
    if diagnostics.hasErrors { return nil }
    let sides = zip(paths, selections).map { ComparedSide($0, tree: tree, units: $1.units) }
    let areUnits = zip(sides, selections).map { side, selection in selection.units.first?.parent == side.folder }
    if areUnits[0] != areUnits[1] {
      let unit = areUnits[0] ? 0 : 1
      let count = selections[1 - unit].units.count
      throw UsageError(
        "'\(operands[unit])' is a unit, and '\(operands[1 - unit])' a folder with \(count == 1 ? "one unit" : "\(count) units")",
        help: "compare two units, or two folders")
    }
    if !areUnits[0], !arguments.has("map"), let level = PairingLevel(sides[0], sides[1]) {
      invocation.console.report([level.diagnostic(operands)])
      return nil
    }
    return (sides[0], sides[1])
  }
}

/// Two folders of which no unit has the same path below its folder as one of the other: the comparison would find nothing.
private struct PairingLevel {
  /// The folders below the two at which units have counterparts; nil where there are none.
  private var best: (a: Path, b: Path)?

  /// So many folders that hold a unit of one name are looked at.
  private static let mostFolders = 50

  /// Nil when units have counterparts, or when a side has none.
  init?(_ a: ComparedSide, _ b: ComparedSide) {
    let (namesA, namesB) = (Self.names(of: a), Self.names(of: b))
    guard !namesA.isEmpty, !namesB.isEmpty, Set(namesA).isDisjoint(with: namesB) else { return nil }
    let (endsA, endsB) = (Self.ends(of: namesA), Self.ends(of: namesB))
    var counts: [[Path]: Int] = [:]
    for (end, folders) in endsA {
      for first in folders { for second in endsB[end] ?? [] { counts[[first, second], default: 0] += 1 } }
    }
    func depth(_ pair: [Path]) -> Int { pair[0].parts.count + pair[1].parts.count }
    let found = counts.max { left, right in
      (left.value, -depth(left.key), right.key[0], right.key[1]) < (
        right.value, -depth(right.key), left.key[0], left.key[1]
      )
    }
    best = found.map { (a: $0.key[0], b: $0.key[1]) }
  }

  private static func names(of side: ComparedSide) -> [Path] { side.units.map { side.name(of: $0) } }

  /// The folders above each end of the names.
  private static func ends(of names: [Path]) -> [Path: [Path]] {
    var ends: [Path: [Path]] = [:]
    for name in names {
      let parts = name.parts
      for count in parts.indices {
        let end = Path.joined(Array(parts[count...]), absolute: false)
        if ends[end]?.count ?? 0 < mostFolders {
          ends[end, default: []].append(Path.joined(Array(parts[..<count]), absolute: false))
        }
      }
    }
    return ends
  }

  func diagnostic(_ operands: [String]) -> Diagnostic {
    let help: Message? = best.map { best in
      let paths = zip(operands, [best.a, best.b]).map { Path($0).appending($1).cleaned }
      return "these folders have units of the same paths: strata diff \(paths[0]) \(paths[1])"
    }
    return Diagnostic(
      .error, "no-pairs", "no unit below '\(operands[0])' has the same path as one below '\(operands[1])'", at: nil,
      help: help ?? "units are compared by their paths below the two folders; --map renames those of the first")
  }
}

/// Two states of one tree: a git revision, and the working tree or another revision.
struct StateSides {
  /// The units as they were.
  let a: ComparedSide
  /// The units as they are.
  let b: ComparedSide
  /// What lies at the path in both states.
  private(set) var selections: (a: Tree.Selection, b: Tree.Selection)
  /// The hash of the commit that A is read from.
  let commit: Text

  /// The units of both states in or below `path`; nil after an error, which has been reported.
  ///
  /// - Parameter areChecked: whether both states are checked, too. Then both trees keep the units that they resolve, the base
  ///   takes those that have not changed, and what is wrong with a file is left to the checks.
  init?(
    _ path: Path, base: BaseRevision, head: String?, _ invocation: Invocation, areChecked: Bool = false
  ) throws(UsageError) {
    let working = try invocation.tree(for: [path])
    let workers = try invocation.workers()
    let current = areChecked ? working.keepingUnits : working
    // Git takes its time to start, so the working tree is walked meanwhile.
    let (read, walked) = ParallelMap.both(workers: workers) { [host = invocation.host] in
      Self.read(path, working.root, base: base, head: head, host)
    } _: {
      head == nil ? current.selection(of: [path], workers: workers) : nil
    }
    let files: GitFiles
    do throws(Diagnostic) {
      files = try read.get()
    } catch {
      invocation.console.report([error])
      return nil
    }
    commit = files.commit
    let headTree = try files.head.map { (files) throws(UsageError) in
      try invocation.tree(working.root, readFrom: files)
    }
    let now = headTree.map { areChecked ? $0.keepingUnits : $0 } ?? current
    let second = walked ?? now.selection(of: [path], workers: workers)
    var before = try invocation.tree(working.root, readFrom: files.base)
    if areChecked {
      before = before.earlier(than: now, units: second.units, workers: workers) { [base = files.base] in
        base.holds($0, at: $1)
      }
    }
    for tree in [now, before] { invocation.host.keep(tree) }
    let first = before.selection(of: [path], workers: workers)
    guard Self.report(first, second, invocation, withFindings: !areChecked) else { return nil }
    selections = (first, second)
    selections.a.units = before.withoutParts(first.units, of: now)
    selections.b.units = Self.withoutSubmodules(
      now.withoutParts(second.units, of: before), comparedWith: files.base, invocation)
    a = ComparedSide(path, tree: before, units: selections.a.units, revision: base.name, isState: true)
    b = ComparedSide(path, tree: now, units: selections.b.units, revision: head.map { Text($0) }, isState: true)
  }

  /// The files of the revisions.
  private struct GitFiles: Sendable {
    let commit: Text
    let base: GitFileSystem
    /// Nil for the working tree.
    let head: GitFileSystem?
  }

  private static func read(
    _ path: Path, _ root: Path, base: BaseRevision, head: String?, _ host: Host
  ) -> Result<GitFiles, Diagnostic> {
    do throws(Diagnostic) {
      let repository = try GitRepository(containing: root, programs: host.programs, environment: host.environment)
      guard path.isWithin(repository.top) else {
        throw Diagnostic(
          .error, "no-git-repository", "'\(path)' lies outside the repository '\(repository.top)'", at: nil)
      }
      let commit = try base.commit(head: head, in: repository)
      let files = try repository.files(of: commit, named: base.name, others: host.fileSystem)
      guard let head else { return .success(GitFiles(commit: commit, base: files, head: nil)) }
      let revision = Text(head)
      let headCommit = try repository.commit(of: revision)
      return .success(
        GitFiles(
          commit: commit, base: files,
          head: try repository.files(of: headCommit, named: revision, others: host.fileSystem)))
    } catch {
      return .failure(error)
    }
  }

  /// Reports what is wrong with the paths in both trees; false after an error.
  ///
  /// - Parameter withFindings: whether to report what `check` finds, too.
  private static func report(
    _ first: Tree.Selection, _ second: Tree.Selection, _ invocation: Invocation, withFindings: Bool
  ) -> Bool {
    var diagnostics = first.diagnostics + second.diagnostics
    // If a path exists in only one state, its units were added or removed.
    if !first.units.isEmpty || !second.units.isEmpty {
      diagnostics.removeAll { $0.has(TreeFailure.noSuchPath) || $0.has(TreeFailure.noUnits) }
    } else {
      diagnostics = second.diagnostics
    }
    invocation.console.report(
      diagnostics.filter { withFindings || $0.severity == .error || TreeFailure(rawValue: $0.code) != nil })
    return !diagnostics.hasErrors
  }

  /// A commit does not contain the files of its submodules. So they are left out of the working tree too, as long as
  /// their `.git` shows that they are still submodules. A folder that replaced a submodule is a change.
  private static func withoutSubmodules(
    _ units: [Path], comparedWith base: GitFileSystem, _ invocation: Invocation
  ) -> [Path] {
    let submodules = base.submodules.filter { invocation.host.fileSystem.kind(of: $0.appending(".git")) != nil }
    let left = units.filter { unit in !submodules.contains { unit.isWithin($0) } }
    if left.count < units.count {
      let count = units.count - left.count
      invocation.console.report([
        Diagnostic(
          .info, "submodules-left-out",
          "\(words: count == 1 ? "one unit lies" : "\(count) units lie") in a submodule, and is not compared", at: nil,
          help: "a commit holds none of a submodule's files: compare inside the submodule")
      ])
    }
    return left
  }
}
