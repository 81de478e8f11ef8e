import Hierarchy
import SourceText

/// A hook runs a script of the tree that does not exist.
enum MissingHookScript: ContextCheck {
  static let code = "missing-hook-script"
  static let severity = Severity.error
  /// Without a script of a similar name: it may be made before the hook runs.
  static let milder = [Severity.warning]
  static let summary = "a hook that runs a script which does not exist"

  private static let ends: [StaticString] = [".sh", ".bash", ".py", ".rb", ".pl", ".js", ".ps1"]

  static func findings(in checked: CheckedUnit, of tree: Tree) -> [Diagnostic] {
    guard let terraform = checked.unit.terragrunt.terraform else { return [] }
    return (terraform.beforeHooks + terraform.afterHooks).flatMap { hook in
      hook.execute.enumerated().compactMap { index, word in
        guard index == 0 ? word.value.firstIndex(of: Byte.slash) != nil : isScript(word.value),
          EnvironmentCalls.names(in: word.place.file.text(word.place.range)).isEmpty,
          isMissing(Path(word.value), in: checked, tree)
        else { return nil }
        let nearest = nearest(to: Path(word.value), in: checked, tree)
        return finding(
          nearest == nil ? .warning : .error,
          "the hook '\(hook.name.value)' runs '\(shown(word.value, tree))', which does not exist", at: word.place,
          help: nearest.map { "did you mean '\($0)'?" }
            ?? (Path(word.value).isAbsolute
              ? "correct the path" : "correct the path: it counts from the folder that Terraform runs in"))
      }
    }
  }

  /// The script with the most similar name in the folder that the path names, as a path from the tree's top folder;
  /// nil when there is none.
  private static func nearest(to path: Path, in checked: CheckedUnit, _ tree: Tree) -> Path? {
    folders(of: checked).lazy.compactMap { folder -> Path? in
      let place = folder.appending(path).cleaned
      let names = tree.names(in: place.parent).filter { name in ends.contains { name.hasSuffix($0) } }
      return NearestName.of(place.name.description, among: names.map(\.description)).map {
        place.parent.appending(Path($0)).relative(to: tree.root)
      }
    }.first
  }

  private static func isScript(_ word: Text) -> Bool {
    word.firstIndex(of: Byte.slash) != nil && !word.hasPrefix("-") && word.firstIndex(of: Byte.space) == nil
      && ends.contains { word.hasSuffix($0) }
  }

  private static func shown(_ word: Text, _ tree: Tree) -> Path {
    Path(word).isAbsolute ? Path(word).cleaned.relative(to: tree.root) : Path(word)
  }

  /// True when the script is in none of the folders that Terraform may run in. A script outside the tree may exist
  /// elsewhere.
  private static func isMissing(_ path: Path, in checked: CheckedUnit, _ tree: Tree) -> Bool {
    // The downloaded code may contain it.
    if case .remote = checked.source, !path.isAbsolute { return false }
    return folders(of: checked).allSatisfy { folder in
      let place = folder.appending(path).cleaned
      return place.isWithin(tree.root) && tree.kind(of: place) == nil
    }
  }

  /// The folders that Terraform may run in, as far as they are in the tree.
  private static func folders(of checked: CheckedUnit) -> [Path] {
    switch checked.source {
    case .beside, .remote: [checked.unit.folder]
    case .local(let folder): [checked.unit.folder, folder]
    }
  }
}
