public import SourceText

/// Finds the units that read any of the given files. The files need not exist: a deleted file counts as if it were
/// there.
public struct FileReaders {
  /// The files, relative to the tree's top folder.
  private let names: Set<Path>
  /// The folders of the files, and all folders above them.
  private let foldersAround: Set<Path>
  /// For each folder, the given files directly in it that matter to anything using the folder, whether they exist or
  /// not.
  private let automaticFolders: Set<Path>
  private let codeFolders: Set<Path>
  /// The folders of modules whose code names one of the files.
  private let namingFolders: Set<Path>
  /// The folders in which a configuration file was deleted: units below may have found it there.
  private let bereftFolders: Set<Path>

  /// The readers of the files at the given absolute paths.
  ///
  /// - Parameter tree: the tree of the units.
  public init(of files: [Path], in tree: Tree) {
    let files = files.map(\.cleaned)
    names = Set(files.map { tree.files.displayName($0) })
    var around: Set<Path> = []
    for file in files {
      var folder = file.parent
      while around.insert(folder).inserted, folder != "/" { folder = folder.parent }
    }
    foldersAround = around
    automaticFolders = Set(files.filter { Self.isAutomatic($0.name) }.map(\.parent))
    codeFolders = Set(files.filter { $0.name.hasSuffix(".tf") || $0.name.hasSuffix(".tf.json") }.map(\.parent))
    namingFolders = Self.namingFolders(of: files, in: tree)
    bereftFolders = Set(
      files.filter { ConfigurationFile.names.contains($0.name) && !tree.files.exists($0) }.map(\.parent))
  }

  /// The nearest folder with code around each file, where that code names it.
  private static func namingFolders(of files: [Path], in tree: Tree) -> Set<Path> {
    var known: [Path: CodeMentions?] = [:]
    var naming: Set<Path> = []
    for file in files {
      var folder = file.parent
      while folder.isWithin(tree.root), !naming.contains(folder) {
        let mentions =
          known[folder] ?? CodeMentions(in: folder, tree.files.fileSystem)
        known.updateValue(mentions, forKey: folder)
        if let mentions {
          if mentions.mayRead(file.relative(to: folder)) { naming.insert(folder) }
          break
        }
        if folder.isTop { break }
        folder = folder.parent
      }
    }
    return naming
  }

  /// True for a name that Terragrunt or Terraform reads automatically in a unit's folder.
  private static func isAutomatic(_ name: Text) -> Bool {
    ConfigurationFile.names.contains(name) || name == "terraform.tfvars.json" || name.hasSuffix(".auto.tfvars")
      || name.hasSuffix(".auto.tfvars.json")
  }

  /// True when the unit reads one of the files, or would if it existed: its configuration, included files, var files,
  /// everything in the folders of its local modules, and what something else reads for it.
  public func includes(_ unit: ListedUnit) -> Bool {
    automaticFolders.contains(unit.folder)
      || unit.files.contains { names.contains($0) } || unit.missingFiles.contains { names.contains($0) }
      || unit.absentForOthers.contains { names.contains($0) }
      || unit.moduleFolders.contains { touches($0, of: unit) } || isBereft(unit)
  }

  /// True when one of the files is the root's own.
  public func includes(_ root: ListedRoot) -> Bool {
    names.contains(root.configurationFile)
  }

  /// True when a file is in or below the module's folder, where its templates and other code are. If the folder also
  /// contains the unit, Terraform files count, and those that they name.
  private func touches(_ module: Path, of unit: ListedUnit) -> Bool {
    unit.folder.isWithin(module)
      ? codeFolders.contains(module) || namingFolders.contains(module) : foldersAround.contains(module)
  }

  private func isBereft(_ unit: ListedUnit) -> Bool {
    guard !bereftFolders.isEmpty else { return false }
    var folder = unit.folder
    while true {
      if bereftFolders.contains(folder) { return true }
      if folder == "/" { return false }
      folder = folder.parent
    }
  }
}
