import Hierarchy
import SourceText
import TerragruntConfiguration

/// Finds the causes of what reading and resolving report: an environment variable that is not set, a typo in a file
/// name, a parent that is missing for all units.
struct CauseFinder {
  private let tree: Tree
  private let estate: Estate

  init(_ tree: Tree, _ estate: Estate) {
    self.tree = tree
    self.estate = estate
  }

  /// The findings with their causes, in the same order; findings with one cause become one.
  func byCause(_ findings: [Diagnostic]) -> [Diagnostic] {
    var parents: [Int] = []
    var told: Set<Text> = []
    var result: [Diagnostic] = []
    for finding in findings {
      guard finding.has(oneOf: Self.codes), let place = finding.place else {
        result.append(finding)
        continue
      }
      let written = place.file.text(place.range)
      if let name = EnvironmentCalls.unset(in: written, tree.options).first {
        if told.insert(name).inserted { result.append(finding) }
        continue
      }
      if finding.has(ResolutionCode.parentNotFound) { parents.append(result.count) }
      result.append(named(finding) ?? finding)
    }
    return CommonLacks.folded(foldingParents(parents, in: withoutRepeats(result)))
  }

  /// Without what units of `terragrunt.hcl` report of dependencies where the checks of the whole estate say it once.
  private func withoutRepeats(_ findings: [Diagnostic]) -> [Diagnostic] {
    let isOfCycle = { (finding: Diagnostic) in
      finding.has(ResolutionCode.dependencyCycle) && finding.wording.text.hasPrefix("the dependency '")
    }
    guard findings.contains(where: { $0.has(ConfigurationCode.dependencyNotFound) || isOfCycle($0) }) else {
      return findings
    }
    let told = Set(DependencyNotAUnit.places(in: estate).map(\.spot))
    let tellsCycle = findings.contains { $0.has(ResolutionCode.dependencyCycle) && !isOfCycle($0) }
    return findings.filter { finding in
      // Units that lead to a cycle fail too.
      if isOfCycle(finding) { return !tellsCycle }
      guard finding.has(ConfigurationCode.dependencyNotFound), let place = finding.place else { return true }
      return !told.contains(place.spot)
    }
  }

  private static let codes: Set<ResolutionCode> = [.parentNotFound, .missingVarFile, .unknownFile]

  /// The finding with the name of the file that was probably meant; nil if there is no similar name.
  private func named(_ finding: Diagnostic) -> Diagnostic? {
    guard finding.has(ResolutionCode.missingVarFile), let path = finding.wording.text.firstQuoted else { return nil }
    let file = tree.root.appending(Path(path)).cleaned
    let siblings = tree.names(in: file.parent).map(\.description)
    let help: Message
    if let nearest = NearestName.of(file.name.description, among: siblings) {
      help = "did you mean '\(nearest)'?"
    } else if let other = beside(file) {
      help = "create the file, as in '\(tree.displayName(of: other))'"
    } else {
      return nil
    }
    return Diagnostic(
      finding.severity, finding.code, finding.wording, at: finding.place, notes: finding.notes, help: help)
  }

  /// A folder beside that of the file which has one of this name; nil unless all have that lie there.
  private func beside(_ file: Path) -> Path? {
    let folder = file.parent
    if folder.isTop || !folder.parent.isWithin(tree.root) { return nil }
    let others = tree.names(in: folder.parent).map { folder.parent.appending(Path($0)) }
      .filter { $0 != folder && tree.kind(of: $0) == .folder }
    return others.allSatisfy { tree.kind(of: $0.appending(Path(file.name))) == .file } ? others.first : nil
  }

  /// Merges the findings of units that all lack a parent: they lack one file.
  private func foldingParents(_ positions: [Int], in findings: [Diagnostic]) -> [Diagnostic] {
    let folder = { (position: Int) in findings[position].place.map { Path($0.file.name).parent } }
    guard positions.count > 1, let first = positions.first,
      !estate.units.contains(where: { !$0.hasCause && !$0.includes.isEmpty })
    else { return findings }
    var folded = findings
    let old = findings[first]
    let units = positions.compactMap(folder)
    folded[first] = Diagnostic(
      old.severity, old.code, "\(old.wording); \(units: units.count - 1) more find none either", at: old.place,
      notes: old.notes, help: old.advice)
    let dropped = Set(positions.dropFirst())
    return folded.indices.filter { !dropped.contains($0) }.map { folded[$0] }
  }
}
