import Hierarchy
import SourceText

/// The units of one state of a tree, resolved for one command of Terraform.
struct TreeState {
  let tree: Tree
  /// By path, those with errors too.
  let units: [Path: ResolvedUnit]
  /// The paths of the units at the given paths, in their order.
  let selected: [Path]

  /// A tree with some of its units, or with all.
  ///
  /// - Parameter wanted: the paths of the units to resolve; nil for all.
  init(of tree: Tree, at paths: [Path], _ wanted: Set<Path>? = nil, workers: Int) {
    // The walk also generates the units of stacks.
    let all = tree.selection(of: [tree.root], workers: workers)
    let selection = tree.selection(of: paths, workers: workers)
    let units = Set(all.units + selection.units).filter { wanted?.contains(tree.displayName(of: $0.parent)) ?? true }
    var resolved: [Path: ResolvedUnit] = [:]
    tree.forEachUnit(of: Tree.Selection(units: units.sorted()), workers: workers) {
      $0
    } use: {
      resolved[$0.path] = $0
    }
    self.tree = tree
    self.units = resolved
    selected = selection.units.map { tree.displayName(of: $0.parent) }
  }
}

/// The commands of Terraform for which units can have other values than for one of them.
enum OtherCommands {
  /// A command for each set of `extra_arguments` that some command gets, other than that of `command`; sorted.
  static func of(_ units: some Sequence<ResolvedUnit>, than command: Text) -> [Text] {
    var blocks: [Text: Set<Place.Spot>] = [:]
    for unit in units {
      for block in unit.terragrunt.terraform?.extraArguments ?? [] {
        for command in block.commands { blocks[command.value, default: []].insert(block.name.place.spot) }
      }
    }
    var known: Set<Set<Place.Spot>> = [blocks[command] ?? []]
    return blocks.keys.sorted().filter { known.insert(blocks[$0] ?? []).inserted }
  }
}
