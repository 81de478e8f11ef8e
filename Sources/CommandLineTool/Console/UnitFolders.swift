import Files
import SourceText

/// The folders that a command writes below `--output-dir`, one for each unit, and the index of them.
struct UnitFolders {
  /// The folder that the user named, absolute.
  let base: Path
  let targets: [FolderReplacement]
  /// The content of `index.json`.
  let index: [UInt8]

  /// Writes each folder, then the index, if nothing that can be seen is in the way of any of them. Stops at the first
  /// folder that can't be written after all.
  ///
  /// - Parameter clashHelp: what helps when two units would be written to one place.
  func write(_ invocation: Invocation, clashHelp: String) {
    guard !targets.isEmpty else { return }
    let indexFile = base.appending("index.json")
    if let clash = OutputClash.first(among: targets, indexFile) {
      return invocation.console.fail("nothing is written: \(clash)", help: clashHelp)
    }
    let obstacles = invocation.host.obstacles(targets, indexFile, base)
    guard obstacles.isEmpty else {
      var known: Set<Path> = []
      for obstacle in obstacles where known.insert(obstacle.path).inserted {
        invocation.console.fail(
          "nothing is written: '\(obstacle.path)' \(obstacle.reason)",
          help: "take it out of the way, or give another --output-dir")
      }
      return
    }
    for target in targets {
      do throws(FileSystemError) {
        try invocation.host.replaceFolder(target)
      } catch {
        invocation.console.fail(
          "the folder '\(target.folder)' can't be written: \(error.reason)",
          help: "the folders before it are new, it and those after it are as they were")
        return
      }
    }
    do throws(FileSystemError) {
      try invocation.replaceFile(indexFile, index)
    } catch {
      invocation.console.fail("'\(indexFile)' can't be written: \(error.reason)")
    }
  }
}
