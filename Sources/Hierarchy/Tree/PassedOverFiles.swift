import HCL1Syntax
import SourceText

/// The `terraform.tfvars` files that a walk skips because they have no `terragrunt` block. Those that were probably
/// meant to have one are reported, so that no unit disappears silently.
struct PassedOverFiles {
  private let files: FileLibrary
  /// The folders of the units.
  private let unitFolders: Set<Path>
  /// How many units lie directly in each folder.
  private let unitsIn: [Path: Int]

  init(_ files: FileLibrary, units: [Path]) {
    self.files = files
    unitFolders = Set(units.map(\.parent))
    unitsIn = units.reduce(into: [:]) { $0[$1.parent.parent, default: 0] += 1 }
  }

  /// Diagnostics about the files, in the order of their names.
  func diagnostics(of passedOver: [Path]) -> [Diagnostic] {
    passedOver.sorted().compactMap { path in
      guard let loaded = try? files.load(path) else { return nil }
      return misspelt(loaded) ?? emptied(loaded)
    }
  }

  private static let blockName = "terragrunt"

  /// Reports a block whose name is nearly `terragrunt`.
  private func misspelt(_ loaded: LoadedFile) -> Diagnostic? {
    let items = loaded.tree.body.items
    guard
      let item = items.first(where: { item in
        guard case .object = item.value.content else { return false }
        return NearestName.of(item.key.text.description, among: [Self.blockName]) != nil
      })
    else { return nil }
    return Diagnostic(
      .warning, ResolutionCode.misspeltBlock,
      "'\(item.key.text)' means nothing to Terragrunt, so this file configures no unit",
      at: Place(loaded.file, item.key.range), help: "did you mean '\(words: Self.blockName)'?")
  }

  /// How many units must be siblings of a folder for its file to count as meant for a unit.
  private static let leastSiblings = 2

  /// Reports a file among those of units that has Terraform code beside it, or is empty.
  private func emptied(_ loaded: LoadedFile) -> Diagnostic? {
    let folder = loaded.path.parent
    guard unitsIn[folder.parent] ?? 0 >= Self.leastSiblings, loaded.tree.body.items.isEmpty,
      !unitFolders.contains(where: { $0 != folder && $0.isWithin(folder) })
    else { return nil }
    return Diagnostic(
      .warning, ResolutionCode.noTerragruntBlock,
      "the file has no terragrunt block, so '\(files.displayName(folder))' is not a unit, although the folders beside it are",
      at: Place(loaded.file, .start), help: "write terragrunt = { … }, or remove the file")
  }
}
