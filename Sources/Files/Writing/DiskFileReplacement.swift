import Glibc
public import SourceText

extension DiskFileSystem {
  /// Puts a file of the given bytes in the place of the old one: readers see the old file or the new one, whole, whenever
  /// the process ends. Two that write at a time do not meet: the last to finish wins.
  ///
  /// The new file keeps the old one's permissions. A symbolic link is followed. A device or FIFO is written to instead.
  public func replace(_ path: Path, with bytes: [UInt8]) throws(FileSystemError) {
    var status = stat()
    let exists = Self.withPathBytes(path) { stat($0, &status) } == 0
    guard exists else { return try replaceFile(path, with: bytes, permissions: nil) }
    switch Self.kind(status.st_mode) {
    case .folder: throw .isFolder
    case .other:
      let descriptor = Self.withPathBytes(path) { open($0, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
      guard descriptor >= 0 else { throw Self.error(errno) }
      try Self.write(bytes, closing: descriptor, isSynced: false)
    case .file: try replaceFile(Self.target(of: path), with: bytes, permissions: status.st_mode & 0o7777)
    }
  }

  /// Where the links at `path` lead; `path` itself when that can't be said.
  private static func target(of path: Path) -> Path {
    withPathBytes(path) { pointer in
      guard let resolved = realpath(pointer, nil) else { return path }
      defer { free(resolved) }
      let bytes = UnsafeRawPointer(resolved).assumingMemoryBound(to: UInt8.self)
      return Path(Text(Array(UnsafeBufferPointer(start: bytes, count: strlen(resolved)))))
    }
  }

  private func replaceFile(_ path: Path, with bytes: [UInt8], permissions: mode_t?) throws(FileSystemError) {
    let (temporary, descriptor) = try Self.openTemporary(beside: path, permissions ?? 0o666)
    do throws(FileSystemError) {
      if let permissions { _ = fchmod(descriptor, permissions) }
      try Self.write(bytes, closing: descriptor, isSynced: true)
      let renamed = Self.withPathBytes(temporary) { from in Self.withPathBytes(path) { rename(from, $0) } }
      if renamed != 0 { throw Self.error(errno) }
    } catch {
      _ = Self.withPathBytes(temporary) { unlink($0) }
      throw error
    }
  }

  /// A new file in the folder of `path`. Its name is random: process numbers repeat between machines that share a folder.
  private static func openTemporary(
    beside path: Path, _ permissions: mode_t
  ) throws(FileSystemError) -> (path: Path, descriptor: Int32) {
    for _ in 0..<100 {
      let temporary = temporaryPath(beside: path)
      let descriptor = withPathBytes(temporary) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions) }
      if descriptor >= 0 { return (temporary, descriptor) }
      guard errno == EEXIST else { throw error(errno) }
    }
    throw .other("there is no free name for a temporary file beside it")
  }

  /// A name in the folder of `path` that nothing has, but for one chance in 2⁶⁴.
  static func temporaryPath(beside path: Path) -> Path {
    let suffix = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    // Not the whole name: it may be as long as a name can be.
    return path.parent.appending(Path("." + path.name[0..<100] + "." + Text(suffix)))
  }

  private static func write(
    _ bytes: [UInt8], closing descriptor: Int32, isSynced: Bool
  ) throws(FileSystemError) {
    let failure = Descriptor.finish(descriptor, writing: bytes, isSynced: isSynced)
    if failure != 0 { throw error(failure) }
  }
}
