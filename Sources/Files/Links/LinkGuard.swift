import Glibc
public import SourceText

/// Decides which symbolic links to follow on the way to a file that the user named.
///
/// The user's own links are followed: `/tmp` may be one, and so may the folder that the user calls the tree. A link
/// inside the tree may be a stranger's: the author of a pull request chose its target.
public struct LinkGuard: Sendable {
  /// What the file is for, which limits the target of a link in the tree.
  public enum Purpose: Sendable {
    /// Writing: a link may lead to anything below its own folder.
    case writing
    /// Reading: a link may lead to anything in the tree.
    case reading
  }

  private static let mostLinks = 40

  private let trees: [Path]
  private let purpose: Purpose

  /// - Parameter trees: the folders that strangers write to, absolute.
  public init(_ trees: [Path], for purpose: Purpose) {
    // Leave out `/` as a tree: the links of the system are not a stranger's.
    self.trees = trees.compactMap { DiskFileSystem().realPath(of: $0) }.filter { !$0.isTop }
    self.purpose = purpose
  }

  /// Where a path really leads.
  struct Place {
    /// The last existing folder on the path.
    let folder: OpenFolder
    /// The rest of the path: what does not exist yet or is not a folder, or the last name. Empty only for the top of
    /// the file system.
    let rest: [Text]
    /// Whether a link in the tree was followed.
    let followedTreeLink: Bool

    /// The whole path, without links.
    var path: Path { rest.reduce(folder.path) { $0.appending(Path($1)) } }
  }

  /// A link in the tree on the way, and the folder that its target must be in.
  private struct TreeLink {
    let path: Path
    let limit: Path
  }

  /// Follows the path to its end.
  ///
  /// - Throws: why it can't be followed; `.other` for a link in the tree whose target is not allowed.
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
