import Hierarchy
import SourceText

/// `run_cmd` runs a program whenever a file is read: by every command, for every unit that includes the file, and with the
/// rights of whoever reads it.
enum RunCommand: EstateCheck {
  static let code = "run-cmd-at-parse"
  static let severity = Severity.info
  static let summary = "a run_cmd(), which runs whenever the file is read"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let calls = Located.once(estate.units.flatMap(\.configuration.runCommands))
    guard let first = calls.first else { return [] }
    return [
      finding(
        "run_cmd() runs a program whenever a file is read, not only when something is deployed", at: first.place,
        notes: Located.others(calls),
        help: "pass the result as an environment variable, and read it with get_env()")
    ]
  }
}
