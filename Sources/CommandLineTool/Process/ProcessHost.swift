import Files
import Glibc
import Hierarchy
import SourceText

extension Host {
  /// The host of this process: its arguments, environment, streams and disk.
  public static func process() -> Host {
    // Turn a closed reader and a file size limit into errors of the call, so that they can be reported.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    occupyStandardStreams()
    ProcessMemory.takeInLargeSteps()
    var host = Host(
      arguments: Array(CommandLine.arguments.dropFirst()), environment: processEnvironment(),
      workingFolder: currentFolder(),
      fileSystem: DiskFileSystem(frequentNames: ConfigurationFile.names),
      processorCount: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      isOutputTerminal: isatty(STDOUT_FILENO) == 1,
      isErrorTerminal: isatty(STDERR_FILENO) == 1,
      writeOutput: { writeAll($0, to: STDOUT_FILENO) }, writeError: { _ = writeAll($0, to: STDERR_FILENO) },
      readInput: { () throws(FileSystemError) in try DiskFileSystem().readAll(STDIN_FILENO) },
      replaceFile: { (replacement) throws(FileSystemError) in try DiskFileSystem().replace(replacement) },
      replaceFolder: { (replacement) throws(FileSystemError) in try DiskFileSystem().replaceFolder(replacement) },
      commandRunner: ProcessRunner(ChildPrograms()))
    host.programs = ChildPrograms()
    host.readNamed = { (path, trees) throws(FileSystemError) in try DiskFileSystem().readNamed(path, guarding: trees) }
    host.realPath = { DiskFileSystem().realPath(of: $0) }
    host.obstacles = { folders, file, base in
      let disk = DiskFileSystem()
      return folders.compactMap { disk.obstacle(to: $0) } + [disk.obstacle(toFile: file, below: base)].compactMap { $0 }
    }
    host.today = today
    host.keep = { _ = Unmanaged.passRetained($0) }
    host.terminalWidth = terminalWidth()
    return host
  }

  @Sendable private static func today() -> Text {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func padded(_ number: Int32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(parts.tm_year + 1900, 4))-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
  }

  private static func terminalWidth() -> Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Opens each closed standard stream read-only. Otherwise a file opened later would get its number, and receive
  /// what was meant for the stream. Writing to such a stream fails, as it should.
  private static func occupyStandardStreams() {
    while true {
      let descriptor = open("/dev/null", O_RDONLY)
      if descriptor < 0 || descriptor > STDERR_FILENO {
        if descriptor >= 0 { close(descriptor) }
        return
      }
    }
  }

  private static func processEnvironment() -> [Text: Text] {
    var environment: [Text: Text] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let pair = Text(
        Array(
          UnsafeBufferPointer(
            start: UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self), count: strlen(pointer))))
      if let equals = pair.firstIndex(of: Byte.equals), equals > 0 {
        environment[pair[0..<equals]] = pair[equals + 1..<pair.count]
      }
      entry += 1
    }
    return environment
  }

  /// The current folder by the shell's name for it, which may include a symbolic link: Terragrunt uses that name too.
  private static func currentFolder() -> Path {
    var named = stat()
    var actual = stat()
    if let name = getenv("PWD"), name[0] == CChar(bitPattern: 0x2F), stat(name, &named) == 0, stat(".", &actual) == 0,
      named.st_dev == actual.st_dev, named.st_ino == actual.st_ino
    {
      return Path(String(cString: name))
    }
    guard let pointer = getcwd(nil, 0) else { return "/" }
    defer { free(pointer) }
    return Path(String(cString: pointer))
  }
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> WriteResult {
  switch Descriptor.writeAll(bytes, to: descriptor) {
  case 0: .written
  case EPIPE: .closed
  case let failure: .failed(String(cString: strerror(failure)))
  }
}
