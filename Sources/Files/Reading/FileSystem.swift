public import SourceText

/// The kinds of things at a path.
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
  /// Its kind; for a symbolic link, the kind of its target, or nil when that does not exist.
  public let kind: FileKind?
  /// True for a symbolic link.
  public let isLink: Bool

  /// An entry of a folder.
  public init(name: Text, kind: FileKind?, isLink: Bool = false) {
    self.name = name
    self.kind = kind
    self.isLink = isLink
  }
}

/// Why a file or folder could not be read.
public enum FileSystemError: Error, Equatable, Sendable {
  /// Nothing exists at the path.
  case notFound
  /// It is a folder where a file was expected.
  case isFolder
  /// It is neither a file nor a folder.
  case isSpecial
  /// The user has no permission to read it.
  case notPermitted
  /// It is larger than 2 GiB.
  case tooLarge
  /// The symbolic links form a loop.
  case linkLoop
  /// The file was written to while it was read.
  case changed
  /// Another program has the file open for writing, and wrote to it a moment ago.
  case beingWritten
  /// A folder on the way to it, relative to the tree's top folder, does not exist.
  case noFolder(Path)
  /// Something on the way to it, relative to the tree's top folder, is not a folder.
  case notAFolder(Path)
  /// The system's error message.
  case other(String)

  /// True when the way to the file already fails, so that its spelling matters.
  public var isOnTheWay: Bool {
    switch self {
    case .noFolder, .notAFolder: true
    case .notFound, .isFolder, .isSpecial, .notPermitted, .tooLarge, .linkLoop, .changed, .beingWritten, .other: false
    }
  }

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
    case .beingWritten: "another program is writing it"
    case .noFolder(let folder): "there is no folder '\(folder)'"
    case .notAFolder(let folder): "'\(folder)' is not a folder"
    case .other(let message): message
    }
  }
}

/// Where files come from: the disk, memory, or a git revision. Paths are absolute.
public protocol FileSystem: Sendable {
  /// The bytes of a file.
  func read(_ path: Path) throws(FileSystemError) -> [UInt8]
  /// The entries of a folder, in no particular order.
  func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry]
  /// The kind of what is at the path, with links followed; nil when nothing is there.
  func kind(of path: Path) -> FileKind?
  /// The final target of a symbolic link, absolute and without links; nil when the path is not a link, or is a
  /// dangling one.
  func linkTarget(of path: Path) -> Path?
  /// The path with all its symbolic links resolved; nil when nothing is there.
  func realPath(of path: Path) -> Path?
  /// Why nothing of what is at the path may be known, whether there is something or not; nil where it may.
  func refusal(of path: Path) -> FileSystemError?
}

extension FileSystem {
  /// Nil, for a file system without links.
  public func linkTarget(of path: Path) -> Path? { nil }
  /// The cleaned path, for a file system without links.
  public func realPath(of path: Path) -> Path? { kind(of: path) == nil ? nil : path.cleaned }
  /// Nil, for a file system without secrets.
  public func refusal(of path: Path) -> FileSystemError? { nil }
}

/// A file system on top of another, which answers whatever it does not answer itself.
///
/// One that confines what may be known must not be a layer: it has to decide about each question.
public protocol FileSystemLayer: FileSystem {
  /// The file system below.
  var base: any FileSystem { get }
}

extension FileSystemLayer {
  /// The bytes of a file below.
  public func read(_ path: Path) throws(FileSystemError) -> [UInt8] { try base.read(path) }
  /// The entries of a folder below.
  public func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] { try base.entries(of: folder) }
  /// The kind of what is below.
  public func kind(of path: Path) -> FileKind? { base.kind(of: path) }
  /// The target of a link below.
  public func linkTarget(of path: Path) -> Path? { base.linkTarget(of: path) }
  /// The path without the links below.
  public func realPath(of path: Path) -> Path? { base.realPath(of: path) }
  /// The refusal of the file system below.
  public func refusal(of path: Path) -> FileSystemError? { base.refusal(of: path) }
}
