import HCL2Evaluation
import Hierarchy
import SourceText

/// What findings at several places lack in common: an environment variable, a file, or a value in a file.
enum CommonLacks {
  /// The findings, of those with one lack only the first, with notes on the others.
  static func folded(_ findings: [Diagnostic]) -> [Diagnostic] {
    var first: [Text: Int] = [:]
    var others: [Int: [Place]] = [:]
    var result: [Diagnostic] = []
    for finding in findings {
      guard let lack = lack(in: finding), let place = finding.place else {
        result.append(finding)
        continue
      }
      if let position = first[lack] {
        others[position, default: []].append(place)
        continue
      }
      first[lack] = result.count
      result.append(finding)
    }
    for (position, places) in others {
      let finding = result[position]
      let located = places.map { Located("", at: $0) }
      result[position] = Diagnostic(
        finding.severity, finding.code, finding.wording, at: finding.place,
        notes: finding.notes + Located.others([Located("", at: places[0])] + located), help: finding.advice,
        fix: finding.fix)
    }
    return result
  }

  private static let lookup: Text = "find_in_parent_folders(): "
  private static let variable: Text = "get_env(): the environment variable"
  private static let readers: [Text] = ["file(): ", "templatefile(): ", "read_terragrunt_config(): "]

  /// The name of what a call does not find, or of the attribute that the values of another file lack; nil for any other
  /// finding.
  private static func lack(in finding: Diagnostic) -> Text? {
    if finding.has(EvaluationCode.noSuchAttribute) || finding.has(EvaluationCode.attributeOfNull) {
      guard let home = finding.notes.first?.place else { return nil }
      let isNull = finding.has(EvaluationCode.attributeOfNull)
      let what = isNull ? Text(String(home.range.lower)) : finding.wording.text
      return home.file.name + Text("\u{0}") + what
    }
    guard finding.has(EvaluationCode.callFailed) || finding.has(EvaluationCode.wrongArgument) else { return nil }
    let text = finding.wording.text
    if text.hasPrefix(variable) || readers.contains(where: { text.hasPrefix($0) }) { return text }
    // The folders differ, and the name is the same.
    guard text.hasPrefix(lookup), let name = text.split(separator: Byte.apostrophe).last else { return nil }
    return lookup + name
  }
}
