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

  /// Why the path must not be looked at: it leads outside the folder, by its name or through a link.
  public func refusal(of path: Path) -> FileSystemError? {
    guard path.cleaned.isWithin(root) else { return Self.outside }
    guard let real = realPath(path.cleaned) else { return danglingRefusal(of: path.cleaned) }
    return real.isWithin(realRoot) ? nil : Self.outside
  }

  /// The refusal of a path at which nothing is: where its nearest folder lies outside, nobody may learn that.
  private func danglingRefusal(of path: Path) -> FileSystemError? {
    var folder = path.parent
    while folder.isWithin(root), !folder.isTop {
      if let real = realPath(folder) { return real.isWithin(realRoot) ? nil : Self.outside }
      folder = folder.parent
    }
    return nil
  }

  /// Why the path must not be read: it is refused as a whole, or is the repository's own.
  private func readingRefusal(of path: Path) -> FileSystemError? {
    if let refusal = refusal(of: path) { return refusal }
    if isInRepository(path.cleaned, root) { return Self.inRepository }
    return realPath(path.cleaned).map { isInRepository($0, realRoot) } == true ? Self.inRepository : nil
  }

  private func isInRepository(_ path: Path, _ root: Path) -> Bool { path.relative(to: root).parts.contains(".git") }

  private static let outside = FileSystemError.other("it lies outside the root, where '--untrusted' reads nothing")
  private static let inRepository = FileSystemError.other("it lies in a '.git', where '--untrusted' reads nothing")

  public func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    if let refusal = readingRefusal(of: path) { throw refusal }
    return try base.read(path)
  }

  public func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] {
    if let refusal = readingRefusal(of: folder) { throw refusal }
    return try base.entries(of: folder).map { entry in
      guard entry.isLink else { return entry }
      return FolderEntry(name: entry.name, kind: kind(of: folder.appending(Path(entry.name))), isLink: true)
    }
  }

  /// The kind of what is at the path; a file for what is refused, whether it exists or not: reading it then tells why, and
  /// nobody learns what lies there.
  public func kind(of path: Path) -> FileKind? { refusal(of: path) == nil ? base.kind(of: path) : .file }

  public func linkTarget(of path: Path) -> Path? { path.cleaned.isWithin(root) ? base.linkTarget(of: path) : nil }

  public func realPath(of path: Path) -> Path? { refusal(of: path) == nil ? base.realPath(of: path) : nil }
}
