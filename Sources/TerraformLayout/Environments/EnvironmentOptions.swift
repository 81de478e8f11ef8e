public import SourceText

/// The arguments of Terraform that the user gives for one environment.
public struct EnvironmentOptions: Sendable {
  /// The `-var-file` and `-var` arguments, in order.
  public var arguments: [EnvironmentArgument] = []
  /// The files for `-backend-config`, absolute.
  public var backendFiles: [Path] = []
  /// The workspace.
  public var workspace: Text?

  /// The folders that the user named, absolute.
  public var namedFolders: Set<Path> = []

  /// No arguments.
  public init() {}

  /// True when anything is given; environments are then not searched for.
  public var isGiven: Bool { !arguments.isEmpty || !backendFiles.isEmpty || workspace != nil }

  /// The names that `-var` gives.
  var variableNames: Set<Text> {
    Set(
      arguments.compactMap { argument in
        if case .variable(let name, _, _) = argument { name } else { nil }
      })
  }

  /// The environment of a module with these arguments. They are surely for the module if the user named it.
  func environment(of module: Path, in root: Path) -> ModuleEnvironment {
    let isNamed = namedFolders.contains(module)
    return ModuleEnvironment(
      in: root, module: module, name: "", arguments: arguments, workspace: workspace, backendFiles: backendFiles,
      reasons: [EnvironmentReason(.given, "its arguments are given on the command line")],
      surelyGiven: isNamed ? variableNames : [], isGiven: isNamed && !arguments.isEmpty)
  }
}
