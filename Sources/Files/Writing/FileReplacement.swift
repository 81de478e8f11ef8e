public import SourceText

/// A file that replaces another or is new.
public struct FileReplacement: Sendable {
  /// The file, absolute.
  public let path: Path
  /// Its new contents.
  public let bytes: [UInt8]
  /// Its required old contents, so that nobody's edit is lost; nil for any.
  public let expected: [UInt8]?
  /// A folder that the file's real path must be in; nil for any.
  public let bounds: Path?
  /// The folders whose symbolic links may be a stranger's, absolute.
  public let trees: [Path]

  /// A replacement.
  public init(
    _ path: Path, with bytes: [UInt8], expecting expected: [UInt8]? = nil, within bounds: Path? = nil,
    guarding trees: [Path] = []
  ) {
    self.path = path
    self.bytes = bytes
    self.expected = expected
    self.bounds = bounds
    self.trees = trees
  }
}
