public import HCL2Evaluation
public import SourceText

/// A block after evaluation: its attributes as values of the types that Terragrunt takes, and the blocks in it.
///
/// A value may be unknown, or have unknown parts, where the tree alone can't say it.
public struct BlockValue: Sendable {
  /// The block's type: `terraform`.
  public let kind: Text
  /// Its label; empty for a block without one.
  public let label: Text
  /// Where its type stands.
  public let place: Place
  /// The attributes that are set, by name.
  public internal(set) var values: [Text: TypedValue]
  /// The blocks in it, in order.
  public internal(set) var blocks: [BlockValue]

  /// The blocks of one kind, in order.
  public func blocks(_ kind: Text) -> [BlockValue] { blocks.filter { $0.kind == kind } }

  func text(_ name: Text) -> Text? { values[name]?.text }
  func bool(_ name: Text) -> Bool? { values[name]?.bool }
}
