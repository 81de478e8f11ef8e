import Hierarchy
import SourceText

/// A dependency names a folder that is not a unit. One finding per folder.
enum DependencyNotAUnit: EstateCheck {
  static let code = "dependency-not-a-unit"
  static let severity = Severity.error
  static let summary = "a dependency on a folder that is not a unit"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var folders: [Path] = []
    var dependents: [Path: [(unit: UnitFacts, place: Place)]] = [:]
    for unit in estate.graph.strays.lazy.filter({ $0 < estate.units.count }).map({ estate.units[$0] }) {
      for dependency in unit.dependencies
      where !estate.isUnit(dependency.value) && !estate.misspeltFolders.contains(dependency.value) {
        if dependents[dependency.value] == nil { folders.append(dependency.value) }
        dependents[dependency.value, default: []].append((unit, dependency.place))
      }
    }
    if folders.isEmpty { return [] }
    let byName = Dictionary(grouping: estate.units.map(\.path)) { $0.name }
    let byFolder = Dictionary(grouping: estate.units.map(\.path)) { $0.parent }
    let found = folders.compactMap { folder -> Diagnostic? in
      guard let fault = fault(of: folder, in: estate), let found = dependents[folder], let first = found.first else {
        return nil
      }
      let others = found.dropFirst().filter { $0.place.file.name != first.place.file.name }
      let meant = nearest(to: folder.relative(to: estate.tree.root), byName, byFolder)
      return finding(
        "a dependency is not a unit: \(fault)", at: first.place,
        notes: others.prefix(2).map { Diagnostic.Note("and '\($0.unit.path)' depends on it", at: $0.place) }
          + (others.count > 2 ? [Diagnostic.Note("and so do \(others.count - 2) more")] : []),
        help: meant.map { "did you mean '\($0.relative(to: first.unit.path))'?" }
          ?? "name the folder of a unit, relative to '\(first.unit.path)', or take the dependency out if its unit is gone"
      )
    }
    // A path in a file of several units means another folder for each.
    return found.onePerPlace("more of its folders")
  }

  /// Every place that names such a folder.
  static func places(in estate: Estate) -> [Place] {
    var faulty: [Path: Bool] = [:]
    return estate.units.flatMap(\.dependencies).compactMap { dependency in
      if estate.isUnit(dependency.value) { return nil }
      let isFaulty = faulty[dependency.value] ?? (fault(of: dependency.value, in: estate) != nil)
      faulty[dependency.value] = isFaulty
      return isFaulty ? dependency.place : nil
    }
  }

  /// What is wrong with the folder; nil for a unit.
  private static func fault(of folder: Path, in estate: Estate) -> Message? {
    // `list` says that nothing is known of it.
    if estate.tree.refusal(of: folder) != nil { return nil }
    let name = folder.relative(to: estate.tree.root)
    if !estate.tree.units(in: folder).isEmpty {
      return estate.tree.isRoot(folder) ? "'\(name)' is a root, which is not deployed by itself" : nil
    }
    switch estate.tree.kind(of: folder) {
    case .folder:
      return "the folder '\(name)' has neither a terragrunt.hcl nor a terraform.tfvars with a terragrunt block"
    case .file: return "'\(name)' is a file"
    case .other, nil: return "there is no folder '\(name)'"
    }
  }

  /// The unit that was probably meant, relative to the tree's top folder: a sibling with a similar name, or else the
  /// only unit elsewhere with that name.
  private static func nearest(to wanted: Path, _ byName: [Text: [Path]], _ byFolder: [Path: [Path]]) -> Path? {
    let siblings = (byFolder[wanted.parent] ?? []).map(\.name.description)
    if let name = NearestName.of(wanted.name.description, among: siblings) {
      return wanted.parent.appending(Path(name))
    }
    let namesakes = byName[wanted.name] ?? []
    return namesakes.count == 1 ? namesakes.first : nil
  }
}
