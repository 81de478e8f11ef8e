import HCL1Syntax
import SourceText

/// The files named `terraform.tfvars` that a walk passes over, since they have no `terragrunt` block: those that were meant
/// to have one are told of, lest a unit disappear in silence.
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

  /// What is said of the files, in the order of their names.
  func diagnostics(of passedOver: [Path]) -> [Diagnostic] {
    passedOver.sorted().compactMap { path in
      guard let loaded = try? files.load(path) else { return nil }
      return misspelt(loaded) ?? emptied(loaded)
    }
  }

  private static let blockName = "terragrunt"

  /// A block whose name is nearly `terragrunt`.
  private func misspelt(_ loaded: LoadedFile) -> Diagnostic? {
    let items = loaded.tree.body.items
    guard
      let item = items.first(where: { item in
        guard case .object = item.value.content else { return false }
        return NearestName.of(item.key.text.description, among: [Self.blockName]) != nil
      })
    else { return nil }
    return Diagnostic(
      .warning, "misspelt-block", "'\(item.key.text)' means nothing to Terragrunt, so this file configures no unit",
      at: Place(loaded.file, item.key.range), help: "did you mean '\(words: Self.blockName)'?")
  }

  /// How many units must lie beside a folder for its file to be meant for one.
  private static let leastSiblings = 2

  /// A file beside those of units, with Terraform code or nothing in it.
  private func emptied(_ loaded: LoadedFile) -> Diagnostic? {
    let folder = loaded.path.parent
    guard unitsIn[folder.parent] ?? 0 >= Self.leastSiblings, loaded.tree.body.items.isEmpty,
      !unitFolders.contains(where: { $0 != folder && $0.isWithin(folder) })
    else { return nil }
    return Diagnostic(
      .warning, "no-terragrunt-block",
      "the file has no terragrunt block, so '\(files.displayName(folder))' is no unit, and the folders beside it are",
      at: Place(loaded.file, .start), help: "write terragrunt = { … }, or remove the file")
  }
}
