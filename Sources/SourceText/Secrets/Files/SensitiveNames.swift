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
    for bytes in state.waiting { state.names.formUnion(SensitiveMarks.names(in: Text(bytes))) }
    state.waiting = []
    return state.names
  }

  private static let smallFile = 1 << 16
  /// The end of a mark from its colon on, which is rarer than letters are: it is looked for first.
  private static let markEnd: Text = ":sensitive"
}
