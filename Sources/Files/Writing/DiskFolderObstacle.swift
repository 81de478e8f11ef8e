import Glibc
public import SourceText

/// Obstacles to writing, found before anything is written.
extension DiskFileSystem {
  /// What prevents a folder from being replaced, as far as can be seen; nil for nothing.
  public func obstacle(to replacement: FolderReplacement) -> FolderObstacle? {
    if let found = linkObstacle(to: replacement.base, replacement.trees) { return found }
    if let found = obstacle(onTheWayTo: replacement.folder, below: replacement.base) { return found }
    guard linklessKind(of: replacement.folder) == .folder else { return nil }
    // The new folder is created beside the old one.
    if let found = obstacle(toChanging: replacement.folder.parent) { return found }
    let names = Set(replacement.files.map(\.name))
    for name in replacement.replacedNames.sorted() {
      let path = replacement.folder.appending(Path(name))
      if let found = obstacle(toReplacing: path, isWritten: names.contains(name)) { return found }
    }
    return obstacle(toKeeping: replacement.folder)
  }

  /// What prevents a file in `base` or below it from being replaced, as far as can be seen; nil for nothing.
  public func obstacle(toFile path: Path, below base: Path) -> FolderObstacle? {
    if let found = obstacle(onTheWayTo: path.parent, below: base) { return found }
    guard kind(of: path.parent) == .folder else { return nil }
    return obstacle(toChanging: path.parent) ?? obstacle(toReplacing: path, isWritten: true)
  }

  /// A stranger's link on the way to the folder that the user named.
  private func linkObstacle(to base: Path, _ trees: [Path]) -> FolderObstacle? {
    do throws(FileSystemError) {
      _ = try LinkGuard(trees, for: .writing).place(of: base)
      return nil
    } catch {
      guard case .other(let reason) = error else { return nil }
      return FolderObstacle(path: base, reason: "can't be used: \(reason)")
    }
  }

  /// The kind of what is at the path itself; nil for nothing and for a symbolic link.
  func linklessKind(of path: Path) -> FileKind? { isLink(path) ? nil : kind(of: path) }

  private func isLink(_ path: Path) -> Bool {
    var status = stat()
    return Self.withPathBytes(path) { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// What prevents the folder from existing: a file or a link in place of it or of one of its parents, or no
  /// permission to create the first missing one. The folder that the user named may be a link; those below it may
  /// not.
  private func obstacle(onTheWayTo folder: Path, below base: Path) -> FolderObstacle? {
    var existing = base
    while kind(of: existing) == nil, !isLink(existing), existing.parent != existing { existing = existing.parent }
    if kind(of: existing) == nil {
      return FolderObstacle(path: existing, reason: "is a symbolic link that leads nowhere")
    }
    if kind(of: existing) != .folder { return Self.notAFolder(existing) }
    if existing != base { return obstacle(toChanging: existing) }
    for part in folder.parts.dropFirst(base.parts.count) {
      let next = existing.appending(Path(part))
      if isLink(next) { return FolderObstacle(path: next, reason: "is a symbolic link, and none is followed here") }
      guard let kind = kind(of: next) else { return obstacle(toChanging: existing) }
      if kind != .folder { return Self.notAFolder(next) }
      existing = next
    }
    return nil
  }

  private static func notAFolder(_ path: Path) -> FolderObstacle {
    FolderObstacle(path: path, reason: "must be a folder, but is not")
  }

  private func obstacle(toChanging folder: Path) -> FolderObstacle? {
    Self.withPathBytes(folder) { access($0, W_OK | X_OK) } == 0
      ? nil : FolderObstacle(path: folder, reason: "may not be written to")
  }

  private func obstacle(toReplacing path: Path, isWritten: Bool) -> FolderObstacle? {
    if isLink(path) { return FolderObstacle(path: path, reason: "is a symbolic link, and none is replaced here") }
    switch kind(of: path) {
    case nil, .file: return nil
    case .folder: return isWritten ? FolderObstacle(path: path, reason: "is a folder, and a file must be there") : nil
    case .other: return FolderObstacle(path: path, reason: "is neither a file nor a folder")
    }
  }

  /// What prevents the contents of a folder from being kept: a folder without read permission.
  private func obstacle(toKeeping folder: Path) -> FolderObstacle? {
    guard Self.withPathBytes(folder, { access($0, R_OK | X_OK) }) == 0 else {
      return FolderObstacle(path: folder, reason: "may not be read")
    }
    do throws(FileSystemError) {
      for entry in try entries(of: folder) where entry.kind == .folder && !entry.isLink {
        if let found = obstacle(toKeeping: folder.appending(Path(entry.name))) { return found }
      }
    } catch {
      return FolderObstacle(path: folder, reason: "can't be read: \(error.reason)")
    }
    return nil
  }
}
