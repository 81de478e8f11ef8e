import Synchronization

/// The names that a run's files mark as sensitive: by a comment `# strata:sensitive` on a variable's line or the line
/// above, or by `sensitive = true` in a module.
///
/// Shared by everything in a run. Files are only noted when they are read, most without a mark not even that; they are
/// searched when the first name is asked for, so that a run which masks nothing pays little.
public final class SensitiveNames: Sendable {
  private struct State {
    var waiting: [[UInt8]] = []
    var names: Set<Text> = []
  }

  private let state = Mutex(State())
  /// True while all files are searched and none marked a name: whoever writes asks for every name, from all threads, and
  /// most trees mark none.
  private let isKnownToBeEmpty = Atomic(false)

  /// No names yet.
  public init() {}

  /// Notes the bytes of a file that was read.
  public func notice(_ bytes: [UInt8]) {
    // Now that its bytes are at hand, a small file costs less to look through than to keep.
    if bytes.count < Self.smallFile, !Text(bytes).contains(Self.markEnd) { return }
    state.withLock {
      $0.waiting.append(bytes)
      isKnownToBeEmpty.store(false, ordering: .releasing)
    }
  }

  /// Adds a name.
  public func add(_ name: Text) {
    state.withLock {
      _ = $0.names.insert(name.lowercasedASCII)
      isKnownToBeEmpty.store(false, ordering: .releasing)
    }
  }

  /// How many names the files read so far mark.
  public var count: Int { state.withLock { Self.names(of: &$0).count } }

  /// True when no file read so far marks a name.
  var isEmpty: Bool {
    if isKnownToBeEmpty.load(ordering: .acquiring) { return true }
    return state.withLock { state in
      let isEmpty = Self.names(of: &state).isEmpty
      isKnownToBeEmpty.store(isEmpty, ordering: .releasing)
      return isEmpty
    }
  }

  /// True when a file read so far marks the name; case does not matter.
  func contains(_ name: Text) -> Bool { state.withLock { Self.names(of: &$0).contains(name.lowercasedASCII) } }

  private static func names(of state: inout State) -> Set<Text> {
    for bytes in state.waiting { search(Text(bytes), into: &state.names) }
    state.waiting = []
    return state.names
  }

  private static let smallFile = 1 << 16
  private static let mark: Text = "strata:sensitive"
  /// The end of the mark from its colon on, which is rarer than letters are: it is looked for first.
  private static let markEnd: Text = ":sensitive"

  private static func search(_ text: Text, into names: inout Set<Text>) {
    var from = 0
    // A mark above a comment goes on to the name below it: what several marks share is looked through once.
    var searchedTo = 0
    while let end = text.firstRange(of: markEnd, from: from) {
      from = end.upperBound
      let start = from - mark.count
      guard start >= 0, text[start..<from] == mark else { continue }
      var lower = start
      while lower > 0, text[lower - 1] != Byte.lineFeed { lower -= 1 }
      // One mark says all that others on its line could.
      from = lineEnd(text, from: from)
      if let name = firstName(text, from: lower, to: start) {
        names.insert(name)
      } else if from >= searchedTo {
        searchedTo = nameBelow(text, from: from, into: &names)
      }
    }
  }

  /// Adds the first name at or below the line at `start`, past blank lines and comments; gives how far was searched.
  private static func nameBelow(_ text: Text, from start: Int, into names: inout Set<Text>) -> Int {
    var next = start
    while next < text.count {
      let end = lineEnd(text, from: next)
      if let name = firstName(text, from: next, to: end) {
        names.insert(name)
        return next
      }
      guard isBlankOrComment(text, from: next, to: end) else { return next }
      next = end
    }
    return next
  }

  /// One past the line feed that ends the line of `start`, or the end of the text.
  private static func lineEnd(_ text: Text, from start: Int) -> Int {
    text.firstIndex(of: Byte.lineFeed, from: start).map { $0 + 1 } ?? text.count
  }

  private static func isBlankOrComment(_ text: Text, from lower: Int, to upper: Int) -> Bool {
    let line = text[lower..<upper].trimmed
    return line.isEmpty || line[0] == Byte.hash || line.hasPrefix("//")
  }

  /// The name a line starts with, in lower case; for `variable "x" {` of a module `x`. Nil for a comment or a bracket.
  private static func firstName(_ text: Text, from lower: Int, to upper: Int) -> Text? {
    var rest = text[lower..<upper].trimmed
    if rest.hasPrefix("variable ") || rest.hasPrefix("variable\t") { rest = rest[9..<rest.count].trimmed }
    guard !rest.isEmpty else { return nil }
    if rest[0] == Byte.quote {
      guard let close = rest.firstIndex(of: Byte.quote, from: 1), close > 1 else { return nil }
      return rest[1..<close].lowercasedASCII
    }
    var end = 0
    while end < rest.count, SecretRegions.isNameByte(rest[end]) { end += 1 }
    return end > 0 ? rest[0..<end].lowercasedASCII : nil
  }
}
