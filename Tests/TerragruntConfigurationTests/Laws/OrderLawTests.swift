import Files
import Hierarchy
import SourceText
import Synchronization
import TestSupport
import Testing

/// Resolving does not depend on the order in which files are listed, on the order of the units, or on threads.
struct OrderLawTests {
  /// A file system that lists the entries of each folder in an order of its own.
  private struct Shuffled: FileSystemLayer {
    let base: any FileSystem
    let seed: UInt64

    func entries(of folder: Path) throws(FileSystemError) -> [FolderEntry] {
      var random = SeededGenerator(seed: seed)
      return try base.entries(of: folder).sorted { $0.name < $1.name }.shuffled(using: &random)
    }
  }

  private static let estates: UInt64 = 12

  @Test func theOrderOfUnitsDoesNotMatter() {
    for seed in 0..<Self.estates {
      let estate = GeneratedEstate(seed: seed)
      let alone = estate.units.map { EstateRun.summary(of: EstateRun(estate.tree()).tree.resolve($0)) }
      let forwards = EstateRun(estate.tree())
      #expect(estate.units.map { EstateRun.summary(of: forwards.tree.resolve($0)) } == alone, "estate \(seed)")
      let backwards = EstateRun(estate.tree())
      let reversed = estate.units.reversed().map { EstateRun.summary(of: backwards.tree.resolve($0)) }
      #expect(Array(reversed.reversed()) == alone, "estate \(seed) backwards")
    }
  }

  @Test(arguments: [1, 2, 8]) func theOrderOfFilesAndThreadsDoesNotMatter(workers: Int) {
    for seed in 0..<Self.estates {
      let estate = GeneratedEstate(seed: seed)
      let expected = all(EstateRun(Shuffled(base: estate.tree(), seed: 0)), 1)
      #expect(expected.count == estate.units.count)
      for order in 1...2 as ClosedRange<UInt64> {
        let found = all(EstateRun(Shuffled(base: estate.tree(), seed: order)), workers)
        #expect(found == expected, "estate \(seed), order \(order)")
      }
    }
  }

  private func all(_ run: EstateRun, _ workers: Int) -> [String] {
    var summaries: [String] = []
    let selection = run.tree.selection(of: [GeneratedEstate.folder], workers: workers)
    run.tree.forEachUnit(of: selection, workers: workers) {
      EstateRun.summary(of: $0)
    } use: {
      summaries.append($0)
    }
    return summaries
  }
}
