import HCL1Syntax
import HCL2Syntax
public import Hierarchy
public import SourceText

/// The edits that give a variable another name in the files and local modules of units.
///
/// They are found in rounds: an edit can uncover a value that the edited one beat. The last round finds nothing.
public struct VariableRenaming {
  /// A changed file.
  public struct EditedFile: Sendable {
    /// The file before the first edit.
    public let before: SourceFile
    /// Its bytes after the edits so far.
    public internal(set) var bytes: [UInt8]
  }

  /// The name so far.
  public let old: Text
  /// The name to give.
  public let new: Text
  /// The changed files, by absolute path.
  public private(set) var files: [Path: EditedFile] = [:]
  /// Where the name was changed, in the order in which the places were found; the files are as each round found them.
  public private(set) var places: [Place] = []
  /// Why the variable can't be renamed, each reason once.
  public private(set) var obstacles: [Diagnostic] = []

  private let root: Path
  private let spelling: NameSpelling
  private var round: [Path: (file: SourceFile, ranges: Set<SourceRange>)] = [:]
  private var seen: Set<Path> = []

  /// A renaming in the tree with this top folder; nothing is edited yet.
  public init(of old: Text, to new: Text, root: Path) {
    self.old = old
    self.new = new
    self.root = root
    spelling = NameSpelling(of: old)
  }

  /// The contents of the changed files, by absolute path.
  public var contents: [Path: [UInt8]] { files.mapValues(\.bytes) }

  /// The changed files with new contents, sorted by name.
  public var sortedFiles: [EditedFile] { files.values.sorted { $0.before.name < $1.before.name } }

  /// Notes every place at which the files of a unit have the name.
  public mutating func note(_ unit: ResolvedUnit, in tree: Tree) {
    for setting in unit.settings {
      if setting.name == new { noteTaken(at: setting.origin.place) }
      if setting.name == old {
        for assignment in [setting.winner] + setting.overridden { note(assignment) }
      }
    }
    switch unit.layout {
    case .terragrunt018: for source in unit.sources { note(variablesOf: source, in: tree) }
    case .terragrunt: for file in [unit.configurationFile] + unit.includes { note(inputsOf: file, in: tree) }
    case .terraform: break
    }
  }

  /// Notes every place at which a local module has the name.
  ///
  /// - Parameter callers: every known module, since each may pass a value for the variable.
  public mutating func note(_ module: ModuleVariables, calledBy callers: [ModuleVariables], in tree: Tree) {
    if let declaration = module[new] { noteTaken(at: declaration.place) }
    for place in tree.places(reading: new, in: module) where module[new] == nil { noteTaken(at: place) }
    let reads = tree.places(reading: old, in: module)
    var passes: [Place] = []
    if let declaration = module[old] {
      passes = callers.flatMap { tree.places(passing: old, to: module.folder, in: $0) }
      note(declaration.place)
    }
    for place in reads + passes { note(place) }
  }

  /// Notes, after the last round, what still sets the old name.
  public mutating func noteLeft(_ unit: ResolvedUnit) {
    for setting in unit.settings where setting.name == old && setting.origin.layer != .moduleDefault {
      obstructEdit(at: setting.origin.place)
    }
  }

  /// Ends a round: makes the edits that were noted. False when there were none.
  public mutating func endRound() -> Bool {
    defer {
      round = [:]
      seen = []
    }
    for (path, edits) in round.sorted(by: { $0.key < $1.key }) {
      var edited = files[path] ?? EditedFile(before: edits.file, bytes: edits.file.bytes)
      for range in edits.ranges.sorted(by: { $0.lower > $1.lower }) {
        edited.bytes.replaceSubrange(Int(range.lower)..<Int(range.upper), with: new.bytes)
      }
      files[path] = edited
      places += edits.ranges.sorted { $0.lower < $1.lower }.map { Place(edits.file, $0) }
    }
    return !round.isEmpty
  }

  // MARK: places

  private mutating func note(_ assignment: Assignment) {
    switch assignment.origin.layer {
    // The module is edited as a whole.
    case .moduleDefault: break
    // `a = local.a` names the input; the local that it reads has a name of its own.
    case .input:
      for place in assignment.passages(to: old) + [assignment.origin.place] where note(place, .value) { break }
    case .environment:
      let place = assignment.origin.place
      // A module that declares the new name gets nothing of the old one, and no later round finds it.
      if !place.file.isGiven, spelling.range(at: place, .environment) == nil { obstructEdit(at: place) }
      note(place, .environment)
    case .inherited, .unit, .autoFile, .varFile, .variableArgument: note(assignment.origin.place, .name)
    }
  }

  /// The plain variables of a tfvars file, those too that another value beats.
  private mutating func note(variablesOf source: LayerSource, in tree: Tree) {
    guard let path = source.file, seen.insert(path).inserted, let file = tree.treeFile(at: path) else { return }
    for member in file.variables {
      if member.key == new { noteTaken(at: Place(file.file, member.keyRange)) }
      if member.key == old { note(Place(file.file, member.keyRange)) }
    }
  }

  /// The inputs of a file of Terragrunt, and what reads those of another one: `include.root.inputs.NAME`.
  private mutating func note(inputsOf path: Path, in tree: Tree) {
    guard seen.insert(path).inserted, let file = try? tree.source(at: root.appending(path)) else { return }
    let syntax = HCL2Syntax.SyntaxTree(parsing: file)
    for attribute in syntax.body.attributes where attribute.name == "inputs" {
      for range in keys(of: attribute.expression) { note(Place(file, range)) }
    }
    for range in syntax.ranges(of: old, readFrom: "inputs") { note(Place(file, range)) }
  }

  /// The keys with the name in objects that become inputs: the expression itself, and what calls and conditions choose from.
  private func keys(of expression: HCL2Syntax.Expression) -> [SourceRange] {
    switch expression.content {
    case .object(let items):
      return items.filter { $0.key.file.text(Self.inner($0.key)) == old }.map { Self.inner($0.key) }
    case .call(let call): return call.arguments.flatMap { keys(of: $0) }
    case .parentheses(let inside): return keys(of: inside)
    case .conditional(_, let then, let otherwise): return keys(of: then) + keys(of: otherwise)
    case .missing, .null, .boolean, .number, .template, .variable, .traversal, .tuple, .forExpression, .binary, .unary:
      return []
    }
  }

  /// The range of a key without its quotes.
  private static func inner(_ key: HCL2Syntax.Expression) -> SourceRange {
    let text = key.file.text(key.range)
    guard text.count > 2, text[0] == Byte.quote, text[text.count - 1] == Byte.quote else { return key.range }
    return SourceRange(Int(key.range.lower) + 1, Int(key.range.upper) - 1)
  }

  /// Notes the name at a place; false where none is written out.
  @discardableResult
  private mutating func note(_ place: Place, _ kind: NameSpelling.Kind = .name) -> Bool {
    // What was given to the process stands in no file; what can't be edited is found in the last round.
    guard !place.file.isGiven, let range = spelling.range(at: place, kind) else { return false }
    let path = root.appending(Path(place.file.name)).cleaned
    if path.isWithin(root) {
      round[path, default: (place.file, [])].ranges.insert(range)
    } else {
      obstruct(
        Diagnostic(
          .error, ComparisonCode.notRenamed, "'\(place.file.name)' lies outside the tree, and is not edited", at: place,
          help: "name a folder above both with --root"))
    }
    return true
  }

  // MARK: obstacles

  private mutating func obstructEdit(at place: Place) {
    obstruct(
      Diagnostic(
        .error, ComparisonCode.notRenamed, "'\(old)' is set here in a way that 'rename' does not edit", at: place,
        help: "change this place by hand; strata diff --base REV --rename \(old)=\(new) proves the result"))
  }

  private mutating func obstruct(_ obstacle: Diagnostic) {
    let isKnown = obstacles.contains { known in
      known.code == obstacle.code && known.place?.file.name == obstacle.place?.file.name
        && known.place?.range == obstacle.place?.range
    }
    if !isKnown { obstacles.append(obstacle) }
  }

  private mutating func noteTaken(at place: Place) {
    // Later rounds find the edits of the first ones under the new name.
    guard files.isEmpty, !obstacles.contains(where: { $0.has(ComparisonCode.nameTaken) }) else { return }
    obstruct(
      Diagnostic(
        .error, ComparisonCode.nameTaken, "the name '\(new)' is taken", at: place,
        help: "choose another name, or remove what has this one first"))
  }
}
