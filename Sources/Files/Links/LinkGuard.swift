import Glibc
public import SourceText

/// Decides which symbolic links on the way to a file that the user named are followed.
///
/// Links that the user made are: `/tmp` may be one, and so may the folder that he calls his tree. A link that lies in
/// the tree may be a stranger's: who wrote a pull request chose where it leads.
public struct LinkGuard: Sendable {
  /// What a link of the tree may lead to.
  public enum Purpose: Sendable {
    /// For writing: to what lies below the link's own folder.
    case writing
    /// For reading: to what lies in the tree.
    case reading
  }

  private static let mostLinks = 40

  private let trees: [Path]
  private let purpose: Purpose

  /// - Parameter trees: the folders that strangers write to, absolute.
  public init(_ trees: [Path], for purpose: Purpose) {
    // Links of the system are nobody's.
    self.trees = trees.compactMap { DiskFileSystem().realPath(of: $0) }.filter { !$0.isTop }
    self.purpose = purpose
  }

  /// Where a path really leads.
  struct Place {
    /// The last folder on the way that is there.
    let folder: OpenFolder
    /// What is not there yet, or is no folder, or is the name at the end of the path: never empty but for the top.
    let rest: [Text]
    /// Whether a link of the tree was followed.
    let followedTreeLink: Bool

    /// The whole path, without links.
    var path: Path { rest.reduce(folder.path) { $0.appending(Path($1)) } }
  }

  /// A link of the tree on the way, and the folder that it may lead into.
  private struct TreeLink {
    let path: Path
    let limit: Path
  }

  /// Follows the path to its end.
  ///
  /// - Throws: why it can't be followed; `.other` for a link of the tree that leads too far.
  func place(of path: Path) throws(FileSystemError) -> Place {
    var folder = try OpenFolder.top()
    var rest = Array(path.cleaned.parts.reversed())
    var links = 0
    var treeLinks: [TreeLink] = []
    walk: while let name = rest.popLast() {
      if name == "." || name.isEmpty { continue }
      switch try folder.entry(name) {
      case .folder(let inner):
        if rest.isEmpty, name != ".." {
          rest = [name]
          break walk
        }
        folder = inner
      case .link(let target):
        // What /proc shows as a link leads to an open file, whatever its text says.
        if folder.path.isWithin("/proc"), folder.path != "/proc" {
          rest.append(name)
          break walk
        }
        links += 1
        guard links <= Self.mostLinks else { throw .linkLoop }
        if let link = treeLink(folder.path.appending(Path(name)), in: folder.path) { treeLinks.append(link) }
        if target.isAbsolute { folder = try OpenFolder.top() }
        rest += target.parts.reversed()
      case .nothing, .file:
        rest.append(name)
        break walk
      }
    }
    let place = Place(folder: folder, rest: rest.reversed(), followedTreeLink: !treeLinks.isEmpty)
    for link in treeLinks { try check(link, leadingTo: place.path) }
    return place
  }

  private func treeLink(_ path: Path, in folder: Path) -> TreeLink? {
    guard !path.isWithin("/dev"), !path.isWithin("/proc"), let tree = trees.first(where: { path.isWithin($0) }) else {
      return nil
    }
    switch purpose {
    case .writing: return TreeLink(path: path, limit: folder)
    case .reading: return TreeLink(path: path, limit: tree)
    }
  }

  private func check(_ link: TreeLink, leadingTo path: Path) throws(FileSystemError) {
    let isInside = path.isWithin(link.limit)
    if isInside, !path.relative(to: link.limit).parts.contains(".git") { return }
    let place = isInside ? "into '.git'" : "outside \(purpose == .writing ? "its folder" : "the tree")"
    throw .other("'\(link.path)' is a symbolic link that leads \(place); it is not followed")
  }
}

extension DiskFileSystem {
  /// The path without links; nil where nothing is there.
  public func realPath(of path: Path) -> Path? {
    Self.withPathBytes(path) { pointer in
      guard let resolved = realpath(pointer, nil) else { return nil }
      defer { free(resolved) }
      let bytes = UnsafeRawPointer(resolved).assumingMemoryBound(to: UInt8.self)
      return Path(Text(Array(UnsafeBufferPointer(start: bytes, count: strlen(resolved)))))
    }
  }
}
