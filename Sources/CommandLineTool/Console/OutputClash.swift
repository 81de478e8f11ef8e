import Files
import SourceText

/// Finds units that `--output-dir` would write to one place, and units that it would write somewhere else.
enum OutputClash {
  /// The first clash in order, as a sentence without its end; nil when there is none.
  static func first(among targets: [FolderReplacement], _ index: Path) -> String? {
    var files: Set<Path> = [index]
    for target in targets {
      for file in target.files { files.insert(target.folder.appending(Path(file.name))) }
    }
    var known: Set<Path> = []
    for target in targets {
      let name = target.folder.relative(to: target.base)
      guard target.folder.isWithin(target.base), target.folder != target.base else {
        return "the folder '\(name)' would lie outside '\(target.base)'"
      }
      guard known.insert(target.folder).inserted else { return "two units would be written to '\(name)'" }
      var above = target.folder
      while above != target.base {
        if files.contains(above) { return "'\(above.relative(to: target.base))' would be a file and a folder" }
        above = above.parent
      }
    }
    return nil
  }
}
