import Hierarchy
import SourceText

/// Runs a command for `run_cmd`: no shell, its standard error shown, and no longer than the limit.
struct ProcessRunner: CommandRunner {
  func output(of words: [Text], in folder: Path) throws(CommandFailure) -> Text {
    throw CommandFailure("running commands is not built yet")
  }
}
