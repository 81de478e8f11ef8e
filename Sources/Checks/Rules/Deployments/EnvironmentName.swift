import Hierarchy
import Pipelines
import SourceText

/// An environment variable of a build has a name that CodeBuild reserves, that is given twice, or that is not a valid
/// shell variable name.
enum EnvironmentName: UnitCheck {
  static let code = "environment-name"
  static let severity = Severity.error
  static let summary = "a build's environment variable that is reserved, duplicate or ill-formed"

  static func applies(to layout: UnitLayout) -> Bool { true }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let twice = checked.variables.diagnostics.filter { $0.code == "duplicate-environment-variable" }.map {
      Diagnostic(severity, code, $0.wording, at: $0.place, notes: $0.notes, help: $0.advice)
    }
    return twice + checked.variables.variables.compactMap { finding(about: $0) }
  }

  private static func finding(about variable: EnvironmentVariable) -> Diagnostic? {
    if variable.name.hasPrefix("CODEBUILD_") {
      return finding(
        "'\(variable.name)' has a name that CodeBuild keeps for itself", at: variable.namePlace,
        help: "choose a name that does not start with CODEBUILD_")
    }
    guard !ShellName.isName(variable.name) else { return nil }
    return finding(
      "'\(variable.name)' is not a valid name of a shell variable", at: variable.namePlace,
      help: "use letters, digits and _, and no digit at the start")
  }
}
