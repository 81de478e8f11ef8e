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

  /// What is wrong with the place: it holds a configuration, or it is a unit's own folder, lies in one or holds one.
  ///
  /// - Parameters:
  ///   - units: the folders of the units, relative to the root.
  ///   - targets: the folders that would be written, absolute.
  func findings(units: [Path], targets: [Path]) -> [Diagnostic] {
    for unit in units {
      let named = root.appending(unit).cleaned
      let own = folder(of: named)
      // An environment of a module in the top folder leaves the folders below it free.
      let isBelow = folder.isWithin(own) && (own == folder || own != root || own == named)
      guard own.isWithin(folder) || isBelow else { continue }
      let relation = own == folder ? "is the folder of" : folder.isWithin(own) ? "lies inside" : "holds"
      return [finding("'--output-dir' \(words: relation) the unit '\(unit)'")]
    }
    for target in [folder] + targets {
      guard let name = ConfigurationFile.names.first(where: { fileSystem.kind(of: target.appending(Path($0))) != nil })
      else { continue }
      return [finding("'\(target)' holds a configuration of its own: '\(name)'")]
    }
    return []
  }

  /// The folder of a unit: that of the module for one of its environments, whose name is no folder.
  private func folder(of unit: Path) -> Path {
    guard fileSystem.kind(of: unit) == nil, let (module, _) = ListedEnvironment.named(unit) else { return unit }
    return module.cleaned
  }

  private func finding(_ message: Message) -> Diagnostic {
    Diagnostic(
      .error, "output-in-tree", message, at: nil, help: "name a folder of its own, beside the units")
  }
}
