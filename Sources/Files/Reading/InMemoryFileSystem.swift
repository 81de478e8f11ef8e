public import SourceText

/// A file system of given files, for tests and for programs that keep their files elsewhere.
public struct InMemoryFileSystem: FileSystem {
  private var files: [Path: [UInt8]] = [:]
  private var folders: [Path: [Text: FileKind]] = ["/": [:]]

  /// A file system with the given texts by absolute path; folders are implied.
  public init(_ texts: [String: String]) {
    for (path, text) in texts { add(Path(path), Array(text.utf8)) }
  }

  /// Adds or replaces a file.
  public mutating func add(_ path: Path, _ bytes: [UInt8]) {
    files[path.cleaned] = bytes
    var current = path.cleaned
    var kind = FileKind.file
    while current != "/" {
      let parent = current.parent
      folders[parent, default: [:]][current.name] = kind
      current = parent
      kind = .folder
    }
  }

  public func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    if let bytes = files[path.cleaned] { return bytes }
    throw folders[path.cleaned] == nil ? .notFound : .isFolder
  }

  public func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] {
    guard let names = folders[folder.cleaned] else { throw .notFound }
    return names.map { FolderEntry(name: $0.key, kind: $0.value) }
  }

  public func kind(of path: Path) -> FileKind? {
    if files[path.cleaned] != nil { return .file }
    return folders[path.cleaned] == nil ? nil : .folder
  }
}
