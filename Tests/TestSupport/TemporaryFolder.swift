import Files
import Glibc
import Hierarchy
public import SourceText

/// A folder on the disk that is there for one test; `remove` takes it away with all that is in it.
public struct TemporaryFolder: Sendable {
  /// The folder, absolute.
  public let path: Path

  /// Makes a new folder.
  public init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/strata-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Testdata.Failure(description: "no temporary folder can be made") }
    path = Path(Text(template.dropLast().map { UInt8(bitPattern: $0) }))
  }

  /// Makes a file, and the folders it lies in.
  public func write(_ name: Path, _ text: String) throws {
    try makeFolder(name.parent)
    try DiskFileSystem().replace(path.appending(name), with: Array(text.utf8))
  }

  /// Makes a folder, and those it lies in.
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

  /// Makes a symbolic link that holds `target`.
  public func link(_ name: Path, to target: String) { symlink(target, path.appending(name).description) }

  /// Makes a named pipe, which nobody writes to.
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
