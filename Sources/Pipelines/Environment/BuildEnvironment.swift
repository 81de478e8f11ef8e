public import SourceText

/// The environment that a build starts with: the variables of all layers, and which one wins.
///
/// Source: "Environment variables in build environments" of the CodeBuild user guide: start-build overrides the project, and
/// the project overrides the buildspec.
public struct BuildEnvironment: Sendable {
  /// A variable with those that it overrides.
  public struct Entry: Sendable {
    /// The variable that the build gets.
    public let winner: EnvironmentVariable
    /// The variables that it overrides, highest precedence first.
    public let overridden: [EnvironmentVariable]
  }

  /// The variables by name, in byte order.
  public let entries: [Entry]

  /// The environment of the given layers.
  public init(startBuild: [EnvironmentVariable], project: [EnvironmentVariable], buildspec: [EnvironmentVariable]) {
    var byName: [Text: [EnvironmentVariable]] = [:]
    // Within a layer the last variable of a name wins: env.variables, then parameter-store, then secrets-manager.
    for variable in startBuild.reversed() + project.reversed() + buildspec.reversed() {
      byName[variable.name, default: []].append(variable)
    }
    entries = byName.values.compactMap { all in
      all.first.map { Entry(winner: $0, overridden: Array(all.dropFirst())) }
    }.sorted { $0.winner.name < $1.winner.name }
  }

  /// The variable of that name, or nil.
  public subscript(name: Text) -> EnvironmentVariable? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].winner.name < name { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].winner.name == name ? entries[low].winner : nil
  }
}
