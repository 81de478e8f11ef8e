public import HCL2Evaluation
public import SourceText

/// The contents of a configuration file, with or without those of its includes.
public struct Configuration: Sendable {
  /// The plain attributes that are set.
  public internal(set) var attributes: [Text: TypedValue] = [:]
  /// The inputs: an object or map; nil for none.
  public internal(set) var inputs: TypedValue?
  /// The blocks that may occur only once, by kind.
  public internal(set) var blocks: [Text: BlockValue] = [:]
  /// The `generate` blocks.
  public internal(set) var generate: [BlockValue] = []
  /// The `dependency` blocks.
  public internal(set) var dependencies: [BlockValue] = []
  /// The `feature` blocks.
  public internal(set) var features: [BlockValue] = []
}

/// An `include` block.
public struct IncludeBlock: Sendable {
  /// How to merge the included file.
  public enum Strategy: Sendable {
    case noMerge
    case shallow
    case deep
  }

  /// The label; empty for a bare block.
  public let label: Text
  /// The included file.
  public let path: Path
  /// Whether `include.LABEL` contains the file's contents.
  public let isExposed: Bool
  /// How to merge the file.
  public let strategy: Strategy
  /// The strategy as written; nil when it is not written.
  public let writtenStrategy: Text?
  /// The place of the block.
  public let place: Place
}

/// A configuration merged with everything that it includes, and its diagnostics.
public struct EvaluatedConfiguration: Sendable {
  /// The file.
  public let file: Path
  /// The file as it was read; nil when it could not be read.
  public let source: SourceFile?
  /// Its contents after merging.
  public let configuration: Configuration
  /// Its includes, in the order of the file.
  public let includes: [IncludeBlock]
  /// Its own locals; nil when it has no `locals` block.
  public let locals: TypedValue?
  /// The value of `dependency`.
  public let dependencyOutputs: TypedValue
  /// The inputs of each file separately: first those of the first include, last those of the unit itself. Inputs that
  /// are not merged are left out.
  public let inputLayers: [TypedValue]
  /// The files that were read, absolute, each once.
  public let filesRead: [Path]
  /// The files that were looked for but do not exist, absolute.
  public let missingFiles: [Path]
  /// Those of the files read whose text was decoded as YAML or JSON, absolute.
  public let filesDecoded: [Path]
  /// The locals of the configurations that were read: its own, those that it includes, and those that it reads with
  /// `read_terragrunt_config`, in order of reading; one file's may be there twice.
  public let localsRead: [TypedValue]
  /// The calls of `run_cmd` that were evaluated, in its files and in those that it reads.
  public let commands: [Place]
  /// The outputs of dependencies that were read where a missing one does harm, in order of reading.
  public let outputsRead: [OutputRead]
  /// The diagnostics.
  public let diagnostics: [Diagnostic]
}

/// A read of a dependency's output.
public struct OutputRead: Sendable {
  /// The label of the `dependency` block.
  public let dependency: Text
  /// The output's name.
  public let name: Text
  /// The name with the dot before it.
  public let place: Place
}

extension EvaluatedConfiguration {
  /// The inputs that Terraform receives as `TF_VAR_…`, by name, including nulls.
  public var variables: TypedValue { configuration.inputs?.plainData ?? .object([]) }
}
