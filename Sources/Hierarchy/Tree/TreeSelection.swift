public import SourceText

extension Tree {
  /// The units and roots found at the given paths.
  public struct Selection: Sendable {
    /// The units, absolute, sorted, each once: their configuration files, or the paths that a layout uses instead.
    public var units: [Path] = []
    /// Configuration files of roots, absolute, sorted: files that others include and that are not deployed
    /// themselves.
    public var roots: [Path] = []
    /// The folders among the requested paths, absolute.
    public var folders: [Path] = []
    /// The files with the usual name that do not configure a unit because they have no `terragrunt` block, absolute.
    public var passedOver: [Path] = []
    /// Errors in the paths.
    public var diagnostics: [Diagnostic] = []

    /// An empty selection.
    public init() {}

    /// The given units, absolute.
    public init(units: [Path]) { self.units = units }
  }
}
