import HCL1Syntax
import SourceText

/// A `# strata:ignore` comment names no check, or one that does not exist.
enum UnknownIgnore: FileCheck, ConfigurationCheck {
  static let code = "unknown-ignore"
  static let severity = Severity.warning
  static let summary = "a 'strata:ignore' comment that names no known check"

  static func findings(in checked: CheckedFile) -> [Diagnostic] { findings(in: checked.comments, of: checked.file) }

  static func findings(in checked: CheckedConfiguration) -> [Diagnostic] {
    findings(in: Suppressions.lineComments(of: checked.file), of: checked.file)
  }

  private static func findings(in comments: [SourceComment], of file: SourceFile) -> [Diagnostic] {
    comments.flatMap { comment -> [Diagnostic] in
      guard let directive = Suppressions.directive(comment.range, of: file) else { return [] }
      if directive.codes.isEmpty {
        return [
          finding("the comment names no check", at: Place(file, directive.range), help: "write strata:ignore CODE")
        ]
      }
      return directive.codes.filter { !CheckRegistry.codes.contains($0.text.description) }.map { code in
        finding(
          "there is no check '\(code.text)'", at: Place(file, code.range),
          help: CheckRegistry.nearest(to: code.text.description).map { "did you mean '\($0)'?" }
            ?? "strata check --list shows all")
      }
    }
  }
}
