import Glibc
import LinuxCalls
public import SourceText

/// Folders whose files belong together: replaced whole, or not at all.
extension DiskFileSystem {
  /// Puts a folder's new files in the place of the old ones; its parents are made where they are missing.
  ///
  /// The files are written into a folder beside it and synced; then the two change places in one step, so that readers,
  /// and whoever comes after a crash, find the old folder or the new one whole. What is not outdated is kept: it gets a
  /// second name in the new folder before it loses the old one.
  public func replaceFolder(_ replacement: FolderReplacement) throws(FileSystemError) {
    if let found = obstacle(to: replacement) { throw .other("'\(found.path)' \(found.reason)") }
    let path = try realPath(for: replacement.folder, below: replacement.base, guarding: replacement.trees)
    try makeFolder(path.parent)
    let temporary = path.parent.appending(Path(Self.temporaryName(for: path.name)))
    do throws(FileSystemError) {
      try makeEmptyFolder(temporary)
      for (name, bytes) in replacement.files { try create(temporary.appending(Path(name)), bytes) }
      if linklessKind(of: path) == .folder { try keep(path, in: temporary, without: replacement.replacedNames) }
      try sync(folder: temporary)
      try exchange(temporary, path)
      try sync(folder: path.parent)
    } catch {
      removeTree(temporary)
      throw error
    }
    removeTree(temporary)
  }

  /// The folder below what the base really is, the links on the way to which are followed as `LinkGuard` says.
  func realPath(for path: Path, below base: Path, guarding trees: [Path]) throws(FileSystemError) -> Path {
    guard path.isWithin(base) else { throw .other("it lies outside '\(base)'") }
    let real = try LinkGuard(trees, for: .writing).place(of: base).path
    return path == base ? real : real.appending(path.relative(to: base))
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
    let failure = Descriptor.finish(descriptor, writing: bytes, isSynced: true)
    if failure != 0 { throw Self.error(failure) }
  }

  /// Gives the new folder what lies inside the old one, but for files of the given names: files get a second name, no
  /// copy, and folders keep their permissions.
  private func keep(_ old: Path, in new: Path, without outdated: Set<Text>) throws(FileSystemError) {
    for (name, _) in try names(of: old) {
      let from = old.appending(Path(name))
      let to = new.appending(Path(name))
      if linklessKind(of: from) == .folder {
        try makeEmptyFolder(to)
        try keep(from, in: to, without: [])
      } else if !outdated.contains(name),
        Self.withPathBytes(from, { from in Self.withPathBytes(to) { Glibc.link(from, $0) } }) != 0
      {
        throw Self.error(errno)
      }
    }
    var status = stat()
    guard Self.withPathBytes(old, { stat($0, &status) }) == 0,
      Self.withPathBytes(new, { chmod($0, status.st_mode & 0o7777) }) == 0
    else { throw Self.error(errno) }
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
    let result = Self.withPathBytes(new) { from in
      Self.withPathBytes(old) { exchange_names(AT_FDCWD, from, AT_FDCWD, $0) }
    }
    if result == 0 {
      if linklessKind(of: new) == .folder { return }
      // Somebody put a file or a link there meanwhile: it goes back.
      _ = Self.withPathBytes(new) { from in Self.withPathBytes(old) { exchange_names(AT_FDCWD, from, AT_FDCWD, $0) } }
      throw .changed
    }
    let reason = errno
    if reason == ENOENT, kind(of: old) == nil { return try move(new, to: old) }
    guard reason == EINVAL || reason == ENOSYS || reason == ENOTSUP, linklessKind(of: old) == .folder else {
      throw Self.error(reason)
    }
    // A file system that can't exchange: two steps, with a moment between in which the folder has another name.
    let aside = old.parent.appending(Path(Self.temporaryName(for: old.name)))
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
    guard linklessKind(of: path) == .folder else { return }
    do throws(FileSystemError) {
      for (name, _) in try names(of: path) {
        let inner = path.appending(Path(name))
        if linklessKind(of: inner) == .folder {
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
