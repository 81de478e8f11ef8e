public import SourceText

/// The environment a build starts with: every layer's variables, and which wins.
///
/// Source: "Environment variables in build environments" of the CodeBuild user guide: what start-build sets beats the
/// project, and the project beats the buildspec.
public struct BuildEnvironment: Sendable {
  /// A variable with what it beat.
  public struct Entry: Sendable {
    /// The one that the build gets.
    public let winner: EnvironmentVariable
    /// What it beat, strongest first.
    public let overridden: [EnvironmentVariable]
  }

  /// The variables by name, in byte order.
  public let entries: [Entry]

  /// The environment of the given layers.
  public init(startBuild: [EnvironmentVariable], project: [EnvironmentVariable], buildspec: [EnvironmentVariable]) {
    var byName: [Text: [EnvironmentVariable]] = [:]
    // Of one layer's variables the last of a name counts: env.variables, then parameter-store, then secrets-manager.
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
