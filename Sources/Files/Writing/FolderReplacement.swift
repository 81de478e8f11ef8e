public import SourceText

/// A folder of files that belong together and replace the existing ones.
public struct FolderReplacement: Sendable {
  /// The folder, absolute.
  public let folder: Path
  /// The folder that the user named, absolute. Everything below it is ours to create, so no link below it is
  /// followed.
  public let base: Path
  /// The new files, by name.
  public let files: [(name: Text, bytes: [UInt8])]
  /// The names of earlier files to remove; other files stay.
  public let outdated: Set<Text>
  /// The folders whose symbolic links may be a stranger's, absolute.
  public let trees: [Path]

  /// A replacement of `folder`, which is `base` or is below it.
  public init(
    _ folder: Path, below base: Path, files: [(name: Text, bytes: [UInt8])], outdated: Set<Text>,
    guarding trees: [Path] = []
  ) {
    self.folder = folder
    self.base = base
    self.files = files
    self.outdated = outdated
    self.trees = trees
  }

  /// The names of the files that do not stay as they were.
  var replacedNames: Set<Text> { outdated.union(files.map(\.name)) }
}

/// Something that prevents a file or a folder from being written.
public struct FolderObstacle: Sendable, Equatable {
  /// What is in the way, absolute.
  public let path: Path
  /// What is wrong with it, as the end of a sentence: "'path' `reason`".
  public let reason: String
}
