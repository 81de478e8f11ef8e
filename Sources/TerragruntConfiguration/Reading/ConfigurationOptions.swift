public import SourceText

/// What decides, beside the files, what a configuration says.
public struct ConfigurationOptions: Sendable {
  /// The Terraform command, as the user would give it to Terragrunt.
  public var command: Text = "plan"
  /// What `get_env` reads.
  public var environment: [Text: Text] = [:]
  /// Overrides of features, as `--feature NAME=VALUE` gives them.
  public var features: [Text: Text] = [:]
  /// The name of the configuration file in the unit's folder; nil for Terragrunt's own names.
  public var configurationName: Text?
  /// What `get_aws_account_id` gives; nil leaves it unknown.
  public var awsAccountID: Text?
  /// Whether mock outputs count where Terragrunt would take them.
  public var usesMocks = true

  /// The options of a plain run.
  public init() {}
}
