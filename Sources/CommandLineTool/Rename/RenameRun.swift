import Comparison
import Hierarchy
import SourceText

/// One run of `rename`: finds the edits, and checks what the edited tree resolves to.
struct RenameRun {
  /// The tree's top folder, absolute.
  let root: Path
  private let old: Text
  private let new: Text
  private let paths: [Path]
  private let invocation: Invocation
  private let workers: Int

  /// More rounds than a tree can need in which each edit uncovers at most what one more include had hidden.
  private static let mostRounds = 20

  init(of old: Text, to new: Text, paths operands: [String], _ invocation: Invocation) throws(UsageError) {
    self.old = old
    self.new = new
    self.invocation = invocation
    paths = invocation.paths(operands)
    root = try invocation.tree(for: paths).root
    workers = try invocation.workers()
  }

  /// The edits; nil when the variable can't be renamed, which is then reported.
  func renaming() throws(UsageError) -> VariableRenaming? {
    let tree = try invocation.tree(root, for: nil)
    invocation.console.report(tree.selection(of: paths, workers: workers).diagnostics)
    if invocation.console.hasErrors { return nil }
    let first = state(of: tree, of: nil)
    let broken = first.selected.compactMap { first.units[$0] }.flatMap(\.diagnostics).filter { $0.severity == .error }
    invocation.console.report(broken)
    if invocation.console.hasErrors { return nil }
    var before = [first]
    let selected = Set(first.selected)
    let others = OtherCommands.of(selected.compactMap { first.units[$0] }, than: tree.options.command)
    for command in others { before.append(state(of: try invocation.tree(root, for: command), of: nil)) }
    var renaming = VariableRenaming(of: old, to: new, root: root)
    var now = before
    for _ in 0..<Self.mostRounds {
      for state in now { note(state, &renaming) }
      guard renaming.obstacles.isEmpty, renaming.endRound() else { break }
      now = try edited(before, by: renaming, of: selected)
    }
    if renaming.obstacles.isEmpty { noteLeft(now, &renaming) }
    guard renaming.obstacles.isEmpty else {
      invocation.console.report(renaming.obstacles.sortedByPlace)
      return nil
    }
    guard !renaming.places.isEmpty else {
      reportNothing(first)
      return nil
    }
    let readers = readers(of: renaming, in: before)
    return proves(before, try edited(before, by: renaming, of: readers.union(selected))) ? renaming : nil
  }

  /// The states after the edits, with some of their units.
  private func edited(
    _ before: [TreeState], by renaming: VariableRenaming, of wanted: Set<Path>
  ) throws(UsageError) -> [TreeState] {
    let edited = invocation.reading(renaming.contents)
    var states: [TreeState] = []
    for state in before {
      states.append(self.state(of: try edited.tree(root, for: state.tree.options.command), of: wanted))
    }
    return states
  }

  /// The units that read an edited file, or whose module does.
  private func readers(of renaming: VariableRenaming, in states: [TreeState]) -> Set<Path> {
    let files = Set(renaming.sortedFiles.map { Path($0.before.name) })
    var readers: Set<Path> = []
    for state in states {
      for (path, unit) in state.units {
        let read = unit.filesRead + (state.tree.module(of: unit)?.filesRead ?? [])
        if read.contains(where: { files.contains($0) }) { readers.insert(path) }
      }
    }
    return readers
  }

  private func state(of tree: Tree, of wanted: Set<Path>?) -> TreeState {
    TreeState(of: tree, at: paths, wanted, workers: workers)
  }

  private func note(_ state: TreeState, _ renaming: inout VariableRenaming) {
    var modules: [Path: ModuleVariables] = [:]
    for unit in state.units.values {
      if let module = state.tree.module(of: unit) { modules[module.folder] = module }
    }
    let callers = modules.values.sorted { $0.folder < $1.folder }
    let all = callers + state.tree.modules(calledBy: callers)
    var own: Set<Path> = []
    for path in state.selected {
      guard let unit = state.units[path] else { continue }
      renaming.note(unit, in: state.tree)
      guard let module = state.tree.module(of: unit), module.folder.isWithin(root), own.insert(module.folder).inserted
      else { continue }
      renaming.note(module, calledBy: all, in: state.tree)
    }
  }

  private func noteLeft(_ states: [TreeState], _ renaming: inout VariableRenaming) {
    for state in states {
      for path in state.selected {
        if let unit = state.units[path] { renaming.noteLeft(unit) }
      }
    }
  }

  /// True when every unit of the second states is as it was, but for the name; otherwise the first reason is reported.
  private func proves(_ before: [TreeState], _ after: [TreeState]) -> Bool {
    let proof = RenamingProof(of: old, to: new, root: root)
    for (before, after) in zip(before, after) {
      let selected = Set(before.selected)
      for (path, unit) in before.units.sorted(by: { $0.key < $1.key }) {
        guard let now = after.units[path] else { continue }
        if let objection = proof.objection(unit, now, isRenamed: selected.contains(path)) {
          invocation.console.report([objection])
          return false
        }
      }
    }
    return true
  }

  private func reportNothing(_ state: TreeState) {
    let units = state.selected.compactMap { state.units[$0] }
    let names = Set(units.flatMap { unit in unit.settings.map(\.name.description) }).sorted()
    let count: Message = units.count == 1 ? "the unit" : "the \(units.count) units"
    invocation.console.report([
      Diagnostic(
        .error, "no-such-variable", "nothing in \(count) sets, declares or reads a variable '\(old)'", at: nil,
        help: NearestName.of(old.description, among: names).map { "did you mean '\($0)'?" }
          ?? "strata explain UNIT lists the variables of a unit")
    ])
  }

  // MARK: what is not seen

  /// What the renaming does not reach: modules from elsewhere, and other places with the word.
  func notes(on renaming: VariableRenaming) throws(UsageError) -> [Diagnostic] {
    let edited = invocation.reading(renaming.contents)
    let tree = try edited.tree(root, for: nil)
    let units = tree.resolve(tree.selection(of: paths, workers: workers))
    var notes: [Diagnostic] = []
    let remote = units.filter { unit in
      unit.settings.contains { $0.name == new } && isOutside(tree.moduleSource(of: unit))
    }
    if !remote.isEmpty {
      let sentence: Message = remote.count == 1 ? "one unit uses a module" : "\(remote.count) units use modules"
      notes.append(
        Diagnostic(
          .warning, "not-renamed",
          "\(sentence) from outside the tree, which must declare '\(new)' too: \(ShortList.of(remote.map(\.path.text)))",
          at: nil, help: "rename the variable in the module, and raise the version in its source"))
    }
    let left = WordSearch([old, "TF_VAR_" + old], below: root, edited.host.fileSystem).lines
    if !left.isEmpty {
      let count: Message = left.count == 1 ? "one more line has" : "\(left.count) more lines have"
      notes.append(
        Diagnostic(
          .info, "word-left",
          "\(count) the word '\(old)' and \(words: left.count == 1 ? "stays as it is" : "stay as they are"): \(ShortList.of(left))",
          at: nil,
          help: "look at scripts and documents yourself"))
    }
    return notes
  }

  private func isOutside(_ source: ModuleSource) -> Bool {
    switch source {
    case .beside: false
    case .local(let folder): !folder.isWithin(root)
    case .remote: true
    }
  }
}
