import Hierarchy
import SourceText

/// All units that were checked, in their order.
struct Estate: Sendable {
  let units: [UnitFacts]
  /// The units that those depend on, directly or not, and that were not asked for.
  let others: [UnitFacts]
  let tree: Tree
  /// What scripts give Terraform beside the tree.
  let scripts: RepositoryScripts
  /// The counterparts of each unit in other environments.
  let counterparts: Counterparts
  /// The files named `terraform.tfvars` that have no `terragrunt` block and that no unit reads, absolute.
  let unreadFiles: [Path]
  /// The folders the user asked for, absolute.
  private let checkedFolders: [Path]

  init(
    _ units: [UnitFacts], others: [UnitFacts], in tree: Tree, checkedFolders: [Path], unreadFiles: [Path]
  ) {
    self.units = units
    self.others = others
    self.tree = tree
    self.checkedFolders = checkedFolders
    self.unreadFiles = unreadFiles
    scripts = RepositoryScripts(tree)
    counterparts = Counterparts(units)
  }

  /// True when every unit below the folder of that file was checked, so that "no unit" can be said.
  func knowsAll(below file: SourceFile) -> Bool {
    let folder = tree.root.appending(Path(file.name).parent).cleaned
    return checkedFolders.contains { folder.isWithin($0) }
  }

  /// "'a', 'b', 'c' and 4 more".
  static func list(_ names: [some CustomStringConvertible], most: Int = 3) -> Message {
    let rest = names.count - most
    var message: Message = "\(words: "")"
    for (index, name) in names.prefix(most).enumerated() {
      let separator = index == 0 ? "" : rest <= 0 && index == names.count - 1 ? " and " : ", "
      message = "\(message)\(words: separator)'\(name)'"
    }
    return rest > 0 ? "\(message) and \(rest) more" : message
  }
}
