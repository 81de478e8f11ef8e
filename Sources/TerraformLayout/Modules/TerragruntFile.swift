import Files
import SourceText

/// Files that show that Terragrunt runs in a tree.
enum TerragruntFile {
  /// Files that nothing but Terragrunt reads.
  static let names: Set<Text> = [
    "terragrunt.hcl", "terragrunt.hcl.json", "root.hcl", "terragrunt.stack.hcl", ".terragrunt",
  ]
  private static let variables: Set<Text> = ["terraform.tfvars", "terraform.tfvars.json"]

  /// True for a `terraform.tfvars` with a `terragrunt` block.
  static func isOne(_ path: Path, _ files: any FileSystem) -> Bool {
    variables.contains(path.name) && namesTerragrunt(path, files)
  }

  /// True for a var file that may have a `terragrunt` block, whatever its name.
  static func namesTerragrunt(_ path: Path, _ files: any FileSystem) -> Bool {
    guard let bytes = try? files.read(path) else { return false }
    return Text(bytes).contains("terragrunt")
  }

  /// True when a folder, or one above it up to `root`, has such a file.
  static func isAbove(_ folder: Path, root: Path, _ files: any FileSystem) -> Bool {
    var folder = folder
    while folder.isWithin(root) {
      if names.contains(where: { files.kind(of: folder.appending(Path($0))) == .file })
        || isOne(folder.appending("terraform.tfvars"), files)
      {
        return true
      }
      if folder == root || folder.isTop { return false }
      folder = folder.parent
    }
    return false
  }
}
