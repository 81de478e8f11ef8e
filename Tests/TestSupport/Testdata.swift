public import Files
import Hierarchy
public import SourceText

/// The fixtures below `testdata`.
public enum Testdata {
  /// The top folder of the checkout, absolute.
  public static let checkout = Path(#filePath).parent.parent.parent

  /// The folder `testdata`, absolute.
  public static let folder = checkout.appending("testdata")

  /// The reason why fixtures can't be used.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String

    /// A failure with its reason.
    public init(description: String) { self.description = description }
  }

  /// The names of the cases in a folder below `testdata`, sorted.
  ///
  /// - Throws: when there are none: a test without cases must fail, not pass.
  public static func cases(in name: String) throws -> [String] {
    let folder = folder.appending(Path(name))
    let found = try DiskFileSystem().entries(of: folder).map(\.name.description).filter { !$0.hasPrefix(".") }
    guard !found.isEmpty else { throw Failure(description: "there is no case in \(folder)") }
    return found.sorted()
  }

  /// The text of a file, by its absolute path.
  public static func text(_ path: Path) throws -> String { String(Text(try DiskFileSystem().read(path))) }

  /// The texts of all files below a folder of the disk, at any depth, one after the other.
  public static func texts(below folder: Path) throws -> String {
    try DiskFileSystem().entries(of: folder).map { entry in
      let path = folder.appending(Path(entry.name))
      return entry.kind == .folder ? try texts(below: path) : try text(path)
    }.joined()
  }

  /// The Swift files below a folder of the disk, at any depth, in the order of the listing.
  public static func swiftFiles(below folder: Path) throws -> [Path] {
    try DiskFileSystem().entries(of: folder).flatMap { entry -> [Path] in
      let path = folder.appending(Path(entry.name))
      if entry.kind == .folder { return try swiftFiles(below: path) }
      return entry.name.hasSuffix(".swift") ? [path] : []
    }
  }

  /// Every file below a folder on disk, loaded into memory below `top`, with its bytes changed by `edit`.
  public static func tree(
    _ folder: Path, at top: Path, edit: ([UInt8]) -> [UInt8] = { $0 }
  ) throws -> InMemoryFileSystem {
    let disk = DiskFileSystem()
    var files = InMemoryFileSystem([:])
    var waiting = [(folder, top)]
    while let (from, to) = waiting.popLast() {
      for entry in try disk.entries(of: from) {
        let source = from.appending(Path(entry.name))
        let target = to.appending(Path(entry.name))
        switch entry.kind {
        case .file: files.add(target, edit(try disk.read(source)))
        case .folder: waiting.append((source, target))
        case .other, nil: continue
        }
      }
    }
    return files
  }
}
