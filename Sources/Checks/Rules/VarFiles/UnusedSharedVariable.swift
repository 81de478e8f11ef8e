import Hierarchy
import SourceText

/// A shared file sets variables that none of its units' modules declares. A name close to a declared one is a typo;
/// the others get one finding of severity info per file.
enum UnusedSharedVariable: EstateCheck {
  static let code = "unused-shared-variable"
  static let severity = Severity.error
  static let milder = [Severity.warning, .info]
  static let summary = "a shared file sets a variable that no module of its units declares"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let files = estate.slips.shared
    guard !files.isEmpty else { return [] }
    let treeRoots = trees(in: estate)
    let given = GivenNames(estate)
    var reported: [Text: Set<Text>] = [:]
    for name in estate.units.lazy.flatMap(\.undeclared) {
      reported[name.place.file.name, default: []].insert(name.value)
    }
    return files.flatMap { file -> [Diagnostic] in
      let slips = file.slips.filter { reported[file.name]?.contains($0.name) != true }
      let named = slips.compactMap { slip in
        slip.meant.map { finding(about: slip, meant: $0, file.readers, given) }
      }
      let rest = slips.filter { $0.meant == nil }
      // A file above several trees may have readers that are deployed from elsewhere.
      guard let first = rest.first, treeRoots.count < 2 || !isAbove(Path(file.name).parent, treeRoots) else {
        return named
      }
      return named + [
        finding(
          .info, "no module of the units that read this file declares \(Estate.list(rest.map(\.name)))",
          at: first.place, help: "remove them if nothing else reads the file")
      ]
    }
  }

  private static func finding(
    about slip: NameSlips.Shared, meant: Text, _ readers: [UnitFacts], _ given: GivenNames
  ) -> Diagnostic {
    let lacking = readers.first { unit in unit.unset.contains { $0.name == meant } }
    let lost =
      slip.lost == nil
      ? nil : lacking?.module.flatMap { module in given.siblingsSet(meant, of: module) ? module[meant] : nil }
    return finding(
      lost != nil ? .error : lacking != nil || LikelyTypo.isSlip(slip.name, meant) ? .warning : .info,
      lost == nil
        ? "no module of the units that read this file declares '\(slip.name)'"
        : "no module of the units that read this file declares '\(slip.name)', and nothing sets '\(meant)' for '\(lacking?.path ?? ".")', whose module requires it",
      at: slip.place,
      notes: lost.map { [Diagnostic.Note("declared here without a default", at: $0.place)] } ?? [],
      help: "did you mean '\(meant)'?")
  }

  /// The folders of the outermost included files.
  private static func trees(in estate: Estate) -> Set<Path> {
    Set(estate.units.compactMap { $0.includes.last?.parent })
  }

  private static func isAbove(_ folder: Path, _ trees: Set<Path>) -> Bool {
    trees.count { $0 != folder && $0.isWithin(folder) } > 1
  }
}
