import Files
public import SourceText

/// Which local modules changed between two states of a tree.
///
/// Their files are compared byte by byte, whatever Terraform makes of them: a changed comment counts, as it does for the
/// reviewer of the plan.
public struct ModuleChanges {
  private let before: any FileSystem
  private let now: any FileSystem
  private let root: Path
  /// What is known of the folders so far.
  private var known: [Path: [Path]] = [:]

  /// The changes from the files that one tree reads to those of another.
  public init(from before: Tree, to now: Tree) {
    self.before = before.files.fileSystem
    self.now = now.files.fileSystem
    root = now.root
  }

  /// The files of the unit's module, and of the local modules which that calls, that changed, came or went, sorted,
  /// relative to the tree's top folder. In a folder that also holds the unit only Terraform's files count.
  public mutating func changedFiles(of unit: ListedUnit) -> [Path] {
    var files: Set<Path> = []
    for folder in unit.moduleFolders {
      if let changed = known[folder] {
        files.formUnion(changed)
        continue
      }
      let changed = changedFiles(in: folder, codeOnly: unit.folder.isWithin(folder)).map { $0.relative(to: root) }
      known[folder] = changed
      files.formUnion(changed)
    }
    return files.sorted()
  }

  private func changedFiles(in folder: Path, codeOnly: Bool) -> [Path] {
    let (old, new) = (kinds(in: folder, before, codeOnly), kinds(in: folder, now, codeOnly))
    return Set(old.keys).union(new.keys).flatMap { name -> [Path] in
      let path = folder.appending(Path(name))
      switch (old[name], new[name]) {
      case (.folder, .folder): return changedFiles(in: path, codeOnly: codeOnly)
      case (.file, .file): return (try? before.read(path)) == (try? now.read(path)) ? [] : [path]
      case (.other, .other): return []
      case (_, _): return [path]
      }
    }
  }

  private func kinds(in folder: Path, _ files: any FileSystem, _ codeOnly: Bool) -> [Text: FileKind] {
    let all = FileLibrary.kinds(of: (try? files.entries(of: folder)) ?? [])
    if !codeOnly { return all.filter { !ToolFolders.ofTerraform.contains($0.key) } }
    let code = Set(ModuleFiles.names(among: all.keys))
    return all.filter { $0.value == .file && code.contains($0.key) }
  }
}
