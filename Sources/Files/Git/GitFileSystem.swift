public import SourceText

/// The files of a git commit, at the paths they have in the working tree; nothing is checked out.
///
/// Symbolic links resolve as they would on disk. Submodules are left out, because the commit does not contain their
/// files. Paths outside the repository are read from another file system.
public final class GitFileSystem: FileSystem {
  /// What a path leads to.
  private enum Target {
    case file(Text)
    /// A folder, with its path below the top folder.
    case folder(Text, GitTrees.Folder)
    case outside(Path)
    case nothing
    case loop
  }

  private static let mostLinks = 40

  private let top: Path
  private let others: any FileSystem
  private let reader: GitObjectReader
  /// By path below the top folder, whose own path is empty.
  private let folders: [Text: GitTrees.Folder]
  private let hasLinks: Bool
  /// The folders of the submodules, absolute.
  public let submodules: [Path]

  init(top: Path, trees: GitTrees, reader: GitObjectReader, others: any FileSystem) {
    self.top = top
    self.others = others
    self.reader = reader
    folders = trees.foldersByPath()
    var hasLinks = false
    var submodules: [Path] = []
    for (path, folder) in folders {
      for (name, entry) in folder {
        switch entry {
        case .link: hasLinks = true
        case .submodule: submodules.append(top.appending(Path(path)).appending(Path(name)))
        case .file, .folder: break
        }
      }
    }
    self.hasLinks = hasLinks
    self.submodules = submodules.sorted()
  }

  private func entry(_ way: Text) -> GitTrees.Entry? {
    let slash = way.bytes.lastIndex(of: Byte.slash)
    return folders[slash.map { way[0..<$0] } ?? ""]?[slash.map { way[$0 + 1..<way.count] } ?? way]
  }

  private func target(of path: Path, links: Int = 0) -> Target {
    let path = path.cleaned
    guard path.isWithin(top) else { return .outside(path) }
    let way = path == top ? "" : path.relative(to: top).text
    if let folder = folders[way] { return .folder(way, folder) }
    if case .file(let object)? = entry(way) { return .file(object) }
    return hasLinks ? walk(way, links) : .nothing
  }

  /// Resolves a path up to its first symbolic link, and follows that.
  private func walk(_ way: Text, _ links: Int) -> Target {
    var end = 0
    while end < way.count {
      end = way.firstIndex(of: Byte.slash, from: end + 1) ?? way.count
      let part = way[0..<end]
      guard case .link(let object)? = entry(part) else { continue }
      guard links < Self.mostLinks else { return .loop }
      guard let bytes = try? reader.bytes(of: object) else { return .nothing }
      let folder = top.appending(Path(part)).parent
      let rest: Path = end < way.count ? Path(way[end + 1..<way.count]) : "."
      return target(of: folder.appending(Path(Text(bytes))).appending(rest), links: links + 1)
    }
    return .nothing
  }

  /// True when the file at the path has these bytes in the commit. Git names a file by the digest of its bytes, so a file
  /// in the repository need not be read.
  public func holds(_ bytes: [UInt8], at path: Path) -> Bool {
    switch target(of: path) {
    case .file(let object): Self.name(of: bytes, asLongAs: object) == object
    case .outside(let outside): (try? others.read(outside)) == bytes
    case .folder, .nothing, .loop: false
    }
  }

  /// The name that git gives a file, in a repository with names of that length: SHA-1, or SHA-256.
  private static func name(of bytes: [UInt8], asLongAs other: Text) -> Text {
    let digest = other.count == 40 ? MessageDigest.sha1 : .sha256
    return GitTrees.hexadecimal(digest.digest(Array("blob \(bytes.count)\0".utf8) + bytes)[...])
  }

  // MARK: FileSystem

  public func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    switch target(of: path) {
    case .file(let object): return try reader.bytes(of: object)
    case .folder: throw .isFolder
    case .outside(let outside): return try others.read(outside)
    case .nothing: throw .notFound
    case .loop: throw .linkLoop
    }
  }

  public func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] {
    switch target(of: folder) {
    case .file, .nothing: throw .notFound
    case .loop: throw .linkLoop
    case .outside(let outside): return try others.entries(of: outside)
    case .folder(let way, let entries):
      let repository = way.isEmpty ? [FolderEntry(name: Self.repositoryName, kind: .folder)] : []
      return repository
        + entries.compactMap { name, entry in
          switch entry {
          case .file: return FolderEntry(name: name, kind: .file)
          case .submodule: return nil
          case .link: return FolderEntry(name: name, kind: kind(of: folder.appending(Path(name))), isLink: true)
          case .folder: return FolderEntry(name: name, kind: .folder)
          }
        }
    }
  }

  public func linkTarget(of path: Path) -> Path? {
    guard path.isWithin(top) else { return others.linkTarget(of: path) }
    guard hasLinks, case .folder(_, let entries) = target(of: path.parent), case .link? = entries[path.name] else {
      return nil
    }
    return realPath(of: path)
  }

  /// A file reached through a link is known only by its folder; it is not looked up.
  public func realPath(of path: Path) -> Path? {
    switch target(of: path) {
    case .folder(let way, _): top.appending(Path(way)).cleaned
    case .file: path.cleaned
    case .outside(let outside): others.realPath(of: outside)
    case .nothing, .loop: nil
    }
  }

  /// No commit contains a `.git`, but whoever looks for the top of the work tree must find one.
  private static let repositoryName: Text = ".git"

  private func isRepository(_ path: Path) -> Bool { path.name == Self.repositoryName && path.parent == top }

  public func kind(of path: Path) -> FileKind? {
    switch target(of: path) {
    case .file: .file
    case .folder: .folder
    case .outside(let outside): others.kind(of: outside)
    case .nothing: isRepository(path.cleaned) ? .folder : nil
    case .loop: nil
    }
  }
}
