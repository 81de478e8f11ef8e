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
    /// The nearest file with that name (without a name: the nearest configuration file) in or above a folder.
    case nearest(Text?, from: Path)

    /// What it is about; the folder from which a search starts.
    var path: Path {
      switch self {
      case .content(let path), .kind(let path), .entries(let path), .link(let path), .module(let path),
        .nearest(_, from: let path):
        path
      }
    }

    /// A number that equal questions share, and few others.
    var mark: UInt64 {
      switch self {
      case .content(let path): path.text.quickHash
      case .kind(let path): path.text.quickHash &+ 1
      case .entries(let folder): folder.text.quickHash &+ 2
      case .link(let path): path.text.quickHash &+ 3
      case .module(let folder): folder.text.quickHash &+ 4
      case .nearest(let name, let folder): folder.text.quickHash &+ 5 &+ UInt64(name?.count ?? 0)
      }
    }
  }

  /// Nothing was asked yet.
  package init() {}

  private struct State {
    var asked: [Question] = []
    /// The marks of the questions.
    var marks: [UInt64] = []
    /// How many of the first have the same answer in the earlier state.
    var agreedCount = 0

    /// A unit asks the same a few times over, within about that many questions.
    private static let mostCompared = 64
    private static let usualCount = 24

    /// Makes room for what most units ask.
    mutating func reserve() {
      asked.reserveCapacity(Self.usualCount)
      marks.reserveCapacity(Self.usualCount)
    }

    /// True when the question is one of the latest.
    func knows(_ question: Question, _ mark: UInt64) -> Bool {
      for index in marks.indices.suffix(Self.mostCompared) where marks[index] == mark && asked[index] == question {
        return true
      }
      return false
    }
  }

  private let state = Mutex(State())

  func note(_ question: Question) {
    let mark = question.mark
    state.withLock { state in
      if state.knows(question, mark) { return }
      if state.asked.isEmpty { state.reserve() }
      state.asked.append(question)
      state.marks.append(mark)
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
