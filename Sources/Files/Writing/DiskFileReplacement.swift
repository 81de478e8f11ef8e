import Glibc
import LinuxCalls
public import SourceText

extension DiskFileSystem {
  /// How many seconds to wait for a reader of a named pipe.
  private static let pipePatience = 5

  /// Replaces a file with the given bytes, as `replace` does for a `FileReplacement`.
  public func replace(_ path: Path, with bytes: [UInt8]) throws(FileSystemError) {
    try replace(FileReplacement(path, with: bytes))
  }

  /// Replaces a file atomically: readers see the complete old or new file, whenever the process ends. Concurrent
  /// writers do not interfere: the last to finish wins, unless it expects contents that another has changed.
  ///
  /// The new file keeps the old one's permissions. Symbolic links are followed as `LinkGuard` allows. A device, a
  /// pipe or an open file of this process, such as `/dev/stdout`, is written to directly.
  public func replace(_ replacement: FileReplacement) throws(FileSystemError) {
    let place = try LinkGuard(replacement.trees, for: .writing).place(of: replacement.path)
    if let bounds = replacement.bounds {
      guard let real = realPath(of: bounds), place.path.isWithin(real) else { throw .other("it lies outside the root") }
      guard !place.path.relative(to: real).parts.contains(".git") else { throw .other("it lies in '.git'") }
    }
    if let descriptor = Self.ownDescriptor(place.path) {
      return try Self.check(Descriptor.writeAll(replacement.bytes, to: descriptor))
    }
    guard place.rest.count == 1, let name = place.rest.first else {
      throw place.rest.isEmpty ? .isFolder : .notFound
    }
    var status = stat()
    guard Self.withName(name, { fstatat(place.folder.descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else {
      guard errno == ENOENT, replacement.expected == nil else { throw Self.error(errno) }
      return try replaceFile(name, in: place.folder, replacement, permissions: nil)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .isFolder
    case S_IFREG: try replaceFile(name, in: place.folder, replacement, permissions: status.st_mode & 0o7777)
    // It was not a link a moment ago.
    case S_IFLNK: throw .changed
    default: try writeStream(name, in: place.folder, replacement.bytes)
    }
  }

  /// The descriptor of this process that a path below `/proc` refers to, which is where `/dev/stdout` leads.
  private static func ownDescriptor(_ path: Path) -> Int32? {
    guard path.parent.text == Text("/proc/\(getpid())/fd") else { return nil }
    return Int32(path.name.description)
  }

  private func writeStream(_ name: Text, in folder: OpenFolder, _ bytes: [UInt8]) throws(FileSystemError) {
    let deadline = Deadline.seconds(Self.pipePatience)
    while true {
      // Without O_NONBLOCK, a named pipe without a reader would block us for ever.
      let flags = O_WRONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY
      let descriptor = Self.withName(name) { openat(folder.descriptor, $0, flags) }
      if descriptor >= 0 {
        _ = fcntl(descriptor, F_SETFL, 0)
        return try Self.check(Descriptor.finish(descriptor, writing: bytes, isSynced: false))
      }
      guard errno == ENXIO || errno == EINTR else { throw Self.error(errno) }
      guard deadline.left > 0 else { throw .other("nobody reads from it") }
      usleep(20_000)
    }
  }

  private func replaceFile(
    _ name: Text, in folder: OpenFolder, _ replacement: FileReplacement, permissions: mode_t?
  ) throws(FileSystemError) {
    let (temporary, descriptor) = try Self.openTemporary(for: name, in: folder, permissions ?? 0o666)
    do throws(FileSystemError) {
      if let permissions { _ = fchmod(descriptor, permissions) }
      try Self.check(Descriptor.finish(descriptor, writing: replacement.bytes, isSynced: true))
      if let expected = replacement.expected {
        try exchange(temporary, name, in: folder, expecting: expected)
      } else {
        try Self.rename(temporary, to: name, in: folder)
      }
    } catch {
      _ = Self.withName(temporary) { unlinkat(folder.descriptor, $0, 0) }
      throw error
    }
  }

  /// Swaps the new file with the old one, checks what the old one contained, and removes it; swaps them back if that
  /// was not the expected contents.
  private func exchange(
    _ new: Text, _ name: Text, in folder: OpenFolder, expecting expected: [UInt8]
  ) throws(FileSystemError) {
    guard try read(name, in: folder) == expected else { throw .changed }
    guard Self.exchange(new, name, in: folder) == 0 else {
      guard Self.meansNoSwapping(errno) else { throw Self.error(errno) }
      return try Self.rename(new, to: name, in: folder)
    }
    let isExpected = try read(new, in: folder) == expected
    if !isExpected { _ = Self.exchange(new, name, in: folder) }
    _ = Self.withName(new) { unlinkat(folder.descriptor, $0, 0) }
    if !isExpected { throw .changed }
  }

  /// True for the error number of a file system that can't swap two names.
  static func meansNoSwapping(_ code: Int32) -> Bool { code == EINVAL || code == ENOSYS || code == ENOTSUP }

  private func read(_ name: Text, in folder: OpenFolder) throws(FileSystemError) -> [UInt8] {
    let descriptor = Self.withName(name) {
      openat(folder.descriptor, $0, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw errno == ELOOP ? .changed : Self.error(errno) }
    defer { Descriptor.close(descriptor) }
    return try readAll(descriptor)
  }

  private static func exchange(_ first: Text, _ second: Text, in folder: OpenFolder) -> Int32 {
    withName(first) { first in
      withName(second) { exchange_names(folder.descriptor, first, folder.descriptor, $0) }
    }
  }

  private static func rename(_ from: Text, to name: Text, in folder: OpenFolder) throws(FileSystemError) {
    let result = withName(from) { from in
      withName(name) { renameat(folder.descriptor, from, folder.descriptor, $0) }
    }
    if result != 0 { throw error(errno) }
  }

  /// A new file in the folder. Its name is random because process numbers repeat between machines that share a
  /// folder.
  private static func openTemporary(
    for name: Text, in folder: OpenFolder, _ permissions: mode_t
  ) throws(FileSystemError) -> (name: Text, descriptor: Int32) {
    for _ in 0..<100 {
      let temporary = temporaryName(for: name)
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let descriptor = withName(temporary) { openat(folder.descriptor, $0, flags, permissions) }
      if descriptor >= 0 { return (temporary, descriptor) }
      guard errno == EEXIST else { throw error(errno) }
    }
    throw .other("there is no free name for a temporary file beside it")
  }

  /// A name that is unused, except with a probability of one in 2⁶⁴.
  static func temporaryName(for name: Text) -> Text {
    let suffix = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    // Not the whole name, which may already have the maximum length.
    return "." + name[0..<100] + "." + Text(suffix)
  }

  static func withName<Result>(_ name: Text, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    withPathBytes(Path(name), body)
  }

  private static func check(_ failure: Int32) throws(FileSystemError) { if failure != 0 { throw error(failure) } }
}
