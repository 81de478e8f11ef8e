public import SourceText

/// Starts programs of the machine, such as `git`, without a shell.
public protocol ProgramRunner: Sendable {
  /// Starts a program.
  ///
  /// - Throws: why it can't be started.
  func start(_ call: ProgramCall) throws(ProgramFailure) -> any RunningProgram
}

/// A program with its arguments, folder, environment and input.
public struct ProgramCall: Sendable {
  /// The program and its arguments. A program without a slash is looked up in the `PATH` of `environment`, in
  /// absolute folders only, because the current folder may be a stranger's.
  public let words: [Text]
  /// The folder it starts in, absolute.
  public let folder: Path
  /// Its whole environment: nothing is inherited from this process.
  public let environment: [Text: Text]
  /// Whether it reads the input of `RunningProgram.write`; otherwise its standard input is empty.
  public let takesInput: Bool

  /// A call.
  public init(_ words: [Text], in folder: Path, environment: [Text: Text], takesInput: Bool = false) {
    self.words = words
    self.folder = folder
    self.environment = environment
    self.takesInput = takesInput
  }
}

/// A running program; used by one thread at a time.
public protocol RunningProgram: Sendable {
  /// Writes input for the program.
  func write(_ bytes: [UInt8], until deadline: Deadline) throws(ProgramFailure)
  /// The next bytes of its output; waits for some; empty at the end.
  func read(until deadline: Deadline) throws(ProgramFailure) -> [UInt8]
  /// Closes its input and waits for it to end; unread output is lost.
  func finish(until deadline: Deadline) throws(ProgramFailure) -> ProgramEnd
  /// Stops the program now, with everything it started; returns the last part of its standard error.
  @discardableResult
  func stop() -> Text
}

/// How a program ended.
public struct ProgramEnd: Sendable {
  /// Why it ended.
  public enum Cause: Sendable, Equatable {
    /// It exited with that status: 0 for success.
    case status(Int)
    /// A signal ended it.
    case signal(Int)
  }

  /// Why it ended.
  public let cause: Cause
  /// The last 64 KiB of its standard error.
  public let errors: Text

  /// The end of a program.
  public init(_ cause: Cause, errors: Text = "") {
    self.cause = cause
    self.errors = errors
  }

  /// Whether it ended with status 0.
  public var isSuccess: Bool { cause == .status(0) }
}

/// Why a program can't be used.
public enum ProgramFailure: Error, Sendable, Equatable {
  /// There is no program with that name.
  case notFound
  /// It gave no answer before the deadline.
  case tookTooLong
  /// The system's error message.
  case other(String)
}
