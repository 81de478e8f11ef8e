import Files
import SourceText
import Synchronization

/// The files that the evaluation of one unit read, and those that it did not find.
final class FileLog: Sendable {
  private struct Entries {
    var read: [Path] = []
    var missing: [Path] = []
    var known: Set<Path> = []
    var commands: [Place] = []
    var asksForOriginalFolder = false
  }

  private let entries = Mutex(Entries())

  /// The files that were read, each once, in the order of the first reading.
  var read: [Path] { entries.withLock { $0.read } }
  /// The paths that do not exist, each once.
  var missing: [Path] { entries.withLock { $0.missing } }

  /// Whether anything asked which unit was resolved first, so that the result holds for that unit alone.
  var asksForOriginalFolder: Bool { entries.withLock { $0.asksForOriginalFolder } }

  func noteOriginalFolder() { entries.withLock { $0.asksForOriginalFolder = true } }

  /// The calls of `run_cmd`.
  var commands: [Place] { entries.withLock { $0.commands } }

  func note(command place: Place) { entries.withLock { $0.commands.append(place) } }

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
    for place in other.commands { note(command: place) }
    if other.asksForOriginalFolder { noteOriginalFolder() }
  }
}

extension FileLog {
  /// Reads whole files by way of the reader, which keeps them, and records that.
  func source(of reader: ConfigurationReader) -> @Sendable (Path) throws(FileSystemError) -> SourceFile {
    { path throws(FileSystemError) in
      do throws(FileSystemError) {
        let source = try reader.source(path)
        self.note(read: path)
        return source
      } catch {
        if error == .notFound { self.note(missing: path) }
        throw error
      }
    }
  }
}

/// A file system that records its calls.
struct LoggingFileSystem: FileSystemLayer {
  let base: any FileSystem
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

  func kind(of path: Path) -> FileKind? {
    let kind = base.kind(of: path)
    if kind == nil { log.note(missing: path.cleaned) }
    return kind
  }
}
