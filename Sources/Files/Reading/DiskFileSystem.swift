import Glibc
public import SourceText

/// The files of this machine.
public struct DiskFileSystem: FileSystem {
  static let largestFile = 1 << 31
  private let frequentNames: [Text]

  /// The disk.
  ///
  /// - Parameter frequentNames: names that occur in many folders; all entries with such a name share one text.
  public init(frequentNames: [Text] = []) { self.frequentNames = frequentNames }

  public func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    let descriptor = Self.withPathBytes(path) { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else { throw Self.error(errno) }
    defer { close(descriptor) }
    let status = try FileTimes.settled(descriptor)
    switch Self.kind(status.st_mode) {
    case .folder: throw .isFolder
    case .other:
      // The usual way to pass no variables.
      if Self.isNullDevice(status) { return [] }
      throw .isSpecial
    case .file: break
    }
    guard status.st_size < Self.largestFile else { throw .tooLarge }
    let bytes = try readAll(descriptor, expected: Int(status.st_size), isRegular: status.st_size > 0)
    var after = stat()
    guard fstat(descriptor, &after) == 0 else { throw Self.error(errno) }
    // A file that reports no size, such as those in /proc, can't be checked by its size.
    guard status.st_size == 0 || bytes.count == Int(status.st_size) && FileTimes.areSame(status, after) else {
      throw .changed
    }
    return bytes
  }

  private static func isNullDevice(_ status: stat) -> Bool {
    var null = stat()
    return stat("/dev/null", &null) == 0 && status.st_mode & S_IFMT == S_IFCHR && status.st_rdev == null.st_rdev
  }

  /// All that an open descriptor gives; an error for more than 2 GiB.
  ///
  /// - Parameters:
  ///   - expected: the probable size; a file that has grown is still read completely.
  ///   - isRegular: whether a short read means the end, as it does for a regular file.
  ///   - limit: the most bytes that the caller accepts; of a longer file only a part is returned.
  public func readAll(
    _ descriptor: Int32, expected: Int = 1 << 16, isRegular: Bool = false, limit: Int? = nil
  ) throws(FileSystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = expected + 1
    while true {
      var failure: FileSystemError?
      let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        while count < capacity {
          let length = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
          if length < 0, errno == EINTR { continue }
          if length < 0 { failure = Self.error(errno) }
          if length <= 0 { return }
          count += length
          if isRegular, count < capacity { return }
        }
      }
      if let failure { throw failure }
      let isLast = piece.count < capacity
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      if isLast { return bytes }
      if let limit, bytes.count > limit { return bytes }
      guard bytes.count < Self.largestFile else { throw .tooLarge }
      capacity = max(bytes.count, 1 << 16)
    }
  }

  public func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] {
    try names(of: folder).map { name, type in
      switch type {
      case Int32(DT_REG): return FolderEntry(name: name, kind: .file)
      case Int32(DT_DIR): return FolderEntry(name: name, kind: .folder)
      case Int32(DT_LNK), Int32(DT_UNKNOWN):
        let path = folder.appending(Path(name))
        return FolderEntry(
          name: name, kind: kind(of: path), isLink: type == Int32(DT_LNK) || linkTarget(of: path) != nil)
      default: return FolderEntry(name: name, kind: .other)
      }
    }
  }

  /// Every name in a folder, with the system's `d_type`; dangling links are included.
  func names(of folder: Path) throws(FileSystemError) -> [(name: Text, type: Int32)] {
    guard let stream = Self.withPathBytes(folder, { opendir($0) }) else { throw Self.error(errno) }
    defer { closedir(stream) }
    var found: [(name: Text, type: Int32)] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      if let name = name(of: entry) { found.append((name, Int32(entry.pointee.d_type))) }
    }
    if errno != 0 { throw Self.error(errno) }
    return found
  }

  /// The entry's name; nil for `.` and `..`.
  private func name(of entry: UnsafeMutablePointer<dirent>) -> Text? {
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: UInt8.self)
    var length = 0
    while start[length] != 0 { length += 1 }
    if length <= 2, start[0] == Byte.dot, start[length - 1] == Byte.dot { return nil }
    let bytes = UnsafeBufferPointer(start: start, count: length)
    for known in frequentNames where known.withBytes({ $0.elementsEqual(bytes) }) { return known }
    return Text(Array(bytes))
  }

  public func kind(of path: Path) -> FileKind? {
    var status = stat()
    return Self.withPathBytes(path) { stat($0, &status) } == 0 ? Self.kind(status.st_mode) : nil
  }

  /// True when both paths lead to the same file or folder.
  func isSame(_ first: Path, _ second: Path) -> Bool {
    var statuses = (stat(), stat())
    guard Self.withPathBytes(first, { stat($0, &statuses.0) }) == 0,
      Self.withPathBytes(second, { stat($0, &statuses.1) }) == 0
    else { return false }
    return statuses.0.st_dev == statuses.1.st_dev && statuses.0.st_ino == statuses.1.st_ino
  }

  public func linkTarget(of path: Path) -> Path? {
    var status = stat()
    guard Self.withPathBytes(path, { lstat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFLNK else { return nil }
    return realPath(of: path)
  }

  public func realPath(of path: Path) -> Path? {
    guard let real = Self.withPathBytes(path, { realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return Path(Text(Array(UnsafeRawBufferPointer(start: real, count: strlen(real)))))
  }

  static func kind(_ mode: mode_t) -> FileKind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// Calls `body` with the path as a C string; a path that contains a NUL can't exist and becomes empty.
  static func withPathBytes<Result>(_ path: Path, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: path.text.count + 1) { buffer in
      path.text.withBytes { bytes in
        for index in bytes.indices { buffer[index] = CChar(bitPattern: bytes[index]) }
      }
      buffer[path.text.count] = 0
      if path.text.firstIndex(of: 0) != nil { buffer[0] = 0 }
      guard let start = buffer.baseAddress else { preconditionFailure("a C string holds at least its NUL") }
      return body(start)
    }
  }

  static func error(_ code: Int32) -> FileSystemError {
    switch code {
    case ENOENT, ENOTDIR: .notFound
    case EISDIR: .isFolder
    case EACCES, EPERM: .notPermitted
    case ELOOP: .linkLoop
    case ENXIO: .isSpecial
    default: .other(String(cString: strerror(code)))
    }
  }
}
