public import SourceText

/// Starts programs of the machine, such as `git`: no shell takes part.
public protocol ProgramRunner: Sendable {
  /// Starts a program, found in `PATH`, with pipes to its standard streams.
  ///
  /// - Parameters:
  ///   - words: the program's name and its arguments.
  ///   - environment: what is changed in its environment.
  /// - Throws: why it can't be started.
  func start(_ words: [Text], environment: EnvironmentChange) throws(ProgramFailure) -> any RunningProgram
}

/// What a program's environment has otherwise than that of this process.
public struct EnvironmentChange: Sendable {
  /// Variables that are set.
  public let set: [Text: Text]
  /// Variables that are unset.
  public let unset: Set<Text>

  /// A change.
  public init(set: [Text: Text], unset: Set<Text>) {
    self.set = set
    self.unset = unset
  }
}

/// A program that runs; used by one thread at a time.
public protocol RunningProgram: Sendable {
  /// Gives the program input.
  func write(_ bytes: [UInt8]) throws(ProgramFailure)
  /// The next bytes of its output, waiting for some; empty at the end.
  func read() throws(ProgramFailure) -> [UInt8]
  /// Ends its input and waits for its end; output that was not read is lost.
  func finish() -> ProgramEnd
}

/// How a program ended.
public struct ProgramEnd: Sendable {
  /// The exit status; 128 and more for a signal.
  public let status: Int
  /// What it wrote on standard error.
  public let errors: Text

  /// An end.
  public init(status: Int, errors: Text) {
    self.status = status
    self.errors = errors
  }
}

/// Why a program can't be used.
public enum ProgramFailure: Error, Sendable, Equatable {
  /// There is no program of that name.
  case notFound
  /// What the system said.
  case other(String)
}

extension ProgramRunner {
  /// Runs a program to its end without input.
  func output(of words: [Text], environment: EnvironmentChange) throws(ProgramFailure) -> (
    output: [UInt8], end: ProgramEnd
  ) {
    let program = try start(words, environment: environment)
    var output: [UInt8] = []
    while true {
      let piece = try program.read()
      if piece.isEmpty { return (output, program.finish()) }
      output += piece
    }
  }
}
