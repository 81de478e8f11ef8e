import Files
import SourceText

/// One walk through a tree's folders: each is listed once, level by level, on several threads.
struct TreeWalk {
  /// Fewer folders than this are listed faster than threads start.
  private static let parallelLimit = 64

  private let files: FileLibrary
  private let layouts: Layouts
  private let workers: Int

  init(_ files: FileLibrary, _ layouts: Layouts, workers: Int) {
    self.files = files
    self.layouts = layouts
    self.workers = workers
  }

  /// The relevant contents of one folder.
  private struct Listing<Found: Sendable>: Sendable {
    var folders: [Path] = []
    var found: Found?
    /// The units of other layouts.
    var others: [Path] = []
    var diagnostic: Diagnostic?
  }

  /// The results of `look` for the configuration files in and below `folder`, in no particular order, the units of
  /// other layouts, and diagnostics for the folders that can't be read. A file is examined once the walked folders
  /// above it are known.
  ///
  /// - Parameter isUnit: whether a result of `look` is a unit of Terragrunt 0.18.
  func configurationFiles<Found: Sendable>(
    below folder: Path, look: @escaping @Sendable (Path) -> Found?, isUnit: @escaping @Sendable (Found) -> Bool
  ) -> (found: [Found], others: [Path], diagnostics: [Diagnostic]) {
    var found: [Found] = []
    var others: [Path] = []
    var diagnostics: [Diagnostic] = []
    var level = [folder]
    while !level.isEmpty {
      let folders = level
      level = []
      let threads = folders.count < Self.parallelLimit ? 1 : workers
      for listing in ParallelMap.results(folders.count, workers: threads, { self.list(folders[$0], look, isUnit) }) {
        level += listing.folders
        if let looked = listing.found { found.append(looked) }
        others += listing.others
        if let diagnostic = listing.diagnostic { diagnostics.append(diagnostic) }
      }
    }
    return (found, others, diagnostics)
  }

  /// The contents of most unit folders, shared by all of them.
  private static let configurationAlone: [Text: FileKind] = [ConfigurationFile.name: .file]

  private static func kinds(of entries: [FolderEntry]) -> [Text: FileKind] {
    if entries.count == 1, entries[0].kind == .file, entries[0].name == ConfigurationFile.name {
      return configurationAlone
    }
    return FileLibrary.kinds(of: entries)
  }

  private func list<Found>(
    _ folder: Path, _ look: (Path) -> Found?, _ isUnit: (Found) -> Bool
  ) -> Listing<Found> {
    var listing = Listing<Found>()
    do throws(FileSystemError) {
      let entries = try files.fileSystem.entries(of: folder)
      let kinds = Self.kinds(of: entries)
      for entry in entries {
        if entry.kind == .folder, !entry.isLink, !ToolFolders.ofTerraform.contains(entry.name) {
          listing.folders.append(folder.appending(Path(entry.name)))
        }
      }
      files.remember(kinds, of: entries, in: folder)
      if !layouts.isEmpty {
        listing.others = layouts.units(in: folder, kinds)
        if !listing.others.isEmpty { return listing }
      }
      let name = ConfigurationFile.names.first { kinds[$0] != nil }
      if let name { listing.found = look(folder.appending(Path(name))) }
      if !layouts.isEmpty, !(listing.found.map(isUnit) ?? false) {
        listing.others = layouts.fallbackUnits(in: folder, kinds)
        if !listing.others.isEmpty { listing.found = nil }
      }
    } catch {
      listing.diagnostic = Diagnostic(
        .error, TreeFailure.unreadableFolder,
        "the folder '\(files.displayName(folder))' can't be read: \(error.reason)", at: nil
      )
    }
    return listing
  }
}
