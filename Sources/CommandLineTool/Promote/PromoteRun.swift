import Comparison
import Hierarchy
import SourceText

/// One run of `promote`: finds the edits, and checks what the edited tree resolves to.
struct PromoteRun {
  /// What is carried.
  struct Result {
    let promotion: Promotion
    let choice: PromotionChoice
    /// The changed files, by name.
    let files: [Promotion.EditedFile]
    /// The units that only the first side has.
    let onlyA: [Path]
    /// How many differences the policy accepts.
    let acceptedCount: Int
  }

  /// The tree's top folder, absolute.
  var root: Path { sides.b.tree.root }
  /// The two sides as they are.
  let sides: DiffSides
  private let options: DiffOptions
  private let comparison: TreeComparison.Options
  private let invocation: Invocation
  private let workers: Int
  private let paths: [Path]

  /// The proposals that may be refused before there is no hope.
  private static let mostRounds = 100

  init(
    _ sides: DiffSides, _ options: DiffOptions, _ comparison: TreeComparison.Options, _ arguments: ParsedArguments,
    _ invocation: Invocation
  ) throws(UsageError) {
    self.sides = sides
    self.options = options
    self.comparison = comparison
    self.invocation = invocation
    workers = try invocation.workers()
    paths = invocation.paths(arguments.operands)
  }

  /// True when the side to edit is a var file that was named.
  private var isOfAFile: Bool {
    sides.b.units.count == 1 && invocation.host.fileSystem.kind(of: sides.b.units[0].parent) == .file
  }

  /// The edits; nil when something can't be carried, which is then reported.
  func result() throws(UsageError) -> Result? {
    let difference = difference(sides.a, sides.b)
    invocation.console.report(difference.diagnostics)
    if invocation.console.hasErrors { return nil }
    let choice = PromotionChoice(sides.a, sides.b, difference, comparison)
    guard choice.obstacles.isEmpty else {
      invocation.console.report(choice.obstacles.sortedByPlace)
      return nil
    }
    let before = try states()
    let own = Set(sides.b.units.map { sides.b.tree.displayName(of: $0.parent) })
    let outside = isOfAFile ? [] : before[0].units.values.filter { !own.contains($0.path) }.sorted { $0.path < $1.path }
    var promotion = Promotion(of: choice, from: sides.a, to: sides.b, outside: outside)
    let proof = PromotionProof(of: choice, isOfAFile: isOfAFile, root: root)
    for _ in 0..<Self.mostRounds {
      switch promotion.files() {
      case .failure(let obstacle):
        invocation.console.report([obstacle])
        return nil
      case .success(let files):
        guard let objection = try objection(proof, before, files) else {
          let sorted = files.sorted { $0.key < $1.key }.map(\.value)
          return Result(
            promotion: promotion, choice: choice, files: sorted, onlyA: difference.onlyA,
            acceptedCount: difference.acceptedCount)
        }
        if !promotion.learn(from: objection) {
          invocation.console.report([objection.diagnostic])
          return nil
        }
      }
    }
    return nil
  }

  private func difference(_ a: ComparedSide, _ b: ComparedSide) -> TreeDifference {
    TreeComparison(a, b, options: comparison, workers: workers).difference(renaming: options.nameInB)
  }

  /// All units of the tree, for each command of Terraform that counts.
  private func states() throws(UsageError) -> [TreeState] {
    let tree = try invocation.tree(root, for: nil)
    var states = [TreeState(of: tree, at: paths, workers: workers)]
    for command in OtherCommands.of(states[0].units.values, than: tree.options.command) {
      states.append(TreeState(of: try invocation.tree(root, for: command), at: paths, workers: workers))
    }
    return states
  }

  /// What is wrong with the edited files; nil when nothing is.
  private func objection(
    _ proof: PromotionProof, _ before: [TreeState], _ files: [Path: Promotion.EditedFile]
  ) throws(UsageError) -> PromotionObjection? {
    let edited = invocation.reading(files.mapValues(\.bytes))
    let names = Set(files.values.map { Path($0.before.name) })
    for state in before {
      let readers = Set(state.units.values.filter { $0.filesRead.contains(where: names.contains) }.map(\.path))
      let tree = try edited.tree(root, for: state.tree.options.command)
      let after = TreeState(of: tree, at: paths, readers, workers: workers)
      for path in readers.sorted() {
        guard let unit = state.units[path], let now = after.units[path] else { continue }
        if let objection = proof.objection(unit, now) { return objection }
      }
    }
    let tree = try edited.tree(for: paths)
    let a = ComparedSide(sides.a.folder, tree: tree, units: sides.a.units)
    let b = ComparedSide(sides.b.folder, tree: tree, units: sides.b.units)
    return proof.objection(stillChosen: PromotionChoice(a, b, difference(a, b), comparison))
  }
}
