import SourceText

/// One walk through the folders of a tree: each is listed once, a level at a time, on several threads.
struct TreeWalk {
  private static let neverEntered: Set<Text> = [".terragrunt-cache", ".terraform", ".git"]
  /// Fewer folders than this are listed faster than threads are started.
  private static let parallelLimit = 64

  private let files: FileLibrary
  private let workers: Int

  init(_ files: FileLibrary, workers: Int) {
    self.files = files
    self.workers = workers
  }

  /// What one folder holds that matters.
  private struct Listing: Sendable {
    var folders: [Path] = []
    var configurationFile: Path?
    var diagnostic: Diagnostic?
  }

  /// Every configuration file in or below `folder` that `counts`, in no particular order, and what is said of the folders
  /// that can't be read.
  func configurationFiles(
    below folder: Path, counts: @escaping @Sendable (Path) -> Bool
  ) -> (found: [Path], diagnostics: [Diagnostic]) {
    var found: [Path] = []
    var diagnostics: [Diagnostic] = []
    var level = [folder]
    while !level.isEmpty {
      let folders = level
      level = []
      let threads = folders.count < Self.parallelLimit ? 1 : workers
      for listing in ParallelMap.results(folders.count, workers: threads, { self.list(folders[$0], counts) }) {
        level += listing.folders
        if let file = listing.configurationFile { found.append(file) }
        if let diagnostic = listing.diagnostic { diagnostics.append(diagnostic) }
      }
    }
    return (found, diagnostics)
  }

  private func list(_ folder: Path, _ counts: (Path) -> Bool) -> Listing {
    var listing = Listing()
    do throws(FileSystemError) {
      let entries = try files.fileSystem.entries(of: folder)
      var kinds: [Text: FileKind] = [:]
      kinds.reserveCapacity(entries.count)
      for entry in entries {
        kinds[entry.name] = entry.kind
        if entry.kind == .folder, !entry.isLink, !Self.neverEntered.contains(entry.name) {
          listing.folders.append(folder.appending(Path(entry.name)))
        }
      }
      files.remember(kinds, in: folder)
      let name = ConfigurationFile.names.first { kinds[$0] != nil }
      if let name {
        let file = folder.appending(Path(name))
        if counts(file) { listing.configurationFile = file }
      }
    } catch {
      listing.diagnostic = Diagnostic(
        .error, "unreadable-folder", "the folder '\(files.displayName(folder))' can't be read: \(error.reason)", at: nil
      )
    }
    return listing
  }
}
