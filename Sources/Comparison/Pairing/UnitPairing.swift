public import Hierarchy
public import SourceText

/// One side of a comparison: the units in or below a folder of a tree.
public struct ComparedSide: Sendable {
  /// The tree.
  public let tree: Tree
  /// The folder that is compared, absolute: for a unit that is named itself its own.
  public let folder: Path
  /// The folder that the units are named below, absolute.
  let namingFolder: Path
  /// The units.
  public let units: [Path]
  /// The git revision the tree is read from; nil for the working tree.
  public let revision: Text?

  /// A side.
  ///
  /// - Parameters:
  ///   - path: what the user named, absolute: a folder, or a unit's file.
  ///   - units: configuration files, absolute.
  ///   - revision: the git revision the tree is read from.
  ///   - isState: whether it is a state of the tree: its units are then named by their paths in the tree.
  public init(_ path: Path, tree: Tree, units: [Path], revision: Text? = nil, isState: Bool = false) {
    self.tree = tree
    self.units = units
    self.revision = revision
    folder = units.contains(path) ? path.parent : path
    namingFolder = isState ? tree.root : folder
  }

  /// The folder as it is shown: relative to the tree's root.
  public var name: Path { folder.relative(to: tree.root) }
}

/// Which units of two sides belong together.
struct UnitPairing {
  /// Two units of one name.
  struct Pair {
    let name: Path
    /// The configuration file of each, absolute.
    let a: Path
    let b: Path
  }

  /// A unit without counterpart.
  struct Single: Sendable {
    let name: Path
    /// Its configuration file, absolute.
    let file: Path
  }

  /// By name.
  private(set) var pairs: [Pair] = []
  /// By name.
  private(set) var onlyA: [Single] = []
  /// By name.
  private(set) var onlyB: [Single] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Pairs the units by their paths below the folders of their sides, those of A renamed first.
  ///
  /// - Parameter workers: the most threads at a time.
  init(_ a: ComparedSide, _ b: ComparedSide, workers: Int, renaming: (Path) -> Path) {
    let singlesA = distinct(
      Self.singles(of: a, workers).map { own in
        own.name.text == "." ? own : Single(name: renaming(own.name), file: own.file)
      }, of: a)
    let singlesB = Self.singles(of: b, workers)
    let orderB = Self.order(of: singlesB)
    pairs.reserveCapacity(min(singlesA.count, singlesB.count))
    var next = 0
    for single in orderB.lazy.map({ singlesB[$0] }) {
      while next < singlesA.count, singlesA[next].name < single.name {
        onlyA.append(singlesA[next])
        next += 1
      }
      if next < singlesA.count, singlesA[next].name == single.name {
        pairs.append(Pair(name: single.name, a: singlesA[next].file, b: single.file))
        next += 1
      } else {
        onlyB.append(single)
      }
    }
    onlyA += singlesA[next...]
  }

  /// The units of a side, named by where they lie.
  private static func singles(of side: ComparedSide, _ workers: Int) -> [Single] {
    let units = side.units
    let folder = side.namingFolder
    return ParallelMap.results(units.count, workers: workers) {
      Single(name: units[$0].parent.relative(to: folder), file: units[$0])
    }
  }

  /// The units by name, the first of each; what is to be said of the others is noted.
  private mutating func distinct(_ singles: [Single], of side: ComparedSide) -> [Single] {
    var distinct: [Single] = []
    distinct.reserveCapacity(singles.count)
    var repeated: [(position: Int, first: Single)] = []
    for position in Self.order(of: singles) {
      if let last = distinct.last, last.name == singles[position].name {
        repeated.append((position, last))
      } else {
        distinct.append(singles[position])
      }
    }
    for (position, first) in repeated.sorted(by: { $0.position < $1.position }) {
      let own = singles[position].file.parent.relative(to: side.namingFolder)
      let other = first.file.parent.relative(to: side.namingFolder)
      diagnostics.append(
        Diagnostic(
          .error, "ambiguous-map", "'--map' gives '\(own)' and '\(other)' the same name '\(first.name)'", at: nil,
          help: "write a replacement that keeps them apart"))
    }
    return distinct
  }

  /// The positions of the units by name, those of one name as they come; a side that was not renamed is in order.
  private static func order(of singles: [Single]) -> [Int] {
    let isInOrder = singles.indices.dropFirst().allSatisfy { !(singles[$0].name < singles[$0 - 1].name) }
    return isInOrder ? Array(singles.indices) : singles.map(\.name.text).positionsInOrder
  }
}
