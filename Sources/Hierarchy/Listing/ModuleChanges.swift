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
  /// relative to the tree's top folder. In a folder that also holds the unit, Terraform's files count, and those that
  /// they name.
  public mutating func changedFiles(of unit: ListedUnit) -> [Path] {
    var files: Set<Path> = []
    for folder in unit.moduleFolders {
      if let changed = known[folder] {
        files.formUnion(changed)
        continue
      }
      let changed = (unit.folder.isWithin(folder) ? changedCode(in: folder) : changedFiles(in: folder)).map {
        $0.relative(to: root)
      }
      known[folder] = changed
      files.formUnion(changed)
    }
    return files.sorted()
  }

  private func changedFiles(in folder: Path) -> [Path] {
    changedFiles(in: folder, kinds(in: folder, before), kinds(in: folder, now)) { changedFiles(in: $0) }
  }

  /// The changed code of a module in whose folder units lie, and the changed files that it names.
  private func changedCode(in folder: Path) -> [Path] {
    let mentions = CodeMentions().union(CodeMentions(in: folder, before)).union(CodeMentions(in: folder, now))
    func counted(_ files: any FileSystem) -> [Text: FileKind] {
      let all = kinds(in: folder, files)
      let code = Set(ModuleFiles.names(among: all.keys))
      return all.filter { name, kind in
        kind == .folder ? mentions.mayEnter(name) : code.contains(name) || mentions.mayRead(Path(name))
      }
    }
    return changedFiles(in: folder, counted(before), counted(now)) { changedData(in: $0) }
  }

  /// The changed files of a folder that holds no code.
  private func changedData(in folder: Path) -> [Path] {
    let (old, new) = (kinds(in: folder, before), kinds(in: folder, now))
    if !ModuleFiles.names(among: old.keys).isEmpty || !ModuleFiles.names(among: new.keys).isEmpty { return [] }
    func counted(_ all: [Text: FileKind]) -> [Text: FileKind] {
      all.filter { !$0.key.hasSuffix(".tfvars") && !$0.key.hasSuffix(".tfvars.json") }
    }
    return changedFiles(in: folder, counted(old), counted(new)) { changedData(in: $0) }
  }

  private func changedFiles(
    in folder: Path, _ old: [Text: FileKind], _ new: [Text: FileKind], below: (Path) -> [Path]
  ) -> [Path] {
    Set(old.keys).union(new.keys).flatMap { name -> [Path] in
      let path = folder.appending(Path(name))
      switch (old[name], new[name]) {
      case (.folder, .folder): return below(path)
      case (.file, .file): return (try? before.read(path)) == (try? now.read(path)) ? [] : [path]
      case (.other, .other): return []
      case (_, _): return [path]
      }
    }
  }

  private func kinds(in folder: Path, _ files: any FileSystem) -> [Text: FileKind] {
    FileLibrary.kinds(of: (try? files.entries(of: folder)) ?? []).filter {
      !ToolFolders.ofTerraform.contains($0.key)
    }
  }
}
