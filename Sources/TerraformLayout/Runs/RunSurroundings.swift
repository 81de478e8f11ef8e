import Files
import SourceText

/// The files among which Terraform is run.
struct RunSurroundings {
  /// What the repository has of modules and var files.
  let index: RepositoryIndex
  /// What the files that run it may make.
  let making: FileMakings
  private let files: any FileSystem
  private let ignored: IgnoredFiles

  init(_ index: RepositoryIndex, _ making: FileMakings, _ files: any FileSystem) {
    self.index = index
    self.making = making
    self.files = files
    ignored = IgnoredFiles(index.ignoring, files)
  }

  /// True for a file of the repository.
  func exists(_ path: Path) -> Bool { index.hasVarFile(path) || files.kind(of: path) == .file }

  /// True for a file that is kept out of the repository.
  func isIgnored(_ path: Path) -> Bool { ignored.holds(path) }

  /// The topmost part of a path that is not there; nil for a path that is, and for one that may be made or brought.
  func missingPart(of path: Path) -> Path? {
    var missing: Path?
    var part = path
    while part.isWithin(index.root), part != index.root, files.kind(of: part) == nil {
      if isIgnored(part) { return nil }
      missing = part
      part = part.parent
    }
    return missing
  }

  /// The names in a folder, in byte order.
  func names(in folder: Path) -> [Text] { ((try? files.entries(of: folder)) ?? []).map(\.name).sorted() }
}
