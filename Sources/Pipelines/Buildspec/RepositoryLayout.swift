import Hierarchy
import SourceText

/// How paths that count from the repository's top lie in the tree.
///
/// A pipeline's `buildspec_path` and the folders its commands enter count from the top of the repository. The tree at
/// hand may be a folder of that repository, by whatever name: then the path's first parts have no folder here, and
/// `prefix` is what they are called there.
struct RepositoryLayout: Sendable, Equatable {
  /// The parts that the repository puts before the tree's folder; empty where the folder is the repository's top.
  let prefix: [Text]
  /// The folder that `prefix` stands for, absolute.
  let folder: Path

  /// The file that a path from the repository's top means, and the layout that follows from it; nil where there is
  /// none.
  ///
  /// First the whole path is looked for: from the unit's folder upwards, past the tree's root. Then the path without its
  /// first parts, from the root down to the unit's folder; a bare file name only where the path has a folder.
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

  /// The layout in which most of a folder's path is there; nil where not even its first part is.
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

  /// How many of the parts, from the first, the tree has.
  func existing(_ parts: [Text], in tree: Tree) -> Int {
    guard parts.starts(with: prefix) else { return zip(parts, prefix).prefix { $0 == $1 }.count }
    var folder = folder
    var count = prefix.count
    for part in parts.dropFirst(prefix.count) {
      folder = folder.appending(Path(part))
      guard tree.kind(of: folder) == .folder else { return count }
      count += 1
    }
    return count
  }

  /// True when the path lies in what the tree shows of the repository.
  func covers(_ parts: [Text]) -> Bool { parts.starts(with: prefix) }

  /// The folder that parts from the repository's top mean, absolute; they start with the prefix.
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
