public import Hierarchy
public import SourceText

/// The settings of a render run, besides the tree.
public struct RenderSettings: Sendable {
  /// The explicit inputs.
  public var inputs = Inputs()
  /// The names of the parameters in other modules.
  public var mapping = ParameterMapping()
  /// The region of units that do not name one.
  public var region: Text?
  /// The maximum number of characters of a value in an action's configuration.
  public var actionValueLimit = ActionConfigurationLimit.accepted
  /// Whether a masked account or tag (`xxxxx`) in a request is a warning instead of an error.
  public var allowsPlaceholders = true
  /// The variables that the unit's local module declares; nil for a remote one. They are not misspelt settings.
  public var module: ModuleVariables?
  /// Which values diagnostics may show.
  public var secrets = SecretPolicy.standard

  /// No inputs, no mapping, masked accounts allowed.
  public init() {}
}
