import Files
import Hierarchy
import SourceText
import YAMLSyntax

/// Reads the runs of Terraform in all files of a repository that may start it.
struct AutomationReader {
  /// Larger files are not read: none that people write is.
  private static let largest = 1 << 20

  /// The runs, those of the most telling files first, then by file name and line.
  private(set) var runs: [TerraformRun] = []
  /// True when one of the files gives `init` settings of a backend.
  private(set) var configuresBackends = false
  /// What is wrong in the files themselves.
  private(set) var mistakes: [Diagnostic] = []

  init(_ index: RepositoryIndex, _ files: any FileSystem) {
    let all = index.automation.compactMap { path in
      AutomationFile.Kind(of: path, in: index.root).map { (path: path, kind: $0) }
    }.sorted { ($0.kind, $0.path) < ($1.kind, $1.path) }
    var sources: [(path: Path, kind: AutomationFile.Kind, file: SourceFile)] = []
    for (path, kind) in all {
      guard let bytes = try? files.read(path), bytes.count <= Self.largest else { continue }
      let marks: [Text] = ["backend-config", "backend_config"]
      configuresBackends = configuresBackends || marks.contains { Text(bytes).contains($0) }
      let name = path.relative(to: index.root).text
      let file =
        kind >= .jenkins ? SourceFile(commands: name, bytes: bytes) : SourceFile(name: name, bytes: bytes)
      sources.append((path, kind, file))
    }
    let workflows = sources.filter { $0.kind < .jenkins }
    var readers: [(WorkflowReader, YAMLDocument)] = []
    for source in workflows {
      let document = YAMLDocument(parsing: source.file)
      if let error = document.diagnostics.first(where: { $0.severity == .error }) {
        mistakes += UnreadWorkflow.diagnostics(of: source.file, because: error)
        continue
      }
      var reader = WorkflowReader(source.kind, source.file, root: index.root)
      reader.read(document.root)
      mistakes += reader.mistakes
      readers.append((reader, document))
    }
    var calls: [Text: [[Text: Text]]] = [:]
    for call in readers.flatMap(\.0.calls) { calls[call.file, default: []].append(call.inputs) }
    var made: [[Text: Text]] = []
    for (first, document) in readers {
      var reader = first
      // What callers give its inputs is known once all are read.
      if let inputs = calls[first.file.name] {
        reader = WorkflowReader(first.kind, first.file, root: index.root, inputs: inputs)
        reader.read(document.root)
      }
      runs += reader.runs
      made += reader.makeVariables
    }
    let (read, makeCalls) = (Set(workflows.map(\.file.name)), MakefileReader.Calls(made))
    for name in calls.keys.sorted() where !read.contains(name) {
      // A template lies anywhere.
      guard let bytes = try? files.read(index.root.appending(Path(name))), bytes.count <= Self.largest else { continue }
      let file = SourceFile(name: name, bytes: bytes)
      var reader = WorkflowReader(.azure, file, root: index.root, inputs: calls[name] ?? [])
      reader.read(YAMLDocument(parsing: file).root)
      runs += reader.runs
    }
    for (path, kind, file) in sources where kind >= .jenkins {
      // Their syntax has no mistakes that a reader could find.
      file.noteWellFormed()
      switch kind {
      case .makefile: runs += MakefileReader.runs(in: file, at: path, root: index.root, calls: makeCalls)
      case .script: runs += Self.script(file, path, index.root)
      case .jenkins: runs += JenkinsReader.runs(in: file, root: index.root)
      case .gitHub, .gitLab, .buildspec, .azure, .atlantis: break
      }
    }
  }

  private static func script(_ file: SourceFile, _ path: Path, _ root: Path) -> [TerraformRun] {
    var reader = RunReader(.script, root: root, in: WordPattern(path.parent.text))
    reader.read(Text(file.bytes)) { Place(file, SourceRange($0.lowerBound, $0.upperBound)) }
    return reader.runs
  }
}

/// A file of a continuous integration system that runs Terraform and can't be read.
private enum UnreadWorkflow {
  /// What every reader of YAML refuses.
  private static let mistakes: Set<YAMLCode> = [
    .badEscape, .badStart, .blockIndentation, .indentation, .missingColon, .nestedMapping, .nestedSequence, .structure,
    .tab, .textAfterValue, .unclosed, .unknownAlias, .unterminated,
  ]

  /// The finding; empty where the file says nothing of Terraform, or has what some readers take.
  static func diagnostics(of file: SourceFile, because error: Diagnostic) -> [Diagnostic] {
    let text = Text(file.bytes)
    guard mistakes.contains(where: { error.has($0) }), text.contains("terraform") || text.contains("tofu") else {
      return []
    }
    return [
      Diagnostic(
        .warning, ResolutionCode.unreadableWorkflow,
        "what '\(file.name)' runs is not known: \(error.wording)", at: error.place, help: error.advice)
    ]
  }
}
