public import Files
public import Hierarchy
public import SourceText

/// What the process hands to the tool, so that a test can hand it something else: streams, environment, files.
public struct Host: Sendable {
  /// The arguments after the program's name.
  public var arguments: [String]
  /// The process environment.
  public var environment: [Text: Text]
  /// The current folder, absolute.
  public var workingFolder: Path
  /// Where files are read from.
  public var fileSystem: any FileSystem
  /// How many processors this process may use.
  public var processorCount: Int
  /// Whether standard output is a terminal.
  public var isOutputTerminal: Bool
  /// Whether standard error is a terminal.
  public var isErrorTerminal: Bool
  /// Writes results.
  public var writeOutput: @Sendable ([UInt8]) -> WriteResult
  /// Writes diagnostics.
  public var writeError: @Sendable ([UInt8]) -> Void
  /// All of standard input.
  public var readInput: @Sendable () throws(FileSystemError) -> [UInt8]
  /// The bytes of a file that the user named, whose trees may hold a stranger's links; nil to read it as any other.
  public var readNamed: (@Sendable (Path, _ guarding: [Path]) throws(FileSystemError) -> [UInt8])?
  /// A path without links; nil where nothing is there.
  public var realPath: @Sendable (Path) -> Path? = { $0 }
  /// Puts a whole file in the place of the old one, or leaves the old one and says why not.
  public var replaceFile: @Sendable (FileReplacement) throws(FileSystemError) -> Void
  /// Puts a folder's new files in the place of the old ones, or leaves the old ones and says why not.
  public var replaceFolder: @Sendable (FolderReplacement) throws(FileSystemError) -> Void
  /// What keeps folders, and a file below the same base, from being written, as far as that can be seen.
  public var obstacles: @Sendable (_ folders: [FolderReplacement], _ file: Path, _ base: Path) -> [FolderObstacle] = {
    (_, _, _) in []
  }
  /// Runs what `run_cmd` asks for, when the user allows it.
  public var commandRunner: any CommandRunner
  /// Starts programs that this tool itself needs: `git`.
  public var programs: any ProgramRunner = NoPrograms()
  /// The day of the clock, in UTC: `2026-12-31`.
  public var today: @Sendable () -> Text = { "1970-01-01" }
  /// Holds on to what would cost time to give back piece by piece, for a process that is about to end as a whole.
  public var keep: @Sendable (any AnyObject & Sendable) -> Void = { _ in }
  /// How many columns the terminal of standard output has; nil where it is none.
  public var terminalWidth: Int?

  /// A host of the given parts.
  public init(
    arguments: [String], environment: [Text: Text], workingFolder: Path, fileSystem: any FileSystem,
    processorCount: Int = 1, isOutputTerminal: Bool = false, isErrorTerminal: Bool = false,
    writeOutput: @escaping @Sendable ([UInt8]) -> WriteResult,
    writeError: @escaping @Sendable ([UInt8]) -> Void,
    readInput: @escaping @Sendable () throws(FileSystemError) -> [UInt8],
    replaceFile: @escaping @Sendable (FileReplacement) throws(FileSystemError) -> Void,
    replaceFolder: @escaping @Sendable (FolderReplacement) throws(FileSystemError) -> Void,
    commandRunner: any CommandRunner
  ) {
    self.arguments = arguments
    self.environment = environment
    self.workingFolder = workingFolder
    self.fileSystem = fileSystem
    self.processorCount = processorCount
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.writeOutput = writeOutput
    self.writeError = writeError
    self.readInput = readInput
    self.replaceFile = replaceFile
    self.replaceFolder = replaceFolder
    self.commandRunner = commandRunner
  }
}

extension Host {
  /// The nearest folder upwards that holds `.git`; nil where there is none.
  func repository(above start: Path) -> Path? {
    var current = start
    while true {
      if fileSystem.kind(of: current.appending(".git")) != nil { return current }
      if current.isTop { return nil }
      current = current.parent
    }
  }
}

/// Has no program at all.
struct NoPrograms: ProgramRunner {
  func start(_ call: ProgramCall) throws(ProgramFailure) -> any RunningProgram { throw .notFound }
}

/// What became of bytes written to a stream.
public enum WriteResult: Sendable, Equatable {
  /// All were written.
  case written
  /// The reader has gone: nothing more need be written, and nothing is wrong.
  case closed
  /// They could not be written, for that reason.
  case failed(String)
}

/// How a run ended.
public enum ExitStatus: Int32, Sendable {
  /// The answer is complete.
  case success = 0
  /// An error was printed.
  case failure = 1
  /// Findings or differences, where the user asked for them to show in the status.
  case findings = 2
  /// The command line makes no sense.
  case usage = 64
}
