public import SourceText

/// A `backend` block of a module: where Terraform keeps the state.
public struct ModuleBackend: Sendable {
  /// The kind of store: `s3`.
  public let type: Text
  /// The place of the block.
  public let place: Place
  /// The settings that are written out, by name.
  public let settings: [Text: Located<Text>]

  /// A backend.
  public init(type: Text, place: Place, settings: [Text: Located<Text>]) {
    self.type = type
    self.place = place
    self.settings = settings
  }
}
