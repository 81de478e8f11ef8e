import Files
import Glibc
import Hierarchy
public import SourceText

/// A folder on disk for one test; `remove` deletes it with its contents.
public struct TemporaryFolder: Sendable {
  /// The folder, absolute.
  public let path: Path

  /// Creates a new folder.
  public init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/strata-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Testdata.Failure(description: "no temporary folder can be made") }
    path = Path(Text(template.dropLast().map { UInt8(bitPattern: $0) }))
  }

  /// Creates a file and its parent folders.
  public func write(_ name: Path, _ text: String) throws {
    try makeFolder(name.parent)
    try DiskFileSystem().replace(path.appending(name), with: Array(text.utf8))
  }

  /// Creates a folder and its parent folders.
  public func makeFolder(_ name: Path) throws {
    var folder = path
    for part in name.parts {
      folder = folder.appending(Path(part))
      mkdir(folder.description, 0o755)
    }
    guard DiskFileSystem().kind(of: folder) == .folder else {
      throw Testdata.Failure(description: "\(folder) can't be made")
    }
  }

  /// Creates a symbolic link to `target`.
  public func link(_ name: Path, to target: String) { symlink(target, path.appending(name).description) }

  /// Creates a named pipe to which nobody writes.
  public func makePipe(_ name: Path) { mkfifo(path.appending(name).description, 0o644) }

  /// Removes the folder and everything in it.
  public func remove() { Self.remove(path) }

  private static func remove(_ path: Path) {
    let name = path.description
    var information = stat()
    guard lstat(name, &information) == 0 else { return }
    if information.st_mode & S_IFMT == S_IFDIR {
      for entry in (try? DiskFileSystem().entries(of: path)) ?? [] { remove(path.appending(Path(entry.name))) }
      rmdir(name)
    } else {
      unlink(name)
    }
  }
}
