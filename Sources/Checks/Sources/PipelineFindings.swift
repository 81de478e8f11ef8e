import Hierarchy
import Pipelines
import SourceText

/// What AWS would refuse of the pipelines and builds that units describe, under the codes of `strata render`.
enum PipelineFindings {
  /// The rules whose matter a check of this module, or the buildspec's, speaks of under a code of its own.
  private static let namedElsewhere: Set<String> = [
    "region-disagrees", "masked-value", "ecr-names-disagree", "auto-approve-without-approval", "boolean-as-string",
    "reserved-environment-name", "environment-name-form", "duplicate-environment-variable",
  ]

  private static let buildspecCodes = Set(BuildspecFindings.codes.map(\.code))

  /// The codes, each with what holds.
  static let codes: [CheckDescription] = PipelineRules.all.filter {
    !namedElsewhere.contains($0.code) && !buildspecCodes.contains($0.code)
  }.map { CheckDescription(code: $0.code, severity: $0.severity, summary: $0.summary) }

  /// The rules that are asked. The errors of those named elsewhere are asked for too: where one stands, no other error
  /// about the same value is told.
  private static let rules = PipelineRules.all.filter { $0.severity == .error || !namedElsewhere.contains($0.code) }

  /// The findings of one unit; none for a unit that is no pipeline. Inputs that only rendering needs are not missed.
  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    var found = PipelineRules.findings(
      for: checked.unit, variables: checked.variables, module: checked.module, rules: rules)
    found.removeAll { namedElsewhere.contains($0.code) }
    return found
  }
}
