public import SourceText

/// How a tree is to be resolved.
public struct ResolutionOptions: Sendable {
  /// Whose rules hold for the `terragrunt` block.
  public enum Compatibility: Sendable {
    /// What the people who write these files expect.
    case expected
    /// Exactly Terragrunt 0.18.7 and Terraform 0.11, quirks included.
    case terragrunt0187
  }

  /// Whose rules hold for merging variables.
  public enum TerraformVersion: String, Sendable {
    /// Maps are merged by key inside the group of automatic files, and inside that of the command line.
    case v011 = "0.11"
    /// The last value wins whole. OpenTofu does the same.
    case v012 = "0.12"
  }

  /// Whose rules hold for the `terragrunt` block.
  public var compatibility = Compatibility.expected
  /// Whose rules hold for merging variables.
  public var terraform = TerraformVersion.v011
  /// The Terraform command whose arguments count.
  public var command: Text = "plan"
  /// Whether plain variables of included files are passed on; never in exact mode.
  public var inheritsVariables = true
  /// Whether `TF_VAR_…` variables of the environment take part.
  public var usesEnvironment = false
  /// Whether the defaults that a local module declares take part.
  public var usesModuleDefaults = false
  /// What `get_aws_account_id()` gives; nil makes a call an error, and
  /// so does one that is not 12 digits.
  public var awsAccountID: Text?
  /// Runs a command for `run_cmd`; nil makes a call an error.
  public var commandRunner: (any CommandRunner)?
  /// The environment that `get_env` and `TF_VAR_…` read.
  public var environment: [Text: Text] = [:]
  /// Whether a missing required var file or parent is a warning only.
  public var allowsMissing = false

  /// The names that files and modules mark as sensitive, to be complete before the first unit is used, because its
  /// values are masked; nil where nothing is.
  public var sensitiveNames: SensitiveNames?

  /// True for a text that can be the id of an AWS account: 12 digits.
  public static func isAccountID(_ text: Text) -> Bool { FunctionTable.isAccountID(text) }

  /// The defaults: what users expect, Terraform 0.11, command `plan`, an empty environment, nothing executed.
  public init() {}
}

/// Runs the commands that `run_cmd` asks for.
public protocol CommandRunner: Sendable {
  /// The standard output of `words`, run in `folder` without a shell, as it is.
  ///
  /// - Parameters:
  ///   - words: the command, looked up in `PATH` when it holds no slash, and its arguments; never empty.
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

  /// A failure for that reason.
  public init(_ reason: String) { self.reason = reason }
}
