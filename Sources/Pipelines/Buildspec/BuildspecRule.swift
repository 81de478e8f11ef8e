public import SourceText

/// What `buildspec check` finds, with the stable code that its diagnostics carry. Source: the buildspec reference of the
/// CodeBuild user guide; `docs/buildspec.md` explains each.
public enum BuildspecRule: String, Sendable, CaseIterable {
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
  case missingFolder = "missing-folder"

  /// How bad what it finds can be in `strata check`, worst first.
  public var severities: [Severity] {
    switch self {
    case .missingKey, .wrongType, .commandIsMapping, .badValue, .tooMany, .parameterName, .secretReference,
      .brokenCommandVariable:
      [.error]
    case .noBuildspec, .misplacedKey, .idlePhase, .retypedValue, .oddSpace, .nameForm: [.warning]
    case .awsName: [.info]
    case .version, .reservedName, .exportedVariable, .unknownKey, .missingFolder: [.error, .warning]
    case .shadowedVariable, .undefinedVariable, .unusedVariable: [.warning, .info]
    }
  }

  /// What it means, in one line.
  public var summary: String {
    switch self {
    case .noBuildspec: "the unit's buildspec can't be found or read"
    case .unknownKey: "a key that no buildspec has"
    case .misplacedKey: "a key of the buildspec that belongs elsewhere"
    case .missingKey: "a key that must be there is not"
    case .idlePhase: "a phase that runs no command of its own"
    case .wrongType: "a value of another type than CodeBuild takes"
    case .commandIsMapping: "a command that YAML reads as a mapping because of ': '"
    case .version: "the version is missing, or none that CodeBuild has"
    case .badValue: "a value that is none of those CodeBuild takes"
    case .tooMany: "more entries than CodeBuild takes"
    case .retypedValue: "a value without quotes that YAML turns into another one"
    case .oddSpace: "a space that is none to the shell"
    case .reservedName: "a variable whose name CodeBuild keeps for itself"
    case .awsName: "a variable named like those that steer AWS tools"
    case .nameForm: "a variable whose name no shell takes"
    case .parameterName: "a value of parameter-store that is no name of a parameter"
    case .secretReference: "a value of secrets-manager that names no secret"
    case .exportedVariable: "an exported variable that later stages can't get"
    case .shadowedVariable: "a variable that a stronger layer sets, too"
    case .undefinedVariable: "a variable that commands use and nothing sets"
    case .unusedVariable: "a variable that is set and used by no command"
    case .brokenCommandVariable: "a variable used as a command whose value needs a shell to read it again"
    case .missingFolder: "a folder that commands enter and the tree does not have"
    }
  }
}
