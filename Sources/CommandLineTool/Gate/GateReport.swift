import Checks
import Comparison
import SourceText

/// The answer of `gate`.
struct GateReport {
  /// The revision as the user wrote it.
  let base: Text
  /// The hash of the commit that was compared.
  let commit: Text
  /// How many units there are now.
  let unitCount: Int
  /// What changed.
  let difference: TreeDifference
  /// What must be planned.
  let plan: PlanSet
  /// The units whose builds run files that changed.
  let builds: [ChangedBuild]
  /// The findings that the base has not.
  let findings: CheckReport
  /// How many findings of the base are gone.
  let goneCount: Int
  /// How bad a finding must be to fail.
  let failOn: Severity
  /// How two environments differ, where that is what the policy judges.
  let between: TreeDifference?
  /// The number of policy violations; nil without a policy.
  let violationCount: Int?
  /// What the answer does not cover.
  let limits: [String]

  /// True when nothing fails.
  var passes: Bool { failures.isEmpty }

  /// Why the gate is closed, in the user's words.
  var failures: [String] {
    var failures: [String] = []
    let bad = findings.findings.count { $0.diagnostic.severity <= failOn }
    if bad > 0 { failures.append(bad.counted("new finding")) }
    if let violationCount, violationCount > 0 { failures.append(violationCount.counted("policy violation")) }
    return failures
  }

  /// `5 of 120 units to plan, 1 deleted; 2 new findings`.
  var headline: String {
    var parts = ["\(plan.units.count) of \(unitCount.counted("unit")) to plan"]
    if !plan.deleted.isEmpty { parts.append("\(plan.deleted.count) deleted") }
    if !difference.moves.isEmpty { parts.append("\(difference.moves.count) moved") }
    if !plan.broken.isEmpty { parts.append("\(plan.broken.count) can't be resolved") }
    if !builds.isEmpty { parts.append("the builds of \(builds.count.counted("unit")) changed") }
    parts.append(
      findings.findings.isEmpty ? "no new findings" : findings.findings.count.counted("new finding"))
    if findings.newlyRequiredCount > 0 {
      parts.append(findings.newlyRequiredCount.counted("new required variable") + " that no file sets")
    }
    if let violationCount {
      parts.append(violationCount == 0 ? "policy kept" : "policy broken \(violationCount.counted("time"))")
    }
    return parts.joined(separator: ", ")
  }
}

extension PlanSet.Reason {
  private static let mostNames = 3

  /// The reason in words, with names as `shown` gives them.
  func words(_ shown: (Path) -> String) -> String {
    func list(_ paths: [Path]) -> String {
      let more = paths.count - Self.mostNames
      return paths.prefix(Self.mostNames).map(shown).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
    switch self {
    case .values: return "values changed"
    case .added: return "new"
    case .moved(let path): return "moved from \(shown(path))"
    case .unresolvedBefore: return "could not be resolved before"
    case .module(let files): return "module changed: \(list(files))"
    case .dependency(let units): return "depends on \(list(units))"
    }
  }
}
