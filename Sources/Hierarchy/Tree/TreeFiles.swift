public import Files
public import SourceText

/// The files of a tree that are no configuration, for those who look beyond it: a buildspec, a folder that a command
/// enters.
extension Tree {
  /// The names of what a folder holds, sorted; none where it can't be listed.
  public func names(in folder: Path) -> [Text] { (files.names(in: folder.cleaned) ?? [:]).keys.sorted() }

  /// The bytes of a file, named relative to the root. It is read anew at each call.
  ///
  /// - Throws: why it can't be read.
  public func source(at path: Path) throws(FileSystemError) -> SourceFile { try files.source(path.cleaned) }

  /// The name an absolute path is shown by: relative to the root.
  public func displayName(of path: Path) -> Path { path.relative(to: root) }
}
