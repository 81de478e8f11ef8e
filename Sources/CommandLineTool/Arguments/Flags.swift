import Hierarchy

/// A flag of a command.
struct Flag: Sendable {
  /// The long name, without dashes.
  let name: String
  /// The one-letter name, or nil.
  let letter: Character?
  /// The placeholder for its value in the help; nil for a flag without a value.
  let value: String?
  /// The permitted values; empty if any value is permitted.
  let choices: [String]
  /// Whether it may be repeated. Repeating any other flag with a value is an error.
  let isRepeatable: Bool
  /// The kind of value; nil for a flag without a value, and for a value that `Placeholder` does not know.
  let placeholder: Placeholder?
  let help: String

  /// - Parameter placeholder: the kind of value, if `value` and `choices` do not determine it.
  init(
    _ name: String, letter: Character? = nil, value: String? = nil, choices: [String] = [], isRepeatable: Bool = false,
    for placeholder: Placeholder? = nil, _ help: String
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.choices = choices
    self.isRepeatable = isRepeatable
    self.placeholder = placeholder ?? (choices.isEmpty ? value.flatMap(Placeholder.named) : .choices(choices))
    self.help = help
  }
}

/// The flags that decide whether secret values are printed. A command has one of them.
enum SecretFlags {
  static let redact = Flag("redact", "mask values that look secret")
  static let show = Flag("show-secrets", "show values that look secret")
}

/// The flags that every command takes.
enum CommonFlags {
  static let general: [Flag] = [
    Flag(
      "root", value: "DIR",
      "the tree's top; paths are shown, and regions found, relative to it (default: the nearest folder upwards with "
        + ".git, or the current folder where there is none)"),
    Flag("chdir", letter: "C", value: "DIR", isRepeatable: true, "start in this folder"),
    Flag("output", letter: "o", value: "FILE", "write the result to a file, whole or not at all"),
    Flag(
      "secret-pattern", value: "PATTERN", isRepeatable: true,
      "a name whose values are secret too, * for any letters; may be repeated"),
    Flag("diagnostics", value: "FORMAT", choices: ["text", "json"], "how errors and warnings are printed (text)"),
    Flag(
      "project", value: "FILE",
      "take default flags from this file (default: the nearest \(ProjectFile.name) upwards, within the repository)"),
    Flag("no-project", "take no default flags from a project file"),
    Flag("color", value: "WHEN", choices: ["auto", "always", "never"], "colour in diagnostics (auto)"),
    Flag("help", letter: "h", "show this help"),
  ]

  static let resolution: [Flag] = [
    Flag(
      "compat", value: "VERSION", choices: ["0.18.7"],
      "exactly what Terragrunt 0.18.7 and Terraform 0.11 do, quirks included"),
    Flag(
      "terraform", value: "VERSION", choices: ["0.11", "0.12", "1"],
      "Terraform version whose rules apply (0.11); 1 is the same as 0.12"),
    Flag("var-file", value: "FILE", isRepeatable: true, "a var file for a module without Terragrunt; may be repeated"),
    Flag("var", value: "NAME=VALUE", isRepeatable: true, "a value for a module without Terragrunt; may be repeated"),
    Flag(
      "backend-config", value: "FILE", isRepeatable: true,
      "a backend file for a module without Terragrunt; may be repeated"),
    Flag("workspace", value: "NAME", for: .free, "the workspace of a module without Terragrunt"),
    Flag(
      "command", value: "NAME", for: .choices(TerraformCommand.names), "the Terraform command to resolve for (plan)"),
    Flag("no-inherit", "leave out the plain variables of included files"),
    Flag("with-env", "use TF_VAR_… variables of the environment"),
    Flag("module-defaults", "use the defaults of local modules"),
    Flag(
      "aws-account-id", value: "ID", isRepeatable: true,
      "the result of get_aws_account_id() (default: AWS_ACCOUNT_ID); FOLDER=ID for the units of one folder; may be repeated"
    ),
    Flag(
      "untrusted",
      "for a pull request of a stranger: only --env gives an environment, nothing outside the root is read, no run_cmd, and"
        + " no strata:ignore, baseline or policy of the tree counts"),
    Flag("allow-run-cmd", "let run_cmd run its commands; only for trees you trust"),
    Flag("allow-missing", "a missing var file or parent is a warning"),
    Flag("terragrunt", value: "VERSION", "whose rules apply to terragrunt.hcl units (1.1.3)"),
    Flag("config", value: "NAME", for: .file, "the name of terragrunt.hcl units' configuration file (terragrunt.hcl)"),
    Flag(
      "feature", value: "NAME=VALUE", isRepeatable: true, "set a feature of terragrunt.hcl units; may be repeated"),
    Flag(
      "mocks", value: "USE", choices: ["use", "unknown"],
      "whether mock outputs of dependencies count in terragrunt.hcl units (use; in render and buildspec unknown)"),
    Flag(
      "output-of", value: "UNIT=FILE", isRepeatable: true,
      "the real outputs of a terragrunt.hcl unit, as terraform output -json writes them; may be repeated"),
    Flag(
      "env", value: "NAME=VALUE", isRepeatable: true,
      "set an environment variable for get_env and TF_VAR_…; may be repeated"),
    Flag("jobs", letter: "j", value: "N", "number of threads (default: one per processor)"),
    Flag("env-file", value: "FILE", isRepeatable: true, "read NAME=VALUE lines; may be repeated"),
  ]
}
