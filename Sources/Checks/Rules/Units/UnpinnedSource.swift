import Hierarchy
import SourceText

/// The module's source is a repository without a revision, so any change to the repository changes what is deployed.
enum UnpinnedSource: EstateCheck {
  static let code = "unpinned-source"
  static let severity = Severity.warning
  static let summary = "a source in a repository without ?ref="

  static func findings(in estate: Estate) -> [Diagnostic] {
    RepositorySource.groups(in: estate) { $0.revision == nil }.map { source, units in
      finding(
        "\(RepositorySource.subject(units)) no revision of '\(source.repository)': what is deployed changes whenever it does",
        at: units[0].source?.place, help: "add ?ref=TAG, with a tag or a commit")
    }
  }
}
