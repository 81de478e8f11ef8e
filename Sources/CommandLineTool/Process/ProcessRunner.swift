import Files
import Glibc
import Hierarchy
import SourceText
import Synchronization

/// Runs a command for `run_cmd`: no shell, nothing on its standard input, its standard error in the message when it
/// fails, and no longer than the limit.
struct ProcessRunner: CommandRunner {
  /// How many seconds a command may take.
  static let limitInSeconds = 60

  /// How many seconds a command of this runner may take.
  var limit = Self.limitInSeconds

  func output(
    of words: [Text], in folder: Path, environment: [Text: Text]
  ) throws(CommandFailure) -> Text {
    let process = try SpawnedProcess(words, in: folder, environment: environment)
    let deadline = MonotonicClock.milliseconds + limit * 1000
    guard process.readAll(until: deadline), let status = process.wait(until: deadline) else {
      process.end()
      throw CommandFailure("it took longer than \(limit) seconds and was ended" + Self.tail(process.errors))
    }
    if let failure = Self.failure(status) { throw CommandFailure(failure + Self.tail(process.errors)) }
    return Text(process.output)
  }

  /// Why a wait status is none of success; nil for success.
  private static func failure(_ status: Int32) -> String? {
    let signal = status & 0x7F
    if signal != 0 { return "it was ended by signal \(signal)" }
    let code = (status >> 8) & 0xFF
    return code == 0 ? nil : "it ended with status \(code)"
  }

  /// The last lines of standard error, on one line, as the end of a message; empty when there are none.
  private static func tail(_ errors: [UInt8]) -> String {
    let lines = Text(errors).split(separator: Byte.lineFeed).map(\.trimmed).filter { !$0.isEmpty }
    if lines.isEmpty { return "" }
    return ", saying: "
      + lines.suffix(3).map { SecretPolicy.standard.shown($0).description }.joined(separator: " / ")
  }
}

/// Milliseconds that no change of the clock disturbs.
private enum MonotonicClock {
  static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}

/// A child process whose standard output and error are read through pipes; it leads a process group of its own, so that
/// what it started ends with it.
private final class SpawnedProcess {
  private static let mostErrorBytes = 1 << 16
  private static let mostOutputBytes = 1 << 26

  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  private let process: pid_t
  private let outputEnd: Int32
  private let errorEnd: Int32

  init(_ words: [Text], in folder: Path, environment: [Text: Text]) throws(CommandFailure) {
    let started = Self.starting.withLock { _ in Self.start(words, in: folder, environment) }
    outputEnd = started.outputEnd
    errorEnd = started.errorEnd
    process = started.process
    if started.code != 0 { throw CommandFailure("it can't be started: \(String(cString: strerror(started.code)))") }
  }

  private struct Started {
    var code: Int32 = 0
    var process: pid_t = 0
    var outputEnd: Int32 = -1
    var errorEnd: Int32 = -1
  }

  /// Held while a process is started: its pipes must not reach another one, and the current folder is the process's.
  private static let starting = Mutex(())

  /// Starts the command. No other part of the tool uses the current folder, so it may change for that moment.
  private static func start(_ words: [Text], in folder: Path, _ environment: [Text: Text]) -> Started {
    var started = Started()
    let current = open(".", O_RDONLY | O_CLOEXEC)
    guard current >= 0 else { return Started(code: errno) }
    defer { close([current]) }
    guard chdir(folder.description) == 0 else { return Started(code: errno) }
    defer { _ = fchdir(current) }
    guard let output = pipe() else { return Started(code: errno) }
    guard let errors = pipe() else {
      started.code = errno
      close([output.read, output.write])
      return started
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.write, STDERR_FILENO)
    started.code = spawn(words, environment, &actions, &started.process)
    posix_spawn_file_actions_destroy(&actions)
    close([output.write, errors.write])
    started.outputEnd = output.read
    started.errorEnd = errors.read
    return started
  }

  /// A pipe that is closed in every process that is started; nil with `errno` set when there is none.
  private static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  deinit { Self.close([outputEnd, errorEnd]) }

  private static func spawn(
    _ words: [Text], _ environment: [Text: Text], _ actions: inout posix_spawn_file_actions_t, _ process: inout pid_t
  ) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Threads of this process block signals, and it ignores SIGPIPE; the command is to find every signal as usual.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let variables = environment.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
    return withCStrings(words) { arguments in
      withCStrings(variables) { variables in
        guard let command = arguments[0] else { return EINVAL }
        return posix_spawnp(&process, command, &actions, &attributes, arguments, variables)
      }
    }
  }

  /// Calls `body` with the texts as C strings and a null pointer after them; a text that holds a NUL ends there.
  private static func withCStrings<Result>(
    _ texts: [Text], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let strings = texts.map { strdup($0.description) }
    defer { for string in strings { free(string) } }
    return body(strings + [nil])
  }

  private static func close(_ descriptors: [Int32]) {
    for descriptor in descriptors where descriptor >= 0 { _ = Glibc.close(descriptor) }
  }

  /// Reads both pipes to their ends; false when the deadline came first.
  func readAll(until deadline: Int) -> Bool {
    var isOutputOpen = true
    var isErrorOpen = true
    while isOutputOpen || isErrorOpen {
      let left = deadline - MonotonicClock.milliseconds
      if left <= 0 { return false }
      var waiting = [
        pollfd(fd: isOutputOpen ? outputEnd : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isErrorOpen ? errorEnd : -1, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&waiting, 2, Int32(min(left, 1000))) < 0, errno != EINTR { return false }
      if waiting[0].revents != 0 { isOutputOpen = Self.read(outputEnd, into: &output, keeping: Self.mostOutputBytes) }
      if waiting[1].revents != 0 { isErrorOpen = Self.read(errorEnd, into: &errors, keeping: Self.mostErrorBytes) }
    }
    return true
  }

  /// Reads what is there, keeping the last bytes; false at the end.
  private static func read(_ descriptor: Int32, into bytes: inout [UInt8], keeping most: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    if count == 0 { return false }
    bytes += buffer[..<count]
    if bytes.count > 2 * most { bytes.removeFirst(bytes.count - most) }
    return true
  }

  /// Waits for the end of the process; its wait status, or nil when the deadline came first.
  func wait(until deadline: Int) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process || ended < 0 && errno != EINTR { return status }
      if MonotonicClock.milliseconds >= deadline { return nil }
      usleep(2000)
    }
  }

  /// Ends the process and what it started.
  func end() {
    _ = kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}
