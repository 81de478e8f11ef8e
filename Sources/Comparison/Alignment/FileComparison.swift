import HCL1Syntax
import Hierarchy
import SourceText
import Synchronization

/// The files that differ between two states of one tree, each compared once.
final class FileComparison: Sendable {
  private enum Answer {
    case same
    /// Different bytes with the same meaning: comments, white space, key order.
    case sameMeaning
    case changed
  }

  private let a: Tree
  private let b: Tree
  private let answers = Mutex<[Path: Answer]>([:])

  init(_ a: Tree, _ b: Tree) {
    self.a = a
    self.b = b
  }

  /// The files among `paths`, relative to the tree's top folder, whose meaning differs in the other tree; if there
  /// are none, those whose bytes differ. Sorted.
  func changed(among paths: some Sequence<Path>) -> [Path] {
    let all = Set(paths).sorted().map { (path: $0, answer: answer($0)) }
    let changed = all.filter { $0.answer == .changed }
    return (changed.isEmpty ? all.filter { $0.answer == .sameMeaning } : changed).map(\.path)
  }

  private func answer(_ path: Path) -> Answer {
    if let known = answers.withLock({ $0[path] }) { return known }
    let answer = Self.compare(a.file(at: a.root.appending(path)), b.file(at: b.root.appending(path)))
    answers.withLock { $0[path] = answer }
    return answer
  }

  private static func compare(_ a: SourceFile?, _ b: SourceFile?) -> Answer {
    guard let a, let b else { return a == nil && b == nil ? .same : .changed }
    if a.bytes == b.bytes { return .same }
    let first = SyntaxTree(parsing: a)
    let second = SyntaxTree(parsing: b)
    if first.diagnostics.hasErrors || second.diagnostics.hasErrors { return .changed }
    let isSame =
      Value(.object(Decoder.decode(first).members), at: .start)
      == Value(.object(Decoder.decode(second).members), at: .start)
    return isSame ? .sameMeaning : .changed
  }
}
