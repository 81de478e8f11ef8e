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

  private struct State {
    var asked: [Question] = []
    /// How many of the first have the same answer in the earlier state.
    var agreedCount = 0
  }

  private let state = Mutex(State())

  func note(_ question: Question) {
    state.withLock { state in
      if state.asked.last != question { state.asked.append(question) }
    }
  }

  /// True when all questions so far have the same answer in an earlier state, of which there is one.
  func allAgree(_ agrees: (Question) -> Bool) -> Bool {
    state.withLock { state in
      while state.agreedCount < state.asked.count {
        guard agrees(state.asked[state.agreedCount]) else { return false }
        state.agreedCount += 1
      }
      return true
    }
  }
}
