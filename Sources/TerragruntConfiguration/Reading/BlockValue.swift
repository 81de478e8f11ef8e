public import HCL2Evaluation
public import SourceText

/// An evaluated block: its attributes, with the types that Terragrunt expects, and its nested blocks.
///
/// A value, or a part of it, is unknown if the tree alone does not determine it.
public struct BlockValue: Sendable {
  /// The block's type: `terraform`.
  public let kind: Text
  /// Its label; empty for a block without one.
  public let label: Text
  /// The place of its type.
  public let place: Place
  /// The attributes that are set, by name.
  public internal(set) var values: [Text: TypedValue]
  /// The nested blocks, in order.
  public internal(set) var blocks: [BlockValue]
  /// The block as it is written; nil for a value that stands for a block.
  var body: ConfigurationBody?

  /// The blocks of one kind, in order.
  public func blocks(_ kind: Text) -> [BlockValue] { blocks.filter { $0.kind == kind } }

  /// Where the attribute's value is written; the block's place where it is not set.
  public func place(of name: Text) -> Place { values[name]?.origin?.root.place ?? place }

  func text(_ name: Text) -> Text? { values[name]?.text }
  func bool(_ name: Text) -> Bool? { values[name]?.bool }
}
