import Hierarchy
import Pipelines
import SourceText

/// Variables of builds that one unit misspells: commands of its buildspec use another name, which other units with that buildspec
/// set. What is wrong is then the unit's line.
enum MisspeltBuildVariables {
  /// A variable of the builds that run a buildspec.
  private struct Variable: Hashable {
    let buildspec: Text
    let name: Text
  }

  /// The findings, with one at the unit's line in place of those about the two names.
  static func named(in findings: [Diagnostic], _ estate: Estate) -> [Diagnostic] {
    let unset = findings.indices.filter {
      findings[$0].has(BuildspecRule.undefinedVariable) && suggested(by: findings[$0]) != nil
        && findings[$0].notes.isEmpty
    }
    if unset.isEmpty { return findings }
    let unused = unused(in: findings)
    let setters = setters(of: Set(unset.compactMap { used(in: findings[$0]) }), in: estate)
    var named = findings
    var dropped: Set<Int> = []
    for position in unset {
      let finding = findings[position]
      guard let used = used(in: finding), let written = suggested(by: finding),
        let candidates = unused[Variable(buildspec: used.buildspec, name: written)], candidates.count == 1,
        case let place = findings[candidates[0]].place,
        setters[used, default: []].contains(where: { $0 != place?.file.name })
      else { continue }
      named[position] = Diagnostic(
        finding.severity, finding.code,
        "nothing sets '\(used.name)', which '\(used.buildspec)' uses, for this build: the variable is called '\(written)'",
        at: place, notes: [Diagnostic.Note("used here", at: finding.place)], help: "did you mean '\(used.name)'?")
      dropped.insert(candidates[0])
    }
    return named.indices.filter { !dropped.contains($0) }.map { named[$0] }
  }

  /// The variable that a finding says nothing sets.
  private static func used(in finding: Diagnostic) -> Variable? {
    guard let place = finding.place, let name = finding.wording.text.firstQuoted else { return nil }
    return Variable(buildspec: place.file.name, name: name)
  }

  /// The positions of the findings about variables that no command uses.
  private static func unused(in findings: [Diagnostic]) -> [Variable: [Int]] {
    var unused: [Variable: [Int]] = [:]
    for position in findings.indices where findings[position].has(BuildspecRule.unusedVariable) {
      let text = findings[position].wording.text
      guard let buildspec = text.firstQuoted, let name = text.lastQuoted else { continue }
      unused[Variable(buildspec: buildspec, name: name), default: []].append(position)
    }
    return unused
  }

  /// The files of the units that set each of the variables for a build which runs its buildspec.
  private static func setters(of variables: Set<Variable>, in estate: Estate) -> [Variable: Set<Text>] {
    let buildspecs = Dictionary(grouping: Set(variables.map(\.buildspec))) { Path($0).name }
    var setters: [Variable: Set<Text>] = [:]
    for unit in estate.units {
      let run = unit.values.filter { $0.name.contains("buildspec") }.flatMap { value in
        buildspecs[Path(value.content).name, default: []].filter { isSame(value.content, $0) }
      }
      if run.isEmpty { continue }
      for value in unit.nested {
        guard let name = value.name.split(separator: Byte.dot).last else { continue }
        for buildspec in run {
          let variable = Variable(buildspec: buildspec, name: name)
          if variables.contains(variable) { setters[variable, default: []].insert(unit.file.text) }
        }
      }
    }
    return setters
  }

  /// True when a value names the file, in the tree or as the build finds it.
  private static func isSame(_ written: Text, _ file: Text) -> Bool {
    written == file || file.hasSuffix("/" + written) || written.hasSuffix("/" + file)
  }

  /// The name that the finding takes for the one that is meant.
  private static func suggested(by finding: Diagnostic) -> Text? {
    guard let advice = finding.advice?.text, advice.hasPrefix("did you mean '") else { return nil }
    return advice.firstQuoted
  }
}
