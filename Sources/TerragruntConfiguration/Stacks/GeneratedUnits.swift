import Files
import HCL2Evaluation
import SourceText
import Synchronization

/// The folders that stacks generate, known without writing them: Terragrunt copies the source of each into it.
final class GeneratedUnits: Sendable {
  /// A generated folder.
  struct Folder: Sendable {
    /// The folder that is copied; nil when it is not on this machine.
    let source: Path?
    /// The source as written.
    let written: Text
    /// Whether the source has to be downloaded.
    let isRemote: Bool
    /// Whether another source of the stack is on this machine; one with none is often copied to another place.
    let isHere: Bool
    /// Where the stack names the source.
    let place: Place
    /// What `values` is in the copied files; nil for nothing.
    let values: TypedValue?
    /// What is laid over the unit.
    let autoinclude: Autoinclude?
    /// What is added to the stack.
    let added: [StackComponent]
    /// The stack's file.
    let stack: Path
    /// The files that the stack's file was evaluated with.
    let log: FileLog
    /// What is wrong with the stack's file.
    let diagnostics: [Diagnostic]
  }

  private let folders = Mutex<[Path: Folder]>([:])
  /// The folders that stacks copy.
  private let templates = Mutex<Set<Path>>([])
  /// The folders of stacks of which some units are not known because of mistakes that are reported.
  private let incomplete = Mutex<Set<Path>>([])
  private let isEmpty = Atomic(true)
  /// The units of each stack that was read, by its folder.
  private let stacks = Mutex<[Path: [Path]]>([:])

  /// The units of the stack in a folder, found once.
  func units(ofStackIn folder: Path, _ find: () -> [Path]) -> [Path] {
    if let known = stacks.withLock({ $0[folder] }) { return known }
    let units = find()
    stacks.withLock { $0[folder] = units }
    return units
  }

  /// Adds a folder; the first one of a path counts.
  func add(_ folder: Folder, at path: Path) {
    folders.withLock { if $0[path] == nil { $0[path] = folder } }
    if let source = folder.source { templates.withLock { _ = $0.insert(source) } }
    isEmpty.store(false, ordering: .releasing)
  }

  /// Notes that the stack in a folder has mistakes that hide some of its units.
  func noteIncomplete(_ stack: Path) { incomplete.withLock { _ = $0.insert(stack) } }

  /// True below a stack of which some units are not known because of mistakes that are reported.
  func mayHide(_ path: Path) -> Bool {
    incomplete.withLock { $0.holdsFolder(around: path) }
  }

  /// The number of generated folders.
  var count: Int { folders.withLock(\.count) }

  /// True for a folder in or below one that a stack copies: it is a template, and nothing in it is deployed itself.
  func copies(_ folder: Path) -> Bool {
    if isEmpty.load(ordering: .acquiring) { return false }
    return templates.withLock { $0.holdsFolder(around: folder) }
  }

  /// The generated folder at a path.
  subscript(path: Path) -> Folder? {
    isEmpty.load(ordering: .acquiring) ? nil : folders.withLock { $0[path] }
  }

  /// The nearest generated folder around a path, and its own path.
  func around(_ path: Path) -> (folder: Folder, path: Path)? {
    if isEmpty.load(ordering: .acquiring) { return nil }
    return folders.withLock { folders in
      var next = path
      while true {
        if let folder = folders[next] { return (folder, next) }
        if next.isTop { return nil }
        next = next.parent
      }
    }
  }

  /// Where the file or folder really is that a stack copies to a path; the path itself for anything else.
  func actual(_ path: Path) -> Path {
    guard let (folder, top) = around(path), let source = folder.source else { return path }
    return path == top ? source : source.appending(path.relative(to: top)).cleaned
  }
}

/// A tree's files with those that stacks copy.
struct GeneratedFileSystem: FileSystem {
  private let base: any FileSystem
  private let generated: GeneratedUnits

  init(_ base: any FileSystem, _ generated: GeneratedUnits) {
    self.base = base
    self.generated = generated
  }

  func read(_ path: Path) throws(FileSystemError) -> [UInt8] { try base.read(generated.actual(path.cleaned)) }

  func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] {
    try base.entries(of: generated.actual(folder.cleaned))
  }

  func kind(of path: Path) -> FileKind? { base.kind(of: generated.actual(path.cleaned)) }

  func linkTarget(of path: Path) -> Path? { base.linkTarget(of: path) }

  func realPath(of path: Path) -> Path? { base.realPath(of: generated.actual(path.cleaned)) }

  func refusal(of path: Path) -> FileSystemError? { base.refusal(of: generated.actual(path.cleaned)) }
}

extension Set<Path> {
  /// True when the path, or a folder around it, is in the set.
  fileprivate func holdsFolder(around path: Path) -> Bool {
    if isEmpty { return false }
    var next = path
    while !contains(next) {
      if next.isTop { return false }
      next = next.parent
    }
    return true
  }
}
