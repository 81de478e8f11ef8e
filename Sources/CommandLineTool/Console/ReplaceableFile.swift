import Files
import Hierarchy
import SourceText

/// A file that a flag such as `--write-policy` names to be written.
enum ReplaceableFile {
  /// True when nothing is there, or something that `isOurs` knows; anything else is somebody's, which is then reported.
  ///
  /// - Parameters:
  ///   - kind: what the file is to hold, in the user's words.
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
