import Files
import HCL2Evaluation
import SourceText
import Synchronization

/// The files that the evaluation of one unit read, and those that it did not find.
final class FileLog: Sendable {
  private struct Entries {
    var read: [Path] = []
    var missing: [Path] = []
    var known: Set<Path> = []
    var commands: [Place] = []
    var outputs: [OutputRead] = []
    var decoded: [Path] = []
    var locals: [TypedValue] = []
    var asksForOriginalFolder = false
    var asksForUnitFolder = false
    var chain = 0
    var isCutOff = false
    /// Also gets what is noted; nil for none.
    var recorder: FileLog?
  }

  private let entries = Mutex(Entries())

  /// The files that were read, each once, in the order of the first reading.
  var read: [Path] { entries.withLock { $0.read } }
  /// The paths that do not exist, each once.
  var missing: [Path] { entries.withLock { $0.missing } }

  /// Whether anything asked which unit was resolved first, so that the result holds for that unit alone.
  var asksForOriginalFolder: Bool { entries.withLock { $0.asksForOriginalFolder } }

  /// Whether what was noted holds for one unit alone.
  var isForOneUnit: Bool {
    entries.withLock { $0.asksForOriginalFolder || $0.asksForUnitFolder || $0.isCutOff || !$0.commands.isEmpty }
  }

  /// The most files that were read in a row, each by the one before.
  var chain: Int { entries.withLock { $0.chain } }

  /// Whether too many files were to be read in a row, so that the result holds only for this depth of reading.
  var isCutOff: Bool { entries.withLock { $0.isCutOff } }

  func note(chain: Int) { note { $0.chain = max($0.chain, chain) } }

  func noteCutOff() { note { $0.isCutOff = true } }

  func noteOriginalFolder() { note { $0.asksForOriginalFolder = true } }

  func noteUnitFolder() { note { $0.asksForUnitFolder = true } }

  /// Changes the entries, and those of the recorder.
  private func note(_ change: (inout Entries) -> Void) {
    let recorder = entries.withLock {
      change(&$0)
      return $0.recorder
    }
    recorder?.note(change)
  }

  /// Runs `body`, and returns with its result what was noted meanwhile.
  func recording<Value>(_ body: () -> Value) -> (Value, FileLog) {
    let recorder = FileLog()
    let outer = entries.withLock { $0.recorder }
    entries.withLock { $0.recorder = recorder }
    let value = body()
    entries.withLock { $0.recorder = outer }
    outer?.note(recorder)
    return (value, recorder)
  }

  /// The calls of `run_cmd`.
  var commands: [Place] { entries.withLock { $0.commands } }

  func note(command place: Place) { note { $0.commands.append(place) } }

  /// The outputs of dependencies that were read, in order of reading.
  var outputs: [OutputRead] { entries.withLock { $0.outputs } }

  func note(output: OutputRead) { note { $0.outputs.append(output) } }

  /// The files whose text was decoded as YAML or JSON, in order of reading.
  var decoded: [Path] { entries.withLock { $0.decoded } }

  func note(decoded path: Path) { note { $0.decoded.append(path) } }

  /// The locals of each file that was evaluated, in order of reading.
  var locals: [TypedValue] { entries.withLock { $0.locals } }

  func note(locals object: TypedValue) { note { $0.locals.append(object) } }

  func note(read path: Path) {
    note { if $0.known.insert(path).inserted { $0.read.append(path) } }
  }

  /// - Parameter isRecorded: false for what is looked for anew for each unit.
  func note(missing path: Path, isRecorded: Bool = true) {
    let change = { (entries: inout Entries) in
      if entries.known.insert(path).inserted { entries.missing.append(path) }
    }
    if isRecorded { note(change) } else { entries.withLock { change(&$0) } }
  }

  /// Adds the files of another evaluation whose result is reused.
  func note(_ other: FileLog) {
    for path in other.read { note(read: path) }
    for path in other.missing { note(missing: path) }
    for place in other.commands { note(command: place) }
    for output in other.outputs { note(output: output) }
    for path in other.decoded { note(decoded: path) }
    for object in other.locals { note(locals: object) }
    if other.asksForOriginalFolder { noteOriginalFolder() }
    if other.isCutOff { noteCutOff() }
    note(chain: other.chain)
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
  private let isRecorded: Bool

  init(_ base: any FileSystem, _ log: FileLog, isRecorded: Bool = true) {
    self.base = base
    self.log = log
    self.isRecorded = isRecorded
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
    if kind == nil { log.note(missing: path.cleaned, isRecorded: isRecorded) }
    return kind
  }
}
