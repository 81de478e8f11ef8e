import Glibc
public import SourceText

extension DiskFileSystem {
  /// The most bytes to read from a pipe or device.
  private static let largestStream = 1 << 26

  /// The bytes of a file that the user named. A pipe or device that the user named directly is read to its end, since
  /// a shell's `<(…)` creates one; one that a link in the tree leads to is not opened.
  ///
  /// - Parameter trees: the folders whose links may be a stranger's.
  public func readNamed(_ path: Path, guarding trees: [Path]) throws(FileSystemError) -> [UInt8] {
    let place = try LinkGuard(trees, for: .reading).place(of: path)
    guard kind(of: path) == .other else { return try read(place.followedTreeLink ? place.path : path) }
    guard !place.followedTreeLink else { throw .isSpecial }
    let descriptor = Self.withPathBytes(path) { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
    guard descriptor >= 0 else { throw Self.error(errno) }
    defer { Descriptor.close(descriptor) }
    let bytes = try readAll(descriptor, limit: Self.largestStream)
    guard bytes.count <= Self.largestStream else { throw .other("it gives more than 64 MiB") }
    return bytes
  }
}
