import Checks
import Files
import SourceText

/// Puts several changed files in place, all or none.
enum PatchWriting {
  /// True when all files were written; otherwise none is, and the reason is reported.
  static func write(_ patches: [FilePatch], in root: Path, _ invocation: Invocation) -> Bool {
    var current: FilePatch?
    var written: [FilePatch] = []
    do throws(FileSystemError) {
      for patch in patches {
        current = patch
        try check(patch, in: root, invocation.host)
      }
      for patch in patches {
        current = patch
        try replace(patch.file.bytes, with: patch.bytes, in: patch, root, invocation)
        written.append(patch)
      }
      return true
    } catch {
      let reason = error == .changed ? "it has changed since it was read" : error.reason
      invocation.console.fail("nothing is written, since '\(current?.file.name ?? "")' can't be: \(reason)")
      takeBack(written, root, invocation)
      return false
    }
  }

  /// Fails for a file outside the root, a symbolic link, and a file that has changed since it was read.
  static func check(_ patch: FilePatch, in root: Path, _ host: Host) throws(FileSystemError) {
    let path = path(of: patch, root)
    guard path.isWithin(root) else { throw .other("it lies outside the root") }
    let entry = try host.fileSystem.entries(of: path.parent).first { $0.name == path.name }
    if entry?.isLink ?? false { throw .other("it is a symbolic link; edit the file it leads to") }
    guard try host.fileSystem.read(path) == patch.file.bytes else { throw .changed }
  }

  private static func replace(
    _ old: [UInt8], with new: [UInt8], in patch: FilePatch, _ root: Path, _ invocation: Invocation
  ) throws(FileSystemError) {
    try invocation.host.replaceFile(FileReplacement(path(of: patch, root), with: new, expecting: old, within: root))
  }

  private static func takeBack(_ written: [FilePatch], _ root: Path, _ invocation: Invocation) {
    for patch in written {
      do throws(FileSystemError) {
        try replace(patch.bytes, with: patch.file.bytes, in: patch, root, invocation)
      } catch {
        invocation.console.fail(
          "'\(patch.file.name)' is changed and can't be put back: \(error.reason)", help: "restore it from git")
      }
    }
  }

  /// The absolute path of a patch's file.
  static func path(of patch: FilePatch, _ root: Path) -> Path { root.appending(Path(patch.file.name)).cleaned }
}
