public import SourceText

/// What a tree holds: its units, what each is made of, and the order in which they depend on one another.
public struct TreeListing: Sendable {
  /// The units, by path (byte order).
  public let units: [ListedUnit]
  /// The roots, by path (byte order).
  public let roots: [ListedRoot]
  /// Everything that was found wrong: resolving the units, and in their dependencies.
  public let diagnostics: [Diagnostic]

  /// The units in an order in which each comes after all it depends on: by level, then by path. Units in a circle, or
  /// that depend on one, are left out.
  public var order: [ListedUnit] {
    units.filter { $0.level != nil }.sorted { ($0.level ?? 0, $0.path) < ($1.level ?? 0, $1.path) }
  }

  /// The listing with only those units and roots that read one of the readers' files. Levels stay as they were.
  public func limited(to readers: FileReaders) -> TreeListing {
    TreeListing(
      units: units.filter { readers.includes($0) }, roots: roots.filter { readers.includes($0) },
      diagnostics: diagnostics)
  }
}

extension TreeListing {
  /// The listing with only the units of these folders, absolute, and no roots. Levels stay as they were.
  public func limited(toUnits folders: Set<Path>) -> TreeListing {
    TreeListing(units: units.filter { folders.contains($0.folder) }, roots: [], diagnostics: diagnostics)
  }
}

/// A unit as a listing shows it.
public struct ListedUnit: Sendable {
  /// The unit's folder, relative to the root of the tree.
  public let path: Path
  /// The unit's folder, absolute.
  public let folder: Path
  /// The configuration file, relative to the root.
  public let configurationFile: Path
  /// The AWS region that a folder of the path names, or nil.
  public let region: Text?
  /// The included files, nearest first, relative to the root.
  public let includes: [Path]
  /// Its Terraform code; nil when it names no source and no `.tf` file lies beside it.
  public let module: ListedModule?
  /// What it depends on, in source order, each folder once.
  public let dependencies: [ListedDependency]
  /// How many others must come before it, one after the other: 0 for none; nil in a circle or behind one.
  public let level: Int?
  /// Every file that it reads, `.tf` files of local modules too, relative to the root, each once, in reading order.
  public let files: [Path]
  /// Every file that it asked for and that is not there, relative to the root.
  public let missingFiles: [Path]
  /// The folders of its local module and of the local modules that calls, absolute.
  let moduleFolders: [Path]
}

/// The Terraform code of a unit.
public struct ListedModule: Sendable {
  /// The source as the configuration gives it; nil when the code lies beside the unit.
  public let source: Text?
  /// The folder, relative to the root of the tree; nil when the source is to be downloaded.
  public let path: Path?
}

/// One folder that a unit depends on.
public struct ListedDependency: Sendable {
  /// What is in the folder.
  public enum Target: Sendable, Equatable {
    /// A unit of the listing.
    case listed
    /// A unit of the tree that the listing does not show.
    case outside
    /// No unit.
    case nothing
  }

  /// The folder, relative to the root of the tree.
  public let path: Path
  /// The folder, absolute.
  public let folder: Path
  /// What is in it.
  public let target: Target
  /// Where the configuration names it.
  public let place: Place
}

/// A file that units include and that is not deployed by itself.
public struct ListedRoot: Sendable {
  /// Its folder, relative to the root of the tree.
  public let path: Path
  /// The file, relative to the root of the tree.
  public let configurationFile: Path
  /// The AWS region that a folder of the path names, or nil.
  public let region: Text?
  /// The folders of the listed units that include it, directly or through another root, by path.
  public let units: [Path]
}

extension ListedUnit {
  /// The same unit with its place among the others.
  func placed(at level: Int?, _ dependencies: [ListedDependency]) -> ListedUnit {
    ListedUnit(
      path: path, folder: folder, configurationFile: configurationFile, region: region, includes: includes,
      module: module, dependencies: dependencies, level: level, files: files, missingFiles: missingFiles,
      moduleFolders: moduleFolders)
  }
}
