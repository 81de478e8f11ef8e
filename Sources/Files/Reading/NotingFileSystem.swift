public import SourceText

/// A file system that records each file it reads, so that a comment in any of them can mark a name as sensitive.
public struct NotingFileSystem: FileSystemLayer {
  public let base: any FileSystem
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
}
