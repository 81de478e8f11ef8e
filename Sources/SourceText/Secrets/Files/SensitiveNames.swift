import Synchronization

/// The names that a run's files mark as sensitive: by a comment `# strata:sensitive` on a variable's line or the line
/// above, or by `sensitive = true` in a module.
///
/// Shared by everything in a run. Files are queued when read and searched lazily; small files without a mark are
/// skipped. So a run that masks nothing pays little.
public final class SensitiveNames: Sendable {
  private struct State {
    var waiting: [[UInt8]] = []
    var names: Set<Text> = []
  }

  private let state = Mutex(State())
  /// True while all files are searched and none has marked a name. Writers ask for every name, from all threads, and
  /// most trees mark none.
  private let isKnownToBeEmpty = Atomic(false)

  /// An empty collection.
  public init() {}

  /// Queues the bytes of a file that was read.
  public func notice(_ bytes: [UInt8]) {
    // While its bytes are in the cache, a small file is cheaper to search than to keep.
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

  /// True when no file read so far marks a name.
  var isEmpty: Bool {
    if isKnownToBeEmpty.load(ordering: .acquiring) { return true }
    return state.withLock { state in
      let isEmpty = Self.names(of: &state).isEmpty
      isKnownToBeEmpty.store(isEmpty, ordering: .releasing)
      return isEmpty
    }
  }

  /// True when a file read so far marks the name; case is ignored.
  func contains(_ name: Text) -> Bool { state.withLock { Self.names(of: &$0).contains(name.lowercasedASCII) } }

  private static func names(of state: inout State) -> Set<Text> {
    for bytes in state.waiting { state.names.formUnion(SensitiveMarks.names(in: Text(bytes))) }
    state.waiting = []
    return state.names
  }

  private static let smallFile = 1 << 16
  /// The end of a mark, from its colon on: searched for first because a colon is rarer than letters.
  private static let markEnd: Text = ":sensitive"
}
