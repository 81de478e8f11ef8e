public import SourceText

/// A file system that records each file it reads, so that a comment in any of them can mark a name as sensitive.
public struct NotingFileSystem: FileSystem {
  private let base: any FileSystem
  private let names: SensitiveNames

  /// The file system `base`, whose files are recorded in `names`.
  public init(_ base: any FileSystem, noting names: SensitiveNames) {
    self.base = base
    self.names = names
  }

  public func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    let bytes = try base.read(path)
    names.notice(bytes)
    return bytes
  }

  public func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] { try base.entries(of: folder) }

  public func kind(of path: Path) -> FileKind? { base.kind(of: path) }

  public func linkTarget(of path: Path) -> Path? { base.linkTarget(of: path) }

  public func realPath(of path: Path) -> Path? { base.realPath(of: path) }

  public func refusal(of path: Path) -> FileSystemError? { base.refusal(of: path) }
}
