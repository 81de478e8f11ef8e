import Glibc
import LinuxCalls
public import SourceText

/// Folders whose files belong together: replaced whole, or not at all.
extension DiskFileSystem {
  /// Puts a folder of the given files in the place of the old one; its parents are made where they are missing.
  ///
  /// The files are written into a folder beside it and synced; then the two change places in one step, so that readers,
  /// and whoever comes after a crash, find the old folder or the new one whole. Folders inside the old one are kept.
  public func replaceFolder(_ path: Path, with files: [(name: Text, bytes: [UInt8])]) throws(FileSystemError) {
    try makeFolder(path.parent)
    let temporary = Self.temporaryPath(beside: path)
    do throws(FileSystemError) {
      try makeEmptyFolder(temporary)
      for (name, bytes) in files { try create(temporary.appending(Path(name)), bytes) }
      try keepFolders(of: path, in: temporary)
      try sync(folder: temporary)
      try exchange(temporary, path)
      try sync(folder: path.parent)
    } catch {
      removeTree(temporary)
      throw error
    }
    removeTree(temporary)
  }

  /// Makes a folder and its parents, where they are missing.
  public func makeFolder(_ path: Path) throws(FileSystemError) {
    if kind(of: path) == .folder { return }
    if path.parent != path { try makeFolder(path.parent) }
    if Self.withPathBytes(path, { mkdir($0, 0o777) }) == 0 || errno == EEXIST && kind(of: path) == .folder { return }
    throw Self.error(errno)
  }

  private func makeEmptyFolder(_ path: Path) throws(FileSystemError) {
    guard Self.withPathBytes(path, { mkdir($0, 0o777) }) == 0 else { throw Self.error(errno) }
  }

  private func create(_ path: Path, _ bytes: [UInt8]) throws(FileSystemError) {
    let descriptor = Self.withPathBytes(path) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw Self.error(errno) }
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count, failure == 0 {
        let length = write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if length >= 0 { written += length } else if errno != EINTR { failure = errno }
      }
    }
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw Self.error(failure) }
  }

  /// Gives the new folder the folders that lie inside the old one: the files in them get a second name, no copy.
  private func keepFolders(of old: Path, in new: Path) throws(FileSystemError) {
    guard kind(of: old) == .folder else { return }
    for entry in try entries(of: old) where entry.kind == .folder && !entry.isLink {
      try link(old.appending(Path(entry.name)), as: new.appending(Path(entry.name)))
    }
  }

  private func link(_ old: Path, as new: Path) throws(FileSystemError) {
    guard Self.withPathBytes(new, { mkdir($0, 0o777) }) == 0 else { throw Self.error(errno) }
    for entry in try entries(of: old) {
      let from = old.appending(Path(entry.name))
      let to = new.appending(Path(entry.name))
      if entry.kind == .folder, !entry.isLink {
        try link(from, as: to)
      } else if Self.withPathBytes(from, { from in Self.withPathBytes(to) { Glibc.link(from, $0) } }) != 0 {
        throw Self.error(errno)
      }
    }
  }

  private func sync(folder: Path) throws(FileSystemError) {
    let descriptor = Self.withPathBytes(folder) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw Self.error(errno) }
    defer { close(descriptor) }
    // Some file systems can't sync a folder; then there is nothing to wait for.
    if fsync(descriptor) != 0, errno != EINVAL { throw Self.error(errno) }
  }

  /// Lets the new folder and the old one change places; the old one may be missing.
  private func exchange(_ new: Path, _ old: Path) throws(FileSystemError) {
    let result = Self.withPathBytes(new) { from in Self.withPathBytes(old) { exchange_paths(from, $0) } }
    if result == 0 { return }
    let reason = errno
    if reason == ENOENT, kind(of: old) == nil { return try move(new, to: old) }
    guard reason == EINVAL || reason == ENOSYS || reason == ENOTSUP, kind(of: old) == .folder else {
      throw Self.error(reason)
    }
    // A file system that can't exchange: two steps, with a moment between in which the folder has another name.
    let aside = Self.temporaryPath(beside: old)
    try move(old, to: aside)
    do throws(FileSystemError) {
      try move(new, to: old)
    } catch {
      try move(aside, to: old)
      throw error
    }
    removeTree(aside)
  }

  private func move(_ from: Path, to target: Path) throws(FileSystemError) {
    let result = Self.withPathBytes(from) { from in Self.withPathBytes(target) { rename(from, $0) } }
    if result != 0 { throw Self.error(errno) }
  }

  /// Removes a folder of our own with all that is in it; what can't be removed stays.
  private func removeTree(_ path: Path) {
    guard kind(of: path) == .folder else { return }
    do throws(FileSystemError) {
      for entry in try entries(of: path) {
        let inner = path.appending(Path(entry.name))
        if entry.kind == .folder, !entry.isLink {
          removeTree(inner)
        } else {
          _ = Self.withPathBytes(inner) { unlink($0) }
        }
      }
    } catch {
      return
    }
    _ = Self.withPathBytes(path) { rmdir($0) }
  }
}
