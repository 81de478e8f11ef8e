import Glibc
import LinuxCalls
import SourceText

/// The two ends of each standard stream of a child process; -1 for none.
struct ChildStreams {
  typealias Ends = (theirs: Int32, ours: Int32)

  private(set) var input: Ends = (-1, -1)
  private(set) var output: Ends = (-1, -1)
  private(set) var errors: Ends = (-1, -1)

  init(takesInput: Bool) throws(ProgramFailure) {
    do throws(ProgramFailure) {
      // A socket, because a program can't open it by name: a git configuration that includes /dev/stdin gets an
      // error, not the input meant for git.
      if takesInput { input = try Self.ends(of: closed_socket_pair) }
      output = try Self.ends(of: closed_pipe)
      errors = try Self.ends(of: closed_pipe)
    } catch {
      closeTheirEnds()
      closeOurEnds()
      throw error
    }
  }

  /// The two ends that `make` creates: of a pipe we read the first; of a socket either end will do.
  private static func ends(of make: (UnsafeMutablePointer<Int32>?) -> Int32) throws(ProgramFailure) -> Ends {
    var ends: [Int32] = [-1, -1]
    guard make(&ends) == 0 else { throw .other(String(cString: strerror(errno))) }
    return (theirs: ends[1], ours: ends[0])
  }

  func closeTheirEnds() { for ends in [input, output, errors] { Descriptor.close(ends.theirs) } }

  func closeOurEnds() { for ends in [input, output, errors] { Descriptor.close(ends.ours) } }
}

/// The one place that starts a program.
enum Spawning {
  /// Starts the program; returns 0 or the error number.
  static func start(_ program: Text, _ call: ProgramCall, _ streams: ChildStreams, _ process: inout pid_t) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if streams.input.theirs >= 0 {
      posix_spawn_file_actions_adddup2(&actions, streams.input.theirs, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, streams.output.theirs, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, streams.errors.theirs, STDERR_FILENO)
    let change = DiskFileSystem.withPathBytes(call.folder) { start_in_folder(&actions, $0) }
    if change != 0 { return change }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // This process ignores two signals; reset them so that the program does not inherit that.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGXFSZ)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(Int32(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK) | spawn_in_new_session))
    let variables = call.environment.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
    return withPointers([program]) { programs in
      withPointers(call.words) { arguments in
        withPointers(variables) { variables in
          guard let path = programs[0] else { return EINVAL }
          return posix_spawn(&process, path, &actions, &attributes, arguments, variables)
        }
      }
    }
  }

  /// Calls `body` with the words as a NULL-terminated C array of C strings; a NUL in a word ends it.
  private static func withPointers(_ words: [Text], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32) -> Int32 {
    let pointers = words.map { word -> UnsafeMutablePointer<CChar> in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: word.count + 1)
      for (index, byte) in word.bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
      copy[word.count] = 0
      return copy
    }
    defer { for pointer in pointers { pointer.deallocate() } }
    return body(pointers + [nil])
  }
}

/// Finds a program by its name.
enum ProgramLookup {
  private static let usualPath: Text = "/usr/local/bin:/usr/bin:/bin"

  /// The path of the program: the name itself if it contains a slash, otherwise the first match in an absolute folder
  /// of `path`.
  static func program(_ name: Text, path: Text?) -> Text? {
    if name.firstIndex(of: Byte.slash) != nil { return name }
    for folder in (path ?? usualPath).split(separator: Byte.colon) where folder.hasPrefix("/") {
      let file = Path(folder).appending(Path(name))
      let mayRun = DiskFileSystem.withPathBytes(file) { access($0, X_OK) } == 0
      if mayRun, DiskFileSystem().kind(of: file) == .file { return file.text }
    }
    return nil
  }
}
