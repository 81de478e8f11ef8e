import ShellSyntax
import SourceText

/// The build's environment variables. Source: sections 1a and 3 of the AWS facts.
extension PipelineRule {
  private static let reservedStart: Text = "CODEBUILD_"

  static let environment: [PipelineRule] = [
    PipelineRule("reserved-environment-name", "no variable of the project starts with CODEBUILD_") { subject in
      subject.findings(where: { name, _ in name.hasPrefix(reservedStart) }) {
        Finding(
          "the environment variable '\($0.name)' starts with CODEBUILD_, which CodeBuild reserves",
          at: $0.namePlace, help: "rename it: CodeBuild refuses the project")
      }
    },
    PipelineRule("environment-name-form", "the name of a variable is valid in a shell") { subject in
      subject.findings(where: { name, _ in !ShellName.isName(name) }) {
        Finding(
          "'\($0.name)' is not a valid name of an environment variable", at: $0.namePlace,
          help: "a name has letters, digits and _, and does not start with a digit")
      }
    },
    PipelineRule("environment-value-length", "the value of a variable has at most 4,096 characters") { subject in
      subject.findings(where: { _, value in value.count > 4096 && value.characterCount > 4096 }) {
        Finding(
          "the value of '\($0.name)' has more than the 4,096 characters that CodeBuild takes",
          at: $0.namePlace, help: "put it into a file or a parameter")
      }
    },
    PipelineRule(
      "pipeline-reference", .warning, "variables of the project do not contain #{…}, which CodeBuild does not expand"
    ) { subject in
      subject.findings(where: { _, value in !references(in: value).isEmpty }) {
        Finding(
          "'\($0.name)' contains '#{…}', but CodeBuild does not expand that in the variables of a project",
          at: $0.valuePlace,
          help: "set it for the action: stage_N_configuration = { EnvironmentVariables = [{ name = …, value = … }] }")
      }
    },
    PipelineRule("parameter-name", "a PARAMETER_STORE value names a parameter") { subject in
      subject.findings(
        ofVariables: .parameterStore, where: { _, value in !ParameterReference.isParameter(value) }
      ) {
        Finding(
          "'\($0.name)' is of type PARAMETER_STORE, but its value is not the name of a parameter", at: $0.namePlace,
          help:
            ParameterReference.help
        )
      }
    },
    PipelineRule("secret-reference", "a SECRETS_MANAGER value is secret-id:json-key:version-stage:version-id") {
      subject in
      subject.findings(
        ofVariables: .secretsManager, where: { _, value in !ParameterReference.isSecretReference(value) }
      ) {
        Finding(
          "'\($0.name)' is of type SECRETS_MANAGER, but its value does not name a secret", at: $0.namePlace,
          help: "write secret-id:json-key:version-stage:version-id; of the last two at most one")
      }
    },
  ]
}
