import SourceText
import Synchronization

/// An object of a repository.
struct GitObject: Sendable {
  /// Its hash.
  let name: Text
  /// `blob`, `tree`, `commit` or `tag`.
  let type: Text
  let bytes: [UInt8]
}

/// Reads objects through a single `git cat-file --batch`, which starts with the first object.
final class GitObjectReader: Sendable {
  private struct State {
    var program: (any RunningProgram)?
    var buffer: [UInt8] = []
    var start = 0
  }

  private static let largestFile = 1 << 31

  private let git: GitProgram
  private let state = Mutex(State())

  init(_ git: GitProgram) { self.git = git }

  deinit {
    state.withLock { state in
      _ = state.program?.stop()
    }
  }

  /// The bytes of an object.
  func bytes(of name: Text) throws(FileSystemError) -> [UInt8] { try objects([name])[0].bytes }

  /// The objects with the given names, in that order. Git answers while names are still being written, so all names
  /// must fit into the system's buffer.
  func objects(_ names: [Text]) throws(FileSystemError) -> [GitObject] {
    let result: Result<[GitObject], FileSystemError> = state.withLock { state in
      do throws(ProgramFailure) {
        return .success(try read(names, &state))
      } catch {
        // The rest of an unfinished answer must not be read as the next one.
        _ = state.program?.stop()
        state = State()
        return .failure(Self.reason(error))
      }
    }
    return try result.get()
  }

  private static func reason(_ failure: ProgramFailure) -> FileSystemError {
    switch failure {
    case .notFound: .other("there is no program 'git'")
    case .tookTooLong: .other("git gave no answer for \(GitProgram.patience) seconds")
    case .other(let reason): .other(reason)
    }
  }

  private func read(_ names: [Text], _ state: inout State) throws(ProgramFailure) -> [GitObject] {
    let program: any RunningProgram
    if let running = state.program {
      program = running
    } else {
      program = try git.start(["cat-file", "--batch"], takesInput: true)
    }
    state.program = program
    try program.write(names.flatMap { ($0 + "\n").bytes }, until: .seconds(GitProgram.patience))
    var objects: [GitObject] = []
    objects.reserveCapacity(names.count)
    for name in names {
      let header = try Self.line(program, &state)
      let words = header.split(separator: Byte.space)
      guard words.count == 3, let size = Int(words[2].description), size >= 0 else {
        throw .other("git has no object \(name): \(header)")
      }
      guard size < Self.largestFile else { throw .other("it is larger than 2 GiB") }
      let bytes = try Self.take(size, program, &state)
      _ = try Self.take(1, program, &state)
      objects.append(GitObject(name: words[0], type: words[1], bytes: bytes))
    }
    return objects
  }

  private static func line(_ program: any RunningProgram, _ state: inout State) throws(ProgramFailure) -> Text {
    while true {
      if let end = state.buffer[state.start...].firstIndex(of: Byte.lineFeed) {
        defer { state.start = end + 1 }
        return Text(Array(state.buffer[state.start..<end]))
      }
      try more(program, &state)
    }
  }

  private static func take(
    _ count: Int, _ program: any RunningProgram, _ state: inout State
  ) throws(ProgramFailure) -> [UInt8] {
    while state.buffer.count - state.start < count { try more(program, &state) }
    defer { state.start += count }
    return Array(state.buffer[state.start..<state.start + count])
  }

  private static func more(_ program: any RunningProgram, _ state: inout State) throws(ProgramFailure) {
    let piece = try program.read(until: .seconds(GitProgram.patience))
    guard !piece.isEmpty else { throw .other("git cat-file ended early") }
    state.buffer.removeFirst(state.start)
    state.start = 0
    state.buffer += piece
  }
}
