public import Hierarchy
public import SourceText

/// What a run of rendering is told, beside the tree.
public struct RenderSettings: Sendable {
  /// The explicit inputs.
  public var inputs = Inputs()
  /// What the variables of other modules are called.
  public var mapping = ParameterMapping()
  /// The region of units that name none.
  public var region: Text?
  /// The most characters of a value in an action's configuration. Source: the service takes 50,000 since 2022, its
  /// documentation and model still say 1,000, and more than that is a warning.
  public var actionValueLimit = 50_000
  /// Whether an account or tag that is masked (`xxxxx`) is a warning where a request would carry it, and no error.
  public var allowsPlaceholders = true
  /// What the unit's local module declares; nil for a remote one. A variable of its own is no misspelt setting.
  public var module: ModuleVariables?
  /// What diagnostics may show of values.
  public var secrets = SecretPolicy.standard

  /// No inputs, nothing renamed, placeholders allowed.
  public init() {}
}
