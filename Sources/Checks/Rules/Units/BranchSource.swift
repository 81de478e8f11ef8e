import Hierarchy
import SourceText

/// The module's source names a branch, so every push to it changes what is deployed.
enum BranchSource: EstateCheck {
  static let code = "branch-source"
  static let severity = Severity.warning
  static let summary = "a source whose ?ref= is a branch"

  private static let branches: Set<Text> = [
    "master", "main", "develop", "development", "dev", "trunk", "head", "latest", "staging", "stage", "production",
    "prod", "test",
  ]
  private static let folders: [Text] = [
    "feature/", "feat/", "bugfix/", "hotfix/", "fix/", "release/", "refs/heads/", "origin/",
  ]

  static func findings(in estate: Estate) -> [Diagnostic] {
    RepositorySource.groups(in: estate) { isBranch($0.revision) }.map { source, units in
      finding(
        "\(RepositorySource.subject(units)) the branch '\(source.revision ?? "")' of '\(source.repository)': what is deployed changes with it",
        at: units[0].source?.place, help: "write ?ref=TAG, with a tag or a commit")
    }
  }

  private static func isBranch(_ revision: Text?) -> Bool {
    guard let revision else { return false }
    let plain = revision.lowercasedASCII
    return branches.contains(plain) || folders.contains { plain.hasPrefix($0) }
  }
}
