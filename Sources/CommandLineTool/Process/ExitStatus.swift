/// How a run ended.
public enum ExitStatus: Int32, Sendable {
  /// The result is complete.
  case success = 0
  /// An error was printed.
  case failure = 1
  /// There are findings or differences, and the user asked for a status that shows it.
  case findings = 2
  /// The command line is invalid.
  case usage = 64
}
