import Glibc
import LinuxCalls
import SourceText
import Synchronization

/// Starts programs on this machine.
public struct ChildPrograms: ProgramRunner {
  /// The programs of this machine.
  public init() {}

  public func start(_ call: ProgramCall) throws(ProgramFailure) -> any RunningProgram { try ChildProcess(call) }
}

/// A child process: the only way in which strata starts a program.
///
/// Its standard output and error are pipes, its input a socket or nothing. It leads a session of its own, so that it
/// has no terminal for a password prompt and ends together with everything it started.
final class ChildProcess: RunningProgram {
  private struct State {
    var input: Int32
    var output: Int32
    var errors: Int32
    var lastErrors: [UInt8] = []
    var hasEnded = false
  }

  private static let pieceSize = 1 << 16

  private let process: pid_t
  private let state: Mutex<State>

  init(_ call: ProgramCall) throws(ProgramFailure) {
    guard let name = call.words.first else { throw .notFound }
    guard let program = ProgramLookup.program(name, path: call.environment["PATH"]) else { throw .notFound }
    let streams = try ChildStreams(takesInput: call.takesInput)
    var process: pid_t = 0
    let failure = Spawning.start(program, call, streams, &process)
    streams.closeTheirEnds()
    guard failure == 0 else {
      streams.closeOurEnds()
      throw .other(String(cString: strerror(failure)))
    }
    self.process = process
    state = Mutex(State(input: streams.input.ours, output: streams.output.ours, errors: streams.errors.ours))
  }

  deinit { stop() }

  // MARK: streams

  func write(_ bytes: [UInt8], until deadline: Deadline) throws(ProgramFailure) {
    let failure: ProgramFailure? = state.withLock { state in
      var written = 0
      while written < bytes.count {
        var waiting = [
          pollfd(fd: state.input, events: Int16(POLLOUT), revents: 0),
          pollfd(fd: state.errors, events: Int16(POLLIN), revents: 0),
        ]
        if let failure = Self.wait(for: &waiting, until: deadline) { return failure }
        if waiting[1].revents != 0 { Self.drainErrors(&state) }
        guard waiting[0].revents != 0 else { continue }
        let length = bytes[written...].withUnsafeBytes { piece in
          send(state.input, piece.baseAddress, piece.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
        if length >= 0 {
          written += length
        } else if errno != EINTR, errno != EAGAIN {
          return .other(String(cString: strerror(errno)))
        }
      }
      return nil
    }
    if let failure { throw failure }
  }

  func read(until deadline: Deadline) throws(ProgramFailure) -> [UInt8] {
    let result: Result<[UInt8], ProgramFailure> = state.withLock { state in
      while true {
        var waiting = [
          pollfd(fd: state.output, events: Int16(POLLIN), revents: 0),
          pollfd(fd: state.errors, events: Int16(POLLIN), revents: 0),
        ]
        if let failure = Self.wait(for: &waiting, until: deadline) { return .failure(failure) }
        if waiting[1].revents != 0 { Self.drainErrors(&state) }
        if waiting[0].revents != 0 { return .success(Self.piece(of: state.output)) }
      }
    }
    return try result.get()
  }

  /// Waits until one of the descriptors is ready; returns why nothing more will come, or nil.
  private static func wait(for waiting: inout [pollfd], until deadline: Deadline) -> ProgramFailure? {
    while true {
      let left = deadline.left
      if left == 0 { return .tookTooLong }
      let count = poll(&waiting, nfds_t(waiting.count), left)
      if count > 0 { return nil }
      if count < 0, errno != EINTR { return .other(String(cString: strerror(errno))) }
    }
  }

  /// Reads the error pipe and keeps the end of the text; closes the pipe at its end.
  private static func drainErrors(_ state: inout State) {
    let bytes = piece(of: state.errors)
    state.lastErrors += bytes
    if state.lastErrors.count > 2 * pieceSize { state.lastErrors.removeFirst(state.lastErrors.count - pieceSize) }
    if bytes.isEmpty {
      Descriptor.close(state.errors)
      state.errors = -1
    }
  }

  /// The next bytes; empty at the end or after a failure.
  private static func piece(of descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
      while true {
        let length = Glibc.read(descriptor, buffer.baseAddress, pieceSize)
        if length < 0, errno == EINTR { continue }
        count = max(0, length)
        return
      }
    }
  }

  // MARK: end of the process

  func finish(until deadline: Deadline) throws(ProgramFailure) -> ProgramEnd {
    let result: Result<ProgramEnd, ProgramFailure> = state.withLock { state in
      Self.closeInputAndOutput(&state)
      while state.errors >= 0 {
        var waiting = [pollfd(fd: state.errors, events: Int16(POLLIN), revents: 0)]
        if let failure = Self.wait(for: &waiting, until: deadline) { return .failure(failure) }
        Self.drainErrors(&state)
      }
      var pause: UInt32 = 50
      var status: Int32 = 0
      while true {
        let ended = waitpid(process, &status, WNOHANG)
        if ended == process || ended < 0 && errno != EINTR { break }
        if deadline.left == 0 { return .failure(.tookTooLong) }
        usleep(pause)
        pause = min(2 * pause, 5000)
      }
      state.hasEnded = true
      let signal = status & 0x7F
      let cause = signal == 0 ? ProgramEnd.Cause.status(Int(status >> 8) & 0xFF) : .signal(Int(signal))
      return .success(ProgramEnd(cause, errors: Text(state.lastErrors)))
    }
    return try result.get()
  }

  @discardableResult
  func stop() -> Text {
    state.withLock { state in
      Self.closeInputAndOutput(&state)
      Descriptor.close(state.errors)
      state.errors = -1
      guard !state.hasEnded else { return Text(state.lastErrors) }
      state.hasEnded = true
      _ = kill(-process, SIGKILL)
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      return Text(state.lastErrors)
    }
  }

  private static func closeInputAndOutput(_ state: inout State) {
    Descriptor.close(state.input)
    Descriptor.close(state.output)
    state.input = -1
    state.output = -1
  }
}
