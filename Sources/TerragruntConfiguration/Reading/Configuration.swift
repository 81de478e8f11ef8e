public import HCL2Evaluation
public import SourceText

/// What a configuration file says, by itself or with what it includes.
public struct Configuration: Sendable {
  /// The plain attributes that are set.
  public internal(set) var attributes: [Text: TypedValue] = [:]
  /// The inputs: an object or map; nil for none.
  public internal(set) var inputs: TypedValue?
  /// The blocks that can occur once, by kind.
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
  /// How what is included is merged.
  public enum Strategy: Sendable {
    case noMerge
    case shallow
    case deep
  }

  /// The label; empty for a bare block.
  public let label: Text
  /// The file.
  public let path: Path
  /// Whether its contents are `include.LABEL`.
  public let isExposed: Bool
  /// How it is merged.
  public let strategy: Strategy
  /// The strategy as it was written; nil where it was not.
  public let writtenStrategy: Text?
  /// Whether `expose` was written.
  public let place: Place
}

/// A configuration with all that it includes, and what is wrong with it.
public struct EvaluatedConfiguration: Sendable {
  /// The file.
  public let file: Path
  /// What it says after merging.
  public let configuration: Configuration
  /// What it includes, in the order of the file.
  public let includes: [IncludeBlock]
  /// Its own locals; nil without a `locals` block.
  public let locals: TypedValue?
  /// The object that `dependency` stands for.
  public let dependencyOutputs: TypedValue
  /// What is wrong.
  public let diagnostics: [Diagnostic]
}

extension EvaluatedConfiguration {
  /// What Terraform is given as `TF_VAR_…`: the inputs by name; nulls are among them.
  public var variables: TypedValue { configuration.inputs?.plainData ?? .object([]) }
}
