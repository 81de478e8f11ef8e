import Files
import Glibc
import SourceText
import TestSupport
import Testing

/// A file that another program writes is read as one version of it, or not at all.
struct FileReadingTests {
  /// A file that a program has open for writing.
  private struct OpenFile {
    let folder: TemporaryFolder
    let path: Path
    let descriptor: Int32

    init() throws {
      folder = try TemporaryFolder()
      try folder.write("a.tfvars", "version = 1\n")
      path = folder.path.appending("a.tfvars")
      descriptor = open(path.description, O_WRONLY)
    }

    func write(_ text: String) {
      _ = text.utf8.withContiguousStorageIfAvailable { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Puts the time of the last write into the past.
    func age(seconds: Int) {
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      let times = [
        timespec(tv_sec: now.tv_sec - seconds, tv_nsec: 0), timespec(tv_sec: now.tv_sec - seconds, tv_nsec: 0),
      ]
      futimens(descriptor, times)
    }
  }

  private static func read(_ path: Path) -> Result<String, FileSystemError> {
    do throws(FileSystemError) {
      return .success(String(Text(try DiskFileSystem().read(path))))
    } catch {
      return .failure(error)
    }
  }

  @Test func fileThatIsBeingWrittenIsRefused() throws {
    let file = try OpenFile()
    defer { file.folder.remove() }
    // A writer that stops halfway: what lies there is neither the one version nor the other.
    file.write("versi")
    #expect(Self.read(file.path) == .failure(.beingWritten))
    file.write("version = 2\n")
    close(file.descriptor)
    #expect(Self.read(file.path) == .success("version = 2\n"))
  }

  @Test func fileThatIsOnlyHeldOpenIsRead() throws {
    let file = try OpenFile()
    defer {
      close(file.descriptor)
      file.folder.remove()
    }
    file.age(seconds: 60)
    #expect(Self.read(file.path) == .success("version = 1\n"))
  }

  @Test(arguments: [(1 << 26, nil), (1 << 26 + 1, FileSystemError.other("it gives more than 64 MiB"))])
  func streamMayGive64MiB(count: Int, failure: FileSystemError?) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    folder.makePipe("pipe")
    let writer = try ChildPrograms().start(
      ProgramCall(
        ["sh", "-c", "head -c \(count) /dev/zero > pipe"], in: folder.path, environment: ["PATH": "/usr/bin:/bin"]))
    defer { writer.stop() }
    let result = Result { () throws(FileSystemError) in
      try DiskFileSystem().readNamed(folder.path.appending("pipe"), guarding: []).count
    }
    #expect(result == failure.map { .failure($0) } ?? .success(count))
  }

  @Test func writerIsWaitedFor() async throws {
    let file = try OpenFile()
    defer { file.folder.remove() }
    file.write("versi")
    async let text = Task.detached { Self.read(file.path) }.value
    usleep(100_000)
    file.write("version = 3\n")
    close(file.descriptor)
    let read = await text
    // On a machine that stops this test for half a second the reader gives up, with the truth.
    #expect(read == .success("version = 3\n") || read == .failure(.beingWritten))
  }
}
