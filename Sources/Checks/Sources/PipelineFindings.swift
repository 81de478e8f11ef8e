import Hierarchy
import Pipelines
import SourceText

/// What AWS would refuse in the pipelines and builds of units, with the codes of `strata render`.
enum PipelineFindings {
  /// The rules whose subject a check of this module or of buildspecs covers under its own code.
  private static let namedElsewhere: Set<String> = [
    "region-disagrees", "masked-value", "ecr-names-disagree", "auto-approve-without-approval", "boolean-as-string",
    "reserved-environment-name", "environment-name-form", "duplicate-environment-variable",
  ]

  private static let buildspecCodes = Set(BuildspecFindings.codes.map(\.code))

  /// The codes with their meanings.
  static let codes: [CheckDescription] = PipelineRules.all.filter {
    !namedElsewhere.contains($0.code) && !buildspecCodes.contains($0.code)
  }.map { CheckDescription(code: $0.code, severity: $0.severity, summary: $0.summary) }

  /// The rules to run. Errors of `namedElsewhere` are included, because such an error suppresses other errors about
  /// the same value.
  private static let rules = PipelineRules.all.filter { $0.severity == .error || !namedElsewhere.contains($0.code) }

  /// The findings of one unit; none for a unit that is not a pipeline. Inputs that only rendering needs may be
  /// missing.
  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    var found = PipelineRules.findings(
      for: checked.unit, variables: checked.variables, module: checked.module, rules: rules)
    // What is not known is no mistake.
    found.removeAll { namedElsewhere.contains($0.code) || $0.code == UnknownSettings.code }
    return found
  }
}
