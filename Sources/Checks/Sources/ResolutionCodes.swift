import Hierarchy
import SourceText

/// The codes that reading and resolving a tree report, and that `strata check` passes on.
enum ResolutionCodes {
  static let all: [CheckDescription] = (errors + warnings + infos).sorted { $0.code < $1.code }

  private static let errors = described(
    .error,
    [
      ("arguments-too-long", "arguments of one command that are longer than Linux allows"),
      ("bad-argument", "an argument that Terraform 0.11 refuses or passes over"),
      ("bad-escape", "an escape in a string that HCL does not know"),
      ("bad-heredoc", "a heredoc whose marker can't be read"),
      ("bad-interpolation", "a '${…}' in a terragrunt block that is not a function call"),
      ("bad-number", "a number that can't be read"),
      ("bad-var-argument", "a -var argument that sets nothing, or a value that does not read as HCL"),
      ("command-line-end", "a run_cmd() whose output ends in a line end, which breaks the text (Terragrunt 0.18.7)"),
      ("bare-word", "a word without quotes where a value is expected"),
      ("boolean-name", "true or false where a name is expected"),
      ("empty-hook", "a hook that has nothing to execute"),
      ("failed-validation", "a value that a validation block of the module refuses"),
      ("illegal-character", "a character that is not allowed here"),
      ("include-cycle", "files that include one another in a circle"),
      ("invalid-utf8", "bytes that are not UTF-8"),
      ("key-of-two-kinds", "a key written twice with values of different kinds"),
      ("json-value-lost", "a value in a JSON file that Terraform 0.11 drops, refuses or changes"),
      ("label-before-equals", "a label before '='"),
      ("list-in-text", "a function that gives a list inside a text"),
      ("lone-slash", "a '/' that starts no comment"),
      ("missing-backend", "a remote_state block without a backend"),
      ("missing-comma", "two values of a list without a comma between"),
      ("missing-equals", "a name and a value without '=' between"),
      ("missing-include", "an included file that can't be read"),
      ("missing-include-path", "an include block without a path"),
      ("missing-label", "a block that needs a name of its own"),
      ("missing-name", "a value without a name"),
      ("misspelt-block", "a file whose terragrunt block has a misspelt name"),
      ("missing-value", "a name without a value"),
      ("missing-var-file", "a required var file that does not exist"),
      ("nested-too-deeply", "brackets nested deeper than 500 levels"),
      ("no-account-id", "get_aws_account_id() with an AWS_ACCOUNT_ID that is no account"),
      ("no-terragrunt-block", "a configuration file without a terragrunt block"),
      ("null-byte", "a NUL byte"),
      ("null-value", "a JSON null, which no variable can be"),
      ("null-not-allowed", "null for a variable with nullable = false and no default"),
      ("number-out-of-range", "a number beyond 64 bits"),
      ("parent-not-found", "find_in_parent_folders() that finds nothing"),
      ("repeated-map", "a map declared more than once: Terraform refuses the file"),
      ("reserved-character", "a character that HCL keeps for itself"),
      ("run-cmd-failed", "a run_cmd() whose command failed"),
      ("run-cmd-refused", "a run_cmd() that was not allowed to run"),
      ("single-quotes", "a string in single quotes"),
      ("stray-closing", "a closing bracket without its opening one"),
      ("unclosed-brace", "a '{' that is never closed"),
      ("unclosed-bracket", "a '[' that is never closed"),
      ("unexpected-label", "a label where none is taken"),
      ("unexpected-token", "something that is not allowed here"),
      ("unknown-function", "a call of a function that does not exist"),
      ("unterminated-comment", "a comment that is never closed"),
      ("unterminated-heredoc", "a heredoc that never ends"),
      ("unterminated-interpolation", "a '${' that is never closed"),
      ("unterminated-string", "a string that never ends"),
      ("wrong-arguments", "a function called with arguments it does not take"),
      ("wrong-kind", "a value of the wrong kind, such as a list for a string"),
    ])

  private static let warnings = described(
    .warning,
    [
      ("bad-variable-type", "a module's variable whose type Terraform does not know"),
      ("byte-order-mark", "a byte order mark at the start of a file"),
      ("environment-injection", "an environment value that changes how the file is read (--compat 0.18.7)"),
      ("interpolation-kept", "a '${…}' in a plain value that nothing evaluates"),
      ("lock-block", "a lock block, with which Terragrunt 0.18 refuses the unit"),
      ("old-configuration", "a terraform.tfvars of Terragrunt 0.18 beside a terragrunt.hcl"),
      ("mixed-labels", "a key written both with and without labels"),
      ("repeated-block", "a block written twice, of which only the last counts"),
      ("repeated-variable", "a module that declares a variable twice"),
      ("terraform-syntax", "a module's file that can't be read to its end"),
      (UnknownFile.code, "a file whose name needs an account or a variable of the environment that is not given"),
      ("unknown-key", "a key that has no meaning at this place in a terragrunt block"),
    ])

  private static let infos = described(
    .info, [("include-outside-root", "an included file that lies outside the tree's root")])

  /// Errors that are warnings when Terragrunt and Terraform continue: a name without a value at the end of a file, a
  /// variable name that no module can declare; and what only another version of Terraform may accept, or reads in part.
  private static let warningsToo: Set<String> = [
    "missing-value", "bad-argument", "bad-var-argument", "no-terragrunt-block", "missing-var-file", "parent-not-found",
    "missing-include", "json-value-lost",
  ]

  private static func described(_ severity: Severity, _ codes: [(String, String)]) -> [CheckDescription] {
    codes.map { code, summary in
      let milder: [Severity] = warningsToo.contains(code) ? [.warning] : []
      return CheckDescription(code: code, severity: severity, milder: milder, summary: summary)
    }
  }
}
