import Files
public import SourceText

extension ConfigurationReader {
  private static let neverEntered: Set<Text> = [".terragrunt-cache", ".terraform", ".git"]

  /// The configuration files of the units at a path, sorted. The path may be a unit's folder, its configuration file,
  /// or a folder with units below it. Empty when there are none.
  ///
  /// A configuration file above others is the old style of a root; it is a unit only if it has a `terraform` block.
  public func unitFiles(at path: Path) -> [Path] {
    if files.kind(of: path) == .file { return isConfiguration(path.name) ? [path] : [] }
    var found: [Path] = []
    var pending = [path]
    while let folder = pending.popLast() {
      guard let entries = try? files.entries(of: folder) else { continue }
      for entry in entries where entry.kind == .folder && !entry.isLink && !Self.neverEntered.contains(entry.name) {
        pending.append(folder.appending(Path(entry.name)))
      }
      if let file = unitFile(in: folder, entries) { found.append(file) }
    }
    let above = Self.foldersAbove(found)
    return found.filter { !above.contains($0.parent) || isUnit($0) }.sorted()
  }

  private func isConfiguration(_ name: Text) -> Bool {
    name == "terragrunt.hcl" || name == "terragrunt.hcl.json" || name == options.configurationName
  }

  private func unitFile(in folder: Path, _ entries: [FolderEntry]) -> Path? {
    let names: [Text] = options.configurationName.map { [$0] } ?? ["terragrunt.hcl.json", "terragrunt.hcl"]
    let name = names.first { name in entries.contains { $0.name == name && $0.kind == .file } }
    return name.map { folder.appending(Path($0)) }
  }

  /// All folders above the files' folders.
  private static func foldersAbove(_ files: [Path]) -> Set<Path> {
    var above: Set<Path> = []
    for file in files {
      var folder = file.parent
      while !folder.isTop {
        folder = folder.parent
        if !above.insert(folder).inserted { break }
      }
    }
    return above
  }

  private func isUnit(_ file: Path) -> Bool {
    guard let tree = try? tree(file) else { return true }
    return ConfigurationBody(tree).sections(ConfigurationSchema.file).contains {
      $0.kind == "terraform" || $0.kind == "include"
    }
  }
}
