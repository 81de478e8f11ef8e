import HCL1Syntax
import Hierarchy
import SourceText

/// Recognises unpaired units that are one unit in a renamed folder.
///
/// A unit was moved when the two resolve the same except for what follows from the folder: its absolute path, the
/// relative paths between it, the tree's top folder and the included files, and its name where a value has it as a
/// word. Such differences are still reported with the move.
struct UnitMoves {
  /// A unit before and after its move.
  struct Move {
    let a: UnitPairing.Single
    let b: UnitPairing.Single
  }

  private let a: Tree
  private let b: Tree

  init(from a: Tree, to b: Tree) {
    self.a = a
    self.b = b
  }

  /// The moves, by name in B: of several candidates, the one whose folder keeps its name, then the first by name.
  ///
  /// The first passes find units that resolve to the same text once their folders, and then their names, are removed
  /// from it. If a folder's name also occurs where it does not follow from the folder that comparison fails, so we fall
  /// back to comparing the raw files.
  func moves(_ onlyA: [UnitPairing.Single], _ onlyB: [UnitPairing.Single]) -> [Move] {
    guard !onlyA.isEmpty, !onlyB.isEmpty else { return [] }
    let keysA = onlyA.map { Self.keys(of: $0, in: a) }
    let keysB = onlyB.map { Self.keys(of: $0, in: b) }
    var origins = [Int?](repeating: nil, count: onlyB.count)
    var isTaken = [Bool](repeating: false, count: onlyA.count)
    for pass in 0..<Self.passes {
      var waiting: [Text: [Int]] = [:]
      for index in onlyA.indices.reversed() where !isTaken[index] {
        if let keys = keysA[index] { waiting[keys[pass], default: []].append(index) }
      }
      for index in onlyB.indices where origins[index] == nil {
        guard let keys = keysB[index], let candidates = waiting[keys[pass]],
          let origin = candidates.suffix(Self.mostTried).last(where: { isSame(onlyA[$0], onlyB[index]) })
        else { continue }
        waiting[keys[pass]]?.removeAll { $0 == origin }
        isTaken[origin] = true
        origins[index] = origin
      }
    }
    return zip(onlyB, origins).compactMap { single, origin in origin.map { Move(a: onlyA[$0], b: single) } }
  }

  /// How many similar units to try: many units with the same bytes must not take quadratic time.
  private static let mostTried = 4

  /// True when two units resolve the same except for what follows from their folders.
  private func isSame(_ first: UnitPairing.Single, _ second: UnitPairing.Single) -> Bool {
    let first = a.resolve(first.file)
    let second = b.resolve(second.file)
    let difference = UnitDifference(
      first, second, name: second.path, expecting: Equivalence(Equivalence.locations(first, second)),
      filter: NameFilter(ignored: [], only: []), roots: (a.root, b.root))
    return difference.isEmpty
  }

  // MARK: keys

  private static let passes = 5

  /// The key that a unit shares with its counterpart, for each pass; nil for a unit that does not resolve.
  private static func keys(of single: UnitPairing.Single, in tree: Tree) -> [Text]? {
    let unit = tree.resolve(single.file)
    guard !unit.diagnostics.hasErrors else { return nil }
    let whole = Self.whole(unit)
    let content = fingerprint(of: whole, without: unit.locations)
    let nameless = fingerprint(of: whole, without: unit.locations + [unit.path.name])
    let written = tree.file(at: single.file).map { Text($0.bytes) } ?? content
    let end = Text("\u{0}") + unit.path.name
    return [content + end, content, nameless, written + end, written]
  }

  /// What a unit resolves to.
  private static func whole(_ unit: ResolvedUnit) -> Value {
    let variables = unit.settings.map { Subject.Part($0) }
    let configuration = ConfigurationSubject.of(unit)
    return Subject(
      .object([
        Subject.Part(key: "configuration", subject: configuration),
        Subject.Part(key: "variables", subject: Subject(.object(variables), at: configuration.place)),
      ]), at: configuration.place
    ).value
  }

  /// What a unit resolves to, independent of its folder: its own paths are removed from every text.
  private static func fingerprint(of whole: Value, without words: [Text]) -> Text {
    let own = Equivalence(words.map { Equivalence.Pair(a: $0, b: "\u{0}", isWholeWord: true) })
    return ValueFingerprint.of(whole) { own.canonical($0, of: .a) }
  }
}

extension ResolvedUnit {
  /// Function results that depend on the unit's folder: the folder itself, and the relative paths between it, the
  /// tree's top folder and each included file.
  fileprivate var locations: [Text] {
    var texts = [folder.text, path.text]
    for include in includes {
      let parent = include.parent
      texts += [path.relative(to: parent).text, parent.relative(to: path).text]
    }
    return texts
  }
}

extension Equivalence {
  /// The pairs of folder-dependent texts in A and in B.
  fileprivate static func locations(_ a: ResolvedUnit, _ b: ResolvedUnit) -> [Pair] {
    folders(a.folder, b.folder)
      + zip(a.locations + [a.path.name], b.locations + [b.path.name]).map {
        Pair(a: $0, b: $1, isWholeWord: true, isCounted: false)
      }
  }
}
