import Hierarchy
import SourceText

/// The module's source is a repository without a revision: what is deployed changes when the repository does.
enum UnpinnedSource: UnitCheck {
  static let code = "unpinned-source"
  static let severity = Severity.warning
  static let summary = "a source in a repository without ?ref="

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let source = checked.unit.terragrunt.terraform?.source,
      case .remote(let text) = checked.source, isRepository(text), !hasRevision(text)
    else { return [] }
    return [
      finding(
        "the source names no revision: what is deployed changes whenever its repository does", at: source.place,
        help: "add ?ref=TAG, with a tag or a commit")
    ]
  }

  private static func isRepository(_ source: Text) -> Bool {
    let path = source.split(separator: Byte.questionMark)[0]
    return source.hasPrefix("git::") || source.hasPrefix("hg::") || source.hasPrefix("git@")
      || source.hasPrefix("github.com/") || source.hasPrefix("bitbucket.org/") || path.hasSuffix(".git")
      || path.contains(".git//")
  }

  private static func hasRevision(_ source: Text) -> Bool {
    guard let question = source.firstIndex(of: Byte.questionMark) else { return false }
    return source[question + 1..<source.count].split(separator: Byte.ampersand).contains { pair in
      pair.hasPrefix("ref=") && pair.count > 4 || pair.hasPrefix("rev=") && pair.count > 4
    }
  }
}
