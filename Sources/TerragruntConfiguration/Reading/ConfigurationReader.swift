import Files
import HCL2Evaluation
import HCL2Syntax
import SourceText
import Synchronization

/// Reads the `terragrunt.hcl` files of one tree. Each file is read and parsed once, and its value for other files is
/// evaluated once.
final class ConfigurationReader: Sendable {
  /// The tree's top folder; file names are shown relative to it.
  let root: Path
  /// The tree's files, with those that stacks copy.
  let files: any FileSystem
  /// The folders that stacks generate.
  let generated = GeneratedUnits()
  let options: ConfigurationOptions
  /// What units share of the files that they include.
  let shared = SharedExpressions()
  private let cache = Mutex(Cache())

  private struct Cache {
    var sources: [Path: Result<SourceFile, FileSystemError>] = [:]
    var trees: [Path: SyntaxTree] = [:]
    /// The results of `read_terragrunt_config`, by file and calling unit.
    var objects: [ReadKey: ReadResult] = [:]
    /// How deep a file was read, at least, when it read too many in turn.
    var tooDeep: [ReadKey: Int] = [:]
    var edges: [Path: [Path]] = [:]
    var acyclic: Set<Path> = []
  }

  private struct ReadKey: Hashable {
    let file: Path
    /// Nil for a result that holds for all units.
    let originalFolder: Path?
  }

  private struct ReadResult {
    let value: TypedValue
    let diagnostics: [Diagnostic]
    let log: FileLog
  }

  /// A reader for the tree below `root`, an absolute path.
  init(root: Path, files: any FileSystem, options: ConfigurationOptions) {
    self.root = root
    self.files = GeneratedFileSystem(files, generated)
    self.options = options
  }

  // MARK: files

  /// The contents of the file, read once.
  func source(_ path: Path) throws(FileSystemError) -> SourceFile {
    let known = cache.withLock { $0.sources[path] }
    let result: Result<SourceFile, FileSystemError>
    if let known {
      result = known
    } else {
      do throws(FileSystemError) {
        let actual = generated.actual(path)
        let name = actual.isWithin(root) ? actual.relative(to: root) : actual
        result = .success(SourceFile(name: name.text, bytes: try files.read(path)))
      } catch {
        result = .failure(error)
      }
      cache.withLock { $0.sources[path] = result }
    }
    return try result.get()
  }

  /// The file's syntax tree, parsed once.
  func tree(_ path: Path) throws(FileSystemError) -> SyntaxTree {
    if let known = cache.withLock({ $0.trees[path] }) { return known }
    let tree = SyntaxTree(parsing: try source(path), as: path.name.hasSuffix(".json") ? .json : .native)
    cache.withLock { $0.trees[path] = tree }
    return tree
  }

  /// The configuration file for a path in `config_path` or a call; a folder means the configuration file in it.
  func configurationFile(at path: Path) -> Path {
    guard files.kind(of: path) == .folder else { return path }
    let json = path.appending("terragrunt.hcl.json")
    return files.kind(of: json) == .file ? json : path.appending("terragrunt.hcl")
  }

  // MARK: configurations

  /// Evaluates the unit with the configuration file `file`, an absolute path.
  func evaluate(_ file: Path) -> EvaluatedConfiguration {
    UnitEvaluation(self, FunctionPlaces(unit: file)).run()
  }

  /// The result of `read_terragrunt_config` for a file.
  func object(reading file: Path, _ places: FunctionPlaces) throws(FunctionFailure) -> TypedValue {
    guard !places.readers.contains(file) else {
      throw FunctionFailure(
        "'\(file)' reads itself, directly or through other files", argument: 0)
    }
    let result = try result(of: file, places)
    places.log.note(result.log)
    places.log.note(chain: result.log.chain + 1)
    let errors = result.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty {
      throw FunctionFailure("'\(file)' has errors", argument: 0, causes: errors)
    }
    return result.value
  }

  /// The result, which is known from an earlier call or evaluated now. It depends on the file alone and on how deep it is
  /// read, not on what was read before.
  private func result(of file: Path, _ places: FunctionPlaces) throws(FunctionFailure) -> ReadResult {
    let key = ReadKey(file: file, originalFolder: nil)
    let ownKey = ReadKey(file: file, originalFolder: places.originalFolder)
    let depth = places.readers.count
    let (known, tooDeep) = cache.withLock { ($0.objects[key] ?? $0.objects[ownKey], $0.tooDeep[ownKey] ?? .max) }
    let chain = known?.log.chain ?? 0
    if depth + chain <= Self.deepest, depth < tooDeep {
      let result = known ?? read(file, places)
      if !result.log.isCutOff {
        if known == nil { cache.withLock { $0.objects[result.log.asksForOriginalFolder ? ownKey : key] = result } }
        return result
      }
      cache.withLock { $0.tooDeep[ownKey] = min($0.tooDeep[ownKey] ?? .max, depth) }
    }
    places.log.noteCutOff()
    throw FunctionFailure(
      "'\(file)' is read by way of too many files, or reads too many in turn: at most \(Self.deepest) may read one another",
      argument: 0)
  }

  /// The most files that may read one another in a row.
  private static let deepest = 12

  private func read(_ file: Path, _ places: FunctionPlaces) -> ReadResult {
    let inner = FunctionPlaces(reading: file, from: places)
    if file.name.hasSuffix("terragrunt.values.hcl") {
      let evaluation = FileEvaluation(self, inner)
      let values = evaluation.plainValues()
      return ReadResult(value: values, diagnostics: evaluation.diagnostics, log: inner.log)
    }
    if file.name == StackGeneration.fileName {
      let (value, diagnostics) = StackFile(self, inner).object()
      return ReadResult(value: value, diagnostics: diagnostics, log: inner.log)
    }
    let evaluated = UnitEvaluation(self, inner).run()
    return ReadResult(
      value: ConfigurationShape(evaluated).object(outputs: evaluated.dependencyOutputs),
      diagnostics: evaluated.diagnostics, log: inner.log)
  }

  // MARK: dependencies

  /// The configuration files of the units that a configuration's enabled `dependency` blocks name.
  func edges(of file: Path) -> [Path] {
    if let known = cache.withLock({ $0.edges[file] }) { return known }
    let edges = UnitEvaluation(self, FunctionPlaces(unit: file)).dependencyTargets()
    cache.withLock { $0.edges[file] = edges }
    return edges
  }

  /// Records what an evaluation has found, so that it is not asked for again.
  func note(edges: [Path], of file: Path) { cache.withLock { $0.edges[file] = edges } }

  func isKnownAcyclic(_ file: Path) -> Bool { cache.withLock { $0.acyclic.contains(file) } }

  func noteAcyclic(_ files: Set<Path>) { cache.withLock { $0.acyclic.formUnion(files) } }
}
