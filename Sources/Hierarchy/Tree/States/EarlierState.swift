import Files
package import SourceText
import Synchronization

/// An earlier state of a tree, as far as it answers questions about files as the tree does now.
final class EarlierState: Sendable {
  /// The tree as it is now, which keeps its units.
  let now: Tree
  /// Its units, absolute.
  private let units: Set<Path>
  private let earlier: any FileSystem
  /// Whether a file has these bytes in the earlier state.
  private let holds: @Sendable ([UInt8], Path) -> Bool
  private let answers = (0..<16).map { _ in Answers() }

  private final class Answers: Sendable {
    let known = Mutex<[Footprint.Question: Bool]>([:])
  }

  /// At most so many units are compared one after the other.
  private static let longestRun = 64
  /// How many runs each thread takes at least, if there are so many units.
  private static let leastRuns = 4

  init(
    of now: Tree, units: [Path], earlier: any FileSystem, workers: Int,
    holds: @escaping @Sendable ([UInt8], Path) -> Bool
  ) {
    self.now = now
    self.units = Set(units)
    self.earlier = earlier
    self.holds = holds
    compareUnits(units, workers: workers)
  }

  /// Resolves the units as they are now, and compares what they ask. Neighbours ask mostly the same, so a run of them keeps
  /// its own answers: all threads together would wait for one another, and for the memory they share. What a unit asks about
  /// its own folder nobody else asks.
  private func compareUnits(_ units: [Path], workers: Int) {
    let length = max(1, min(Self.longestRun, units.count / (Self.leastRuns * workers)))
    let runs = stride(from: 0, to: units.count, by: length).map { units[$0..<min($0 + length, units.count)] }
    _ = ParallelMap.results(runs.count, workers: workers) { [self] in
      var known: [UInt64: (question: Footprint.Question, agrees: Bool)] = [:]
      for unit in runs[$0] {
        _ = now.keptUnit(unit)?.footprint?.allAgree { question in
          if question.path.isWithin(unit.parent) { return compare(question) }
          let mark = question.mark
          if let same = known[mark], same.question == question { return same.agrees }
          let agrees = agrees(on: question)
          known[mark] = (question, agrees)
          return agrees
        }
      }
    }
  }

  /// The unit as it is now, if it was the same then; nil when a question that it asked has another answer.
  func unchanged(_ unit: Path) -> KeptUnits.Kept? {
    guard units.contains(unit), let kept = now.keptUnit(unit), isSame(kept.footprint) else { return nil }
    return kept
  }

  /// True when the file at an absolute, clean path is the same, or can be read in neither state.
  func isUnchangedFile(_ path: Path) -> Bool { agrees(on: .content(path)) }

  /// True when all questions have the answers of now.
  func isSame(_ footprint: Footprint?) -> Bool { footprint?.allAgree { agrees(on: $0) } ?? false }

  /// The file as it was read for the tree as it is now, if it was the same then.
  func unchangedFile(at path: Path) -> LoadedFile? {
    guard let loaded = now.files.known(path), agrees(on: .content(path)) else { return nil }
    return loaded
  }

  private func agrees(on question: Footprint.Question) -> Bool {
    let shelf = answers[Int(question.mark % UInt64(answers.count))]
    if let known = shelf.known.withLock({ $0[question] }) { return known }
    let answer = compare(question)
    shelf.known.withLock { $0[question] = answer }
    return answer
  }

  private func compare(_ question: Footprint.Question) -> Bool {
    switch question {
    case .content(let path): isSameFile(path)
    case .kind(let path): now.files.kind(of: path) == earlier.kind(of: path)
    case .entries(let folder):
      entries(of: folder, earlier) == (listed(folder) ?? entries(of: folder, now.files.fileSystem))
    case .link(let path): now.files.linkTarget(of: path) == earlier.linkTarget(of: path)
    case .module(let folder): isSameModule(folder)
    case .nearest(let name, let folder): isNearestTheSame(name, from: folder)
    }
  }

  private func isSameFile(_ path: Path) -> Bool {
    do throws(FileSystemError) {
      return holds(try now.files.bytes(path), path)
    } catch {
      do throws(FileSystemError) {
        _ = try earlier.read(path)
        return false
      } catch let other {
        return error == other
      }
    }
  }

  /// An entry of a folder without its name.
  private struct Entry: Equatable {
    let kind: FileKind?
    let isLink: Bool
  }

  private func entries(of folder: Path, _ files: any FileSystem) -> [Text: Entry]? {
    guard let entries = try? files.entries(of: folder) else { return nil }
    let counted = entries.filter { !ToolFolders.ofTerraform.contains($0.name) }
    return Dictionary(counted.map { ($0.name, Entry(kind: $0.kind, isLink: $0.isLink)) }) { first, _ in first }
  }

  /// The entries of a folder as it is now; nil unless it has been listed.
  private func listed(_ folder: Path) -> [Text: Entry]? {
    guard let listed = now.files.listed(folder) else { return nil }
    var entries = Dictionary(
      listed.names.lazy.filter { !ToolFolders.ofTerraform.contains($0.key) }
        .map { ($0.key, Entry(kind: $0.value, isLink: listed.links.contains($0.key))) }
    ) { first, _ in first }
    for name in listed.brokenLinks { entries[name] = Entry(kind: nil, isLink: true) }
    return entries
  }

  private func isSameModule(_ folder: Path) -> Bool {
    let (old, new) = (code(in: folder, earlier), code(in: folder, now.files.fileSystem))
    return old == new && (new ?? []).allSatisfy { agrees(on: .content(folder.appending(Path($0)))) }
  }

  private func code(in folder: Path, _ files: any FileSystem) -> [Text]? {
    guard let entries = try? files.entries(of: folder) else { return nil }
    return ModuleFiles.names(among: entries.filter { $0.kind == .file }.map(\.name)).sorted()
  }

  private func isNearestTheSame(_ name: Text?, from folder: Path) -> Bool {
    guard now.files.fileSystem.refusal(of: folder) == nil else { return true }
    let paths = name.map { ["./" + $0] } ?? ConfigurationFile.names
    let candidates = paths.map { folder.appending(Path($0)).cleaned }
    guard candidates.allSatisfy({ agrees(on: .kind($0)) }) else { return false }
    return folder.isTop || candidates.contains { now.files.exists($0) }
      || agrees(on: .nearest(name, from: folder.parent))
  }
}

extension Tree {
  /// True when the unit, absolute, is the same as in the tree as it is now, with everything that was asked for it so far.
  package func isUnchanged(_ unit: Path) -> Bool { earlier?.unchanged(unit) != nil }

  /// True when the file at an absolute path is the same in the tree as it is now, or is in neither.
  package func isUnchanged(file path: Path) -> Bool { earlier?.isUnchangedFile(path.cleaned) ?? false }

  /// True when the tree as it is now answers all questions as this earlier state does.
  package func isUnchanged(_ footprint: Footprint) -> Bool { earlier?.isSame(footprint) ?? false }
}
