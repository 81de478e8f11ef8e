import SourceText

/// Rules that are checked while a unit's variables are read.
extension PipelineRule {
  /// All of them. `EnvironmentVariableReader` checks those of the environment.
  static let reading: [PipelineRule] = [
    valueKind, unknownMember, missingMember, memberValue, stageNumber, stagePart, stageProvider, secondarySource,
    PipelineRule("bad-environment-variable", "environment_variables is a list of maps with name, value and type"),
    PipelineRule("duplicate-environment-variable", "no environment variable is given twice"),
    PipelineRule("unknown-environment-key", .warning, "an environment variable has no other keys"),
    PipelineRule(
      "retyped-environment-value", .warning, "a number among the variables is read as it is written"),
    PipelineRule("boolean-environment-value", .warning, "the value of an environment variable is a string"),
    PipelineRule(
      "unknown-placeholder", "{name} in an input names a variable, an input, region, unit, partition or dns_suffix"),
    PipelineRule("placeholder-cycle", "no input refers to itself"), placeholderSize,
  ]

  static let placeholderSize = PipelineRule(
    "placeholder-size", "placeholders form chains of at most 100 inputs, and expand to at most 1 MiB")
  static let valueKind = PipelineRule("value-kind", "a value is of the kind that its parameter takes")
  static let unknownMember = PipelineRule(
    "unknown-member", .warning, "a map has only keys that AWS has a member for")
  static let missingMember = PipelineRule("missing-member", "a map has the keys that AWS needs")
  static let memberValue = PipelineRule("member-value", "a value in a map or list is one that AWS takes")
  static let stageNumber = PipelineRule("stage-number", "stages are numbered from 1 without a gap")
  static let stagePart = PipelineRule("stage-part", "a stage has a name and an action")
  static let stageProvider = PipelineRule("stage-provider", "stage_N_provider names a provider")
  static let secondarySource = PipelineRule("secondary-source", "a secondary source has all that a source needs")
}
