import Files
import Hierarchy
import SourceText

/// All pages of a report, and how they reach the disk.
struct ReportSite {
  /// The pages by file name.
  let files: [(name: Text, bytes: [UInt8])]

  init(_ estate: ReportedEstate, _ secrets: SecretPolicy, workers: Int) {
    var files: [(name: Text, bytes: [UInt8])] = [
      (Text(PageNames.overview), OverviewPage(estate).bytes),
      (Text(PageNames.findings), FindingsPage(estate).bytes),
      (Text(PageNames.values), ValuesPage(estate, secrets).bytes(workers: workers)),
      (Text(PageNames.dependencies), DependenciesPage(estate).bytes),
    ]
    files += ParallelMap.results(estate.units.count, workers: workers) {
      (name: Text(estate.units[$0].page), bytes: UnitPage($0, of: estate, secrets).bytes)
    }
    let rows = ParallelMap.results(estate.rows.count, workers: workers) { position in
      MatrixPage(estate.rows[position], of: estate, secrets).map {
        (name: Text(estate.rows[position].page), bytes: $0.bytes)
      }
    }
    self.files = files + rows.compactMap { $0 }
  }

  /// Writes all pages or none, and removes those of an earlier report that no longer exist. False after an error, which
  /// has been reported.
  func write(to folder: Path, _ invocation: Invocation) -> Bool {
    let entries = (try? invocation.host.fileSystem.entries(of: folder)) ?? []
    let outdated = Set(entries.map(\.name).filter(PageNames.isOfReport))
    let target = FolderReplacement(
      folder, below: folder, files: files, outdated: outdated, guarding: invocation.guardedFolders)
    let obstacles = invocation.host.obstacles([target], folder.appending(Path(PageNames.overview)), folder)
    if let obstacle = obstacles.first {
      invocation.console.fail(
        "nothing is written: '\(obstacle.path)' \(obstacle.reason)",
        help: "take it out of the way, or give another --output-dir")
      return false
    }
    do throws(FileSystemError) {
      try invocation.host.replaceFolder(target)
    } catch {
      invocation.console.fail("the folder '\(folder)' can't be written: \(error.reason)")
      return false
    }
    return true
  }
}
