import Hierarchy
import SourceText

/// A file system in which some files hold what was just written to them, whatever another program has made of them since.
struct PatchedFileSystem: FileSystem {
  private let base: any FileSystem
  private let files: [Path: [UInt8]]

  /// The file system `base` with the bytes of these files, absolute, in the place of its own.
  init(_ base: any FileSystem, with files: [Path: [UInt8]]) {
    self.base = base
    self.files = files
  }

  func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    if let bytes = files[path.cleaned] { return bytes }
    return try base.read(path)
  }

  func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] { try base.entries(of: folder) }

  func kind(of path: Path) -> FileKind? { base.kind(of: path) }
}
