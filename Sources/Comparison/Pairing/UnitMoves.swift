import HCL1Syntax
import Hierarchy
import SourceText

/// Recognizes which units without counterpart are one unit whose folder was renamed.
///
/// A unit was moved when the two resolve the same but for what follows from the folder: its absolute path, and the ways
/// between it, the root and the files it includes. That such a text differs is not hidden: it is shown with the move.
struct UnitMoves {
  /// A unit before and after.
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

  /// The moves, by name in B: of several candidates the one whose folder keeps its name, then the first by name.
  ///
  /// What resolves to the same text once the folders are taken out of it is found at once. A word of a folder that also
  /// stands elsewhere spoils that; so the rest is looked for by the bytes of the units' own files.
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

  /// How many units that look alike are tried: many units with the same bytes must not cost their square.
  private static let mostTried = 4

  /// True when two units resolve the same but for what follows from their folders.
  private func isSame(_ first: UnitPairing.Single, _ second: UnitPairing.Single) -> Bool {
    let first = a.resolve(first.file)
    let second = b.resolve(second.file)
    let difference = UnitDifference(
      first, second, name: second.path, expecting: Equivalence(Equivalence.locations(first, second)),
      filter: NameFilter(ignored: [], only: []), roots: (a.root, b.root))
    return difference.isEmpty
  }

  // MARK: keys

  private static let passes = 4

  /// What the unit and its counterpart agree in, for each pass; nil for a unit that does not resolve.
  private static func keys(of single: UnitPairing.Single, in tree: Tree) -> [Text]? {
    let unit = tree.resolve(single.file)
    guard !unit.diagnostics.hasErrors else { return nil }
    let content = fingerprint(of: unit)
    let written = tree.file(at: single.file).map { Text($0.bytes) } ?? content
    let end = Text("\u{0}") + unit.path.name
    return [content + end, content, written + end, written]
  }

  /// What a unit resolves to, wherever it lies: its own paths are left out of every text.
  private static func fingerprint(of unit: ResolvedUnit) -> Text {
    let variables = unit.settings.map { Subject.Part($0) }
    let configuration = ConfigurationSubject.of(unit)
    let all = Subject(
      .object([
        Subject.Part(key: "configuration", subject: configuration),
        Subject.Part(key: "variables", subject: Subject(.object(variables), at: configuration.place)),
      ]), at: configuration.place)
    let own = Equivalence(unit.locations.map { Equivalence.Pair(a: $0, b: "\u{0}", isWholeWord: true) })
    return ValueFingerprint.of(all.value) { own.canonical($0, of: .a) }
  }
}

extension ResolvedUnit {
  /// What functions give that says where the unit lies: its folder, and the ways between it, the root and each included
  /// file.
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
  /// The pairs of what says where the unit lies, in A and in B.
  fileprivate static func locations(_ a: ResolvedUnit, _ b: ResolvedUnit) -> [Pair] {
    folders(a.folder, b.folder)
      + zip(a.locations, b.locations).map { Pair(a: $0, b: $1, isWholeWord: true, isCounted: false) }
  }
}
