import Hierarchy
import SourceText

/// All units that were checked, in their order.
struct Estate: Sendable {
  let units: [UnitFacts]
  /// The units that those depend on, directly or not, and that were not asked for.
  let others: [UnitFacts]
  let tree: Tree
  /// The folders the user asked for, absolute.
  private let checkedFolders: [Path]

  init(_ units: [UnitFacts], others: [UnitFacts], in tree: Tree, checkedFolders: [Path]) {
    self.units = units
    self.others = others
    self.tree = tree
    self.checkedFolders = checkedFolders
  }

  /// True when every unit below the folder of that file was checked, so that "no unit" can be said.
  func knowsAll(below file: SourceFile) -> Bool {
    let folder = tree.root.appending(Path(file.name).parent).cleaned
    return checkedFolders.contains { folder.isWithin($0) }
  }
}
