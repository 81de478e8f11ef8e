public import SourceText

/// The rules of `buildspec check`, with the stable codes of their diagnostics. Source: the buildspec reference of the
/// CodeBuild user guide; `docs/buildspec.md` explains each.
public enum BuildspecRule: String, ListedCode {
  case noBuildspec = "no-buildspec"
  case unknownKey = "buildspec-unknown-key"
  case misplacedKey = "buildspec-misplaced-key"
  case missingKey = "buildspec-missing-key"
  case idlePhase = "phase-without-commands"
  case wrongType = "buildspec-wrong-type"
  case commandIsMapping = "command-is-mapping"
  case version = "buildspec-version"
  case badValue = "buildspec-value"
  case tooMany = "buildspec-too-many"
  case retypedValue = "retyped-value"
  case oddSpace = "odd-space"
  case reservedName = "reserved-environment-name"
  case awsName = "aws-environment-name"
  case nameForm = "environment-name-form"
  case parameterName = "parameter-name"
  case secretReference = "secret-reference"
  case exportedVariable = "exported-variable"
  case shadowedVariable = "shadowed-environment-variable"
  case undefinedVariable = "undefined-environment-variable"
  case unusedVariable = "unused-environment-variable"
  case brokenCommandVariable = "broken-command-variable"
  case dockerWithoutPrivilege = "docker-without-privileged-mode"
  case missingFolder = "missing-folder"
  case missingScript = "missing-script"

  /// The severities of its findings in `strata check`, worst first.
  public var severities: [Severity] {
    switch self {
    case .missingKey, .commandIsMapping, .badValue, .tooMany, .parameterName, .secretReference,
      .brokenCommandVariable:
      [.error]
    case .noBuildspec: [.warning, .info]
    case .misplacedKey, .idlePhase, .retypedValue, .oddSpace, .nameForm, .dockerWithoutPrivilege,
      .missingScript:
      [.warning]
    case .awsName: [.info]
    case .version, .reservedName, .exportedVariable, .unknownKey, .missingFolder, .wrongType:
      [.error, .warning]
    case .shadowedVariable, .undefinedVariable, .unusedVariable: [.warning, .info]
    }
  }

  /// Its meaning, in one line.
  public var summary: String {
    switch self {
    case .noBuildspec: "the unit's buildspec can't be found or read"
    case .unknownKey: "an unknown key"
    case .misplacedKey: "a key of the buildspec that belongs elsewhere"
    case .missingKey: "a required key is missing"
    case .idlePhase: "a phase that runs no command of its own"
    case .wrongType: "a value of the wrong type"
    case .commandIsMapping: "a command that YAML reads as a mapping because of ': '"
    case .version: "the version is missing or unknown"
    case .badValue: "a value that CodeBuild does not accept"
    case .tooMany: "more entries than CodeBuild takes"
    case .retypedValue: "a value without quotes that YAML changes"
    case .oddSpace: "a character that looks like a space, but not to the shell"
    case .reservedName: "a variable whose name CodeBuild reserves"
    case .awsName: "a variable that AWS tools read"
    case .nameForm: "a variable whose name is not valid in a shell"
    case .parameterName: "a value of parameter-store that does not name a parameter"
    case .secretReference: "a value of secrets-manager that does not name a secret"
    case .exportedVariable: "an exported variable that later stages can't get"
    case .shadowedVariable: "a variable that a layer with higher precedence sets too"
    case .undefinedVariable: "a variable that commands use but nothing sets"
    case .unusedVariable: "a variable that is set but that no command uses"
    case .brokenCommandVariable: "a variable used as a command whose value the shell would have to re-parse"
    case .dockerWithoutPrivilege: "a command that needs the Docker daemon in a build without privileged mode"
    case .missingFolder: "a folder that commands enter but the tree does not have"
    case .missingScript: "a script that commands run but the tree does not have"
    }
  }
}
