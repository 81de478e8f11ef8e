import Hierarchy
import ShellSyntax
import SourceText

/// What a build names besides the folders that it enters: scripts that it runs, and the folder of its artifacts.
extension BuildFolderCheck {
  private static let scripts: [StaticString] = [".sh", ".bash", ".py"]
  private static let interpreters: Set<Text> = ["sh", "bash", "source", ".", "python", "python3"]
  /// Signs that a command may make a file.
  private static let makers: [StaticString] = [
    ">", "curl", "wget", "tee", "cp ", "mv ", "git ", "ln ", "aws s3", "unzip", "tar ", "sed ",
  ]

  /// Checks that a script of a folder of the repository exists: `./tools/deploy.sh`, `bash tools/deploy.sh`.
  mutating func checkScript(_ words: [ShellScript.Word], _ command: Buildspec.Command) {
    let isRun = words[0].literal.map { Self.interpreters.contains($0) } ?? false
    guard let layout, let word = isRun ? words.dropFirst().first : words[0], let text = word.literal,
      text.firstIndex(of: Byte.slash) != nil, !text.hasPrefix("/"), !text.hasPrefix("~"),
      Self.scripts.contains(where: { text.hasSuffix($0) }), let start = position.parts, !isAnyFolderMade, !hasBuilt
    else { return }
    let parts = Self.joined(start, Path(text))
    // What lies at the top may be another repository's.
    guard parts.count > 1, !parts.contains(".."), layout.covers(parts), !isMade(Array(parts.dropLast())) else { return }
    let folder = layout.folder(of: Array(parts.dropLast()))
    guard tree.kind(of: folder) == .folder, tree.kind(of: layout.folder(of: parts)) == nil,
      !mayBeMade(parts[parts.count - 1])
    else { return }
    let known = tree.names(in: folder).map(\.description)
    let nearest = NearestName.ofFile(parts[parts.count - 1].description, among: known)
    diagnostics.append(
      Diagnostic(
        .warning, BuildspecRule.missingScript.rawValue,
        "the build runs '\(text)', and '\(Path.joined(Array(parts.dropLast()), absolute: false))' has no such file",
        at: buildspec.place(of: word.offset..<word.end, in: command),
        help: nearest.map { "did you mean '\($0)'?" } ?? "correct the path, or add the script"))
  }

  /// True when a command that names the file may make it.
  private func mayBeMade(_ name: Text) -> Bool {
    buildspec.commands.contains { command in
      command.text.contains(name) && Self.makers.contains { command.text.contains($0) }
    }
  }

  /// True for a folder of which a part exists, or whose first part is nearly the name of one.
  func isNearlyThere(_ parts: [Text], _ layout: RepositoryLayout) -> Bool {
    guard parts.count > 1, !parts.contains(".."), layout.prefix.isEmpty else { return false }
    if layout.existing(parts, in: tree) > 0 { return true }
    let known = tree.names(in: layout.folder).filter { tree.kind(of: layout.folder.appending(Path($0))) == .folder }
    return NearestName.of(parts[0].description, among: known.map(\.description), atMost: 1) != nil
  }

  /// Checks that the folder of the artifacts lies in one that exists; the build makes the last part of it.
  mutating func checkArtifacts() {
    guard let layout, let folder = buildspec.artifactFolder else { return }
    let parts = Self.joined([], Path(folder.value))
    guard parts.count > 1, !folder.value.contains("$"), !folder.value.contains("*"), !folder.value.hasPrefix("/"),
      isNearlyThere(parts, layout), layout.existing(parts, in: tree) == 0, !isMade(parts)
    else { return }
    diagnostics.append(
      Diagnostic(
        .warning, BuildspecRule.missingFolder.rawValue,
        "the artifacts come from '\(folder.value)', and the top of the tree has no '\(parts[0])'", at: folder.place,
        help: "correct the path"))
  }
}
