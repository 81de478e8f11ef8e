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
      let path = PatchWriting.path(of: patch, root)
      do throws(FileSystemError) {
        try PatchWriting.check(patch, in: root, invocation.host)
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
}
