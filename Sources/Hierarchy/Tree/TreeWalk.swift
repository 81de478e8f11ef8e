import Files
import SourceText

/// One walk through a tree's folders: each is listed once, level by level, on several threads.
struct TreeWalk {
  private static let neverEntered: Set<Text> = [".terragrunt-cache", ".terraform", ".git"]
  /// Fewer folders than this are listed faster than threads start.
  private static let parallelLimit = 64

  private let files: FileLibrary
  private let workers: Int

  init(_ files: FileLibrary, workers: Int) {
    self.files = files
    self.workers = workers
  }

  /// The relevant contents of one folder.
  private struct Listing<Found: Sendable>: Sendable {
    var folders: [Path] = []
    var found: Found?
    var diagnostic: Diagnostic?
  }

  /// The results of `look` for the configuration files in and below `folder`, in no particular order, and diagnostics
  /// for the folders that can't be read. A file is examined once the walked folders above it are known.
  func configurationFiles<Found: Sendable>(
    below folder: Path, look: @escaping @Sendable (Path) -> Found?
  ) -> (found: [Found], diagnostics: [Diagnostic]) {
    var found: [Found] = []
    var diagnostics: [Diagnostic] = []
    var level = [folder]
    while !level.isEmpty {
      let folders = level
      level = []
      let threads = folders.count < Self.parallelLimit ? 1 : workers
      for listing in ParallelMap.results(folders.count, workers: threads, { self.list(folders[$0], look) }) {
        level += listing.folders
        if let looked = listing.found { found.append(looked) }
        if let diagnostic = listing.diagnostic { diagnostics.append(diagnostic) }
      }
    }
    return (found, diagnostics)
  }

  /// The contents of most unit folders, shared by all of them.
  private static let configurationAlone: [Text: FileKind] = [ConfigurationFile.name: .file]

  private static func kinds(of entries: [FolderEntry]) -> [Text: FileKind] {
    if entries.count == 1, entries[0].kind == .file, entries[0].name == ConfigurationFile.name {
      return configurationAlone
    }
    return FileLibrary.kinds(of: entries)
  }

  private func list<Found>(_ folder: Path, _ look: (Path) -> Found?) -> Listing<Found> {
    var listing = Listing<Found>()
    do throws(FileSystemError) {
      let entries = try files.fileSystem.entries(of: folder)
      let kinds = Self.kinds(of: entries)
      for entry in entries {
        if entry.kind == .folder, !entry.isLink, !Self.neverEntered.contains(entry.name) {
          listing.folders.append(folder.appending(Path(entry.name)))
        }
      }
      files.remember(kinds, of: entries, in: folder)
      let name = ConfigurationFile.names.first { kinds[$0] != nil }
      if let name { listing.found = look(folder.appending(Path(name))) }
    } catch {
      listing.diagnostic = Diagnostic(
        .error, "unreadable-folder", "the folder '\(files.displayName(folder))' can't be read: \(error.reason)", at: nil
      )
    }
    return listing
  }
}
