public import SourceText

/// A file system in which some files have other contents than on the disk, or are there only here: those just written to
/// them, even if another program has changed them since, or those that a command supposes.
public struct PatchedFileSystem: FileSystemLayer {
  public let base: any FileSystem
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

  public func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] {
    let entries = try base.entries(of: folder)
    let known = Set(entries.map(\.name))
    let added = files.keys.filter { $0.parent == folder.cleaned && !known.contains($0.name) }.sorted()
    return entries + added.map { FolderEntry(name: $0.name, kind: .file) }
  }

  public func kind(of path: Path) -> FileKind? { base.kind(of: path) ?? (files[path.cleaned] == nil ? nil : .file) }

  public func realPath(of path: Path) -> Path? {
    base.realPath(of: path) ?? (files[path.cleaned] == nil ? nil : path.cleaned)
  }
}
