import Files
import Hierarchy
import Pipelines
import SourceText

/// The formats of `buildspec env`.
enum EnvironmentFormat: String, OutputFormat {
  case buildspec, json, codepipeline, dotenv, shell, github

  static let standard = buildspec

  /// What a file of the format is called below `--output-dir`.
  var fileName: Text {
    switch self {
    case .buildspec: "env.yml"
    case .json: "env.json"
    case .codepipeline: "action.json"
    case .dotenv: ".env"
    case .shell: "env.sh"
    case .github: "github.env"
    }
  }

  /// The names of all formats' files: the folder of a unit has one of them at a time.
  static let fileNames = Set(allCases.map(\.fileName))
}

/// What `buildspec env` writes: the environment of one unit's build, or of each unit below some folders.
struct EnvironmentOutput: Sendable {
  let format: EnvironmentFormat
  /// Whether each variable says which layer set it, and what it beat.
  let showsOrigins: Bool
  let secrets: SecretPolicy
  let check: BuildspecCheck
  /// The buildspec that the user names, absolute; nil for the units' own.
  let buildspec: Path?
  let startBuild: [EnvironmentVariable]

  /// What one unit adds.
  private struct Piece: Sendable {
    let path: Path
    /// False for a unit without builds.
    let isBuilt: Bool
    let bytes: [UInt8]
    let diagnostics: [Diagnostic]
  }

  /// A unit's environment in the format; no bytes if an error is among the diagnostics.
  func written(_ unit: ResolvedUnit) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
    let (environment, found) = check.environment(of: unit, buildspec: buildspec, startBuild: startBuild)
    if found.hasErrors { return ([], found) }
    let (bytes, more) = written(environment)
    return more.hasErrors ? ([], found + more) : (bytes, found + more)
  }

  private func written(_ environment: BuildEnvironment) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
    var writer = BuildEnvironmentWriter(showsOrigins: showsOrigins, secrets: secrets)
    func lines(_ form: EnvironmentLines.Form) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
      var lines = EnvironmentLines(form, secrets: secrets)
      for entry in environment.entries { lines.add(entry, origin: showsOrigins ? writer.origin(of: entry) : nil) }
      return (lines.output, lines.diagnostics)
    }
    switch format {
    case .json: return (writer.json(environment), [])
    case .codepipeline:
      let line = writer.actionConfiguration(environment)
      return (line + [Byte.lineFeed], ActionConfigurationLimit.diagnostics(of: Text(line)))
    case .buildspec: return (writer.buildspec(environment), [])
    case .shell: return lines(.shell)
    case .dotenv: return lines(.dotenv)
    case .github: return lines(.github)
    }
  }

  // MARK: many units

  /// Writes a folder for each unit that has builds, and the index of them; nothing if there is an error anywhere.
  func write(
    _ selection: Tree.Selection, of tree: Tree, below folder: Path, workers: Int, _ invocation: Invocation
  ) -> ExitStatus {
    var pieces: [Piece] = []
    var diagnostics = selection.diagnostics
    tree.forEachUnit(of: selection, workers: workers, transform: { piece($0) }, use: { pieces.append($0) })
    diagnostics += pieces.flatMap(\.diagnostics)
    diagnostics += leftOut(pieces)
    let built = pieces.filter(\.isBuilt)
    let targets = built.map { piece in
      FolderReplacement(
        folder.appending(piece.path).cleaned, below: folder, files: [(format.fileName, piece.bytes)],
        outdated: EnvironmentFormat.fileNames, guarding: invocation.guardedFolders)
    }
    diagnostics += OutputPlace(folder, tree.root, invocation.host.fileSystem).findings(
      units: pieces.map(\.path), targets: targets.map(\.folder))
    invocation.console.report(diagnostics.sortedByPlace)
    guard !invocation.console.hasErrors else { return invocation.console.finish() }
    UnitFolders(base: folder, targets: targets, index: index(built)).write(
      invocation, clashHelp: "rename one of the units")
    return invocation.console.finish()
  }

  private func piece(_ unit: ResolvedUnit) -> Piece {
    guard !unit.diagnostics.hasErrors, check.describesBuilds(unit) else {
      return Piece(path: unit.path, isBuilt: false, bytes: [], diagnostics: unit.diagnostics)
    }
    let (bytes, found) = written(unit)
    return Piece(path: unit.path, isBuilt: true, bytes: bytes, diagnostics: unit.diagnostics + found)
  }

  private func leftOut(_ pieces: [Piece]) -> [Diagnostic] {
    let others = pieces.filter { !$0.isBuilt && !$0.diagnostics.hasErrors }
    guard !others.isEmpty else { return [] }
    return [
      Diagnostic(
        others.count == pieces.count ? .warning : .info, "left-out",
        others.count == 1
          ? "'\(others[0].path)' has no builds, and is left out"
          : "\(others.count) units have no builds, and are left out", at: nil,
        help: Self.wayToABuild)
    ]
  }

  private static let wayToABuild: Message =
    "a unit with builds sets environment_variables, buildspec_path or codebuild_…; for other names see --mapping"

  /// A warning about a unit whose environment is empty because nothing of it is for a build.
  func withoutBuild(_ unit: ResolvedUnit) -> [Diagnostic] {
    if check.describesBuilds(unit) { return [] }
    let names = unit.settings.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
    let rest = unit.settings.count > 3 ? " and \(unit.settings.count - 3) more" : ""
    return [
      Diagnostic(
        .warning, "no-build",
        names.isEmpty
          ? "'\(unit.path)' has no builds: it sets nothing"
          : "'\(unit.path)' has no builds: it sets only \(names)\(rest)",
        at: nil, help: Self.wayToABuild)
    ]
  }

  private func index(_ pieces: [Piece]) -> [UInt8] {
    var writer = JSONWriter.indented
    writer.beginObject()
    writer.member("format_version", "1.0")
    writer.member("format", Text(format.rawValue))
    writer.key("units")
    writer.beginObject()
    for piece in pieces.sorted(by: { $0.path < $1.path }) {
      writer.key(piece.path.text)
      writer.beginList()
      writer.string(format.fileName)
      writer.endList()
    }
    writer.endObject()
    writer.endObject()
    return writer.take() + [Byte.lineFeed]
  }
}
