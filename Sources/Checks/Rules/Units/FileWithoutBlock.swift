import HCL1Syntax
import Hierarchy
import SourceText

/// A `terraform.tfvars` next to those of units has no `terragrunt` block, and no unit reads it.
enum FileWithoutBlock: EstateCheck {
  static let code = "file-without-block"
  static let severity = Severity.warning
  static let summary = "a terraform.tfvars without a terragrunt block, where its siblings have one"

  private static let leastSiblings = 2

  static func findings(in estate: Estate) -> [Diagnostic] {
    guard !estate.unreadFiles.isEmpty else { return [] }
    var unitsIn: [Path: Int] = [:]
    for unit in estate.units { unitsIn[unit.folder.parent, default: 0] += 1 }
    var foldersAbove: Set<Path> = []
    for unit in estate.units {
      var folder = unit.folder.parent
      while !folder.isTop, foldersAbove.insert(folder).inserted { folder = folder.parent }
    }
    // `dependency-not-a-unit` is about these.
    let wanted = Set(estate.units.flatMap { $0.dependencies.map(\.value) })
    let passedOver = Dictionary(grouping: estate.unreadFiles) { $0.parent.parent }
    return estate.unreadFiles.compactMap { path in
      let folder = path.parent
      let siblings = unitsIn[folder.parent] ?? 0
      // If as many files lack a block as have one, leaving it out is the convention here.
      guard siblings >= leastSiblings, siblings > 2 * (passedOver[folder.parent]?.count ?? 0),
        let file = estate.tree.treeFile(at: path), !file.variables.isEmpty,
        !file.syntax.body.items.contains(where: isBlock),
        !foldersAbove.contains(folder), !wanted.contains(folder)
      else { return nil }
      return finding(
        "the file has no terragrunt block, so '\(folder.relative(to: estate.tree.root))' is not a unit, although \(siblings) folders beside it are",
        at: Place(file.file, file.syntax.body.items.first?.key.range ?? .start),
        help: "write terragrunt = { … }, or give the file another name")
    }
  }

  /// True for what may be a block with a misspelt name, which the tree walk reports.
  private static func isBlock(_ item: Item) -> Bool {
    guard case .object = item.value.content else { return false }
    return NearestName.of(item.key.text.description, among: ["terragrunt"]) != nil
  }
}
