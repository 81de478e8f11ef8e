import Synchronization

/// The bytes of one file and its display name.
///
/// Immutable and shared: every tree, value and diagnostic from the file refers to the same instance.
public final class SourceFile: Sendable {
  /// The name printed in diagnostics and origins: relative to the tree's top folder, with `/`.
  public let name: Text
  /// The bytes as read.
  public let bytes: [UInt8]
  /// True for what was given to the process, such as an environment variable, rather than read from a file. A file of
  /// the tree can have any name, so that the name can't say it.
  public let isGiven: Bool
  /// True for a file of commands, in which a secret ends with its word.
  public let holdsCommands: Bool

  /// The hash of its name: places are looked up often, and names of files are long.
  fileprivate let nameHash: Int
  private let knownLines = Mutex<LineTable?>(nil)
  private let knownWellFormed = Atomic(false)

  /// A file shown as `name` with the given bytes.
  public init(name: Text, bytes: [UInt8], isGiven: Bool = false) {
    self.name = name
    nameHash = name.hashValue
    self.bytes = bytes
    self.isGiven = isGiven
    holdsCommands = false
  }

  /// A file of commands, such as a script, shown as `name`.
  public init(commands name: Text, bytes: [UInt8]) {
    self.name = name
    nameHash = name.hashValue
    self.bytes = bytes
    isGiven = false
    holdsCommands = true
  }

  /// True once a reader has found no mistake in its syntax. Until then its secrets are found line by line.
  public var isWellFormed: Bool { knownWellFormed.load(ordering: .acquiring) }

  /// Records that its syntax has no mistake.
  public func noteWellFormed() { knownWellFormed.store(true, ordering: .releasing) }

  /// The bytes of `range`, sharing the file's storage.
  public func text(_ range: SourceRange) -> Text { Text(bytes, in: range) }

  /// The line starts; computed on first use and kept.
  public var lines: LineTable {
    knownLines.withLock { known in
      if let known { return known }
      let lines = LineTable(bytes)
      known = lines
      return lines
    }
  }

  /// The 1-based line of a 0-based byte offset. Takes time proportional to the offset: for many lookups in one file
  /// use its `lines`.
  public func line(at offset: UInt32) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      let before = UnsafeBufferPointer(rebasing: bytes[..<min(Int(offset), bytes.count)])
      var line = 1
      var end = ByteScan.firstIndex(of: Byte.lineFeed, in: before, from: 0)
      while end < before.count {
        line += 1
        end = ByteScan.firstIndex(of: Byte.lineFeed, in: before, from: end + 1)
      }
      return line
    }
  }
}

/// A place in a file, for an origin or a diagnostic.
public struct Place: Sendable {
  /// The file.
  public let file: SourceFile
  /// The bytes it covers.
  public let range: SourceRange

  /// The line and column where it starts.
  public var start: LineColumn { file.lines.position(of: range.lower) }

  /// The bytes `range` of `file`.
  public init(_ file: SourceFile, _ range: SourceRange) {
    self.file = file
    self.range = range
  }

  /// True for the same place, and for one inside the other.
  public func lies(within other: Place) -> Bool {
    file === other.file && other.range.lower <= range.lower && range.upper <= other.range.upper
  }
}

extension Place {
  /// What tells places apart: the file's name and the range. Equal for the same range of the same file, even if the file
  /// was read twice.
  public struct Spot: Hashable, Sendable {
    /// The name of the file.
    public let file: Text
    /// The bytes it covers.
    public let range: SourceRange
    private let fileHash: Int

    fileprivate init(_ file: SourceFile, _ range: SourceRange) {
      self.file = file.name
      self.range = range
      fileHash = file.nameHash
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(fileHash)
      hasher.combine(range)
    }
  }

  /// The place as a key of dictionaries and sets.
  public var spot: Spot { Spot(file, range) }

  /// True for the same range of the same file, even if the file was read twice.
  public func isSame(as other: Place) -> Bool {
    range == other.range && (file === other.file || file.name == other.file.name)
  }
}
