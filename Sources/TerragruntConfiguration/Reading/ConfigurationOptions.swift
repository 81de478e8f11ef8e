public import HCL2Evaluation
public import Hierarchy
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
  /// The result of `get_aws_account_id` for the unit in an absolute folder; if nil, it is unknown.
  public var awsAccountID: @Sendable (Path) -> Text? = { _ in nil }
  /// Whether to use mock outputs where Terragrunt would.
  public var usesMocks = true
  /// The version of Terragrunt whose rules apply; nil for 1.1.3.
  public var version: Version?
  /// Runs the commands of `run_cmd`; nil leaves what they print unknown.
  public var commandRunner: (any CommandRunner)?
  /// The outputs of units, by the units' folders, absolute: an object each.
  public var outputs: [Path: TypedValue] = [:]
  /// Whether environment variables that are not set and files that do not exist are unknown, and no mistakes.
  public var allowsMissing = false

  /// The options of a plain run.
  public init() {}
}
