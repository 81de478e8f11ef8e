import Files
import Hierarchy
import SourceText

/// The var files of a repository in which no environment is found: nothing reads them.
struct UnreadVarFiles {
  /// At most one.
  let diagnostics: [Diagnostic]

  /// - Parameter hasUnfollowed: whether a file runs Terraform with var files that only a run can tell.
  init(
    _ index: RepositoryIndex, _ environments: [ModuleEnvironment], hasUnfollowed: Bool, _ files: any FileSystem
  ) {
    let unread = index.varFiles.filter { Self.isForSomebody($0, index) }
    guard !index.hasTerragrunt, !hasUnfollowed, !environments.isEmpty, environments.allSatisfy(\.varFiles.isEmpty),
      let first = unread.first, let bytes = try? files.read(first)
    else {
      diagnostics = []
      return
    }
    let module = environments[0].module.relative(to: index.root)
    let name = first.relative(to: index.root)
    let others: Message =
      unread.count == 1
      ? "no unit is known to read this var file"
      : "no unit is known to read this var file, nor \(unread.count - 1) more in the repository"
    diagnostics = [
      Diagnostic(
        .info, ResolutionCode.unreadVarFile, others,
        at: Place(SourceFile(name: name.text, bytes: bytes), .start),
        help: "say for which module it is: strata resolve \(module) --var-file \(name)"
      )
    ]
  }

  /// True for a file that some run should get: no example, and none that Terraform loads by itself.
  private static func isForSomebody(_ file: Path, _ index: RepositoryIndex) -> Bool {
    let name = VarFileName(file.name)
    if name.isAutomatic, index.isModule(file.parent) { return false }
    let words = name.words + file.parent.relative(to: index.root).parts.map(\.lowercasedASCII)
    return !words.contains { NamingWords.examples.contains($0) || NamingWords.helperFolders.contains($0) }
  }
}
