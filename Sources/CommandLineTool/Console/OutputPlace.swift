import Files
import Hierarchy
import SourceText

/// Checks that writing to `--output-dir` can't overwrite anything in the tree.
struct OutputPlace {
  private let folder: Path
  private let root: Path
  private let fileSystem: any FileSystem

  /// - Parameters:
  ///   - folder: the output folder, absolute.
  ///   - root: the folder that the units' paths are relative to, absolute.
  init(_ folder: Path, _ root: Path, _ fileSystem: any FileSystem) {
    self.folder = folder
    self.root = root
    self.fileSystem = fileSystem
  }

  /// The problems with the folder for these units: it contains a configuration; or it is a unit's own folder, is
  /// inside one, or contains one.
  func findings(_ units: [RenderedUnit]) -> [Diagnostic] {
    for unit in units {
      let own = root.appending(unit.path).cleaned
      guard own.isWithin(folder) || folder.isWithin(own) else { continue }
      let relation = own == folder ? "is the folder of" : folder.isWithin(own) ? "lies inside" : "holds"
      return [finding("'--output-dir' \(words: relation) the unit '\(unit.path)'")]
    }
    let targets = units.filter(\.isPipeline).map { folder.appending(Path($0.region ?? "")).appending($0.path).cleaned }
    for target in [folder] + targets {
      guard let name = ConfigurationFile.names.first(where: { fileSystem.kind(of: target.appending(Path($0))) != nil })
      else { continue }
      return [finding("'\(target)' holds a configuration of its own: '\(name)'")]
    }
    return []
  }

  private func finding(_ message: Message) -> Diagnostic {
    Diagnostic(
      .error, "output-in-tree", message, at: nil, help: "name a folder of its own, beside the units")
  }
}
