import Files
import SourceText

/// Where a path leads that holds `..`: both Terragrunt and Terraform hand a path to the system as it is written. The
/// system enters each folder on the way, so that `nope/../x` leads nowhere without a folder `nope`, and `link/../x` names
/// the file beside what the link leads to.
extension FileLibrary {
  /// The clean path of what an absolute path, as it is written, names.
  ///
  /// - Throws: that a folder on the way is not there, or is none.
  func opened(_ path: Path) throws(FileSystemError) -> Path {
    if path.text.firstRange(of: Self.up) == nil, !path.text.hasSuffix("/"), !path.text.hasSuffix("/.") {
      return path.cleaned
    }
    var way: Path = "/"
    for part in path.parts {
      if part == ".." {
        way = try folderAbove(way)
      } else {
        way = way.appending(Path(part))
      }
    }
    let last = path.text.count - 1
    if path.text[last] == Byte.slash || path.text.hasSuffix("/.") { try enter(way) }
    return way
  }

  private static let up: Text = "/.."

  private func enter(_ folder: Path) throws(FileSystemError) {
    switch kind(of: folder) {
    case .folder: return
    case .file, .other: throw .notAFolder(displayName(folder))
    case nil: throw .noFolder(displayName(folder))
    }
  }

  /// The folder that `..` means in a folder, which may be a symbolic link.
  private func folderAbove(_ folder: Path) throws(FileSystemError) -> Path {
    try enter(folder)
    guard let target = linkTarget(of: folder) else { return folder.parent }
    let above = target.parent
    // The root itself may have been reached through a link: what lies in the tree is named as the tree names it.
    guard let top = fileSystem.realPath(of: root), above.isWithin(top) else { return above }
    return root.appending(above.relative(to: top)).cleaned
  }
}
