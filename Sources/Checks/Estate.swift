import Hierarchy
import SourceText

/// All units that were checked, in their order.
struct Estate: Sendable {
  let units: [UnitFacts]
  let tree: Tree
  /// The folders the user asked for, absolute.
  private let checkedFolders: [Path]

  init(_ units: [UnitFacts], in tree: Tree, checkedFolders: [Path]) {
    self.units = units
    self.tree = tree
    self.checkedFolders = checkedFolders
  }

  /// True when every unit below the folder of that file was checked, so that "no unit" can be said.
  func knowsAll(below file: SourceFile) -> Bool {
    let folder = tree.root.appending(Path(file.name).parent).cleaned
    return checkedFolders.contains { folder.isWithin($0) }
  }
}
