public import SourceText

/// What a path names.
public enum FileKind: Sendable, Equatable {
  /// A regular file.
  case file
  /// A folder.
  case folder
  /// A FIFO, socket or device: never opened.
  case other
}

/// A name in a folder.
public struct FolderEntry: Sendable {
  /// The name, without a slash.
  public let name: Text
  /// What it names; for a symbolic link, what the link leads to.
  public let kind: FileKind
  /// True for a symbolic link.
  public let isLink: Bool

  /// An entry of a folder.
  public init(name: Text, kind: FileKind, isLink: Bool = false) {
    self.name = name
    self.kind = kind
    self.isLink = isLink
  }
}

/// Why a file or folder could not be read.
public enum FileSystemError: Error, Equatable, Sendable {
  /// Nothing has that name.
  case notFound
  /// It is a folder where a file was wanted.
  case isFolder
  /// It is neither file nor folder.
  case isSpecial
  /// The user may not read it.
  case notPermitted
  /// It is larger than 2 GiB.
  case tooLarge
  /// Symbolic links lead in a circle.
  case linkLoop
  /// Somebody wrote to it meanwhile.
  case changed
  /// What the system said.
  case other(String)

  /// The reason, as the end of a sentence: "… can't be read: `reason`".
  public var reason: String {
    switch self {
    case .notFound: "there is no such file"
    case .isFolder: "it is a folder"
    case .isSpecial: "it is neither a file nor a folder"
    case .notPermitted: "permission denied"
    case .tooLarge: "it is larger than 2 GiB"
    case .linkLoop: "its symbolic links lead in a circle"
    case .changed: "it changed while it was read"
    case .other(let message): message
    }
  }
}

/// Where files come from: the disk, memory, or a git revision. Paths are absolute.
public protocol FileSystem: Sendable {
  /// The bytes of a file.
  func read(_ path: Path) throws(FileSystemError) -> [UInt8]
  /// What a folder holds, in no particular order.
  func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry]
  /// What the path names, links followed; nil when there is nothing.
  func kind(of path: Path) -> FileKind?
}
