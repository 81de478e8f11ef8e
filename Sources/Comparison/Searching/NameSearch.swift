import HCL1Syntax
public import Hierarchy
public import SourceText

/// Finds every place of an estate that sets, passes, declares or reads a name, and who gets what from it.
public struct NameSearch {
  private let tree: Tree
  private let question: NameQuestion

  /// A search in a tree.
  public init(_ question: NameQuestion, in tree: Tree) {
    self.tree = tree
    self.question = question
  }

  /// What is known of one unit.
  private struct Piece: Sendable {
    let unit: Path
    let hits: [NameQuestion.Hit]
    let module: ModuleVariables?
    let diagnostics: [Diagnostic]
  }

  /// The uses in the selected units, found on at most `workers` threads. A unit with errors is left out and reported.
  public func uses(in selection: Tree.Selection, workers: Int) -> NameUses {
    let (tree, question) = (tree, question)
    var collected = CollectedUses()
    var result = NameUses()
    var modules: [Path: (module: ModuleVariables, users: [Path])] = [:]
    tree.forEachUnit(of: selection, workers: workers) { unit in
      let isFine = !unit.isBroken
      return Piece(
        unit: unit.path, hits: isFine ? question.hits(in: unit) : [],
        module: isFine && question.value == nil ? tree.module(of: unit) : nil, diagnostics: unit.diagnostics)
    } use: { piece in
      result.unitCount += 1
      result.diagnostics += piece.diagnostics
      for hit in piece.hits { collected.add(hit, of: piece.unit) }
      if let module = piece.module { modules[module.folder, default: (module, [])].users.append(piece.unit) }
    }
    result.all = collected.all
    if let name = question.name {
      let declared = Dictionary(grouping: collected.all.filter { $0.kind == .declares }, by: \.place.file.name)
      for (module, users) in modules.values {
        let known = module.filesRead.flatMap { declared[$0.text] ?? [] }
        let isKnown = known.contains { $0.units.isSuperset(of: users) }
        result.all += moduleUses(of: name, module, users, isDeclarationKnown: isKnown)
      }
    }
    result.all.sort { Self.isBefore($0, $1) }
    return result
  }

  /// The names that the units have, for a hint at a misspelt one.
  public func names(in selection: Tree.Selection, workers: Int) -> [Text] {
    var names: Set<Text> = []
    tree.forEachUnit(of: selection, workers: workers) {
      Explanation.names(in: $0)
    } use: {
      names.formUnion($0)
    }
    return names.sorted()
  }

  // MARK: modules

  /// - Parameter isDeclarationKnown: whether it was found in the units: a default that takes part is a value of them.
  private func moduleUses(
    of name: Text, _ module: ModuleVariables, _ users: [Path], isDeclarationKnown: Bool
  ) -> [NameUse] {
    let path = ValuePath([.key(name)])
    var uses: [NameUse] = []
    if let declaration = module[name], !isDeclarationKnown {
      var use = NameUse(kind: .declares, path: path, place: declaration.place, layer: .moduleDefault)
      use.users = users
      if let value = declaration.defaultValue {
        let side = Change.Side(
          path: path, value: value, place: declaration.place, layer: .moduleDefault, judgedNames: [])
        use.values = [NameUse.Held(side: side)]
      }
      uses.append(use)
    }
    for place in tree.places(reading: name, in: module) {
      var use = NameUse(kind: .reads, path: path, place: place, layer: nil)
      use.users = users
      uses.append(use)
    }
    return uses
  }

  private static func isBefore(_ left: NameUse, _ right: NameUse) -> Bool {
    let (a, b) = (left.place, right.place)
    if a.file.name != b.file.name { return a.file.name < b.file.name }
    if a.range.lower != b.range.lower { return a.range.lower < b.range.lower }
    return left.path.text < right.path.text
  }
}

/// Uses as they are collected, each place once.
private struct CollectedUses {
  private struct Key: Hashable {
    let file: Text
    let offset: UInt32
    let kind: NameUse.Kind
    let path: Text
  }

  private(set) var all: [NameUse] = []
  private var positions: [Key: Int] = [:]
  /// What is known of each use.
  private var known: [Known] = []

  private struct Known {
    /// The positions of the values.
    var values: [Text: Int] = [:]
    /// The places that pass it.
    var passing: Set<Place.Spot> = []
    /// The places where each value is written.
    var writing: [Set<Place.Spot>] = []
  }

  mutating func add(_ hit: NameQuestion.Hit, of unit: Path) {
    let side = hit.side
    let place = hit.place ?? side.place
    let key = Key(file: place.file.name, offset: place.range.lower, kind: hit.kind, path: side.path.text)
    let position = positions[key] ?? all.count
    if position == all.count {
      positions[key] = position
      all.append(NameUse(kind: hit.kind, path: side.path, place: place, layer: side.layer))
      known.append(Known())
    }
    if let passedAt = hit.passedAt, known[position].passing.insert(passedAt.spot).inserted {
      all[position].passedAt.append(passedAt)
    }
    let content = ValueFingerprint.of(side.value)
    let held = known[position].values[content] ?? all[position].values.count
    if held == all[position].values.count {
      known[position].values[content] = held
      known[position].writing.append([])
      all[position].values.append(NameUse.Held(side: side))
    }
    if hit.place != nil, known[position].writing[held].insert(side.place.spot).inserted {
      all[position].values[held].writtenAt.append(side.place)
    }
    if hit.wins { all[position].values[held].wins.append(unit) } else { all[position].values[held].loses.append(unit) }
  }
}
