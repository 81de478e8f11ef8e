public import SourceText
import Synchronization

/// The files of a git commit, where the working tree would have them; nothing is checked out.
///
/// Symbolic links lead as they would on disk. Submodules are left out: the commit does not hold their files. Paths
/// outside the repository are read from another file system.
public final class GitFileSystem: FileSystem {
  private enum Node {
    case file(Text)
    case link(Text)
    case submodule
  }

  /// What a path leads to.
  private enum Target {
    case file(Text)
    case folder(Text)
    case outside(Path)
    case nothing
    case loop
  }

  private static let mostLinks = 40

  private let top: Path
  private let others: any FileSystem
  private let reader: GitObjectReader
  /// By path below the top.
  private let nodes: [Text: Node]
  /// The names in each folder, by path below the top; the top's is empty.
  private let folders: [Text: [Text]]
  private let hasLinks: Bool
  /// The folders of the submodules, absolute.
  public let submodules: [Path]

  init(top: Path, listing: Text, git: GitProgram, others: any FileSystem) {
    self.top = top
    self.others = others
    reader = GitObjectReader(git)
    var nodes: [Text: Node] = [:]
    var folders: [Text: [Text]] = ["": []]
    var submodules: [Path] = []
    for record in listing.split(separator: 0) where !record.isEmpty {
      guard let (path, node) = Self.entry(record) else { continue }
      nodes[path] = node
      if case .submodule = node { submodules.append(top.appending(Path(path))) }
      Self.add(path, to: &folders)
    }
    self.nodes = nodes
    self.folders = folders
    self.submodules = submodules
    hasLinks = nodes.contains { if case .link = $0.value { true } else { false } }
  }

  /// `mode SP type SP object TAB path`.
  private static func entry(_ record: Text) -> (path: Text, node: Node)? {
    guard let tab = record.firstIndex(of: Byte.tab) else { return nil }
    let words = record[0..<tab].split(separator: Byte.space)
    guard words.count == 3 else { return nil }
    let path = record[tab + 1..<record.count]
    switch words[0] {
    case "120000": return (path, .link(words[2]))
    case "160000": return (path, .submodule)
    default: return (path, .file(words[2]))
    }
  }

  private static func add(_ path: Text, to folders: inout [Text: [Text]]) {
    var current = path
    while true {
      let slash = lastSlash(current)
      let parent = slash.map { current[0..<$0] } ?? ""
      let isKnown = folders[parent] != nil
      folders[parent, default: []].append(slash.map { current[$0 + 1..<current.count] } ?? current)
      if isKnown { return }
      current = parent
    }
  }

  private static func lastSlash(_ text: Text) -> Int? {
    var index = text.count - 1
    while index >= 0, text[index] != Byte.slash { index -= 1 }
    return index >= 0 ? index : nil
  }

  // MARK: paths

  private func target(of path: Path, links: Int = 0) -> Target {
    let path = path.cleaned
    guard path.isWithin(top) else { return .outside(path) }
    let way = path == top ? "" : path.relative(to: top).text
    if folders[way] != nil { return .folder(way) }
    if case .file(let object)? = nodes[way] { return .file(object) }
    return hasLinks ? walk(way, links) : .nothing
  }

  /// Follows the first symbolic link on the way.
  private func walk(_ way: Text, _ links: Int) -> Target {
    var end = 0
    while end < way.count {
      end = way.firstIndex(of: Byte.slash, from: end + 1) ?? way.count
      let part = way[0..<end]
      guard case .link(let object)? = nodes[part] else { continue }
      guard links < Self.mostLinks else { return .loop }
      guard let bytes = try? reader.bytes(of: object) else { return .nothing }
      let folder = top.appending(Path(part)).parent
      let rest: Path = end < way.count ? Path(way[end + 1..<way.count]) : "."
      return target(of: folder.appending(Path(Text(bytes))).appending(rest), links: links + 1)
    }
    return .nothing
  }

  // MARK: FileSystem

  public func read(_ path: Path) throws(FileSystemError) -> [UInt8] {
    switch target(of: path) {
    case .file(let object): return try reader.bytes(of: object)
    case .folder: throw .isFolder
    case .outside(let outside): return try others.read(outside)
    case .nothing: throw .notFound
    case .loop: throw .linkLoop
    }
  }

  public func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] {
    switch target(of: folder) {
    case .file, .nothing: throw .notFound
    case .outside(let outside): return try others.entries(of: outside)
    case .loop: throw .linkLoop
    case .folder(let way):
      return (folders[way] ?? []).compactMap { name in
        let path = way.isEmpty ? name : way + "/" + name
        switch nodes[path] {
        case .file: return FolderEntry(name: name, kind: .file)
        case .submodule: return nil
        case .link: return kind(of: top.appending(Path(path))).map { FolderEntry(name: name, kind: $0, isLink: true) }
        case nil: return FolderEntry(name: name, kind: .folder)
        }
      }
    }
  }

  public func kind(of path: Path) -> FileKind? {
    switch target(of: path) {
    case .file: .file
    case .folder: .folder
    case .outside(let outside): others.kind(of: outside)
    case .nothing, .loop: nil
    }
  }
}

/// Reads objects through one `git cat-file --batch` that is started for the first of them.
final class GitObjectReader: Sendable {
  private struct State {
    var program: (any RunningProgram)?
    var buffer: [UInt8] = []
    var start = 0
  }

  private static let largestFile = 1 << 31

  private let git: GitProgram
  private let state = Mutex(State())

  init(_ git: GitProgram) { self.git = git }

  deinit {
    state.withLock { state in
      if let program = state.program { _ = program.finish() }
    }
  }

  /// The bytes of an object.
  func bytes(of object: Text) throws(FileSystemError) -> [UInt8] {
    let result: Result<[UInt8], FileSystemError> = state.withLock { state in
      do throws(FileSystemError) {
        return .success(try read(object, &state))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func read(_ object: Text, _ state: inout State) throws(FileSystemError) -> [UInt8] {
    do throws(ProgramFailure) {
      let program: any RunningProgram
      if let running = state.program { program = running } else { program = try git.start(["cat-file", "--batch"]) }
      state.program = program
      try program.write((object + "\n").bytes)
      let header = try Self.line(program, &state)
      let words = header.split(separator: Byte.space)
      guard words.count == 3, let size = Int(words[2].description) else {
        throw .other("git has no object \(object): \(header)")
      }
      guard size < Self.largestFile else { throw .other("it is larger than 2 GiB") }
      let bytes = try Self.take(size, program, &state)
      _ = try Self.take(1, program, &state)
      return bytes
    } catch {
      switch error {
      case .notFound: throw .other("there is no program 'git'")
      case .other(let reason): throw .other(reason)
      }
    }
  }

  private static func line(_ program: any RunningProgram, _ state: inout State) throws(ProgramFailure) -> Text {
    while true {
      if let end = state.buffer[state.start...].firstIndex(of: Byte.lineFeed) {
        defer { state.start = end + 1 }
        return Text(Array(state.buffer[state.start..<end]))
      }
      try more(program, &state)
    }
  }

  private static func take(
    _ count: Int, _ program: any RunningProgram, _ state: inout State
  ) throws(ProgramFailure) -> [UInt8] {
    while state.buffer.count - state.start < count { try more(program, &state) }
    defer { state.start += count }
    return Array(state.buffer[state.start..<state.start + count])
  }

  private static func more(_ program: any RunningProgram, _ state: inout State) throws(ProgramFailure) {
    let piece = try program.read()
    guard !piece.isEmpty else { throw .other("git cat-file ended early") }
    state.buffer.removeFirst(state.start)
    state.start = 0
    state.buffer += piece
  }
}
