import Files
import Hierarchy
import SourceText

/// A file to write that a flag such as `--write-policy` names.
enum ReplaceableFile {
  /// True when there is no file, or one that `isOurs` recognises. Any other file belongs to somebody, and is
  /// reported.
  ///
  /// - Parameters:
  ///   - kind: what the file will contain, in the user's words.
  static func canBeWritten(
    _ file: String, holding kind: String, _ invocation: Invocation, isOurs: ([UInt8]) -> Bool
  ) -> Bool {
    let path = invocation.path(file)
    let files = invocation.host.fileSystem
    guard files.kind(of: path) != nil else {
      if files.kind(of: path.parent) == .folder { return true }
      invocation.console.failWriting(file, .notFound)
      return false
    }
    do throws(FileSystemError) {
      if isOurs(try files.read(path)) { return true }
      invocation.console.fail(
        "'\(file)' holds something else than \(kind), and is left as it is",
        help: "name another file, or remove that one first")
    } catch {
      invocation.console.failWriting(file, error)
    }
    return false
  }
}
