public import SourceText

/// A `backend` block of a module: where Terraform keeps the state.
public struct ModuleBackend: Sendable {
  /// The kind of store: `s3`.
  public let type: Text
  /// The settings that are written out, by name.
  public let settings: [Text: Located<Text>]

  /// A backend.
  public init(type: Text, settings: [Text: Located<Text>]) {
    self.type = type
    self.settings = settings
  }
}
