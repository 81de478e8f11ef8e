public import Files
public import Hierarchy
public import SourceText

/// Everything that the process gives to the tool: streams, environment, files. Tests replace it.
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
  /// Writes bytes of results.
  public var writeOutput: @Sendable ([UInt8]) -> WriteResult
  /// Writes bytes of diagnostics.
  public var writeError: @Sendable ([UInt8]) -> Void
  /// Reads all of standard input.
  public var readInput: @Sendable () throws(FileSystemError) -> [UInt8]
  /// Reads a file that the user named, when its trees may contain a stranger's links; nil to read it like any other
  /// file.
  public var readNamed: (@Sendable (Path, _ guarding: [Path]) throws(FileSystemError) -> [UInt8])?
  /// The path with links resolved; nil when nothing exists there.
  public var realPath: @Sendable (Path) -> Path? = { $0 }
  /// Replaces a whole file. On failure, throws the reason and keeps the old file.
  public var replaceFile: @Sendable (FileReplacement) throws(FileSystemError) -> Void
  /// Replaces files of a folder. On failure, throws the reason and keeps the old files.
  public var replaceFolder: @Sendable (FolderReplacement) throws(FileSystemError) -> Void
  /// The known reasons why these folders, and a file below the same base, can't be written.
  public var obstacles: @Sendable (_ folders: [FolderReplacement], _ file: Path, _ base: Path) -> [FolderObstacle] = {
    (_, _, _) in []
  }
  /// Runs the commands of `run_cmd`, if the user allows it.
  public var commandRunner: any CommandRunner
  /// Starts the programs that this tool itself needs: `git`.
  public var programs: any ProgramRunner = NoPrograms()
  /// Today's date in UTC: `2026-12-31`.
  public var today: @Sendable () -> Text = { "1970-01-01" }
  /// Leaks an object on purpose: deallocating it just before exit would only cost time.
  public var keep: @Sendable (any AnyObject & Sendable) -> Void = { _ in }
  /// The width of standard output's terminal in columns; nil if it is not a terminal.
  public var terminalWidth: Int?

  /// A host with the given parts.
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
  /// The nearest folder upwards that contains `.git`; nil when there is none.
  func repository(above start: Path) -> Path? {
    var current = start
    while true {
      if fileSystem.kind(of: current.appending(".git")) != nil { return current }
      if current.isTop { return nil }
      current = current.parent
    }
  }
}

/// Finds no programs.
struct NoPrograms: ProgramRunner {
  func start(_ call: ProgramCall) throws(ProgramFailure) -> any RunningProgram { throw .notFound }
}

/// The result of writing bytes to a stream.
public enum WriteResult: Sendable, Equatable {
  /// All were written.
  case written
  /// The reader closed the stream: writing can stop, and this is not an error.
  case closed
  /// Writing failed, for this reason.
  case failed(String)
}
