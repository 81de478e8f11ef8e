import SourceText

/// Where a repository with Terragrunt keeps the modules of its units. Code that lies there is a module, too, although no unit uses
/// it yet, or any more.
struct ModuleShelves {
  /// The folders that directly hold modules of units.
  private let parents: Set<Path>
  /// The folders below the repository's top that hold modules of units and no unit.
  private let areas: Set<Path>
  /// The modules of units.
  let modules: [Path]

  init(_ index: RepositoryIndex) {
    let parts = index.terragrunt
    modules = index.hasTerragrunt ? index.modules.filter { parts.owns($0) && !parts.isUnit($0) } : []
    parents = Set(modules.map(\.parent))
    areas = Self.above(modules, index.root).subtracting(Self.above(Array(parts.unitFolders), index.root))
  }

  /// All folders above these, below `root`.
  private static func above(_ folders: [Path], _ root: Path) -> Set<Path> {
    var above: Set<Path> = []
    for folder in folders {
      var next = folder.parent
      while next != root, !next.isTop, above.insert(next).inserted { next = next.parent }
    }
    return above
  }

  /// True for a folder among modules of units.
  func hold(_ folder: Path) -> Bool {
    if modules.isEmpty { return false }
    if parents.contains(folder.parent) { return true }
    var next = folder.parent
    while !next.isTop {
      if areas.contains(next) { return true }
      next = next.parent
    }
    return false
  }
}
