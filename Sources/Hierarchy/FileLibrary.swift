import HCLSyntax
import SourceText
import Synchronization

/// A file as read and parsed: once for all the units that use it.
final class LoadedFile: Sendable {
  let path: Path
  let tree: SyntaxTree
  /// What is wrong with the file's syntax or its repeated keys.
  let diagnostics: [Diagnostic]

  /// The plain variables: everything but the `terragrunt` block.
  let variables: [Member]
  /// The keys, the `terragrunt` block among them, that were declared as a map more than once: Terraform refuses that.
  let repeatedMaps: [Member]
  /// True when a plain variable holds a `${…}`.
  let hasTemplatesInVariables: Bool

  var file: SourceFile { tree.file }

  init(_ path: Path, _ file: SourceFile) {
    self.path = path
    tree = SyntaxTree(parsing: file)
    let decoded = Decoder.decode(tree)
    diagnostics = tree.diagnostics.hasErrors ? tree.diagnostics : tree.diagnostics + decoded.diagnostics
    variables = decoded.members.filter { !Self.isTerragrunt($0.key) }
    repeatedMaps = decoded.members.filter(\.isRepeatedObject)
    hasTemplatesInVariables =
      tree.body.items.contains { !Self.isTerragrunt($0.key.text) && $0.value.hasInterpolation }
  }

  /// True for the name of the block that is no variable.
  static func isTerragrunt(_ name: Text) -> Bool { name.count == 10 && name.lowercasedASCII == "terragrunt" }
}

/// The work done so far, for those who want to know that none is done twice.
public struct WorkCounters: Sendable, Equatable {
  /// Files opened and read.
  public var filesRead = 0
  /// Files parsed; in exact mode also the texts that a substitution made.
  public var filesParsed = 0
  /// Folders listed.
  public var foldersListed = 0
}

/// The files of one tree: each is opened and parsed once, and what a folder holds is asked once.
final class FileLibrary: Sendable {
  /// The top of the tree; names are shown relative to it.
  let root: Path
  let fileSystem: any FileSystem

  private struct State {
    var loaded: [Path: Result<LoadedFile, FileSystemError>] = [:]
    var folders: [Path: [Text: FileKind]?] = [:]
    var modules: [Path: ModuleSlot] = [:]
    var counters = WorkCounters()
  }

  /// A module, read by whoever asks first; the others wait for it.
  private final class ModuleSlot: Sendable {
    private let content: Mutex<ModuleVariables??> = Mutex(nil)

    func module(_ read: () -> ModuleVariables?) -> ModuleVariables? {
      content.withLock { content in
        if let known = content { return known }
        let module = read()
        content = .some(module)
        return module
      }
    }
  }

  private let state = Mutex(State())

  init(root: Path, fileSystem: any FileSystem) {
    self.root = root
    self.fileSystem = fileSystem
  }

  var counters: WorkCounters { state.withLock { $0.counters } }

  func countParse() { state.withLock { $0.counters.filesParsed += 1 } }

  /// The name a path is shown by: relative to the root.
  func displayName(_ path: Path) -> Path { path.relative(to: root) }

  /// The file at an absolute path, parsed.
  ///
  /// - Throws: why it can't be read.
  func load(_ path: Path) throws(FileSystemError) -> LoadedFile {
    let path = path.cleaned
    if let known = state.withLock({ $0.loaded[path] }) { return try known.get() }
    let result = read(path)
    state.withLock { state in
      state.loaded[path] = result
      state.counters.filesRead += 1
      state.counters.filesParsed += 1
    }
    return try result.get()
  }

  private func read(_ path: Path) -> Result<LoadedFile, FileSystemError> {
    do throws(FileSystemError) {
      let file = SourceFile(name: displayName(path).text, bytes: try fileSystem.read(path))
      return .success(LoadedFile(path, file))
    } catch {
      return .failure(error)
    }
  }

  /// The bytes of a file that is no configuration.
  ///
  /// - Throws: why it can't be read.
  func source(_ path: Path) throws(FileSystemError) -> SourceFile {
    let bytes = try fileSystem.read(path)
    state.withLock { state in
      state.counters.filesRead += 1
      state.counters.filesParsed += 1
    }
    return SourceFile(name: displayName(path).text, bytes: bytes)
  }

  /// The Terraform module in an absolute folder, read once; nil when there is none.
  func module(in folder: Path) -> ModuleVariables? {
    let folder = folder.cleaned
    let slot = state.withLock { state in
      if let known = state.modules[folder] { return known }
      let slot = ModuleSlot()
      state.modules[folder] = slot
      return slot
    }
    return slot.module { ModuleVariables.read(folder, files: self) }
  }

  /// The local module that a unit's `source` leads to; nil when it lies elsewhere or is not there.
  func module(_ source: Text?, for unit: Path) -> ModuleVariables? {
    switch ModuleSource(source, unit: unit) {
    case .beside: module(in: unit)
    case .local(let folder): module(in: folder)
    case .remote: nil
    }
  }

  /// What a folder holds by name, or nil when it can't be listed.
  func names(in folder: Path) -> [Text: FileKind]? {
    if let known = state.withLock({ $0.folders[folder] }) { return known }
    var names: [Text: FileKind]?
    if let entries = try? fileSystem.entries(of: folder) {
      names = Dictionary(entries.map { ($0.name, $0.kind) }) { first, _ in first }
    }
    remember(names, in: folder)
    return names
  }

  /// Notes what a walk has seen in a folder.
  func remember(_ names: [Text: FileKind]?, in folder: Path) {
    state.withLock { state in
      state.folders[folder] = .some(names)
      state.counters.foldersListed += 1
    }
  }

  /// True when the path names anything.
  func exists(_ path: Path) -> Bool { kind(of: path) != nil }

  /// What the path names, or nil.
  func kind(of path: Path) -> FileKind? {
    let path = path.cleaned
    if let known = state.withLock({ $0.folders[path.parent] }), let names = known { return names[path.name] }
    return fileSystem.kind(of: path)
  }

  /// The configuration file of a folder: `.terragrunt` when it exists, else `terraform.tfvars`; nil for neither.
  func configurationFile(in folder: Path) -> Path? {
    for name in ConfigurationFile.names {
      let path = folder.appending(Path(name))
      if exists(path) { return path }
    }
    return nil
  }
}

/// The names of configuration files.
enum ConfigurationFile {
  static let oldName: Text = ".terragrunt"
  static let name: Text = "terraform.tfvars"
  static let names = [oldName, name]
}
