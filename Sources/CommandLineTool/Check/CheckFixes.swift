import Checks
import Files
import Hierarchy
import SourceText

/// Replaces files by their fixed versions.
enum CheckFixes {
  /// Writes the patches. Returns those that were written, by absolute path.
  ///
  /// A file outside the tree's top folder, a symbolic link, or a file that has changed since it was read is left
  /// alone, with an error.
  static func apply(_ patches: [FilePatch], in root: Path, _ invocation: Invocation) -> [Path: FilePatch] {
    var written: [Path: FilePatch] = [:]
    for patch in patches {
      let path = root.appending(Path(patch.file.name)).cleaned
      do throws(FileSystemError) {
        try check(path, patch, in: root, invocation.host)
        try invocation.host.replaceFile(
          FileReplacement(path, with: patch.bytes, expecting: patch.file.bytes, within: root))
        written[path] = patch
      } catch {
        let reason = error == .changed ? "it has changed since it was read" : error.reason
        invocation.console.fail("'\(patch.file.name)' can't be fixed: \(reason)")
      }
    }
    return written
  }

  private static func check(
    _ path: Path, _ patch: FilePatch, in root: Path, _ host: Host
  ) throws(FileSystemError) {
    guard path.isWithin(root) else { throw .other("it lies outside the root") }
    let entry = try host.fileSystem.entries(of: path.parent).first { $0.name == path.name }
    if entry?.isLink ?? false { throw .other("it is a symbolic link; fix the file it leads to") }
    guard try host.fileSystem.read(path) == patch.file.bytes else { throw .changed }
  }
}
