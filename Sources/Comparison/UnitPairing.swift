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
  struct Single {
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
  init(_ a: ComparedSide, _ b: ComparedSide, renaming: (Path) -> Path) {
    var files: [Path: Path] = [:]
    for file in a.units {
      let own = file.parent.relative(to: a.namingFolder)
      let name = own == "." ? own : renaming(own)
      if let other = files[name] {
        diagnostics.append(
          Diagnostic(
            .error, "ambiguous-map",
            "'--map' gives '\(own)' and '\(other.parent.relative(to: a.namingFolder))' the same name '\(name)'",
            at: nil,
            help: "write a replacement that keeps them apart"))
        continue
      }
      files[name] = file
    }
    for file in b.units {
      let name = file.parent.relative(to: b.namingFolder)
      if let other = files.removeValue(forKey: name) {
        pairs.append(Pair(name: name, a: other, b: file))
      } else {
        onlyB.append(Single(name: name, file: file))
      }
    }
    onlyA = files.map { Single(name: $0.key, file: $0.value) }.sorted { $0.name < $1.name }
    pairs.sort { $0.name < $1.name }
    onlyB.sort { $0.name < $1.name }
  }
}
