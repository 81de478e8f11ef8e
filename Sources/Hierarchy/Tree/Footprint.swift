import SourceText
import Synchronization

/// What resolving and checking one unit asked of the tree's files. A unit of which every question has the same answer in
/// another state of the tree is the same unit there.
package final class Footprint: Sendable {
  /// A question that a `FileLibrary` answers. Paths are absolute and clean.
  enum Question: Hashable, Sendable {
    /// The bytes of a file, or why it can't be read.
    case content(Path)
    /// Whether something is there, and what.
    case kind(Path)
    /// The names in a folder.
    case entries(Path)
    /// Where a symbolic link leads.
    case link(Path)
    /// The files of the module in a folder, and their bytes.
    case module(Path)
    /// The nearest file with that name (without a name: the nearest configuration file) above a folder.
    case nearest(Text?, above: Path)
  }

  /// Nothing was asked yet.
  package init() {}

  private let asked = Mutex<Set<Question>>([])

  func note(_ question: Question) { asked.withLock { _ = $0.insert(question) } }

  /// The questions so far, in no particular order.
  var questions: Set<Question> { asked.withLock { $0 } }
}
