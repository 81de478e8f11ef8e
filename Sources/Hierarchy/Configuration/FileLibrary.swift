import Files
import HCL1Syntax
import HCL2Evaluation
import SourceText
import Synchronization

/// The files of one tree. Each file is opened and parsed once, and each folder is listed once.
final class FileLibrary: Sendable {
  /// The top folder of the tree; displayed names are relative to it.
  let root: Path
  let fileSystem: any FileSystem
  /// How the tree is resolved.
  let options: ResolutionOptions

  /// What is known about some of the paths.
  private struct Shelf {
    var loaded: [Path: Once<Result<LoadedFile, FileSystemError>>] = [:]
    var folders: [Path: [Text: FileKind]?] = [:]
    /// The dangling symbolic links in a folder; no entry for a folder without any.
    var brokenLinks: [Path: [Text]] = [:]
    /// All symbolic links in a listed folder; no entry for a folder without any.
    var listedLinks: [Path: Set<Text>] = [:]
    /// The kinds of paths in folders that have not been listed.
    var kinds: [Path: FileKind?] = [:]
    /// The targets of folders that are symbolic links; nil for those that are not.
    var links: [Path: Path?] = [:]
    var modules: [Path: Once<ModuleVariables?>] = [:]
    /// HCL2 var files.
    var variableFiles: [Path: Once<Result<VariableFile, FileSystemError>>] = [:]
    /// For each folder, where a `source` starting with `../` leads: the same place for all units in that folder.
    var sources: [Path: [Text: ModuleSource]] = [:]
    /// For each name, the nearest file in or above a folder; under nil, the nearest configuration file.
    var nearest: [Text?: [Path: FoundAbove?]] = [:]
    var counters = WorkCounters()
  }

  /// What is known about the tree as a whole.
  private final class Totals: Sendable {
    /// The commands named in the `terragrunt` blocks of the units resolved so far.
    let commands = Mutex<Set<Text>>([])
    let counters = Mutex(WorkCounters())
    let bytesRead = Atomic(0)
    let functionsCalled = Atomic(0)
    let unitsResolved = Atomic(0)
    let unknownValues = Atomic(false)
  }

  /// Paths are spread over several shelves, so that threads rarely wait for one another.
  private let shelves: [Locked<Shelf>]
  private let totals: Totals
  /// Where the questions of one unit are recorded; nil when nobody wants to know.
  let footprint: Footprint?
  /// Of an earlier state of the tree, what it shares with the tree as it is now.
  private let earlier: EarlierState?

  init(root: Path, fileSystem: any FileSystem, options: ResolutionOptions) {
    shelves = (0..<16).map { _ in Locked(Shelf()) }
    totals = Totals()
    footprint = nil
    earlier = nil
    self.root = root
    self.options = options
    self.fileSystem = fileSystem
  }

  /// The same files for a tree with other options: what one has read, the other need not read again.
  init(sharing other: FileLibrary, options: ResolutionOptions) {
    shelves = other.shelves
    totals = Totals()
    footprint = other.footprint
    earlier = other.earlier
    root = other.root
    fileSystem = other.fileSystem
    self.options = options
  }

  /// The same files for one unit, whose questions are recorded.
  init(_ other: FileLibrary, recordingInto footprint: Footprint) {
    shelves = other.shelves
    totals = other.totals
    self.footprint = footprint
    earlier = other.earlier
    root = other.root
    fileSystem = other.fileSystem
    options = other.options
  }

  /// The same files as those of an earlier state of a tree.
  init(_ other: FileLibrary, earlier: EarlierState) {
    shelves = other.shelves
    totals = other.totals
    footprint = nil
    self.earlier = earlier
    root = other.root
    fileSystem = other.fileSystem
    options = other.options
  }

  var counters: WorkCounters {
    var own = totals.counters.withLock { $0 }
    own.bytesRead = totals.bytesRead.load(ordering: .relaxed)
    own.functionsCalled = totals.functionsCalled.load(ordering: .relaxed)
    own.unitsResolved = totals.unitsResolved.load(ordering: .relaxed)
    return shelves.reduce(own) { sum, shelf in
      shelf.withLock { sum + $0.counters }
    }
  }

  private func shelf(of path: Path) -> Locked<Shelf> { shelves[Int(path.text.quickHash % UInt64(shelves.count))] }

  /// True when the `terragrunt` block of a unit resolved so far names that command.
  func names(command: Text) -> Bool { totals.commands.withLock { $0.contains(command) } }

  /// Records the commands that a unit's block names.
  func note(commands: some Sequence<Text>) { totals.commands.withLock { $0.formUnion(commands) } }

  func countCall() { totals.functionsCalled.add(1, ordering: .relaxed) }

  func countUnit() { totals.unitsResolved.add(1, ordering: .relaxed) }

  /// True once a function has given an unknown value.
  var hasUnknownValues: Bool { totals.unknownValues.load(ordering: .relaxed) }

  func noteUnknownValue() { totals.unknownValues.store(true, ordering: .relaxed) }

  func countParse() { totals.counters.withLock { $0.filesParsed += 1 } }

  /// The display name of a path: relative to the tree's top folder.
  func displayName(_ path: Path) -> Path { path.relative(to: root) }

  /// The name of a path that can't be opened: as written, without the top folder's path in front.
  func writtenName(_ path: Path) -> Path {
    let prefix = root.isTop ? root.text : root.text + "/"
    return path.text.hasPrefix(prefix) ? Path(path.text[prefix.count..<path.text.count]) : path
  }

  /// The file at an absolute path, parsed.
  ///
  /// - Throws: the reason why it can't be read.
  func load(_ path: Path) throws(FileSystemError) -> LoadedFile {
    let path = try opened(path)
    footprint?.note(.content(path))
    let slot = shelf(of: path).withLock { shelf in
      if let known = shelf.loaded[path] { return known }
      let slot = Once<Result<LoadedFile, FileSystemError>>()
      shelf.loaded[path] = slot
      return slot
    }
    let loaded = try slot.value { read(path) }.get()
    return options.compatibility == .terragrunt0187 ? loaded.exactly : loaded
  }

  /// The file at an absolute, clean path, if it was loaded before.
  func known(_ path: Path) -> LoadedFile? {
    shelf(of: path).withLock { $0.loaded[path] }.flatMap { slot in try? slot.value { read(path) }.get() }
  }

  /// The bytes at an absolute, clean path, whatever they are; those of a loaded file are not read again.
  ///
  /// - Throws: the reason why they can't be read.
  func bytes(_ path: Path) throws(FileSystemError) -> [UInt8] {
    if let known = known(path) { return known.file.bytes }
    return try fileSystem.read(path)
  }

  private func read(_ path: Path) -> Result<LoadedFile, FileSystemError> {
    if let same = earlier?.unchangedFile(at: path) { return .success(LoadedFile(sharing: same)) }
    shelf(of: path).withLock { shelf in
      shelf.counters.filesRead += 1
      shelf.counters.filesParsed += 1
    }
    do throws(FileSystemError) {
      let file = SourceFile(name: displayName(path).text, bytes: try fileSystem.read(path))
      totals.bytesRead.add(file.bytes.count, ordering: .relaxed)
      return .success(LoadedFile(path, file))
    } catch {
      return .failure(error)
    }
  }

  /// The bytes of a file other than a configuration file.
  ///
  /// - Throws: the reason why it can't be read.
  func source(_ path: Path) throws(FileSystemError) -> SourceFile {
    footprint?.note(.content(path))
    let bytes = try fileSystem.read(path)
    totals.bytesRead.add(bytes.count, ordering: .relaxed)
    totals.counters.withLock { counters in
      counters.filesRead += 1
      counters.filesParsed += 1
    }
    return SourceFile(name: displayName(path).text, bytes: bytes)
  }

  /// The HCL2 var file at an absolute path, read once.
  ///
  /// - Throws: the reason why it can't be read.
  func variableFile(_ path: Path) throws(FileSystemError) -> VariableFile {
    let path = try opened(path)
    footprint?.note(.content(path))
    let slot = shelf(of: path).withLock { shelf in
      if let known = shelf.variableFiles[path] { return known }
      let slot = Once<Result<VariableFile, FileSystemError>>()
      shelf.variableFiles[path] = slot
      return slot
    }
    return try slot.value {
      do throws(FileSystemError) {
        return .success(VariableFile(try source(path)))
      } catch {
        return .failure(error)
      }
    }.get()
  }

  /// The Terraform module in an absolute folder, read once; nil when there is none.
  func module(in folder: Path) -> ModuleVariables? {
    let folder = folder.cleaned
    footprint?.note(.module(folder))
    let slot = shelf(of: folder).withLock { shelf in
      if let known = shelf.modules[folder] { return known }
      let slot = Once<ModuleVariables?>()
      shelf.modules[folder] = slot
      return slot
    }
    return slot.value { ModuleVariables.read(folder, files: self) }
  }

  /// The local module that the `source` of a unit of Terragrunt 0.18 names, as the chosen version of Terraform reads
  /// it; nil when it is not local or does not exist.
  func module(_ source: Text?, for unit: Path) -> ModuleVariables? {
    module(at: moduleSource(source, of: unit), for: unit)?.read(by: options.terraform)
  }

  private static let upwards: Text = "../"

  /// The location of the Terraform code of the unit in a folder (absolute and clean) with the given `source`.
  func moduleSource(_ source: Text?, of unit: Path) -> ModuleSource {
    guard let source, source.hasPrefix(Self.upwards), !unit.isTop else { return ModuleSource(source, unit: unit) }
    let above = unit.parent
    if let known = shelf(of: above).withLock({ $0.sources[above]?[source] }) { return known }
    let found = ModuleSource(source, unit: unit)
    shelf(of: above).withLock { $0.sources[above, default: [:]][source] = found }
    return found
  }

  /// The module of the unit in a folder; nil when it would have to be downloaded or does not exist.
  func module(at source: ModuleSource, for unit: Path) -> ModuleVariables? {
    switch source {
    case .beside: module(in: unit)
    case .local(let folder): module(in: folder) ?? standIn(for: folder, of: unit).flatMap { module(in: $0) }
    case .remote: nil
    }
  }

  /// The kinds of a folder's entries, by name; nil when it can't be listed.
  func names(in folder: Path) -> [Text: FileKind]? {
    footprint?.note(.entries(folder))
    if let known = shelf(of: folder).withLock({ $0.folders[folder] }) { return known }
    let entries = try? fileSystem.entries(of: folder)
    let names = entries.map { Self.kinds(of: $0) }
    remember(names, of: entries ?? [], in: folder)
    return names
  }

  /// What a listed folder holds.
  struct Listed {
    /// The kinds of its entries, by name, without dangling links.
    let names: [Text: FileKind]
    let brokenLinks: [Text]
    /// All its symbolic links.
    let links: Set<Text>
  }

  /// What a folder holds that has been listed; nil for others.
  func listed(_ folder: Path) -> Listed? {
    shelf(of: folder).withLock { shelf in
      guard let known = shelf.folders[folder], let names = known else { return nil }
      return Listed(
        names: names, brokenLinks: shelf.brokenLinks[folder] ?? [], links: shelf.listedLinks[folder] ?? [])
    }
  }

  /// The kinds of a folder's entries, by name, without dangling links.
  static func kinds(of entries: [FolderEntry]) -> [Text: FileKind] {
    Dictionary(entries.compactMap { entry in entry.kind.map { (entry.name, $0) } }) { first, _ in first }
  }

  /// The dangling symbolic links in a listed folder, in no particular order.
  func brokenLinks(in folder: Path) -> [Text] {
    footprint?.note(.entries(folder))
    return shelf(of: folder).withLock { $0.brokenLinks[folder] ?? [] }
  }

  /// Records what was found in a folder.
  func remember(_ names: [Text: FileKind]?, of entries: [FolderEntry], in folder: Path) {
    let broken = entries.filter { $0.kind == nil }.map(\.name)
    let links = entries.filter(\.isLink).map(\.name)
    shelf(of: folder).withLock { shelf in
      shelf.folders[folder] = .some(names)
      if !broken.isEmpty { shelf.brokenLinks[folder] = broken }
      if !links.isEmpty { shelf.listedLinks[folder] = Set(links) }
      shelf.counters.foldersListed += 1
    }
  }

  /// True when something exists at the path.
  func exists(_ path: Path) -> Bool { kind(of: path) != nil }

  /// The kind of what is at the path as written, or nil.
  func kind(of written: Path) -> FileKind? {
    guard let path = try? opened(written) else { return nil }
    footprint?.note(.kind(path))
    let folder = path.parent
    if let known = shelf(of: folder).withLock({ $0.folders[folder] }), let names = known { return names[path.name] }
    if let known = shelf(of: path).withLock({ $0.kinds[path] }) { return known }
    let kind = fileSystem.kind(of: path)
    shelf(of: path).withLock { $0.kinds[path] = .some(kind) }
    return kind
  }

  /// The target of a clean, absolute folder path that is a symbolic link; nil when it is not a link.
  func linkTarget(of folder: Path) -> Path? {
    footprint?.note(.link(folder))
    // Most folders stand in one that has been listed, and are no links.
    let parent = folder.parent
    let isListedFolder = shelf(of: parent).withLock { shelf in
      shelf.folders[parent].map { $0 != nil && shelf.listedLinks[parent]?.contains(folder.name) != true } ?? false
    }
    if isListedFolder { return nil }
    if let known = shelf(of: folder).withLock({ $0.links[folder] }) { return known }
    let target = fileSystem.linkTarget(of: folder)
    shelf(of: folder).withLock { $0.links[folder] = .some(target) }
    return target
  }

  /// A file found in a parent folder, and how many folders up it is.
  private struct FoundAbove {
    let file: Path
    let height: Int
  }

  /// The nearest file with that name (without a name: the nearest configuration file) in one of the `limit` folders
  /// above `folder`.
  func nearestFile(named name: Text?, above folder: Path, limit: Int) -> Path? {
    if folder.isTop { return nil }
    footprint?.note(.nearest(name, from: folder.parent))
    guard let found = nearest(name, from: folder.parent), found.height < limit else { return nil }
    return found.file
  }

  private func nearest(_ name: Text?, from start: Path) -> FoundAbove? {
    var passed: [Path] = []
    var folder = start
    var found: FoundAbove?
    while true {
      if let known = shelf(of: folder).withLock({ $0.nearest[name]?[folder] }) {
        found = known
        break
      }
      // A tree that is confined is searched to its top.
      if fileSystem.refusal(of: folder) != nil { break }
      passed.append(folder)
      if let file = file(name, in: folder) {
        found = FoundAbove(file: file, height: -1)
        break
      }
      if folder.isTop { break }
      folder = folder.parent
    }
    for folder in passed.reversed() {
      if let next = found { found = FoundAbove(file: next.file, height: next.height + 1) }
      let known = found
      shelf(of: folder).withLock { $0.nearest[name, default: [:]][folder] = .some(known) }
    }
    return found
  }

  private func file(_ name: Text?, in folder: Path) -> Path? {
    guard let name else { return configurationFile(in: folder) }
    let path = folder.appending(Path("./" + name)).cleaned
    return exists(path) ? path : nil
  }

  /// A folder's configuration file: `.terragrunt` if it exists, else `terraform.tfvars`; nil when there is neither.
  func configurationFile(in folder: Path) -> Path? {
    for name in ConfigurationFile.names { footprint?.note(.kind(folder.appending(Path(name)))) }
    if let known = shelf(of: folder).withLock({ $0.folders[folder] }), let names = known {
      return ConfigurationFile.names.first { names[$0] != nil }.map { folder.appending(Path($0)) }
    }
    if fileSystem.refusal(of: folder) != nil { return nil }
    return ConfigurationFile.names.lazy.map { folder.appending(Path($0)) }.first { exists($0) }
  }
}
