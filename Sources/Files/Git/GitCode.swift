public import SourceText

/// What goes wrong with git and its revisions.
public enum GitCode: String, DiagnosticCode {
  case ambiguousRevision = "ambiguous-revision"
  case gitFailed = "git-failed"
  case noGit = "no-git"
  case noGitRepository = "no-git-repository"
  case noMergeBase = "no-merge-base"
  case unknownRevision = "unknown-revision"
}
