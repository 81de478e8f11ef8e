import Hierarchy
import Pipelines
import SourceText

/// Variables of builds that one unit misspells: commands of its buildspec use another name, which other units with that buildspec
/// set. What is wrong is then the unit's line.
enum MisspeltBuildVariables {
  /// The findings, with one at the unit's line in place of those about the two names.
  static func named(in findings: [Diagnostic], _ estate: Estate) -> [Diagnostic] {
    let unset = findings.indices.filter {
      findings[$0].has(BuildspecRule.undefinedVariable) && suggested(by: findings[$0]) != nil
        && findings[$0].notes.isEmpty
    }
    if unset.isEmpty { return findings }
    let unused = findings.indices.filter { findings[$0].has(BuildspecRule.unusedVariable) }
    var named = findings
    var dropped: Set<Int> = []
    for position in unset {
      let finding = findings[position]
      guard let name = quoted(finding.wording.text), let written = suggested(by: finding), let place = finding.place
      else {
        continue
      }
      let candidates = unused.filter { index in
        let text = findings[index].wording.text
        return text.hasSuffix("'\(written)'") && quoted(text) == place.file.name
      }
      guard candidates.count == 1, isSet(name, besides: candidates[0], in: findings, for: place.file.name, estate)
      else { continue }
      named[position] = Diagnostic(
        finding.severity, finding.code,
        "nothing sets '\(name)', which '\(place.file.name)' uses, for this build: the variable is called '\(written)'",
        at: findings[candidates[0]].place, notes: [Diagnostic.Note("used here", at: place)],
        help: "did you mean '\(name)'?")
      dropped.insert(candidates[0])
    }
    return named.indices.filter { !dropped.contains($0) }.map { named[$0] }
  }

  /// True when another unit whose builds run the buildspec sets the variable.
  private static func isSet(
    _ name: Text, besides position: Int, in findings: [Diagnostic], for buildspec: Text, _ estate: Estate
  ) -> Bool {
    let end = "." + name
    return estate.units.contains { unit in
      unit.file.text != findings[position].place?.file.name
        && unit.values.contains { namesBuildspec($0, buildspec) }
        && unit.texts.nested.contains { $0.name.hasSuffix(end) }
    }
  }

  private static func namesBuildspec(_ value: UnitFacts.Value, _ file: Text) -> Bool {
    value.name.contains("buildspec")
      && (value.content == file || file.hasSuffix("/" + value.content) || value.content.hasSuffix("/" + file))
  }

  /// The name that the finding takes for the one that is meant.
  private static func suggested(by finding: Diagnostic) -> Text? {
    guard let advice = finding.advice?.text, advice.hasPrefix("did you mean '") else { return nil }
    return quoted(advice)
  }

  /// The first text in single quotes.
  private static func quoted(_ text: Text) -> Text? {
    guard let start = text.firstIndex(of: Byte.apostrophe),
      let end = text.firstIndex(of: Byte.apostrophe, from: start + 1)
    else { return nil }
    return text[start + 1..<end]
  }
}
