public import SourceText

/// A file system in which some files have the contents just written to them, even if another program has changed them
/// since.
public struct PatchedFileSystem: FileSystem {
  private let base: any FileSystem
  private let files: [Path: [UInt8]]

  /// The file system `base`, with the given bytes instead of its own for these absolute paths.
  public init(_ base: any FileSystem, with files: [Path: [UInt8]]) {
    self.base = base
    self.files = files
  }

  public func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    if let bytes = files[path.cleaned] { return bytes }
    return try base.read(path)
  }

  public func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] { try base.entries(of: folder) }

  public func kind(of path: Path) -> FileKind? { base.kind(of: path) }

  public func linkTarget(of path: Path) -> Path? { base.linkTarget(of: path) }

  public func realPath(of path: Path) -> Path? { base.realPath(of: path) }

  public func refusal(of path: Path) -> FileSystemError? { base.refusal(of: path) }
}
