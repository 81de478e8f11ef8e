import SourceText
import YAMLSyntax

/// The builds of a buildspec's `batch`: what they set, and whether they run the phases of this buildspec. Source: "Batch
/// build buildspec reference" of the CodeBuild user guide.
struct BuildspecBatch: Sendable {
  /// A variable that builds of the batch set for themselves.
  struct Variable: Sendable {
    let name: Text
    /// Where the first build sets it.
    let range: SourceRange
    /// False where some builds that run the phases of this buildspec leave it out.
    let isInEveryBuild: Bool
  }

  /// The keys that describe builds, of which a batch has one.
  static let kinds: [Text] = ["build-graph", "build-list", "build-matrix", "build-fanout"]

  /// The variables, each once, in the order they are written.
  let variables: [Variable]
  /// True where a build, or the buildspec without a batch, runs the phases of this buildspec.
  let usesOwnPhases: Bool
  /// True where a build runs on Windows.
  let hasWindowsBuild: Bool

  /// One build, or one side of a matrix.
  private struct Build {
    let environment: [YAMLEntry]
    let hasOwnBuildspec: Bool

    var variables: [YAMLEntry] { environment["variables"]?.entries ?? [] }
  }

  init(_ root: [YAMLEntry]) {
    guard let batch = root["batch"]?.entries, let kind = batch.first(where: { Self.kinds.contains($0.name) }) else {
      variables = []
      usesOwnPhases = true
      hasWindowsBuild = false
      return
    }
    let isMatrix = kind.name == "build-matrix"
    let builds = isMatrix ? Self.matrix(kind.value) : Self.builds(kind.value)
    let own = builds.filter { !$0.hasOwnBuildspec }
    // Both sides of a matrix go into each of its builds.
    usesOwnPhases = isMatrix ? own.count == builds.count : !own.isEmpty || builds.isEmpty
    hasWindowsBuild = builds.contains { $0.environment["type"].map(Self.namesWindows) ?? false }
    let readers = isMatrix || own.isEmpty ? builds : own
    var names: [Text: Int] = [:]
    for build in readers { for name in Set(build.variables.map(\.name)) { names[name, default: 0] += 1 } }
    var known: Set<Text> = []
    variables = builds.flatMap(\.variables).compactMap { entry in
      guard known.insert(entry.name).inserted else { return nil }
      return Variable(
        name: entry.name, range: entry.key.range, isInEveryBuild: isMatrix || names[entry.name] == readers.count)
    }
  }

  private static func builds(_ node: YAMLNode) -> [Build] {
    (node.elements ?? []).compactMap(\.entries).map {
      Build(environment: $0["env"]?.entries ?? [], hasOwnBuildspec: namesFile($0["buildspec"]))
    }
  }

  private static func matrix(_ node: YAMLNode) -> [Build] {
    ["static", "dynamic"].compactMap { node.entries?[$0]?.entries }.map {
      Build(environment: $0["env"]?.entries ?? [], hasOwnBuildspec: namesFile($0["buildspec"]))
    }
  }

  private static func namesFile(_ node: YAMLNode?) -> Bool {
    guard let node else { return false }
    if let elements = node.elements { return !elements.isEmpty && elements.allSatisfy { namesFile($0) } }
    return !node.isNull && node.scalar?.text.isEmpty == false
  }

  private static func namesWindows(_ node: YAMLNode) -> Bool {
    (node.elements ?? [node]).contains { $0.scalar?.text.hasPrefix("WINDOWS_") ?? false }
  }
}
