import Glibc
import LinuxCalls
public import SourceText

/// Folders whose files belong together: replaced as a whole or not at all.
extension DiskFileSystem {
  /// Replaces a folder's files with new ones; creates missing parents.
  ///
  /// The files are written to a folder beside it and synced; then the two are swapped in one step, so that readers
  /// see the complete old or new folder, even after a crash. Files that are not outdated are kept: each gets a second
  /// name in the new folder before it loses its old one.
  public func replaceFolder(_ replacement: FolderReplacement) throws(FileSystemError) {
    if let found = obstacle(to: replacement) { throw .other("'\(found.path)' \(found.reason)") }
    let path = try realPath(for: replacement.folder, below: replacement.base, guarding: replacement.trees)
    try makeFolder(path.parent)
    let temporary = path.parent.appending(Path(Self.temporaryName(for: path.name)))
    do throws(FileSystemError) {
      try makeEmptyFolder(temporary)
      let isSyncedAtOnce = replacement.files.count > Self.mostSyncedSingly
      for (name, bytes) in replacement.files {
        try create(temporary.appending(Path(name)), bytes, isSynced: !isSyncedAtOnce)
      }
      if isSyncedAtOnce { try syncFileSystem(of: temporary) }
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

  /// The folder's path below the real base; links on the way to the base are followed as `LinkGuard` allows.
  func realPath(for path: Path, below base: Path, guarding trees: [Path]) throws(FileSystemError) -> Path {
    guard path.isWithin(base) else { throw .other("it lies outside '\(base)'") }
    let real = try LinkGuard(trees, for: .writing).place(of: base).path
    return path == base ? real : real.appending(path.relative(to: base))
  }

  /// Creates a folder and its missing parents.
  public func makeFolder(_ path: Path) throws(FileSystemError) {
    if kind(of: path) == .folder { return }
    if path.parent != path { try makeFolder(path.parent) }
    if Self.withPathBytes(path, { mkdir($0, 0o777) }) == 0 || errno == EEXIST && kind(of: path) == .folder { return }
    throw Self.error(errno)
  }

  private func makeEmptyFolder(_ path: Path) throws(FileSystemError) {
    guard Self.withPathBytes(path, { mkdir($0, 0o777) }) == 0 else { throw Self.error(errno) }
  }

  /// More files than this are synced in one call, which waits once and not for each.
  private static let mostSyncedSingly = 16

  private func syncFileSystem(of folder: Path) throws(FileSystemError) {
    let descriptor = Self.withPathBytes(folder) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw Self.error(errno) }
    defer { close(descriptor) }
    if sync_file_system(descriptor) != 0 { throw Self.error(errno) }
  }

  private func create(_ path: Path, _ bytes: [UInt8], isSynced: Bool) throws(FileSystemError) {
    let descriptor = Self.withPathBytes(path) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw Self.error(errno) }
    let failure = Descriptor.finish(descriptor, writing: bytes, isSynced: isSynced)
    if failure != 0 { throw Self.error(failure) }
  }

  /// Moves the contents of the old folder to the new one, except for files with the given names: files get a second
  /// name, not a copy, and folders keep their permissions.
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

  /// Swaps the new folder with the old one, which may be missing.
  private func exchange(_ new: Path, _ old: Path) throws(FileSystemError) {
    let result = Self.withPathBytes(new) { from in
      Self.withPathBytes(old) { exchange_names(AT_FDCWD, from, AT_FDCWD, $0) }
    }
    if result == 0 {
      if linklessKind(of: new) == .folder { return }
      // Another process put a file or a link there meanwhile: put it back.
      _ = Self.withPathBytes(new) { from in Self.withPathBytes(old) { exchange_names(AT_FDCWD, from, AT_FDCWD, $0) } }
      throw .changed
    }
    let reason = errno
    if reason == ENOENT, kind(of: old) == nil { return try move(new, to: old) }
    guard Self.meansNoSwapping(reason), linklessKind(of: old) == .folder else { throw Self.error(reason) }
    // Two steps; for a moment in between, the folder has another name.
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

  /// Removes a folder that we created, with everything in it; leaves what can't be removed.
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
