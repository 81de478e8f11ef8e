public import SourceText

/// The options that, in addition to the files, determine a configuration.
public struct ConfigurationOptions: Sendable {
  /// The Terraform command, as the user would pass it to Terragrunt.
  public var command: Text = "plan"
  /// The variables for `get_env`.
  public var environment: [Text: Text] = [:]
  /// Decides which environment variables are secret by their names.
  public var secrets = SecretPolicy.standard
  /// Values that override features, as in `--feature NAME=VALUE`.
  public var features: [Text: Text] = [:]
  /// The name of the configuration file in a unit's folder; nil for Terragrunt's own names.
  public var configurationName: Text?
  /// The result of `get_aws_account_id`; if nil, it is unknown.
  public var awsAccountID: Text?
  /// Whether to use mock outputs where Terragrunt would.
  public var usesMocks = true

  /// The options of a plain run.
  public init() {}
}
