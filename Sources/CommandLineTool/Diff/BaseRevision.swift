import Files
import SourceText

/// The commit that `--base` means: `REV` for its tip, `REV...` for the commit where the other side branched off from it,
/// as git writes it. In CI, where the question is what a branch changes, `REV` is that commit too.
struct BaseRevision {
  /// The revision as the user wrote it, without dots.
  let name: Text
  private let isBranchPoint: Bool

  /// The revision of `--base` in a command whose default is the tip, except in CI.
  init(_ text: String, _ invocation: Invocation) {
    let isCI = invocation.host.environment["CI"].map { !$0.isEmpty && $0 != "false" && $0 != "0" } ?? false
    self.init(text, isBranchPoint: isCI)
  }

  /// The revision; with dots it is the branch point in any case.
  init(_ text: String, isBranchPoint: Bool) {
    let hasDots = text.hasSuffix("...")
    name = Text(hasDots ? String(text.dropLast(3)) : text)
    self.isBranchPoint = hasDots || isBranchPoint
  }

  /// The commit, in the history of `head`; without one, of the commit that is checked out.
  func commit(head: String?, in repository: GitRepository) throws(Diagnostic) -> Text {
    guard isBranchPoint else { return try repository.commit(of: name) }
    return try repository.mergeBase(of: name, and: head.map { Text($0) } ?? "HEAD")
  }
}
