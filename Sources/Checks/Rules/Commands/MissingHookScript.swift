import Hierarchy
import SourceText

/// A hook runs a script of the tree that does not exist.
enum MissingHookScript: UnitCheck {
  static let code = "missing-hook-script"
  static let severity = Severity.warning
  static let summary = "a hook that runs a script which does not exist"

  private static let ends: [StaticString] = [".sh", ".bash", ".py", ".rb", ".pl", ".js", ".ps1"]

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let terraform = checked.unit.terragrunt.terraform else { return [] }
    return (terraform.beforeHooks + terraform.afterHooks).flatMap { hook in
      hook.execute.enumerated().compactMap { index, word in
        guard index == 0 ? word.value.firstIndex(of: Byte.slash) != nil : isScript(word.value),
          EnvironmentCalls.names(in: word.place.file.text(word.place.range)).isEmpty,
          isMissing(Path(word.value), in: checked)
        else { return nil }
        return finding(
          "the hook '\(hook.name.value)' runs '\(shown(word.value, checked))', which does not exist", at: word.place,
          help: "correct the path: it counts from the folder that Terraform runs in")
      }
    }
  }

  private static func isScript(_ word: Text) -> Bool {
    word.firstIndex(of: Byte.slash) != nil && !word.hasPrefix("-") && word.firstIndex(of: Byte.space) == nil
      && ends.contains { word.hasSuffix($0) }
  }

  private static func shown(_ word: Text, _ checked: CheckedUnit) -> Path {
    Path(word).isAbsolute ? Path(word).cleaned.relative(to: checked.tree.root) : Path(word)
  }

  /// True when the script is in none of the folders that Terraform may run in. A script outside the tree may exist
  /// elsewhere.
  private static func isMissing(_ path: Path, in checked: CheckedUnit) -> Bool {
    var folders = [checked.unit.folder]
    switch checked.source {
    case .beside: break
    case .local(let folder): folders.append(folder)
    // The downloaded code may contain it.
    case .remote: if !path.isAbsolute { return false }
    }
    return folders.allSatisfy { folder in
      let place = folder.appending(path).cleaned
      return place.isWithin(checked.tree.root) && checked.tree.kind(of: place) == nil
    }
  }
}
