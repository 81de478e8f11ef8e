import Files
import SourceText
import Synchronization

/// The files that the evaluation of one unit read, and those that it did not find.
final class FileLog: Sendable {
  private struct Entries {
    var read: [Path] = []
    var missing: [Path] = []
    var known: Set<Path> = []
  }

  private let entries = Mutex(Entries())

  /// The files that were read, each once, in the order of the first reading.
  var read: [Path] { entries.withLock { $0.read } }
  /// The paths that do not exist, each once.
  var missing: [Path] { entries.withLock { $0.missing } }

  func note(read path: Path) {
    entries.withLock { if $0.known.insert(path).inserted { $0.read.append(path) } }
  }

  func note(missing path: Path) {
    entries.withLock { if $0.known.insert(path).inserted { $0.missing.append(path) } }
  }

  /// Adds the files of another evaluation whose result is reused.
  func note(_ other: FileLog) {
    for path in other.read { note(read: path) }
    for path in other.missing { note(missing: path) }
  }
}

/// A file system that records its calls.
struct LoggingFileSystem: FileSystem {
  private let base: any FileSystem
  private let log: FileLog

  init(_ base: any FileSystem, _ log: FileLog) {
    self.base = base
    self.log = log
  }

  func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    do throws(FileSystemError) {
      let bytes = try base.read(path)
      log.note(read: path.cleaned)
      return bytes
    } catch {
      if error == .notFound { log.note(missing: path.cleaned) }
      throw error
    }
  }

  func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] { try base.entries(of: folder) }

  func kind(of path: Path) -> FileKind? {
    let kind = base.kind(of: path)
    if kind == nil { log.note(missing: path.cleaned) }
    return kind
  }

  func linkTarget(of path: Path) -> Path? { base.linkTarget(of: path) }

  func realPath(of path: Path) -> Path? { base.realPath(of: path) }

  func refusal(of path: Path) -> FileSystemError? { base.refusal(of: path) }
}
