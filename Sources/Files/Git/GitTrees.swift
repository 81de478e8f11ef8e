import SourceText

/// The folders of a commit. A folder that occurs several times in the commit is read once.
struct GitTrees: Sendable {
  /// What an entry of a folder is.
  enum Entry: Sendable {
    case folder(Text)
    case file(Text)
    case link(Text)
    /// Another repository, whose files the commit does not contain.
    case submodule
  }

  typealias Folder = [Text: Entry]

  /// Why a commit can't be read.
  struct Failure: Error {
    let reason: String
  }

  /// A path on disk has at most 4,096 bytes, so at most 2,048 folders.
  private static let mostLevels = 2048
  /// Ten times as many as the largest repositories have. A few small objects can represent any number of files.
  private static let mostPaths = 5_000_000
  /// How many folders to request from git at once, so that the requests fit into the system's buffer.
  private static let batch = 500

  /// The folder objects, by object name.
  private let objects: [Text: Folder]
  /// The top folder's object name.
  private let root: Text

  /// The folders of a commit.
  init(of commit: Text, _ reader: GitObjectReader) throws(Failure) {
    var objects: [Text: Folder] = [:]
    let top = try Self.read([commit + "^{tree}"], reader)[0]
    root = top.name
    objects[top.name] = try Self.folder(top)
    var wanted = Self.folders(in: objects[top.name, default: [:]], without: objects)
    while !wanted.isEmpty {
      var next: Set<Text> = []
      for start in stride(from: 0, to: wanted.count, by: Self.batch) {
        let names = Array(wanted[start..<min(start + Self.batch, wanted.count)])
        for object in try Self.read(names, reader) { objects[object.name] = try Self.folder(object) }
        for name in names { next.formUnion(Self.folders(in: objects[name, default: [:]], without: objects)) }
      }
      wanted = next.filter { objects[$0] == nil }.sorted()
    }
    self.objects = objects
    var sizes: [Text: Size] = [:]
    let size = try Self.size(of: root, objects, &sizes, level: 0)
    guard size.paths <= Self.mostPaths else { throw Failure(reason: "it holds more than 5 million files") }
  }

  private static func read(_ names: [Text], _ reader: GitObjectReader) throws(Failure) -> [GitObject] {
    do throws(FileSystemError) {
      let objects = try reader.objects(names)
      guard let wrong = objects.first(where: { $0.type != "tree" }) else { return objects }
      throw FileSystemError.other("the object \(wrong.name) is not a folder")
    } catch {
      throw Failure(reason: error.reason)
    }
  }

  private static func folders(in folder: Folder, without known: [Text: Folder]) -> [Text] {
    folder.values.compactMap { entry in
      if case .folder(let name) = entry, known[name] == nil { name } else { nil }
    }
  }

  // MARK: reading a tree

  /// The entries of a folder's object: `mode SP name NUL hash`, one after the other.
  private static func folder(_ object: GitObject) throws(Failure) -> Folder {
    let bytes = object.bytes
    let hashLength = object.name.count / 2
    var folder: Folder = [:]
    var index = 0
    while index < bytes.count {
      guard let space = bytes[index...].firstIndex(of: Byte.space),
        let end = bytes[space...].firstIndex(of: 0), end + hashLength < bytes.count
      else { throw Failure(reason: "the folder \(object.name) is damaged") }
      let name = Text(Array(bytes[space + 1..<end]))
      guard isAllowed(name), folder[name] == nil else {
        throw Failure(
          reason: "a folder in it has an entry '\(name.description)'"
            + (folder[name] == nil ? ", which no checkout can have" : " twice"))
      }
      let target = hexadecimal(bytes[end + 1...end + hashLength])
      switch Text(Array(bytes[index..<space])) {
      case "40000", "040000": folder[name] = .folder(target)
      case "120000": folder[name] = .link(target)
      case "160000": folder[name] = .submodule
      default: folder[name] = .file(target)
      }
      index = end + 1 + hashLength
    }
    return folder
  }

  /// False for a name that would place the entry in another folder, or in git's own.
  private static func isAllowed(_ name: Text) -> Bool {
    if name.isEmpty || name == "." || name == ".." { return false }
    if name.firstIndex(of: Byte.slash) != nil { return false }
    return Text(name.bytes.map { Byte.uppercaseLetters.contains($0) ? $0 | Byte.caseBit : $0 }) != ".git"
  }

  static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> Text {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 15))
    }
    return Text(digits)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  // MARK: size

  private struct Size {
    var paths = 0
    var levels = 0
  }

  /// How many paths a folder contains, and their depth; counted once per object.
  private static func size(
    of name: Text, _ objects: [Text: Folder], _ known: inout [Text: Size], level: Int
  ) throws(Failure) -> Size {
    guard level < mostLevels else { throw Failure(reason: "its folders lie too deep in each other") }
    if let size = known[name] {
      guard level + size.levels < mostLevels else { throw Failure(reason: "its folders lie too deep in each other") }
      return size
    }
    var size = Size()
    for entry in objects[name, default: [:]].values {
      size.paths += 1
      guard case .folder(let inner) = entry else { continue }
      let part = try Self.size(of: inner, objects, &known, level: level + 1)
      size.paths = min(size.paths + part.paths, mostPaths + 1)
      size.levels = max(size.levels, part.levels + 1)
    }
    known[name] = size
    return size
  }

  // MARK: queries

  /// The folders by their path below the top folder, whose own path is empty.
  func foldersByPath() -> [Text: Folder] {
    var found: [Text: Folder] = [:]
    var waiting: [(path: Text, name: Text)] = [("", root)]
    while let (path, name) = waiting.popLast() {
      let folder = objects[name, default: [:]]
      found[path] = folder
      for (name, entry) in folder {
        if case .folder(let object) = entry { waiting.append((path.isEmpty ? name : path + "/" + name, object)) }
      }
    }
    return found
  }
}
