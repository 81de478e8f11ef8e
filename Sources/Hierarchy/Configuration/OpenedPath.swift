import Files
import SourceText

/// Resolves paths that contain `..`, which both Terragrunt and Terraform pass to the system as written. The system
/// enters each folder on the way, so that `nope/../x` fails without a folder `nope`, and `link/../x` names the file
/// beside the link's target.
extension FileLibrary {
  /// The clean path of what an absolute path names, as written.
  ///
  /// - Throws: when a folder on the way does not exist or is not a folder.
  func opened(_ path: Path) throws(FileSystemError) -> Path {
    if path.text.firstRange(of: Self.up) == nil, !path.text.hasSuffix("/"), !path.text.hasSuffix("/.") {
      return path.cleaned
    }
    let text = path.text
    var way: Path = "/"
    // What lies between two `..` is entered by the system on its own way, so it is taken in one piece.
    var start = 0
    var index = 0
    while index < text.count {
      let end = text.firstIndex(of: Byte.slash, from: index) ?? text.count
      if end - index == 2, text[index] == Byte.dot, text[index + 1] == Byte.dot {
        way = try folderAbove(Self.joined(way, text[start..<index]))
        start = end
      }
      index = end + 1
    }
    way = Self.joined(way, text[start..<text.count])
    if text[text.count - 1] == Byte.slash || text.hasSuffix("/.") { try enter(way) }
    return way
  }

  private static let up: Text = "/.."

  private static func joined(_ folder: Path, _ rest: Text) -> Path {
    folder.isTop ? Path(rest.isEmpty ? "/" : rest).cleaned : rest.isEmpty ? folder : Path(folder.text + rest).cleaned
  }

  private func enter(_ folder: Path) throws(FileSystemError) {
    // It is always there; to ask for it would open it again, and so for ever.
    if folder.isTop { return }
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
    // The tree's top folder itself may have been reached through a link: files in the tree keep the tree's names.
    guard let top = fileSystem.realPath(of: root), above.isWithin(top) else { return above }
    return root.appending(above.relative(to: top)).cleaned
  }
}
