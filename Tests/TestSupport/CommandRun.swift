public import CommandLineTool
public import Files
import Hierarchy
public import SourceText
import Synchronization

/// One run of `strata` in this process, with files in memory: its output, the files that it wrote, and its exit
/// status.
public struct CommandRun: Sendable {
  /// Standard output.
  public let output: String
  /// Standard error.
  public let errors: String
  /// The exit status.
  public let status: ExitStatus
  /// The files that the run replaced or created, by absolute path.
  public let written: [Path: [UInt8]]

  /// Runs `strata` with the given words.
  ///
  /// - Parameters:
  ///   - words: the arguments after the program's name.
  ///   - files: the files that it sees.
  ///   - folder: the current folder.
  ///   - environment: the process environment.
  ///   - input: standard input.
  ///   - writesToDisk: whether to write files as the program does, instead of only recording them.
  ///   - programs: starts `git`; without it there is no git.
  public init(
    _ words: [String], files: any FileSystem, in folder: Path = "/tree", environment: [Text: Text] = [:],
    input: [UInt8] = [], programs: (any ProgramRunner)? = nil, writesToDisk: Bool = false
  ) {
    let streams = Mutex(Streams())
    var host = Host(
      arguments: words, environment: environment, workingFolder: folder, fileSystem: files, processorCount: 2,
      writeOutput: { bytes in
        streams.withLock { $0.output += bytes }
        return .written
      },
      writeError: { bytes in streams.withLock { $0.errors += bytes } },
      readInput: { () throws(FileSystemError) in input },
      replaceFile: { (new) throws(FileSystemError) in streams.withLock { $0.written[new.path] = new.bytes } },
      replaceFolder: { (new) throws(FileSystemError) in
        for file in new.files { streams.withLock { $0.written[new.folder.appending(Path(file.name))] = file.bytes } }
      },
      commandRunner: NoCommands())
    host.today = { "2026-11-25" }
    if let programs { host.programs = programs }
    if writesToDisk {
      let real = Host.process()
      host.replaceFile = real.replaceFile
      host.replaceFolder = real.replaceFolder
      host.obstacles = real.obstacles
      host.readNamed = real.readNamed
      host.realPath = real.realPath
    }
    status = Tool.run(host)
    let result = streams.withLock { $0 }
    output = String(Text(result.output))
    errors = String(Text(result.errors))
    written = result.written
  }

  private struct Streams {
    var output: [UInt8] = []
    var errors: [UInt8] = []
    var written: [Path: [UInt8]] = [:]
  }

  private struct NoCommands: CommandRunner {
    func output(
      of words: [Text], in folder: Path, environment: [Text: Text]
    ) throws(CommandFailure) -> Text {
      throw CommandFailure("a test runs no command")
    }
  }
}
