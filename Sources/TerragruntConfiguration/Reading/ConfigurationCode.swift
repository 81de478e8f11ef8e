public import SourceText

/// The mistakes that reading `terragrunt.hcl` reports.
public enum ConfigurationCode: String, ListedCode {
  case badErrorRule = "bad-error-rule"
  case dependencyInputs = "dependency-inputs"
  case dependencyNotFound = "dependency-not-found"
  case duplicateBlock = "duplicate-block"
  case emptyCommand = "empty-command"
  case emptyMocks = "empty-mocks"
  case emptyPath = "empty-path"
  case emptyStack = "empty-stack"
  case generatedFolder = "generated-folder"
  case includeNotFound = "include-not-found"
  case mergeMismatch = "merge-mismatch"
  case missingArgument = "missing-argument"
  case nestedInclude = "nested-include"
  case notKnownOffline = "not-known-offline"
  case nullArgument = "null-argument"
  case removedArgument = "removed-argument"
  case repeatedInclude = "repeated-include"
  case sourceOfDependency = "source-of-dependency"
  case stackPath = "stack-path"
  case stackTooLarge = "stack-too-large"
  case undeclaredName = "undeclared-name"
  case unitNotHere = "unit-not-here"
  case unknownChoice = "unknown-choice"
  case unsupportedArgument = "unsupported-argument"
  case unsupportedBlock = "unsupported-block"
  case wholeLocals = "whole-locals"
  case wrongFeature = "wrong-feature"
  case wrongLabels = "wrong-labels"
  case wrongType = "wrong-type"

  /// The severities that it is reported with, worst first.
  public var severities: [Severity] {
    switch self {
    case .emptyMocks, .generatedFolder: [.info]
    case .badErrorRule, .duplicateBlock, .unitNotHere, .unknownChoice, .unsupportedArgument, .unsupportedBlock:
      [.error, .warning]
    case .removedArgument: [.warning]
    case .dependencyInputs, .dependencyNotFound, .emptyCommand, .emptyPath, .emptyStack, .includeNotFound,
      .mergeMismatch, .missingArgument, .nestedInclude, .notKnownOffline, .nullArgument, .repeatedInclude,
      .sourceOfDependency, .stackPath, .stackTooLarge, .undeclaredName, .wholeLocals, .wrongFeature,
      .wrongLabels, .wrongType:
      [.error]
    }
  }

  /// The mistake, in one line.
  public var summary: String {
    switch self {
    case .badErrorRule: "a rule of an errors block that stops every command"
    case .emptyMocks: "an output of a dependency whose mock outputs are empty"
    case .dependencyInputs: "a use of a dependency's inputs, which Terragrunt 0.73.2 took away"
    case .dependencyNotFound: "a dependency on a unit or folder that does not exist"
    case .duplicateBlock: "a block of terragrunt.hcl that is written twice"
    case .emptyCommand: "a hook of terragrunt.hcl that runs nothing"
    case .emptyPath: "an empty path or source of a dependency, a unit or a stack"
    case .emptyStack: "a stack without units and stacks"
    case .generatedFolder: "a folder that Terragrunt has written from a stack, and that is passed over"
    case .includeNotFound: "an include of a file that does not exist"
    case .mergeMismatch: "values of two files that can't be merged deep"
    case .missingArgument: "a block of terragrunt.hcl without an argument that it needs"
    case .nestedInclude: "an included file with an include of its own"
    case .notKnownOffline: "a path or choice of terragrunt.hcl that can't be known from the files"
    case .nullArgument: "null for an argument that must have a value"
    case .removedArgument: "an argument that Terragrunt 0.93 removed"
    case .repeatedInclude: "several includes without a label in one file"
    case .sourceOfDependency: "a source that depends on the outputs of a dependency"
    case .stackPath: "a unit or stack whose folder is taken, absolute or outside of its stack"
    case .stackTooLarge: "stacks that generate more folders than any estate has"
    case .undeclaredName: "a name that nothing defines there"
    case .unitNotHere: "a unit of a stack whose source is not on this machine"
    case .unknownChoice: "a word that is not one of the allowed ones"
    case .unsupportedArgument: "an argument that terragrunt.hcl does not have there"
    case .unsupportedBlock: "a block that terragrunt.hcl does not have there"
    case .wholeLocals: "a use of all locals at once"
    case .wrongFeature: "a feature that is given a value of another type"
    case .wrongLabels: "a block of terragrunt.hcl with too many or too few labels"
    case .wrongType: "a value of another type than its argument takes"
    }
  }
}
