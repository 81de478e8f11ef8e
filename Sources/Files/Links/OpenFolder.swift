import Glibc
import LinuxCalls
import SourceText

/// A folder held open, so that renaming it or replacing it with a link meanwhile has no effect on its holder.
final class OpenFolder {
  let descriptor: Int32
  /// Its real path, without links.
  let path: Path

  private init(_ descriptor: Int32, _ path: Path) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { Descriptor.close(descriptor) }

  /// The top of the file system.
  static func top() throws(FileSystemError) -> OpenFolder {
    let descriptor = open("/", open_as_place)
    guard descriptor >= 0 else { throw DiskFileSystem.error(errno) }
    return OpenFolder(descriptor, "/")
  }

  /// What a name in the folder is, without following links.
  enum Entry {
    case nothing
    case folder(OpenFolder)
    case link(Path)
    /// A file of any kind.
    case file
  }

  /// What the name is in this folder.
  func entry(_ name: Text) throws(FileSystemError) -> Entry {
    let descriptor = DiskFileSystem.withPathBytes(Path(name)) { openat(self.descriptor, $0, open_as_place) }
    guard descriptor >= 0 else {
      if errno == ENOENT { return .nothing }
      throw DiskFileSystem.error(errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let failure = errno
      Descriptor.close(descriptor)
      throw DiskFileSystem.error(failure)
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      return .folder(OpenFolder(descriptor, name == ".." ? path.parent : path.appending(Path(name))))
    }
    Descriptor.close(descriptor)
    return status.st_mode & S_IFMT == S_IFLNK ? .link(try target(ofLink: name)) : .file
  }

  private func target(ofLink name: Text) throws(FileSystemError) -> Path {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = DiskFileSystem.withPathBytes(Path(name)) { name in
      buffer.withUnsafeMutableBytes { bytes in
        guard let start = bytes.baseAddress else { return 0 }
        return readlinkat(descriptor, name, start.assumingMemoryBound(to: CChar.self), bytes.count)
      }
    }
    guard count >= 0 else { throw DiskFileSystem.error(errno) }
    return Path(Text(Array(buffer[..<count])))
  }
}
