public import SourceText

/// The mistakes that finding and resolving units reports.
public enum ResolutionCode: String, ListedCode {
  case argumentsTooLong = "arguments-too-long"
  case badArgument = "bad-argument"
  case badInterpolation = "bad-interpolation"
  case badVarArgument = "bad-var-argument"
  case commandLineEnd = "command-line-end"
  case dependencyCycle = "dependency-cycle"
  case dependencyNotAUnit = "dependency-not-a-unit"
  case emptyHook = "empty-hook"
  case environmentInjection = "environment-injection"
  case failedValidation = "failed-validation"
  case includeCycle = "include-cycle"
  case includeLevels = "include-levels"
  case includeOutsideRoot = "include-outside-root"
  case interpolationKept = "interpolation-kept"
  case jsonValueLost = "json-value-lost"
  case listInText = "list-in-text"
  case lockBlock = "lock-block"
  case missingBackend = "missing-backend"
  case missingBackendFile = "missing-backend-file"
  case missingInclude = "missing-include"
  case missingIncludePath = "missing-include-path"
  case missingLabel = "missing-label"
  case missingRunFolder = "missing-run-folder"
  case missingVarFile = "missing-var-file"
  case misspeltBlock = "misspelt-block"
  case noAccountID = "no-account-id"
  case noTerragruntBlock = "no-terragrunt-block"
  case nullNotAllowed = "null-not-allowed"
  case oldConfiguration = "old-configuration"
  case otherEnvironmentFile = "other-environment-file"
  case parentNotFound = "parent-not-found"
  case repeatedBlock = "repeated-block"
  case repeatedMap = "repeated-map"
  case runCmdFailed = "run-cmd-failed"
  case runCmdRefused = "run-cmd-refused"
  case typeMismatch = "type-mismatch"
  case undeclaredArgument = "undeclared-argument"
  case unexpectedLabel = "unexpected-label"
  case unknownFile = "unknown-file"
  case unknownFunction = "unknown-function"
  case unknownKey = "unknown-key"
  case unknownMatrixKey = "unknown-matrix-key"
  case unreadableWorkflow = "unreadable-workflow"
  case unreadVarFile = "unread-var-file"
  case wrongArguments = "wrong-arguments"
  case wrongKind = "wrong-kind"

  /// The severities that it is reported with, worst first.
  public var severities: [Severity] {
    switch self {
    case .badArgument, .badVarArgument, .jsonValueLost, .missingInclude, .missingVarFile,
      .noTerragruntBlock, .parentNotFound, .undeclaredArgument, .unknownKey:
      [.error, .warning]
    case .includeOutsideRoot, .unreadVarFile: [.info]
    case .environmentInjection, .interpolationKept, .lockBlock, .oldConfiguration, .otherEnvironmentFile,
      .repeatedBlock, .unknownFile, .unknownMatrixKey, .unreadableWorkflow:
      [.warning]
    case .argumentsTooLong, .badInterpolation, .commandLineEnd, .dependencyCycle, .dependencyNotAUnit,
      .emptyHook, .failedValidation, .includeCycle, .includeLevels, .listInText, .missingBackend, .missingBackendFile,
      .missingIncludePath, .missingLabel, .missingRunFolder, .misspeltBlock, .noAccountID, .nullNotAllowed,
      .repeatedMap, .runCmdFailed, .runCmdRefused, .typeMismatch, .unexpectedLabel, .unknownFunction,
      .wrongArguments, .wrongKind:
      [.error]
    }
  }

  /// The mistake, in one line.
  public var summary: String {
    switch self {
    case .argumentsTooLong: "arguments of one command that are longer than Linux allows"
    case .badArgument: "an argument that Terraform refuses or passes over"
    case .badInterpolation: "a '${…}' in a terragrunt block that is not a function call"
    case .badVarArgument: "a -var argument that sets nothing, or a value that does not read as HCL"
    case .commandLineEnd: "a run_cmd() whose output ends in a line end, which breaks the text (Terragrunt 0.18.7)"
    case .dependencyCycle: "units that depend on one another in a cycle"
    case .dependencyNotAUnit: "a dependency on a folder that is not a unit"
    case .emptyHook: "a hook that has nothing to execute"
    case .environmentInjection: "an environment value that changes how the file is read (--compat 0.18.7)"
    case .failedValidation: "a value that a validation block of the module refuses"
    case .includeCycle: "files that include one another in a cycle"
    case .includeLevels: "an included file that includes another"
    case .includeOutsideRoot: "an included file that lies outside the tree's root"
    case .interpolationKept: "a '${…}' in a plain value that nothing evaluates"
    case .jsonValueLost: "a value in a JSON file that Terraform 0.11 drops, refuses or changes"
    case .listInText: "a function that gives a list inside a text"
    case .lockBlock: "a lock block, with which Terragrunt 0.18 refuses the unit"
    case .missingBackend: "a remote_state block without a backend"
    case .missingBackendFile: "a file for 'init -backend-config' that does not exist"
    case .missingInclude: "an included file that can't be read"
    case .missingIncludePath: "an include block without a path"
    case .missingLabel: "a block that needs a name of its own"
    case .missingRunFolder: "a folder in which a file runs Terraform, and that does not exist"
    case .missingVarFile: "a required var file that does not exist"
    case .misspeltBlock: "a file whose terragrunt block has a misspelt name"
    case .noAccountID: "get_aws_account_id() with an AWS_ACCOUNT_ID that is no account"
    case .noTerragruntBlock: "a configuration file without a terragrunt block"
    case .nullNotAllowed: "null for a variable with nullable = false and no default"
    case .oldConfiguration: "a terraform.tfvars of Terragrunt 0.18 beside a terragrunt.hcl"
    case .otherEnvironmentFile: "a job named after one environment that passes the var file of another"
    case .parentNotFound: "find_in_parent_folders() that finds nothing"
    case .repeatedBlock: "a block written twice, of which only the last counts"
    case .repeatedMap: "a map declared more than once: Terraform refuses the file"
    case .runCmdFailed: "a run_cmd() whose command failed"
    case .runCmdRefused: "a run_cmd() that was not allowed to run"
    case .typeMismatch: "a value that does not have the type its module declares"
    case .undeclaredArgument: "a -var argument for a variable that the module does not declare"
    case .unexpectedLabel: "a label where none is taken"
    case .unknownFile: "a file whose name needs an account or a variable of the environment that is not given"
    case .unknownFunction: "a call of a function that does not exist"
    case .unknownKey: "a key that has no meaning at this place in a terragrunt block"
    case .unknownMatrixKey: "an expression of a workflow that reads a key which its matrix lacks"
    case .unreadableWorkflow: "a file that runs Terraform and is no valid YAML"
    case .unreadVarFile: "a var file that no unit is known to read, where none has any"
    case .wrongArguments: "a function called with arguments it does not take"
    case .wrongKind: "a value of the wrong kind, such as a list for a string"
    }
  }
}
