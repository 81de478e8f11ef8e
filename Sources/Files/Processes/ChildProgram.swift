import Glibc
public import SourceText
import Synchronization

/// Starts programs of this machine.
public struct ChildPrograms: ProgramRunner {
  /// The programs in `PATH`.
  public init() {}

  public func start(_ words: [Text], environment: EnvironmentChange) throws(ProgramFailure) -> any RunningProgram {
    try ChildProgram(words, environment: environment)
  }
}

/// A child process with pipes to its standard streams.
final class ChildProgram: RunningProgram {
  private struct State {
    var input: Int32
    var output: Int32
    var errors: Int32
    var errorBytes: [UInt8] = []
  }

  private static let pieceSize = 1 << 16

  private let process: pid_t
  private let state: Mutex<State>

  init(_ words: [Text], environment: EnvironmentChange) throws(ProgramFailure) {
    var ends: [(read: Int32, write: Int32)] = []
    for _ in 0..<3 {
      var pair: [Int32] = [-1, -1]
      guard pipe(&pair) == 0 else {
        let reason = String(cString: strerror(errno))
        Self.close(ends.flatMap { [$0.read, $0.write] })
        throw .other(reason)
      }
      for descriptor in pair { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
      ends.append((pair[0], pair[1]))
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0].read, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1].write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[2].write, STDERR_FILENO)
    var process: pid_t = 0
    let failure = Self.withPointers(words) { arguments -> Int32 in
      Self.withPointers(Self.environment(environment)) { variables -> Int32 in
        guard let program = arguments[0] else { return EINVAL }
        return posix_spawnp(&process, program, &actions, nil, arguments, variables)
      }
    }
    Self.close([ends[0].read, ends[1].write, ends[2].write])
    guard failure == 0 else {
      Self.close([ends[0].write, ends[1].read, ends[2].read])
      throw failure == ENOENT ? .notFound : .other(String(cString: strerror(failure)))
    }
    self.process = process
    state = Mutex(State(input: ends[0].write, output: ends[1].read, errors: ends[2].read))
  }

  private static func close(_ descriptors: [Int32]) {
    for descriptor in descriptors where descriptor >= 0 { _ = Glibc.close(descriptor) }
  }

  /// This process's environment with some variables changed, as `NAME=VALUE`.
  private static func environment(_ change: EnvironmentChange) -> [Text] {
    var entries: [Text] = []
    var entry = environ
    while let pointer = entry.pointee {
      let bytes = UnsafeRawBufferPointer(start: pointer, count: strlen(pointer))
      let pair = Text(Array(bytes))
      let name = pair.firstIndex(of: Byte.equals).map { pair[0..<$0] } ?? pair
      if change.set[name] == nil, !change.unset.contains(name) { entries.append(pair) }
      entry += 1
    }
    return entries + change.set.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
  }

  /// Calls `body` with the words as a C array of C strings that ends in NULL; a NUL in a word ends it.
  private static func withPointers<Result>(
    _ words: [Text], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = words.map { word -> UnsafeMutablePointer<CChar> in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: word.count + 1)
      for (index, byte) in word.bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
      copy[word.count] = 0
      return copy
    }
    defer { for pointer in pointers { pointer.deallocate() } }
    return body(pointers + [nil])
  }

  // MARK: streams

  func write(_ bytes: [UInt8]) throws(ProgramFailure) {
    let descriptor = state.withLock { $0.input }
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count, failure == 0 {
        let length = Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if length >= 0 { written += length } else if errno != EINTR { failure = errno }
      }
    }
    if failure != 0 { throw .other(String(cString: strerror(failure))) }
  }

  func read() throws(ProgramFailure) -> [UInt8] {
    let result: Result<[UInt8], ProgramFailure> = state.withLock { state in
      while true {
        var polled = [
          pollfd(fd: state.output, events: Int16(POLLIN), revents: 0),
          pollfd(fd: state.errors, events: Int16(POLLIN), revents: 0),
        ]
        if poll(&polled, 2, -1) < 0 {
          if errno == EINTR { continue }
          return .failure(.other(String(cString: strerror(errno))))
        }
        if polled[1].revents != 0 { Self.drain(&state) }
        if polled[0].revents != 0 { return .success(Self.piece(state.output)) }
      }
    }
    return try result.get()
  }

  /// Takes what stands in the pipe of the errors; closes it at its end.
  private static func drain(_ state: inout State) {
    let bytes = piece(state.errors)
    state.errorBytes += bytes.prefix(max(0, pieceSize - state.errorBytes.count))
    if bytes.isEmpty {
      close([state.errors])
      state.errors = -1
    }
  }

  /// The next bytes; empty at the end or after a failure.
  private static func piece(_ descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
      while true {
        let length = Glibc.read(descriptor, buffer.baseAddress, pieceSize)
        if length < 0, errno == EINTR { continue }
        count = max(0, length)
        return
      }
    }
  }

  func finish() -> ProgramEnd {
    state.withLock { state in
      Self.close([state.input, state.output])
      state.input = -1
      state.output = -1
      while state.errors >= 0 { Self.drain(&state) }
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7F
      return ProgramEnd(
        status: signal == 0 ? Int(status >> 8) & 0xFF : 128 + Int(signal), errors: Text(state.errorBytes))
    }
  }
}
