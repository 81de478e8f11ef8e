import Hierarchy
import SourceText

/// How paths relative to the repository's top map to the tree.
///
/// A pipeline's `buildspec_path` and the folders its commands enter are relative to the top of the repository. The tree may
/// be a folder of that repository, under any name. Then the first parts of a path do not exist here, and `prefix` holds
/// them.
struct RepositoryLayout: Sendable, Equatable {
  /// The path of the tree's folder in the repository; empty if it is the repository's top.
  let prefix: [Text]
  /// The folder that `prefix` maps to, absolute.
  let folder: Path

  /// The file at a path relative to the repository's top, and the layout that follows from it; nil if there is none.
  ///
  /// First searches for the whole path, from the unit's folder upwards, even above the tree's root. Then searches for the
  /// path without its first parts, from the root down to the unit's folder.
  static func find(_ path: Path, for unit: ResolvedUnit, in tree: Tree) -> (file: Path, layout: RepositoryLayout)? {
    let parts = path.cleaned.parts
    guard !parts.isEmpty, !path.isAbsolute, parts[0] != ".." else { return nil }
    let inside = folders(from: unit.folder, upTo: tree.root)
    for folder in inside + folders(above: tree.root) {
      let file = folder.appending(path).cleaned
      if tree.kind(of: file) == .file { return (file, RepositoryLayout(prefix: [], folder: folder)) }
    }
    for count in 1..<max(1, parts.count) {
      let rest = Path.joined(Array(parts[count...]), absolute: false)
      for folder in inside.reversed() where tree.kind(of: folder.appending(rest)) == .file {
        return (folder.appending(rest), RepositoryLayout(prefix: Array(parts[..<count]), folder: folder))
      }
    }
    return nil
  }

  /// The layout in which most of a folder's path exists; nil if not even its first part does.
  static func guess(for parts: [Text], of unit: ResolvedUnit, in tree: Tree) -> RepositoryLayout? {
    var best: (layout: RepositoryLayout, found: Int)?
    for folder in folders(from: unit.folder, upTo: tree.root).reversed() {
      for count in 0..<parts.count {
        let layout = RepositoryLayout(prefix: Array(parts[..<count]), folder: folder)
        let found = layout.existing(parts, in: tree) - count
        if found > best?.found ?? 0 { best = (layout, found) }
      }
    }
    return best?.layout
  }

  /// The number of leading parts that exist in the tree. The path starts with the prefix.
  func existing(_ parts: [Text], in tree: Tree) -> Int {
    var folder = folder
    var count = prefix.count
    for part in parts.dropFirst(prefix.count) {
      folder = folder.appending(Path(part))
      guard tree.kind(of: folder) == .folder else { return count }
      count += 1
    }
    return count
  }

  /// True if the path is in the part of the repository that the tree shows.
  func covers(_ parts: [Text]) -> Bool { parts.starts(with: prefix) }

  /// The folder at a path relative to the repository's top, absolute. The path starts with the prefix.
  func folder(of parts: [Text]) -> Path {
    parts.dropFirst(prefix.count).reduce(folder) { $0.appending(Path($1)) }
  }

  private static func folders(from folder: Path, upTo root: Path) -> [Path] {
    var all: [Path] = [folder]
    while let last = all.last, last != root, last != "/" { all.append(last.parent) }
    return all
  }

  private static func folders(above root: Path) -> [Path] {
    root == "/" ? [] : folders(from: root.parent, upTo: "/")
  }
}
