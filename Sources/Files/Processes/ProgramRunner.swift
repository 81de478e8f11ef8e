public import SourceText

/// Starts programs of the machine, such as `git`: no shell takes part.
public protocol ProgramRunner: Sendable {
  /// Starts a program.
  ///
  /// - Throws: why it can't be started.
  func start(_ call: ProgramCall) throws(ProgramFailure) -> any RunningProgram
}

/// A program with all that it is given.
public struct ProgramCall: Sendable {
  /// The program and its arguments. A program without a slash is looked up in the `PATH` of `environment`, in absolute
  /// folders only: the current folder may be a stranger's.
  public let words: [Text]
  /// The folder it starts in, absolute.
  public let folder: Path
  /// Its whole environment: nothing of this process is handed on.
  public let environment: [Text: Text]
  /// Whether it reads what `RunningProgram.write` gives; otherwise its standard input is empty.
  public let takesInput: Bool

  /// A call.
  public init(_ words: [Text], in folder: Path, environment: [Text: Text], takesInput: Bool = false) {
    self.words = words
    self.folder = folder
    self.environment = environment
    self.takesInput = takesInput
  }
}

/// A program that runs; used by one thread at a time.
public protocol RunningProgram: Sendable {
  /// Gives the program input.
  func write(_ bytes: [UInt8], until deadline: Deadline) throws(ProgramFailure)
  /// The next bytes of its output, waiting for some; empty at the end.
  func read(until deadline: Deadline) throws(ProgramFailure) -> [UInt8]
  /// Ends its input and waits for its end; output that was not read is lost.
  func finish(until deadline: Deadline) throws(ProgramFailure) -> ProgramEnd
  /// Ends the program now, with all that it started; gives the last of what it wrote on standard error.
  @discardableResult
  func stop() -> Text
}

/// How a program ended.
public struct ProgramEnd: Sendable {
  /// What ended it.
  public enum Cause: Sendable, Equatable {
    /// It ended by itself, with that status: 0 for success.
    case status(Int)
    /// A signal ended it.
    case signal(Int)
  }

  /// What ended it.
  public let cause: Cause
  /// The last 64 KiB of what it wrote on standard error.
  public let errors: Text

  /// An end.
  public init(_ cause: Cause, errors: Text = "") {
    self.cause = cause
    self.errors = errors
  }

  /// Whether it ended with status 0.
  public var isSuccess: Bool { cause == .status(0) }
}

/// Why a program can't be used.
public enum ProgramFailure: Error, Sendable, Equatable {
  /// There is no program of that name.
  case notFound
  /// It gave no answer before the deadline.
  case tookTooLong
  /// What the system said.
  case other(String)
}
