import Hierarchy
import SourceText
import Synchronization

/// The files that several units read, each in each of its roles. The first thread that asks checks a file.
final class SharedFiles: Sendable {
  /// What a file is to a unit.
  enum Role {
    /// What Terragrunt 0.18 reads: an included file.
    case configuration
    /// A var file of HCL1.
    case variables
    /// A file of HCL2.
    case hcl2
    /// A file that a configuration decodes as YAML or JSON.
    case data
  }

  /// A file in one of its roles.
  struct Key: Hashable {
    let path: Path
    let role: Role
  }

  /// A file that was checked.
  struct Checked: Sendable {
    let key: Key
    /// What was found in the file by itself.
    let findings: [Diagnostic]
  }

  private let known = Mutex<[Key: Once<[Diagnostic]>]>([:])

  /// The file, with the findings of `look`, which is called once for each file and role.
  func file(_ key: Key, _ look: () -> [Diagnostic]) -> Checked {
    let found = known.withLock { known in
      if let found = known[key] { return found }
      let found = Once<[Diagnostic]>()
      known[key] = found
      return found
    }
    return Checked(key: key, findings: found.value(look))
  }
}
