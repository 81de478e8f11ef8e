public import SourceText

/// A source of a layer's values, whether or not it had one for a given name.
public struct LayerSource: Sendable {
  /// The layer.
  public let layer: Layer
  /// The file, relative to the tree's top folder; nil for the environment.
  public let file: Path?
  /// For a var file, the place in a `terragrunt` block that passes it; nil for every other layer.
  public let passedAt: Place?

  /// A source of a layer.
  public init(_ layer: Layer, _ file: Path?, passedAt: Place? = nil) {
    self.layer = layer
    self.file = file
    self.passedAt = passedAt
  }
}
