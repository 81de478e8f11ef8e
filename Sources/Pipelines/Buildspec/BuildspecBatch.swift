import SourceText
import YAMLSyntax

/// The builds of a buildspec's `batch`: what they set, and which buildspecs they run. Source: "Batch build buildspec
/// reference" of the CodeBuild user guide.
struct BuildspecBatch: Sendable {
  /// A variable that builds of the batch set for themselves.
  struct Variable: Sendable {
    let name: Text
    /// The name in the first build that sets it.
    let place: Place
    /// False if some of the builds that run the buildspec leave it out.
    let isInEveryBuild: Bool
  }

  /// A buildspec that builds of the batch run instead of this one.
  struct NamedBuildspec: Sendable {
    /// The path from the top of the repository.
    let path: Text
    let place: Place
    /// The variables that those builds set, each once, in the order they are written.
    let variables: [Variable]
    /// True if one of those builds runs on Windows.
    let runsOnWindows: Bool
    /// True if one of those builds chooses privileged mode or a fleet for itself.
    let hasOwnMachine: Bool
  }

  /// The keys that describe builds; a batch has exactly one of them.
  static let kinds: [Text] = ["build-graph", "build-list", "build-matrix", "build-fanout"]

  /// The variables, each once, in the order they are written.
  let variables: [Variable]
  /// The buildspecs that builds name, each once, in the order they are written.
  let named: [NamedBuildspec]
  /// True if a build, or the buildspec without a batch, runs the phases of this buildspec.
  let usesOwnPhases: Bool
  /// True if a build runs on Windows.
  let hasWindowsBuild: Bool
  /// True if a build chooses privileged mode or a fleet for itself.
  let hasOwnMachines: Bool

  /// One build, or one side of a matrix.
  private struct Build {
    let environment: [YAMLEntry]
    /// What its key `buildspec` holds: one path, or several in a matrix.
    let buildspecs: [YAMLNode]

    init(_ entries: [YAMLEntry]) {
      environment = entries["env"]?.entries ?? []
      let node = entries["buildspec"]
      buildspecs = (node?.elements ?? node.map { [$0] } ?? []).filter {
        !$0.isNull && $0.scalar?.text.isEmpty == false
      }
    }

    var variables: [YAMLEntry] { environment["variables"]?.entries ?? [] }

    var hasOwnMachine: Bool { environment["privileged-mode"] != nil || environment["fleet"] != nil }

    var runsOnWindows: Bool {
      let type = environment["type"]
      return (type?.elements ?? type.map { [$0] } ?? []).contains { $0.scalar?.text.hasPrefix("WINDOWS_") ?? false }
    }
  }

  /// The batch of a buildspec with these keys at its top.
  init(_ root: [YAMLEntry], in file: SourceFile) {
    guard let batch = root["batch"]?.entries, let kind = batch.first(where: { Self.kinds.contains($0.name) }) else {
      variables = []
      named = []
      usesOwnPhases = true
      hasWindowsBuild = false
      hasOwnMachines = false
      return
    }
    let isMatrix = kind.name == "build-matrix"
    let builds = isMatrix ? Self.matrix(kind.value) : (kind.value.elements ?? []).compactMap(\.entries).map(Build.init)
    let own = builds.filter(\.buildspecs.isEmpty)
    // Both sides of a matrix apply to each of its builds.
    usesOwnPhases = isMatrix ? own.count == builds.count : !own.isEmpty || builds.isEmpty
    hasWindowsBuild = builds.contains(where: \.runsOnWindows)
    hasOwnMachines = builds.contains(where: \.hasOwnMachine)
    let readers = isMatrix || own.isEmpty ? builds : own
    variables = Self.variables(of: builds, readBy: readers, isMatrix: isMatrix, file)
    named = Self.named(by: builds, isMatrix: isMatrix, file)
  }

  private static func matrix(_ node: YAMLNode) -> [Build] {
    ["static", "dynamic"].compactMap { node.entries?[$0]?.entries }.map(Build.init)
  }

  /// The variables that `builds` set; those that each of `readers` sets are in every build.
  private static func variables(
    of builds: [Build], readBy readers: [Build], isMatrix: Bool, _ file: SourceFile
  ) -> [Variable] {
    var counts: [Text: Int] = [:]
    for build in readers { for name in Set(build.variables.map(\.name)) { counts[name, default: 0] += 1 } }
    var known: Set<Text> = []
    return builds.flatMap(\.variables).compactMap { entry in
      guard known.insert(entry.name).inserted else { return nil }
      return Variable(
        name: entry.name, place: Place(file, entry.key.range),
        isInEveryBuild: isMatrix || counts[entry.name] == readers.count)
    }
  }

  private static func named(by builds: [Build], isMatrix: Bool, _ file: SourceFile) -> [NamedBuildspec] {
    var paths: [(path: Text, place: Place)] = []
    var users: [Text: [Build]] = [:]
    for build in builds {
      for node in build.buildspecs {
        guard let path = node.scalar?.text else { continue }
        if users[path] == nil { paths.append((path, Place(file, node.range))) }
        users[path, default: []].append(build)
      }
    }
    return paths.map { path, place in
      let own = isMatrix ? builds : users[path] ?? []
      return NamedBuildspec(
        path: path, place: place, variables: variables(of: own, readBy: own, isMatrix: isMatrix, file),
        runsOnWindows: own.contains(where: \.runsOnWindows), hasOwnMachine: own.contains(where: \.hasOwnMachine))
    }
  }
}
