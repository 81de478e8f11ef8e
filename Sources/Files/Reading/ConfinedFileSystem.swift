public import SourceText

/// A file system that reads nothing outside a folder, neither by name nor through a link, and nothing in a `.git`
/// inside it.
public struct ConfinedFileSystem: FileSystem {
  private let base: any FileSystem
  private let root: Path
  private let realRoot: Path
  private let realPath: @Sendable (Path) -> Path?

  /// - Parameters:
  ///   - root: the folder, absolute.
  ///   - realPath: resolves a path's links; returns nil when nothing is there.
  public init(_ base: any FileSystem, within root: Path, realPath: @escaping @Sendable (Path) -> Path?) {
    self.base = base
    self.root = root
    self.realPath = realPath
    realRoot = realPath(root) ?? root
  }

  /// Why the path must not be read; nil when it may be.
  private func refusal(_ path: Path) -> FileSystemError? {
    let path = path.cleaned
    guard path.isWithin(root), isInside(path, root) else { return Self.outside }
    guard let real = realPath(path), real.isWithin(realRoot), isInside(real, realRoot) else {
      return realPath(path) == nil ? nil : Self.outside
    }
    return nil
  }

  private func isInside(_ path: Path, _ root: Path) -> Bool { !path.relative(to: root).parts.contains(".git") }

  private static let outside = FileSystemError.other("it lies outside the root, where '--untrusted' reads nothing")

  public func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    if let refusal = refusal(path) { throw refusal }
    return try base.read(path)
  }

  public func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] {
    if let refusal = refusal(folder) { throw refusal }
    return try base.entries(of: folder)
  }

  /// The kind of what is at the path, even outside the folder, so that reading it reports why it is refused.
  public func kind(of path: Path) -> FileKind? { base.kind(of: path) }
}
