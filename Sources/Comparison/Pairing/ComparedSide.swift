public import Hierarchy
public import SourceText

/// One side of a comparison: the units in or below a folder of a tree.
public struct ComparedSide: Sendable {
  /// The tree.
  public let tree: Tree
  /// The compared folder, absolute: for a unit that was named itself, the unit's own.
  public let folder: Path
  /// The folder that the units' names are relative to, absolute.
  private let namingFolder: Path
  /// The units.
  public let units: [Path]
  /// The git revision the tree is read from; nil for the working tree.
  public let revision: Text?
  /// True for a tree as it would be after edits that a command supposes.
  let isEdited: Bool

  /// A side.
  ///
  /// - Parameters:
  ///   - path: what the user named, absolute: a folder, or a unit's file.
  ///   - units: configuration files, absolute.
  ///   - revision: the git revision the tree is read from.
  ///   - isEdited: whether the tree is as it would be after edits.
  ///   - isState: whether it is a state of the tree: its units are then named by their paths in the tree.
  public init(
    _ path: Path, tree: Tree, units: [Path], revision: Text? = nil, isState: Bool = false, isEdited: Bool = false
  ) {
    self.isEdited = isEdited
    self.tree = tree
    self.units = units
    self.revision = revision
    folder = units.contains(path) ? path.parent : Self.environment(at: path, units) ?? path
    namingFolder = isState ? tree.root : folder
  }

  /// The folder of the environment that `@prod` in its module's folder names; nil for any other path.
  private static func environment(at path: Path, _ units: [Path]) -> Path? {
    guard units.count == 1, let (module, _) = ListedEnvironment.named(path), module == path.parent else { return nil }
    return units[0].parent
  }

  /// The name of a unit in the comparison: its path below the folder. An environment of the module in the folder is `@prod`.
  public func name(of unit: Path) -> Path {
    let own = unit.parent
    let environment = own.name
    let sign = namingFolder.name + "@"
    if own.parent == namingFolder.parent, own != namingFolder, environment.hasPrefix(sign) {
      return Path(environment[namingFolder.name.count..<environment.count])
    }
    return own.relative(to: namingFolder)
  }

  /// The folder's display name: relative to the tree's top folder.
  public var name: Path { folder.relative(to: tree.root) }
}
