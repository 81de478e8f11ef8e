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
      guard let (a, b) = try Self.folders(operands, invocation) else { return nil }
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
    _ operands: [String], _ invocation: Invocation
  ) throws(UsageError) -> (a: ComparedSide, b: ComparedSide)? {
    let paths = operands.map { invocation.path($0) }
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
    return (sides[0], sides[1])
  }
}

/// Two states of one tree: a git revision, and the working tree or another revision.
struct StateSides {
  /// The units as they were.
  let a: ComparedSide
  /// The units as they are.
  let b: ComparedSide
  /// The hash of the commit that A is read from.
  let commit: Text

  /// The units of both states in or below `path`; nil after an error, which has been reported.
  ///
  /// - Parameter keepsUnits: whether both trees keep the units that they resolve.
  init?(
    _ path: Path, base: BaseRevision, head: String?, _ invocation: Invocation, keepsUnits: Bool = false
  ) throws(UsageError) {
    let disk = invocation.host.fileSystem
    let working = try invocation.tree(for: [path])
    let files: (base: GitFileSystem, head: GitFileSystem?)
    do throws(Diagnostic) {
      let repository = try GitRepository(
        containing: working.root, programs: invocation.host.programs, environment: invocation.host.environment)
      guard path.isWithin(repository.top) else {
        throw Diagnostic(
          .error, "no-git-repository", "'\(path)' lies outside the repository '\(repository.top)'", at: nil)
      }
      commit = try base.commit(head: head, in: repository)
      let baseFiles = try repository.files(of: commit, named: base.name, others: disk)
      var headFiles: GitFileSystem?
      if let head {
        let revision = Text(head)
        headFiles = try repository.files(of: try repository.commit(of: revision), named: revision, others: disk)
      }
      files = (baseFiles, headFiles)
    } catch {
      invocation.console.report([error])
      return nil
    }
    func kept(_ tree: Tree) -> Tree { keepsUnits ? tree.keepingUnits : tree }
    let before = kept(try invocation.tree(working.root, readFrom: files.base))
    let headTree = try files.head.map { (files) throws(UsageError) in
      try invocation.tree(working.root, readFrom: files)
    }
    let now = kept(headTree ?? working)
    guard let (first, second) = Self.selections(of: path, before, now, workers: try invocation.workers(), invocation)
    else { return nil }
    let units = Self.withoutSubmodules(second.units, comparedWith: files.base, disk, invocation)
    a = ComparedSide(path, tree: before, units: first.units, revision: base.name, isState: true)
    b = ComparedSide(path, tree: now, units: units, revision: head.map { Text($0) }, isState: true)
  }

  /// The units of both trees; nil after an error, which has been reported.
  private static func selections(
    of path: Path, _ before: Tree, _ now: Tree, workers: Int, _ invocation: Invocation
  ) -> (Tree.Selection, Tree.Selection)? {
    let first = before.selection(of: [path], workers: workers)
    let second = now.selection(of: [path], workers: workers)
    var diagnostics = first.diagnostics + second.diagnostics
    // If a path exists in only one state, its units were added or removed.
    if !first.units.isEmpty || !second.units.isEmpty {
      diagnostics.removeAll { $0.code == "no-such-path" || $0.code == "no-units" }
    } else {
      diagnostics = second.diagnostics
    }
    invocation.console.report(diagnostics)
    return diagnostics.hasErrors ? nil : (first, second)
  }

  /// A commit does not contain the files of its submodules. So they are left out of the working tree too, as long as
  /// their `.git` shows that they are still submodules. A folder that replaced a submodule is a change.
  private static func withoutSubmodules(
    _ units: [Path], comparedWith base: GitFileSystem, _ disk: any FileSystem, _ invocation: Invocation
  ) -> [Path] {
    let submodules = base.submodules.filter { disk.kind(of: $0.appending(".git")) != nil }
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
