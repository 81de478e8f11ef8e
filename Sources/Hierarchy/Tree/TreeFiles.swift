public import Files
public import SourceText

/// Access to the tree's other files: buildspecs, and folders that commands enter.
extension Tree {
  /// The names in a folder, sorted; empty when it can't be listed.
  public func names(in folder: Path) -> [Text] { (files.names(in: folder.cleaned) ?? [:]).keys.sorted() }

  /// The bytes of a file, named relative to the tree's top folder. Each call reads the file again.
  ///
  /// - Throws: the reason why it can't be read.
  public func source(at path: Path) throws(FileSystemError) -> SourceFile { try files.source(path.cleaned) }

  /// The display name of an absolute path: relative to the tree's top folder.
  public func displayName(of path: Path) -> Path { path.relative(to: root) }
}
