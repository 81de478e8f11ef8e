public import SourceText

/// How to resolve a tree.
public struct ResolutionOptions: Sendable {
  /// Whose rules apply to the `terragrunt` block.
  public enum Compatibility: Sendable {
    /// What people who write these files expect.
    case expected
    /// Exactly Terragrunt 0.18.7 and Terraform 0.11, quirks included.
    case terragrunt0187
  }

  /// Whose rules apply to merging variables.
  public enum TerraformVersion: String, Sendable {
    /// Maps are merged by key within the automatic files, and within the command line.
    case v011 = "0.11"
    /// The last value wins as a whole. OpenTofu does the same.
    case v012 = "0.12"
  }

  /// Whose rules apply to the `terragrunt` block.
  public var compatibility = Compatibility.expected
  /// Whose rules apply to merging variables.
  public var terraform = TerraformVersion.v011
  /// The Terraform command to resolve for.
  public var command: Text = "plan"
  /// Whether units inherit the plain variables of included files; never in exact mode.
  public var inheritsVariables = true
  /// Whether to use the `TF_VAR_…` variables of the environment.
  public var usesEnvironment = false
  /// Whether to use the defaults that a local module declares.
  public var usesModuleDefaults = false
  /// What `get_aws_account_id()` gives.
  public var accounts = AWSAccounts()
  /// Runs a command for `run_cmd`; if nil, a call is an error.
  public var commandRunner: (any CommandRunner)?
  /// The environment that `get_env` and `TF_VAR_…` read.
  public var environment: [Text: Text] = [:]
  /// Whether a missing required var file or parent is only a warning.
  public var allowsMissing = false

  /// Collects the names that modules mark as sensitive; nil when nobody asks.
  public var sensitiveNames: SensitiveNames?
  /// Whether these names must be complete before the first unit is used, because its values are masked.
  public var needsSensitiveNamesFirst = false

  /// What counts as secret in the environment: a value from a variable with a secret name is masked under any name.
  public var secrets = SecretPolicy.standard

  /// The defaults: what users expect, Terraform 0.11, command `plan`, an empty environment, nothing executed.
  public init() {}
}

/// Runs the commands of `run_cmd`.
public protocol CommandRunner: Sendable {
  /// The unchanged standard output of `words`, run in `folder` without a shell.
  ///
  /// - Parameters:
  ///   - words: the command, looked up in `PATH` when it contains no slash, and its arguments; never empty.
  ///   - folder: the folder to run in, absolute.
  ///   - environment: the whole environment of the command.
  /// - Throws: what went wrong, as the end of a sentence.
  func output(
    of words: [Text], in folder: Path, environment: [Text: Text]
  ) throws(CommandFailure) -> Text
}

/// Why a command gave no output.
public struct CommandFailure: Error, Sendable {
  /// What went wrong, as the end of a sentence.
  public let reason: String

  /// A failure with that reason.
  public init(_ reason: String) { self.reason = reason }
}
