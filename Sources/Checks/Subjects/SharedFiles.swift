import Hierarchy
import SourceText
import Synchronization

/// The files that several units read, each in each of its roles. The first thread that asks checks a file; the file
/// counts for the first unit in order, whichever thread came first.
final class SharedFiles: Sendable {
  /// A file in one of its roles.
  final class Entry: Sendable {
    let path: Path
    /// True when Terragrunt reads it: an included file, but not a var file.
    let isConfiguration: Bool
    private let found = Once<[Diagnostic]>()
    private let counted = Atomic(false)

    fileprivate init(_ role: Role) {
      path = role.path
      isConfiguration = role.isConfiguration
    }

    /// The findings of `look`, which is called once.
    func findings(_ look: () -> [Diagnostic]) -> [Diagnostic] { found.value(look) }

    /// True once it is counted for a unit; it is not counted for later units.
    var isCounted: Bool { counted.load(ordering: .relaxed) }

    /// Counts it for the calling unit; true on the first call. Call it in the order of the units.
    func countToFirst() -> Bool { !counted.exchange(true, ordering: .relaxed) }
  }

  fileprivate struct Role: Hashable {
    let path: Path
    let isConfiguration: Bool
  }

  private let entries = Mutex<[Role: Entry]>([:])

  /// The file in that role.
  func entry(_ path: Path, isConfiguration: Bool) -> Entry {
    let role = Role(path: path, isConfiguration: isConfiguration)
    return entries.withLock { entries in
      if let known = entries[role] { return known }
      let entry = Entry(role)
      entries[role] = entry
      return entry
    }
  }
}
