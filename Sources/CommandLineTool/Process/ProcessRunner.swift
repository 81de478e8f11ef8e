import Files
import Hierarchy
import SourceText

/// Runs a command for `run_cmd`: without a shell, with empty standard input, and within a time limit. If it fails,
/// the message includes its standard error.
struct ProcessRunner: CommandRunner {
  /// The time limit for a command, in seconds.
  static let limitInSeconds = 60
  /// The maximum output of a command, in bytes.
  private static let mostOutputBytes = 1 << 26

  private let programs: any ProgramRunner
  private let limit: Int

  /// - Parameter limit: the time limit for a command, in seconds.
  init(_ programs: any ProgramRunner, limit: Int = Self.limitInSeconds) {
    self.programs = programs
    self.limit = limit
  }

  func output(
    of words: [Text], in folder: Path, environment: [Text: Text]
  ) throws(CommandFailure) -> Text {
    let program: any RunningProgram
    do throws(ProgramFailure) {
      program = try programs.start(ProgramCall(words, in: folder, environment: environment))
    } catch {
      throw CommandFailure("it can't be started: \(startReason(error))")
    }
    let output: [UInt8]
    let end: ProgramEnd?
    do throws(ProgramFailure) {
      (output, end) = try everything(of: program)
    } catch {
      let errors = program.stop()
      throw CommandFailure(reason(error) + Self.tail(errors))
    }
    guard let end else { throw CommandFailure("it wrote more than 64 MiB and was ended") }
    if let failure = Self.failure(end) { throw CommandFailure(failure + Self.tail(end.errors)) }
    return Text(output)
  }

  /// The whole output of a command, and how it ended; nil for the end if it wrote too much and was stopped.
  private func everything(
    of program: any RunningProgram
  ) throws(ProgramFailure) -> (output: [UInt8], end: ProgramEnd?) {
    let deadline = Deadline.seconds(limit)
    var output: [UInt8] = []
    while output.count <= Self.mostOutputBytes {
      let piece = try program.read(until: deadline)
      if piece.isEmpty { return (output, try program.finish(until: deadline)) }
      output += piece
    }
    program.stop()
    return (output, nil)
  }

  private func startReason(_ failure: ProgramFailure) -> String {
    failure == .notFound ? "PATH has no program of that name" : reason(failure)
  }

  private func reason(_ failure: ProgramFailure) -> String {
    switch failure {
    case .notFound: "there is no such program"
    case .tookTooLong: "it took longer than \(limit) seconds and was ended"
    case .other(let reason): reason
    }
  }

  /// The reason why a command failed; nil for success.
  private static func failure(_ end: ProgramEnd) -> String? {
    switch end.cause {
    case .status(0): nil
    case .status(let status): "it ended with status \(status)"
    case .signal(let signal): "it was ended by signal \(signal)"
    }
  }

  /// The last lines of standard error, joined into one line, for the end of a message; empty when there are none.
  private static func tail(_ errors: Text) -> String {
    let lines = errors.split(separator: Byte.lineFeed).map(\.trimmed).filter { !$0.isEmpty }
    if lines.isEmpty { return "" }
    return ", saying: "
      + lines.suffix(3).map { SecretPolicy.standard.shown($0).description }.joined(separator: " / ")
  }
}
