import Hierarchy
import SourceText
import Synchronization

/// The files that several units read, each in each of its roles. The first thread that asks checks a file; the file
/// counts for the first unit in order, whichever thread came first.
final class SharedFiles: Sendable {
  /// What a file is to a unit.
  enum Role {
    /// What Terragrunt 0.18 reads: an included file.
    case configuration
    /// A var file of HCL1.
    case variables
    /// A file of HCL2.
    case hcl2
  }

  /// A file in one of its roles.
  final class Entry: Sendable {
    let path: Path
    let role: Role
    private let found = Once<[Diagnostic]>()
    private let counted = Atomic(false)

    fileprivate init(_ key: Key) {
      path = key.path
      role = key.role
    }

    /// The findings of `look`, which is called once.
    func findings(_ look: () -> [Diagnostic]) -> [Diagnostic] { found.value(look) }

    /// True once it is counted for a unit; it is not counted for later units.
    var isCounted: Bool { counted.load(ordering: .relaxed) }

    /// Counts it for the calling unit; true on the first call. Call it in the order of the units.
    func countToFirst() -> Bool { !counted.exchange(true, ordering: .relaxed) }
  }

  fileprivate struct Key: Hashable {
    let path: Path
    let role: Role
  }

  private let entries = Mutex<[Key: Entry]>([:])

  /// The file in that role.
  func entry(_ path: Path, _ role: Role) -> Entry {
    let key = Key(path: path, role: role)
    return entries.withLock { entries in
      if let known = entries[key] { return known }
      let entry = Entry(key)
      entries[key] = entry
      return entry
    }
  }
}
