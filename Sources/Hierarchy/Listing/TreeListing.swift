public import SourceText

/// The contents of a tree: its units, what each consists of, and their dependency order.
public struct TreeListing: Sendable {
  /// The units, by path (byte order).
  public let units: [ListedUnit]
  /// The roots, by path (byte order).
  public let roots: [ListedRoot]
  /// All diagnostics: from resolving the units, and about their dependencies.
  public let diagnostics: [Diagnostic]

  /// The units, each after its dependencies: by level, then by path. Leaves out units in a cycle, and units that
  /// depend on one.
  public var order: [ListedUnit] {
    units.filter { $0.level != nil }.sorted { ($0.level ?? 0, $0.path) < ($1.level ?? 0, $1.path) }
  }

  /// The listing with only those units and roots that read one of the readers' files. Levels do not change.
  public func limited(to readers: FileReaders) -> TreeListing {
    TreeListing(
      units: units.filter { readers.includes($0) }, roots: roots.filter { readers.includes($0) },
      diagnostics: diagnostics)
  }
}

extension TreeListing {
  /// The own paths of the listed units that depend on one of these, directly or not, and these.
  public func withDependents(_ folders: Set<Path>) -> Set<Path> {
    var users: [Path: [Path]] = [:]
    for unit in units {
      for dependency in unit.dependencies { users[dependency.folder, default: []].append(unit.ownPath) }
    }
    var found = folders
    var waiting = Array(folders)
    while let folder = waiting.popLast() {
      for user in users[folder] ?? [] where found.insert(user).inserted { waiting.append(user) }
    }
    return found
  }

  /// The listing with only the units of these absolute paths, and no roots. Levels do not change.
  public func limited(toUnits paths: Set<Path>) -> TreeListing {
    TreeListing(units: units.filter { paths.contains($0.ownPath) }, roots: [], diagnostics: diagnostics)
  }
}

/// A unit in a listing.
public struct ListedUnit: Sendable {
  /// The unit's folder, relative to the tree's top folder.
  public let path: Path
  /// The unit's folder, absolute.
  public let folder: Path
  /// `path`, absolute: the unit's folder, but for environments of one module, which share a folder.
  public let ownPath: Path
  /// The configuration file, relative to the tree's top folder.
  public let configurationFile: Path
  /// The AWS region in the path, or nil.
  public let region: Text?
  /// The included files, nearest first, relative to the tree's top folder.
  public let includes: [Path]
  /// Its Terraform code; nil when it has no source and no `.tf` file in its folder.
  public let module: ListedModule?
  /// Its dependencies, in source order, each folder once.
  public let dependencies: [ListedDependency]
  /// The length of the longest chain of units that must come before it: 0 for none; nil in or after a cycle.
  public let level: Int?
  /// Every file that it reads, `.tf` files of local modules included, and that is read for it, relative to the tree's top
  /// folder, each once, in reading order.
  public let files: [Path]
  /// Every file that it looked for and did not find, relative to the tree's top folder.
  public let missingFiles: [Path]
  /// Of an environment of Terraform alone, how it was found; nil for any other unit.
  public let environment: ListedEnvironment?
  /// The files, relative to the tree's top folder, that something else would read for it if they existed.
  let absentForOthers: [Path]
  /// The folders of its local module and of the local modules called from it, absolute.
  let moduleFolders: [Path]
}

/// The Terraform code of a unit.
public struct ListedModule: Sendable {
  /// The source in the configuration; nil when the code is in the unit's own folder.
  public let source: Text?
  /// The folder, relative to the tree's top folder; nil when the source would have to be downloaded.
  public let path: Path?
}

/// One folder that a unit depends on.
public struct ListedDependency: Sendable {
  /// What is in the folder.
  public enum Target: Sendable, Equatable {
    /// A unit of the listing.
    case listed
    /// A unit of the tree that is not in the listing.
    case outside
    /// Not a unit.
    case nothing
  }

  /// The folder, relative to the tree's top folder.
  public let path: Path
  /// The folder, absolute.
  public let folder: Path
  /// What is in it.
  public let target: Target
  /// The place where the configuration names it.
  public let place: Place
}

/// A file that units include and that is not deployed itself.
public struct ListedRoot: Sendable {
  /// Its folder, relative to the tree's top folder.
  public let path: Path
  /// The file, relative to the tree's top folder.
  public let configurationFile: Path
  /// The AWS region in the path, or nil.
  public let region: Text?
  /// The folders of the listed units that include it, directly or through another root, by path.
  public let units: [Path]
}

extension ListedUnit {
  /// The same unit with its level and dependencies.
  func placed(at level: Int?, _ dependencies: [ListedDependency]) -> ListedUnit {
    ListedUnit(
      path: path, folder: folder, ownPath: ownPath, configurationFile: configurationFile, region: region,
      includes: includes,
      module: module, dependencies: dependencies, level: level, files: files, missingFiles: missingFiles,
      environment: environment, absentForOthers: absentForOthers, moduleFolders: moduleFolders)
  }
}
